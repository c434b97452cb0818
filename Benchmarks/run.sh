#!/bin/sh
# Runs every benchmark with its peer in the same run, and prints what was measured.
#   Benchmarks/run.sh            1 M elements / 5 M relations, best of 5
#   Benchmarks/run.sh large      also 10 M / 50 M (needs 16 GB)
# Set SCRATCH to build elsewhere than .build-bench, RUNS for another number of runs.
set -eu
cd "$(dirname "$0")/.."
scratch=${SCRATCH:-.build-bench}
runs=${RUNS:-5}
venv=.build-bench-venv
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

swift build -c release --scratch-path "$scratch" --product portulan-bench >&2
swift build -c release --scratch-path "$scratch" --product portulan >&2
[ -x "$venv/bin/python" ] || python3 -m venv "$venv"
"$venv/bin/pip" install --quiet python-igraph scipy numpy orjson graphillion hobofan-regorus
bench=$scratch/release/portulan-bench
python=$venv/bin/python

echo "machine: $(nproc) cores, $(awk '/MemTotal/ { printf "%.0f GB", $2 / 1048576 }' /proc/meminfo), $(awk -F: '/model name/ { print $2; exit }' /proc/cpuinfo), load $(cut -d' ' -f1 /proc/loadavg); best of $runs"
echo "== reach, 1 M elements / 5 M relations"
$bench reach 1000000 "$runs" "$work"
$python Benchmarks/peers.py "$work" "$runs" reach
if [ "${1:-}" = large ]; then
    echo "== reach, 10 M elements / 50 M relations"
    $bench reach 10000000 2
fi
echo "== control, 1 M organisations / 1.5 M holdings"
$bench control 1000000 1500000 "$runs" "$work"
$python Benchmarks/peers.py "$work" "$runs" control
echo "== ndjson, 1 M elements"
$bench ndjson 1000000 "$runs" "$work/estate.ndjson"
$python Benchmarks/peers.py "$work" "$runs" ndjson
echo "== assess, Examples/metropole, in one process"
$bench assess Examples/metropole 20
echo "== assess, Examples/metropole, as a user runs it"
$python - "$scratch/release/portulan" <<'PYTHON'
import subprocess, sys, time
times = []
for _ in range(20):
    start = time.perf_counter()
    subprocess.run([sys.argv[1], "assess", "Examples/metropole"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    times.append(time.perf_counter() - start)
print(f"portulan assess | {min(times):.3f} s (median {sorted(times)[10]:.3f} s)")
PYTHON
echo "== cut sets to order 3 of a service with 5 000 basic events"
$bench cutsets 5000 "$runs"
echo "== resilience, Examples/metropole, 40 services, order 3"
$bench resilience Examples/metropole "$runs"
echo "== levels, Examples/metropole, all frameworks"
$bench levels Examples/metropole "$runs"
echo "== levels, a catalogue of 5 000 offers, all frameworks, one core"
$bench catalogue 5000 "$runs"
echo "== one simple rule, beside regorus"
$python Benchmarks/checks_peer.py "$bench" 5000 "$runs"
# The networks of the Internet Topology Zoo are not in this repository: PORTULAN_CASES names the folder that holds topology-zoo/.
if [ -d "${PORTULAN_CASES:-}/topology-zoo" ]; then
    echo "== reliability of networks, beside Graphillion"
    $python Benchmarks/edges.py "$work" "$PORTULAN_CASES"/topology-zoo/*.graphml
    $python Benchmarks/network_peer.py "$bench" "$work" Renater2010 Geant2012 Colt Deltacom GtsCe UsCarrier TataNld Cogentco Interoute
    for source in 0 299 400; do $bench network "$work/Kdl.edges" "source=$source" 4000000 "$runs"; done
fi
