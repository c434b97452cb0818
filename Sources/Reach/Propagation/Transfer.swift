package import Continuum

/// What does an edge of the reach graph pass on, and on what condition? Edges share transfers; there are few distinct ones.
package struct Transfer: Hashable, Sendable {
    /// The planes that pass in each bound; `certain ⊆ possible`.
    package var certain: Planes
    package var possible: Planes
    /// A qualification settles what is contested: the possible bound passes the source's certain row.
    package var isSettled = false
    /// Index of the guard (the holders of the keys), −1 for none.
    package var guardNumber: Int32 = -1
    /// The planes, of `obtain` and `alter`, that must also pass it in each bound: an unknown protection holds in the certain bound only.
    package var guardedCertain: Planes = []
    package var guardedPossible: Planes = []
    /// The set of alternatives that the stopping planes belong to (index + 1 into `ReachGraph.groups`), 0 for none.
    package var group: Int32 = 0
    /// Which of the alternatives: edges of one member count together (the store, its place, the holder of its keys).
    package var member: Int32 = 0

    package init(certain: Planes, possible: Planes) {
        self.certain = certain
        self.possible = possible.union(certain)
    }

    package init(_ both: Planes) { self.init(certain: both, possible: both) }

    package func planes(_ bound: Bound) -> Planes { bound == .certain ? certain : possible }
    package func guarded(_ bound: Bound) -> Planes { bound == .certain ? guardedCertain : guardedPossible }
}

/// Alternatives: the thing stands while `needed` of `members` stand. What is not said differs between bounds.
package struct Alternatives: Hashable, Sendable {
    package var members: Int32
    package var neededCertain: Int32
    package var neededPossible: Int32
    /// How many must fall for the thing to fall.
    package func threshold(_ bound: Bound) -> Int { Int(members - (bound == .certain ? neededCertain : neededPossible)) + 1 }
}

/// Why is an edge there? What the explanation shows.
package enum Origin: Hashable, Sendable {
    /// A relation of the continuum (index into `relations`).
    case relation(Int32)
    /// A role passed on: the relation to the contractor, then the relation to the subcontractor.
    case passedOn(Int32, Int32)
    /// Nobody says under this key of the element.
    case missing(Key)
    /// The keys of a protected relation are held there.
    case keys(Int32)
    /// The offer's place, through the relation to the offer.
    case place(Int32)
}
