import Continuum

/// What `sign-in.mustache` and `setup.mustache` name: a form of someone who has no session yet.
struct SignInPage: PageValue, Sendable {
    var t: [String: String]
    var csrf = ""
    var key: TypedText
    var back: TypedText = ""
    var fields: [Field]
    var hasProvider = false
    var providerName = ""
    var problemList: [ProblemList] = []

    /// - Parameter isNew: whether an account is made; otherwise someone signs in.
    init(_ language: Language, key: String = "", isNew: Bool) {
        t = PeopleWords.words(language).merging(LayoutWords.words(language)) { own, _ in own }
        self.key = TypedText(key)
        func words(_ name: String) -> String { t[name] ?? "" }
        var email = Field(.line, "email", label: t["email"] ?? "", isRequired: true)
        email.inputType = "email"
        email.fieldAutocomplete = "username"
        var password = Field(.line, "password", label: t["password"] ?? "", hint: isNew ? t["passwordHint"] ?? "" : "", isRequired: true)
        password.inputType = "password"
        password.fieldAutocomplete = isNew ? "new-password" : "current-password"
        fields = [email, password]
        if isNew {
            var name = Field(.line, "name", label: t["name"] ?? "", hint: t["nameHint"] ?? "", isRequired: true)
            name.fieldAutocomplete = "name"
            fields.insert(name, at: 0)
        }
    }

    /// What was typed, but for the password.
    mutating func take(_ form: FormBody) {
        for i in fields.indices where fields[i].inputType != "password" { fields[i].fieldValue = TypedText(form[fields[i].fieldName] ?? "") }
    }

    mutating func problem(_ field: String, _ text: Bilingual, _ language: Language) {
        for i in fields.indices where fields[i].fieldName == field { fields[i].fieldError = text[language] }
        problemList = ProblemList(fields, language).map { [$0] } ?? []
    }

    mutating func offer(_ provider: WorkbenchConfiguration.IdentityProvider?) {
        hasProvider = provider != nil
        providerName = provider?.name ?? ""
    }
}
