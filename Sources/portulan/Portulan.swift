import ArgumentParser
import Workbench

/// The `portulan` command.
@main
struct Portulan: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "portulan",
        abstract: "Où vont vos données, qui peut les atteindre, qui peut les couper. / Where your data go, who can reach them, who can cut them off.",
        version: WorkbenchServer.version,
        subcommands: [
            Assess.self, Explain.self, Diff.self, Accept.self, Undo.self, ResilienceCommand.self, Simulate.self, LevelsCommand.self, QuestionsCommand.self, Attest.self,
            Designs.self, Check.self, Init.self, Serve.self, Journal.self, StoreCommand.self, KnowledgeCommand.self, NIS2.self, Convert.self, Import.self, Schema.self,
        ]
    )
}
