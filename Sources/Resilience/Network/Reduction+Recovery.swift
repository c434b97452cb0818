extension Reduction {
    /// Were nodes contracted into this link?
    func hasInnerNodes(_ link: Int) -> Bool {
        var open = [Int32(truncatingIfNeeded: link)]
        while let next = open.popLast() {
            switch origins[Int(next)] {
            case .series: return true
            case .parallel(let a, let b): open += [a, b]
            case .given, .folded: continue
            }
        }
        return false
    }

    /// With what probability were the nodes contracted into a link connected to the source, given that of its ends?
    ///
    /// Whether a link works does not depend on what is outside it, and how it failed, or works, is all that the outside does not see: so the
    /// shares of a link's parts are those of the link times conditional probabilities. All are sums of products of what is not negative: bounds
    /// stay bounds.
    /// - Complexity: O(links contracted).
    func recover(_ link: Int, _ shares: LinkShares, into found: inout ContiguousArray<Bounds>) {
        var open: [(link: Int32, shares: LinkShares)] = [(Int32(truncatingIfNeeded: link), shares)]
        while let (number, shares) = open.popLast() {
            let link = links[Int(number)]
            switch origins[Int(number)] {
            case .given, .folded:
                continue
            case .parallel(let first, let second):
                for (part, other) in [(first, second), (second, first)] {
                    let one = links[Int(part)].chance
                    let two = links[Int(other)].chance
                    // Given that the whole works: this part does, or only the other does.
                    let works = link.chance.up > 0 ? one.up / link.chance.up : 0
                    let fails = link.chance.up > 0 ? one.down * two.up / link.chance.up : 0
                    let inner = LinkShares(
                        tailDown: shares.tailDown + fails * shares.tailUp,
                        headDown: shares.headDown + fails * shares.headUp,
                        tailUp: works * shares.tailUp,
                        headUp: works * shares.headUp,
                        eitherUp: works * shares.eitherUp
                    )
                    open.append((part, links[Int(part)].tail == link.tail ? inner : inner.reversed))
                }
            case .series(let first, let node, let second):
                let one = links[Int(first)].chance
                let two = links[Int(second)].chance
                let middle = nodes[Int(node)]
                let down = link.chance.down
                let share = down > 0 ? 1 / down : 0
                // Given that the whole fails: the node works and hangs on the tail only, or on the head only.
                let onTail = one.up * middle.up * two.down * share
                let onHead = one.down * middle.up * two.up * share
                let byTail = onTail * shares.tailDown
                let byHead = onHead * shares.headDown
                found[Int(node)] = shares.eitherUp + byTail + byHead
                // The first link works though the whole fails; the second likewise.
                let firstOnly = one.up * middle.and(two).down * share * shares.tailDown
                let secondOnly = two.up * middle.and(one).down * share * shares.headDown
                let left = LinkShares(
                    tailDown: one.down * share * shares.tailDown,
                    headDown: byHead,
                    tailUp: shares.tailUp + firstOnly,
                    headUp: shares.eitherUp + byTail,
                    eitherUp: shares.eitherUp + firstOnly
                )
                let right = LinkShares(
                    tailDown: byTail,
                    headDown: two.down * share * shares.headDown,
                    tailUp: shares.eitherUp + byHead,
                    headUp: shares.headUp + secondOnly,
                    eitherUp: shares.eitherUp + secondOnly
                )
                open.append((first, links[Int(first)].tail == link.tail ? left : left.reversed))
                open.append((second, links[Int(second)].head == link.head ? right : right.reversed))
            }
        }
    }
}
