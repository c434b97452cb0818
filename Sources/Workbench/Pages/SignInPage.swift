import Continuum

/// What `sign-in.mustache` and `setup.mustache` name: a form of someone who has no session yet.
struct SignInPage: PageValue, Sendable {
    var t: [String: String]
    var csrf = ""
    var key: TypedText
    var back: TypedText = ""
    /// The same, as a part of an address.
    var derived: [String: Any] { ["backPart": HTML.urlPart(back.text)] }
    var fields: [Field]
    /// What an invitation offers.
    var offer = ""
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

    /// The form of the second step.
    init(codeIn language: Language, back: String) {
        self.init(language, isNew: false)
        var code = Field(.line, "code", label: t["code"] ?? "", hint: t["codeHint"] ?? "", isRequired: true)
        code.fieldAutocomplete = "one-time-code"
        code.isNarrow = true
        fields = [code]
        self.back = TypedText(back)
    }

    /// What was typed, but for the password.
    mutating func take(_ form: FormBody) {
        for i in fields.indices where fields[i].inputType != "password" { fields[i].fieldValue = TypedText(form[fields[i].fieldName] ?? "") }
    }

    mutating func problem(_ field: String, _ text: Bilingual, _ language: Language) {
        for i in fields.indices where fields[i].fieldName == field { fields[i].fieldError = text[language] }
        problemList = ProblemList(fields, language).map { [$0] } ?? []
    }

    /// Is it a name, an address, a password that holds? What is not stands beside its field.
    mutating func check(name: String, email: String, password: String, _ language: Language) {
        if name.isEmpty { problem("name", Bilingual(fr: "Dites votre nom.", en: "Give your name."), language) }
        if name.count > 200 { problem("name", Bilingual(fr: "Au plus 200 caractères.", en: "At most 200 characters."), language) }
        if !SignInRoutes.isAddress(email) {
            problem("email", Bilingual(fr: "Cette adresse n’a pas la forme nom@domaine.", en: "This address is not of the form name@domain."), language)
        }
        if let wrong = PasswordHasher.problem(password, name: name, email: email) { problem("password", wrong, language) }
    }

    mutating func offer(_ provider: WorkbenchConfiguration.IdentityProvider?) {
        hasProvider = provider != nil
        providerName = provider?.name ?? ""
    }
}
