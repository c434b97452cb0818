"""The same simple rule in Rego, evaluated by regorus (PyPI hobofan-regorus), beside `portulan-bench checks`.

Usage: checks_peer.py BENCH OFFERS RUNS. Two ways are timed, and the faster one is what we compare with: one evaluation an asset, and one query over all.
"""

import json
import subprocess
import sys
import tempfile
import time

import hobofan_regorus as regorus

ONE = """
package portulan
import rego.v1
default met := false
met if { every state in input.located_in { state in data.union } }
"""

ALL = """
package portulan
import rego.v1
met contains asset.id if {
    some asset in data.assets
    every state in asset.located_in { state in data.union }
}
"""


def best(runs, body):
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        result = body()
        times.append(time.perf_counter() - start)
    return min(times), result


def main():
    bench, offers, runs = sys.argv[1], sys.argv[2], int(sys.argv[3])
    with tempfile.NamedTemporaryFile(suffix=".json") as file:
        ours = subprocess.run([bench, "checks", offers, str(runs), file.name], capture_output=True, text=True, check=True).stdout
        print(ours, end="")
        data = json.load(open(file.name))

    engine = regorus.Engine()
    engine.add_policy("one.rego", ONE)
    engine.add_data({"union": data["union"]})
    inputs = [json.dumps(asset) for asset in data["assets"]]

    def each():
        met = 0
        for text in inputs:
            engine.set_input_json(text)
            met += bool(engine.eval_rule("data.portulan.met"))
        return met

    single, met_single = best(runs, each)

    whole = regorus.Engine()
    whole.add_policy("all.rego", ALL)
    whole.add_data({"union": data["union"], "assets": data["assets"]})
    batch, met_batch = best(runs, lambda: len(whole.eval_rule("data.portulan.met")))
    count = len(inputs)
    print(f"regorus | one evaluation an asset {single:.3f} s = {count / single:.0f} assets/s, {met_single} met")
    print(f"regorus | one query over all {batch:.3f} s = {count / batch:.0f} assets/s, {met_batch} met")


main()
