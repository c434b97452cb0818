#!/usr/bin/env python3
"""The peer: Graphillion on the same edge lists and questions as portulan-bench network, in the same run.

For each file and question: portulan-bench network (best of its repeats), `GraphSet.reliability` and `GraphSet.connected_components(…).probability`, each best of
so many repeats, the universe built beforehand and counted separately. Parallel links are merged first and loops left out: Graphillion knows neither.
The difference is from `reliability`. `connected_components(…).probability` is timed only: it is P(the working links are one component that holds the
terminals), smaller than the reliability as soon as working links may lie apart from it (checked here on Abilene by brute force).
Usage: network_peer.py PORTULAN_BENCH FOLDER NAME … ; prints a Markdown table.
"""
import os, subprocess, sys, time, signal
# On a busy machine of two cores OpenMP's waiting threads cost Graphillion up to a thousandfold: one thread is its best case here.
os.environ.setdefault("OMP_NUM_THREADS", "1")
from graphillion import GraphSet

def load(path):
    rows = [line.split() for line in open(path)]
    n, m = int(rows[0][0]), int(rows[0][1])
    probability = {}
    for a, b, p in rows[1:m + 1]:
        a, b, p = int(a), int(b), float(p)
        if a == b: continue
        key = (min(a, b), max(a, b))
        probability[key] = 1 - (1 - probability.get(key, 0)) * (1 - p)
    named = {row[0]: [int(x) for x in row[1:]] for row in rows[m + 1:]}
    return n, probability, named

class TooLong(Exception): pass
def alarm(*_): raise TooLong()
signal.signal(signal.SIGALRM, alarm)

def timed(f, repeats, budget):
    best, value = None, None
    signal.alarm(budget)
    try:
        for _ in range(repeats):
            t = time.perf_counter(); value = f(); t = time.perf_counter() - t
            best = t if best is None else min(best, t)
            if best > 2: break
    except TooLong: pass
    finally: signal.alarm(0)
    return best, value

def show(t): return "> limit" if t is None else f"{t * 1e3:.2f}"

bench, folder, names = sys.argv[1], sys.argv[2], sys.argv[3:]
print("| network | question | ours, ms | `reliability`, ms | ratio | `connected_components`, ms | universe, ms | reliability | difference |")
print("|---|---|--:|--:|--:|--:|--:|--:|--:|")
for name in names:
    n, p, named = load(f"{folder}/{name}.edges")
    start = time.perf_counter()
    GraphSet.set_universe(list(p))
    universe = time.perf_counter() - start
    for question in ("pair", "five"):
        terminals = named[question]
        out = subprocess.run([bench, "network", f"{folder}/{name}.edges", question, "4000000", "20"], capture_output=True, text=True).stdout.split()
        ours, lower, upper = float(out[2]) / 1e3, float(out[3]), float(out[4])
        fast, r = timed(lambda: GraphSet.reliability(p, terminals), 5, 60)
        slow, c = timed(lambda: GraphSet.connected_components(terminals).probability(p), 3, 60)
        ratio = "" if fast is None else f"{fast / ours:.0f}×"
        gap = abs(lower - r) if r is not None else float("nan")
        print(f"| {name} | {question} | {ours * 1e3:.3f} | {show(fast)} | {ratio} | {show(slow)} | {universe * 1e3:.1f} | {lower:.12f}{'' if lower == upper else ' …'} | {gap:.1e} |", flush=True)
