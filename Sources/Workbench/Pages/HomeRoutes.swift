import Continuum
import Hummingbird
import Reach
import Store

/// The workspaces of this installation that the visitor may see.
struct HomeRoutes: Sendable {
    let bench: Bench

    func add(to router: Router<WorkbenchContext>) { router.get("/", use: home) }

    @Sendable private func home(_ request: Request, _ context: WorkbenchContext) async throws -> Response {
        guard let visitor = context.visitor else {
            if try await bench.store.userCount() == 0 {
                throw Refusal(
                    .serviceUnavailable, "set-up", Bilingual(fr: "Cette installation n’est pas encore mise en route.", en: "This installation is not set up yet."),
                    advice: Bilingual(
                        fr: "Ouvrez l’adresse de mise en route que « portulan serve » a écrite dans son terminal ou son journal système.",
                        en: "Open the set-up address that “portulan serve” wrote to its terminal or system log."))
            }
            throw Refusal.signedOut
        }
        let slugs = await bench.hall.slugs().filter(visitor.sees)
        if slugs.count == 1, let only = slugs.first { return .redirect(to: Area.overview.url(only), type: .normal) }
        var cards: [HomePage.Card] = []
        for slug in slugs {
            guard let desk = await bench.hall.desk(slug) else { continue }
            let snapshot = await desk.snapshot()
            let broken = snapshot.assessment.verdicts.count { $0.status == .notMet }
            cards.append(
                HomePage.Card(
                    url: Area.overview.url(slug), name: snapshot.title(context.language, slug: slug), slug: slug,
                    text: Words.count(broken, Bilingual(fr: "limite dépassée", en: "limit broken"), Bilingual(fr: "limites dépassées", en: "limits broken"), context.language)))
        }
        let body = try bench.pages.fragment("home", HomePage(cards: cards, context.language))
        return try bench.page(context, heading: Bilingual(fr: "Dossiers", en: "Workspaces")[context.language], body: body)
    }
}

/// What `home.mustache` names.
struct HomePage: PageValue {
    struct Card {
        var url: String
        var name: String
        var slug: String
        var text: String
    }

    var cards: [Card]
    var derived: [String: Any] { ["hasCards": !cards.isEmpty] }
    var emptyTitle: String
    var emptyText: String

    init(cards: [Card], _ language: Language) {
        self.cards = cards
        emptyTitle = Bilingual(fr: "Aucun dossier ne vous est ouvert", en: "No workspace is open to you")[language]
        emptyText = Bilingual(
            fr: "Demandez un rôle à qui administre l’installation. Un dossier est un répertoire qui contient « portulan.yaml » ; « portulan init » en crée un.",
            en: "Ask whoever administers the installation for a role. A workspace is a folder with a “portulan.yaml”; “portulan init” makes one.")[language]
    }
}
