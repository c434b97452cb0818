import Continuum
import HTTPTypes
import Hummingbird

extension Bench {
    /// A form of someone without a session: its word must be the one in a cookie of this host.
    func outsideForm(_ request: Request, _ context: WorkbenchContext) async throws -> FormBody {
        let form = try await FormBody(request, limit: 64 << 10)
        guard let cookie = request.cookies["form"]?.value, let sent = form["csrf"], cookie.count >= 32, Secrets.equal(cookie, sent) else { throw Refusal.forgedForm }
        return form
    }

    /// A page with such a form.
    func outsidePage(
        _ context: WorkbenchContext, _ template: String, _ heading: Bilingual, _ content: SignInPage, lead: Bilingual = Bilingual(""), status: HTTPResponse.Status = .ok
    ) throws -> Response {
        var content = content
        let word = Secrets.token()
        content.csrf = word
        var layout = frame(context, heading: heading[context.language], body: try pages.fragment(template, content))
        layout.lead = lead[context.language]
        layout.status = status
        var response = try pages.page(layout, template: "bare")
        response.setCookie(Cookie(name: "form", value: word, maxAge: 3_600, path: "/", secure: context.isSecure, httpOnly: true, sameSite: .strict))
        return response
    }
}
