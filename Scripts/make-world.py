#!/usr/bin/env python3
"""Writes the outlines of the states of the world that the workbench draws, without tiles and without asking anybody:

    Sources/Workbench/Assets/world.json         TopoJSON in degrees, for the map that moves (map.js)
    Sources/Workbench/Assets/world-paths.json   SVG paths by state, for the map that the server draws

    apt-get install r-cran-rnaturalearthdata    # Natural Earth, 1:50m; https://www.naturalearthdata.com, public domain
    python3 Scripts/make-world.py               # rewrites both files
    python3 Scripts/make-world.py --check       # fails if the files are not what this script would write

Borders are those of Natural Earth: who holds the ground, not who is right. Grounds that ISO 3166 gives no code of their own are drawn with the state
under which ISO 3166 counts them (COUNTED_WITH), or without a state.

Shared borders are cut into arcs first and each arc is simplified once, so that neighbours go on touching: finely in and around Europe, coarsely elsewhere.
"""
import json
import math
import pathlib
import subprocess
import sys

ASSETS = pathlib.Path(__file__).resolve().parent.parent / "Sources/Workbench/Assets"
COUNTED_WITH = {"KOS": "XK", "CYN": "CY", "SOL": "SO", "ATC": "AU", "IOA": "AU"}
# Grounds that have a code in ISO 3166 and that Natural Earth draws with another state: (drawn with, code, west, south, east, north).
APART = [
    ("FR", "GF", -55, 1, -51, 7), ("FR", "GP", -62, 15.7, -60.9, 16.7), ("FR", "MQ", -61.5, 14.2, -60.6, 15.1), ("FR", "RE", 55, -22, 56, -20.5),
    ("FR", "YT", 44.8, -13.2, 45.5, -12.4), ("NO", "SJ", -10, 70, 35, 82), ("NL", "BQ", -69, 11.8, -62.5, 18), ("AU", "CX", 105, -11, 106, -10),
    ("AU", "CC", 96, -13, 97.5, -11),
]
# And those that it leaves out at this scale, as points (lon, lat).
POINTS = {"BV": (3.36, -54.42), "CC": (96.83, -12.17), "GI": (-5.35, 36.14), "TK": (-171.85, -9.17), "TV": (179.2, -8.52), "UM": (166.64, 19.29)}
EUROPE = (-12.0, 34.0, 42.0, 72.0)  # west, south, east, north
SOURCE = "Natural Earth 1:50m (public domain), naturalearthdata.com"

DUMP = """
suppressMessages(library(sp)); d <- rnaturalearthdata::countries50
for (i in seq_len(length(d))) {
  code <- as.character(d@data$iso_a2[i]); if (is.na(code)) code <- paste0("-", as.character(d@data$adm0_a3[i]))
  for (p in d@polygons[[i]]@Polygons) {
    cat(code, as.integer(p@hole), paste(sprintf("%.5f", t(p@coords)), collapse = " "), sep = "\\t"); cat("\\n")
  }
}
"""


def rings():
    """Every ring with the state whose ground it bounds: [(state, is a hole, [(lon, lat)])], closed rings without their last point."""
    text = subprocess.run(["Rscript", "-e", DUMP], check=True, capture_output=True, text=True).stdout
    found = []
    for line in text.splitlines():
        code, hole, coords = line.split("\t")
        if code.startswith("-"):
            code = COUNTED_WITH.get(code[1:], "")
        numbers = list(map(float, coords.split()))
        points = list(zip(numbers[::2], numbers[1::2]))
        if points[0] == points[-1]:
            points.pop()
        for whole, part, west, south, east, north in APART:
            if code == whole and all(west <= x <= east and south <= y <= north for x, y in points):
                code = part
        found.append((code, hole == "1", points))
    return found


def is_european(points):
    west, south, east, north = EUROPE
    return any(west <= x <= east and south <= y <= north for x, y in points)


def area(points):
    """In square degrees, shortened as at its latitude."""
    twice = sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(points, points[1:] + points[:1]))
    middle = sum(y for _, y in points) / len(points)
    return abs(twice) / 2 * math.cos(math.radians(middle))


def without_specks(all_rings, in_europe, elsewhere):
    """Leaves small islands out, never the largest ground of a state."""
    largest = {}
    for i, (code, hole, points) in enumerate(all_rings):
        if not hole and (code not in largest or area(points) > area(all_rings[largest[code]][2])):
            largest[code] = i
    kept = set(largest.values())
    return [
        ring for i, ring in enumerate(all_rings)
        if i in kept or area(ring[2]) >= (in_europe if is_european(ring[2]) else elsewhere)
    ]


def arcs_of(all_rings):
    """Rings cut where borders part: (arcs, for each ring the numbers of its arcs, ~n for one that runs backwards)."""
    neighbours = {}
    for _, _, points in all_rings:
        for before, point, after in zip(points[-1:] + points[:-1], points, points[1:] + points[:1]):
            neighbours.setdefault(point, set()).update((before, after))
    uses = {}
    for _, _, points in all_rings:
        for point in points:
            uses[point] = uses.get(point, 0) + 1
    # A border begins or ends where more than two ways meet, or where a point of two rings follows one of a single ring.
    def is_junction(before, point, after):
        return len(neighbours[point]) > 2 or uses[point] != uses[before] or uses[point] != uses[after]

    arcs, known, cut = [], {}, []
    for _, _, points in all_rings:
        n = len(points)
        marks = [i for i in range(n) if is_junction(points[i - 1], points[i], points[(i + 1) % n])]
        if not marks:
            # A ring of its own, or two that are the same (an enclave): begin where both begin.
            marks = [points.index(min(points))]
        numbers = []
        for a, b in zip(marks, marks[1:] + [marks[0] + n]):
            line = [points[i % n] for i in range(a, b + 1)]
            key = tuple(line)
            if key in known:
                numbers.append(known[key])
            elif key[::-1] in known:
                numbers.append(~known[key[::-1]])
            else:
                known[key] = len(arcs)
                numbers.append(len(arcs))
                arcs.append(line)
        cut.append(numbers)
    return arcs, cut


def simplified(line, tolerance):
    """Douglas and Peucker (1973); a closed line keeps the point farthest from its first, so that it stays a ring."""
    if len(line) < 3:
        return line
    shrink = math.cos(math.radians(sum(y for _, y in line) / len(line)))
    flat = [(x * shrink, y) for x, y in line]
    keep = {0, len(line) - 1}
    stack = [(0, len(line) - 1)]
    if flat[0] == flat[-1]:
        far = max(range(len(flat)), key=lambda i: math.dist(flat[i], flat[0]))
        keep.add(far)
        stack = [(0, far), (far, len(line) - 1)]
        # And the point farthest from that diameter: a ring has three corners.
        if len(line) > 3:
            keep.add(max((i for i in range(1, len(line) - 1) if i != far), key=lambda i: distance(flat[i], flat[0], flat[far])))
    while stack:
        a, b = stack.pop()
        best, at = 0.0, None
        for i in range(a + 1, b):
            d = distance(flat[i], flat[a], flat[b])
            if d > best:
                best, at = d, i
        if at is not None and best > tolerance:
            keep.add(at)
            stack += [(a, at), (at, b)]
    return [line[i] for i in sorted(keep)]


def distance(p, a, b):
    (x, y), (x1, y1), (x2, y2) = p, a, b
    dx, dy = x2 - x1, y2 - y1
    length = dx * dx + dy * dy
    t = 0 if length == 0 else max(0, min(1, ((x - x1) * dx + (y - y1) * dy) / length))
    return math.hypot(x - x1 - t * dx, y - y1 - t * dy)


def by_state(all_rings, cut):
    """{state: [[outer, hole, …] as numbers of arcs]}: a hole goes to the smallest ring of its state that holds it."""
    states = {}
    outers = {}
    for (code, hole, points), numbers in zip(all_rings, cut):
        if not hole:
            polygon = [numbers]
            states.setdefault(code, []).append(polygon)
            outers.setdefault(code, []).append((area(points), points, polygon))
    for (code, hole, points), numbers in zip(all_rings, cut):
        if hole:
            around = [(size, polygon) for size, outer, polygon in outers.get(code, []) if size > area(points) and inside(points[0], outer)]
            if around:
                min(around, key=lambda pair: pair[0])[1].append(numbers)
    return states


def inside(point, ring):
    x, y = point
    odd = False
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1]):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            odd = not odd
    return odd


def topology(all_rings):
    grid = 200  # to the degree: about 500 m
    kept = without_specks(all_rings, 0.001, 0.02)
    arcs, cut = arcs_of(kept)
    deltas = []
    for arc in arcs:
        line = simplified(arc, 0.009 if is_european(arc) else 0.09)
        steps, x0, y0 = [], 0, 0
        for x, y in line:
            qx, qy = round((x + 180) * grid), round((y + 90) * grid)
            if not steps or (qx, qy) != (x0, y0):
                steps.append([qx - x0, qy - y0])
            x0, y0 = qx, qy
        if len(steps) == 1:
            steps.append([0, 0])
        deltas.append(steps)
    geometries = [
        {"type": "MultiPolygon", **({"id": code} if code else {}), "arcs": polygons}
        for code, polygons in sorted(by_state(kept, cut).items())
    ]
    return {
        "type": "Topology", "source": SOURCE, "transform": {"scale": [1 / grid, 1 / grid], "translate": [-180, -90]},
        "objects": {"states": {"type": "GeometryCollection", "geometries": geometries}}, "arcs": deltas,
    }


# The Natural Earth projection: T. Patterson; polynomials of B. Šavrič, B. Jenny, T. Patterson, D. Petrovič, L. Hurni (2011),
# "A Polynomial Equation for the Natural Earth Projection", Cartography and Geographic Information Science 38(4), doi:10.1559/15230406384363.
WIDTH = 1000
SCALE = WIDTH / (2 * math.pi * 0.8707)
HEIGHT = 521  # 2 · SCALE · y(90°), rounded up


def projected(lon, lat):
    l, p = math.radians(lon), math.radians(lat)
    p2 = p * p
    p4 = p2 * p2
    x = l * (0.8707 + p2 * (-0.131979 + p2 * (-0.013791 + p4 * (0.003971 * p2 - 0.001529 * p4))))
    y = p * (1.007226 + p2 * (0.015085 + p4 * (-0.044475 + 0.028874 * p2 - 0.005916 * p4)))
    return WIDTH / 2 + SCALE * x, HEIGHT / 2 - SCALE * y


def number(value):
    text = f"{value:.1f}"
    return text[:-2] if text.endswith(".0") else text


def path(lines, close):
    """Absolute beginnings, relative steps: a third shorter than absolute ones."""
    parts = []
    for line in lines:
        points = []
        for lon, lat in line:
            x, y = (round(v * 10) for v in projected(lon, lat))
            if not points or points[-1] != (x, y):
                points.append((x, y))
        if close and points[0] == points[-1]:
            points.pop()
        if len(points) < (3 if close else 2):
            continue
        steps = "".join(
            f"{number((x - x0) / 10)}{'' if y - y0 < 0 else ' '}{number((y - y0) / 10)}{' ' if x1 >= x else ''}"
            for (x0, y0), (x, y), (x1, _) in zip(points, points[1:], points[2:] + [(10**9, 0)])
        )
        parts.append(f"M{number(points[0][0] / 10)} {number(points[0][1] / 10)}l{steps.rstrip()}{'z' if close else ''}")
    return "".join(parts)


def paths(all_rings):
    kept = without_specks(all_rings, 0.02, 0.12)
    arcs, cut = arcs_of(kept)
    lines = [simplified(arc, 0.07 if is_european(arc) else 0.22) for arc in arcs]

    def ring(numbers):
        points = []
        for n in numbers:
            line = lines[n] if n >= 0 else lines[~n][::-1]
            points += line[1:] if points else line
        return points

    states, smalls = {}, {}
    for code, polygons in sorted(by_state(kept, cut).items()):
        d = path([ring(numbers) for polygon in polygons for numbers in polygon], close=True)
        # States too small for a path, and those hard to see, have a point.
        outline = max((ring(polygon[0]) for polygon in polygons), key=area)
        if code and (not d or area(outline) < 0.6):
            x, y = projected(sum(x for x, _ in outline) / len(outline), sum(y for _, y in outline) / len(outline))
            smalls[code] = [round(x, 1), round(y, 1)]
        if d:
            states[code] = d
    for code, (lon, lat) in POINTS.items():
        if code not in states and code not in smalls:
            smalls[code] = [round(v, 1) for v in projected(lon, lat)]
    edge = [(-180, lat) for lat in range(-90, 91, 3)] + [(180, lat) for lat in range(90, -91, -3)]
    meridians = [[(lon, lat) for lat in range(-90, 91, 5)] for lon in range(-150, 180, 30)]
    parallels = [[(-180, lat), (180, lat)] for lat in range(-60, 90, 30)]
    return {
        "source": SOURCE, "projection": "Natural Earth (Patterson; Šavrič et al. 2011)", "width": WIDTH, "height": HEIGHT, "scale": round(SCALE, 4),
        "sphere": path([edge], close=True), "graticule": path(meridians + parallels, close=False), "noState": states.pop("", ""), "states": states, "smallStates": dict(sorted(smalls.items())),
    }


def main():
    all_rings = rings()
    wrong = False
    for name, value in (("world.json", topology(all_rings)), ("world-paths.json", paths(all_rings))):
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"
        file = ASSETS / name
        if "--check" in sys.argv:
            if not file.exists() or file.read_text(encoding="utf-8") != text:
                print(f"{file.name} is not what this script writes", file=sys.stderr)
                wrong = True
        else:
            file.write_text(text, encoding="utf-8")
            print(f"{name}: {len(text.encode()) / 1000:.0f} kB")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
