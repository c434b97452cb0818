import Continuum
import HTTPTypes
import Hummingbird
import Ledger
import Store
import Workspace

/// What became of a proposal that somebody wanted to save?
enum ProposalOutcome: Sendable {
    case saved(Accepted)
    /// The chart has changed: what was shown is not what would be written.
    case moved
    /// The page again, with what is missing.
    case incomplete
    case refused(Diagnostics)
}

extension Bench {
    /// The page that shows a change before it is saved.
    /// - Parameter form: what was posted from it already.
    func page(
        _ proposal: Proposal, _ context: WorkbenchContext, _ room: Room, _ area: Area, _ snapshot: Snapshot, heading: String, form: FormBody? = nil, number: Int = 1,
        numberAddress: @escaping @Sendable (Int) -> String = { _ in "" }, crumbs: [Layout.Crumb], notices: [Notice] = [], status: HTTPResponse.Status = .ok,
        adjust: (inout ProposalPage) -> Void = { _ in }
    ) async throws -> Response {
        let language = context.language
        let elements = proposal.elements
        let pager = Pager(number, of: elements.count, language, address: numberAddress)
        let (preview, effect) = try await room.desk.compute {
            let preview = ProposalPreview(proposal.change, elements: elements, pager.range, over: snapshot.continuum, language)
            // What the whole makes better or worse stands on the first page.
            let isFit = !preview.problems.hasErrors && !proposal.diagnostics.hasErrors && pager.range.lowerBound == 0
            return (preview, isFit ? Effect(of: proposal.change, snapshot) : nil)
        }
        var content = ProposalPage(
            proposal, preview, effect: effect, pager: pager.isNeeded ? pager : nil, snapshot, in: room, csrf: context.session?.csrf ?? "", form: form, language)
        adjust(&content)
        return try await page(
            context, room, area, heading: heading, body: try pages.fragment("proposal", content), snapshot: snapshot, crumbs: crumbs, notices: notices,
            status: !content.problemList.isEmpty && status == .ok ? .unprocessableContent : status)
    }

    /// Writes a change as it was shown.
    func accept(_ proposal: Proposal, _ form: FormBody, _ context: WorkbenchContext, _ room: Room, _ snapshot: Snapshot) async throws -> ProposalOutcome {
        guard let name = form.text("change.name"), let reason = form.text("change.reason"), name.utf8.count <= ProposalPage.longestName, reason.utf8.count <= ProposalPage.longestReason
        else { return .incomplete }
        guard form["plan"] == proposal.plan(snapshot.continuum.vocabulary) else { return .moved }
        var change = proposal.change
        // A name that was left as it was proposed is known in both languages.
        if name != change.name[context.language] { change.name = Bilingual(name) }
        change.reason = Bilingual(reason)
        change.author = room.visitor.user.name
        change.date = snapshot.day
        let folder = room.desk.folder, seen = proposal.digests(snapshot)
        let acceptance: Acceptance
        do {
            acceptance = try await room.desk.compute { [change] in try WorkspaceWriter(folder).accept(change, expecting: seen, known: snapshot.workspace) }
        } catch let problem as WriteProblem {
            throw Refusal(problem)
        }
        switch acceptance {
        case .accepted(let accepted):
            let action: LedgerAction = change.sort == .import ? .imported : .changed
            try await record(action, context, in: room.slug, object: accepted.file)
            _ = await room.desk.snapshot(isStale: true)
            return .saved(accepted)
        case .conflict: return .moved
        case .refused(let problems): return .refused(problems)
        }
    }
}
