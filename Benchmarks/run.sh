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
"$venv/bin/pip" install --quiet python-igraph scipy numpy orjson
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
