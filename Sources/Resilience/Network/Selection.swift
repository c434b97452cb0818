extension ContiguousArray<Double> {
    /// Which value would stand at this place if the values were sorted? Hoare's selection (Commun. ACM 4(7), 1961, doi:10.1145/366622.366647).
    /// - Complexity: O(count), expected.
    func atRank(_ rank: Int) -> Double {
        var values = self
        var low = 0
        var high = values.count - 1
        while low < high {
            let pivot = values[(low + high) / 2]
            var i = low
            var j = high
            while i <= j {
                while values[i] < pivot { i += 1 }
                while values[j] > pivot { j -= 1 }
                if i <= j {
                    values.swapAt(i, j)
                    i += 1
                    j -= 1
                }
            }
            if rank <= j {
                high = j
            } else if rank >= i {
                low = i
            } else {
                break
            }
        }
        return values[rank]
    }
}
