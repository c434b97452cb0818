package import Continuum

/// Why does the server not start? For whoever reads the terminal or the system's log.
package struct StartProblem: Error, Sendable {
    package let message: Bilingual

    init(_ refusal: Refusal) {
        message = Bilingual(fr: refusal.title.fr + " " + refusal.advice.fr, en: refusal.title.en + " " + refusal.advice.en)
    }
}
