#!/usr/bin/env python3
"""Prints GraphML files of the Topology Zoo as edge lists for portulan-bench network.

First line `nodes links`, then `tail head probability` a line (ids in file order), then the questions: `pair s t` (two nodes far apart, by hops, in
the largest component) and `five a b c d e` (spread greedily from that pair). Usage: edges.py FOLDER FILE.graphml …
"""
import sys, xml.etree.ElementTree as E
from collections import deque
NS = "{http://graphml.graphdrawing.org/xmlns}"

def load(path):
    g = E.parse(path).getroot().find(NS + "graph")
    ids = {n.get("id"): i for i, n in enumerate(g.findall(NS + "node"))}
    edges = [(ids[e.get("source")], ids[e.get("target")]) for e in g.findall(NS + "edge")]
    return len(ids), [(a, b, 0.90 + 0.0999 * ((i * 7919) % 1000) / 1000) for i, (a, b) in enumerate(edges)]

def hops(adj, s):
    d, q = {s: 0}, deque([s])
    while q:
        v = q.popleft()
        for w in adj[v]:
            if w not in d:
                d[w] = d[v] + 1
                q.append(w)
    return d

def questions(n, edges):
    adj = [[] for _ in range(n)]
    for a, b, _ in edges:
        adj[a].append(b); adj[b].append(a)
    best, seen = [], set()
    for v in range(n):
        if v not in seen:
            c = sorted(hops(adj, v)); seen.update(c)
            if len(c) > len(best): best = c
    far = lambda d: min(d, key=lambda v: (-d[v], v))
    s = far(hops(adj, best[0])); t = far(hops(adj, s))
    chosen = [s, t]
    near = {v: min(x) for v, x in ((v, [hops(adj, u)[v] for u in chosen]) for v in best)}
    while len(chosen) < min(5, len(best)):
        v = min(near, key=lambda v: (-near[v], v))
        chosen.append(v)
        d = hops(adj, v)
        near = {u: min(near[u], d[u]) for u in best}
    return (s, t), chosen

if __name__ == "__main__":
    for path in sys.argv[2:]:
        n, edges = load(path)
        pair, five = questions(n, edges)
        name = path.rsplit("/", 1)[1].replace(".graphml", ".edges")
        with open(sys.argv[1] + "/" + name, "w") as out:
            print(n, len(edges), file=out)
            for a, b, p in edges: print(a, b, repr(p), file=out)
            print("pair", *pair, file=out)
            print("five", *five, file=out)
