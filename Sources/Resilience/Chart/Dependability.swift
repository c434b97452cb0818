package import Continuum

/// How often is a thing there, and how is that known?
package struct Dependability: Sendable {
    package enum Basis: String, Sendable, CaseIterable {
        /// Stated as observed or computed.
        case availability
        /// From the mean times between failures and to restore: MTBF / (MTBF + MTTR).
        case meanTimes
        /// Promised by contract.
        case sla
    }

    /// Why there is no figure, where something was said all the same.
    package enum Doubt: String, Sendable {
        /// A promise of 100 %: what is paid back when it is broken, not how often a thing fails.
        case wholePromise
        /// Less than one percent: a fraction written for a percentage, surely.
        case fraction
        /// One of the two mean times is missing.
        case halfMeanTimes
        /// It is said to be unknown.
        case unknown
        case nothingSaid
    }

    package var availability: Double?
    package var basis: Basis?
    package var doubt: Doubt?
    /// The period over which a promise is measured.
    package var period: String?

    package static let hoursPerYear = 8_766.0

    /// - Parameter day: the day on which the facts must hold.
    package init(_ continuum: Continuum, of element: Int, on day: Day) {
        func number(_ key: Key) -> Double? {
            if case .number(let value)? = continuum.value(key, of: element, on: day) { value } else { nil }
        }
        func isSaid(_ key: Key) -> Bool { continuum.value(key, of: element, on: day) != nil }
        if let share = number(.availability) {
            if share >= 100 {
                doubt = .wholePromise
                return
            }
            if share > 0, share < 1 {
                doubt = .fraction
                return
            }
            (availability, basis) = (share / 100, .availability)
            return
        }
        if let between = number(.mtbf), let restore = number(.mttr), between > 0 {
            (availability, basis) = (between / (between + restore), .meanTimes)
            return
        }
        if let promise = number(.sla) {
            period = continuum.token(continuum.value(.slaPeriod, of: element, on: day))
            if promise >= 100 { doubt = .wholePromise } else { (availability, basis) = (promise / 100, .sla) }
            return
        }
        doubt = isSaid(.availability) || isSaid(.sla) ? .unknown : isSaid(.mtbf) || isSaid(.mttr) ? .halfMeanTimes : .nothingSaid
    }
}
