"""Turns a fault tree in the notation of the Aralia suite into the lines that `portulan-bench faulttree` reads.

    python3 Benchmarks/aralia.py chinese.txt > chinese.tree

The trees are not in this repository. They are coherent here: `&`, `|` and `@(k, [...])` are understood, anything else stops the conversion.
"""
import re
import sys

text = open(sys.argv[1], encoding="utf-8").read()
gates, events = {}, {}
for line in text.splitlines():
    line = line.strip().rstrip(";")
    if m := re.fullmatch(r"p\((\w+)\)\s*=\s*([0-9.eE+-]+)", line):
        events[m[1]] = float(m[2])
    elif m := re.fullmatch(r"(\w+)\s*:=\s*\((.+)\)", line):
        parts = re.split(r"\s*([&|])\s*", m[2])
        operators = set(parts[1::2])
        if len(operators) > 1 or not all(re.fullmatch(r"\w+", p) for p in parts[0::2]):
            sys.exit(f"not understood: {line}")
        gates[m[1]] = ("and" if "&" in operators else "or", parts[0::2])
    elif m := re.fullmatch(r"(\w+)\s*:=\s*@\((\d+),\s*\[(.+)\]\)", line):
        gates[m[1]] = (m[2], [c.strip() for c in m[3].split(",")])
    elif ":=" in line:
        sys.exit(f"not understood: {line}")
used = {c for _, children in gates.values() for c in children}
roots = [g for g in gates if g not in used]
for e, q in events.items():
    print("event", e, q)
for g, (kind, children) in gates.items():
    print("gate", g, kind, *children)
print("top", "r1" if "r1" in roots else roots[0])
