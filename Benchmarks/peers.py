"""The peers, on the graphs and the text that portulan-bench has just written: best of some runs, in the same run as ours."""
import sys
import time

folder, runs = sys.argv[1], int(sys.argv[2])


def best(body):
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        result = body()
        times.append(time.perf_counter() - start)
    return min(times), result


def reach():
    import igraph
    import numpy

    offsets = numpy.fromfile(f"{folder}/reach-offsets.bin", dtype=numpy.int32)
    targets = numpy.fromfile(f"{folder}/reach-targets.bin", dtype=numpy.int32)
    source = int(numpy.fromfile(f"{folder}/reach-source.bin", dtype=numpy.int32)[0])
    heads = numpy.repeat(numpy.arange(len(offsets) - 1, dtype=numpy.int32), numpy.diff(offsets))
    graph = igraph.Graph(n=len(offsets) - 1, edges=numpy.column_stack((heads, targets)), directed=True)
    seconds, found = best(lambda: graph.subcomponent(source, mode="out"))
    print(f"igraph subcomponent | {seconds:.3f} s | {len(found)} of {graph.vcount()} nodes from one source")
    # The other way, from the organisation that most depend on: as much of the graph as one source can reach.
    most = int(numpy.bincount(targets).argmax())
    seconds, found = best(lambda: graph.subcomponent(most, mode="in"))
    print(f"igraph subcomponent | {seconds:.3f} s | {len(found)} of {graph.vcount()} nodes that depend on the node most used")


def control():
    import numpy
    from scipy.sparse import csr_matrix
    from scipy.sparse.csgraph import connected_components

    offsets = numpy.fromfile(f"{folder}/control-offsets.bin", dtype=numpy.int32)
    holders = numpy.fromfile(f"{folder}/control-holders.bin", dtype=numpy.int32)
    count = len(offsets) - 1
    matrix = csr_matrix((numpy.ones(len(holders), dtype=numpy.int8), holders, offsets), shape=(count, count))
    seconds, (components, _) = best(lambda: connected_components(matrix, directed=True, connection="strong"))
    print(f"scipy connected_components | {seconds:.3f} s | {components} strong components")


def ndjson():
    import orjson

    with open(f"{folder}/estate.ndjson", "rb") as file:
        data = file.read()

    def parse():
        count = 0
        for line in data.split(b"\n"):
            if line:
                orjson.loads(line)
                count += 1
        return count

    seconds, count = best(parse)
    print(f"orjson, parse only | {seconds:.3f} s | {count / seconds / 1e6:.2f} M elements/s, {len(data) / seconds / 1e6:.0f} MB/s")


{"reach": reach, "control": control, "ndjson": ndjson}[sys.argv[3]]()
