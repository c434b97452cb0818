/// Is a cell behind a merged one? Asked of cells in the order of reading.
///
/// Merged cells that do not overlap have disjoint columns in any row: those of the row are kept by their first column, and searched by halves. One that
/// overlaps another hides nothing, and is counted.
/// - Complexity: O(log merges) a question, besides taking each merge in and out once.
struct MergeSweep {
    private var coming: ArraySlice<CellRange>
    private var active: [CellRange] = []
    /// The first row after which one of the active ends.
    private var nextEnd = Int.max
    private(set) var overlapping = 0

    init(_ merges: [CellRange]) { coming = merges.sorted { $0.first < $1.first }[...] }

    mutating func hides(_ cell: CellReference) -> Bool {
        while let merge = coming.first, merge.first.row <= cell.row {
            coming.removeFirst()
            if merge.last.row < cell.row { continue }
            if nextEnd < cell.row { drop(before: cell.row) }
            let i = place(merge.first.column)
            let isFree = (i == active.count || active[i].first.column > merge.last.column) && (i == 0 || active[i - 1].last.column < merge.first.column)
            guard isFree else {
                overlapping += 1
                continue
            }
            active.insert(merge, at: i)
            nextEnd = min(nextEnd, merge.last.row)
        }
        if nextEnd < cell.row { drop(before: cell.row) }
        let i = place(cell.column + 1) - 1
        return i >= 0 && active[i].last.column >= cell.column && active[i].first != cell
    }

    private mutating func drop(before row: Int) {
        active.removeAll { $0.last.row < row }
        nextEnd = active.map(\.last.row).min() ?? .max
    }

    /// The first of the active that starts at this column or after it.
    private func place(_ column: Int) -> Int {
        var low = 0, high = active.count
        while low < high {
            let middle = (low + high) / 2
            if active[middle].first.column < column { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
