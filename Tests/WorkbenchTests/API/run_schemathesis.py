#!/usr/bin/env python3
"""Asks a running workbench whatever its OpenAPI description allows and forbids, and fails when an answer is not as described.

The token is in PORTULAN_TOKEN. Needs `schemathesis` (PyPI, version 4) beside the interpreter that runs this.

    run_schemathesis.py http://127.0.0.1:8080 --workspace metropole --element dossiers --user u-… --token t-… [--seconds 120]

`--user` and `--token` name an account and a token that may be changed: with what it finds by itself, the tool would take away its own rights.
"""
import argparse
import os
import subprocess
import sys
import tempfile

parser = argparse.ArgumentParser()
parser.add_argument("base")
parser.add_argument("--workspace", required=True)
parser.add_argument("--element", required=True)
parser.add_argument("--user", required=True)
parser.add_argument("--token", required=True)
parser.add_argument("--seconds", type=int, default=120)
parser.add_argument("--seed", type=int, default=20261124)
parser.add_argument("--only", action="append", default=[], help="an operationId; repeatable")
options = parser.parse_args()

# A body that is as described may still not fit the workspace: an id that is taken, a scenario that is none. That is told by these.
accepted = ["2xx", "401", "403", "404", "409", "412", "422", "428", "503"]

settings = f"""
base-url = "{options.base}"
continue-on-failure = true
seed = {options.seed}

[parameters]
"path.workspace" = "{options.workspace}"

[checks]
positive_data_acceptance.expected-statuses = {accepted}

[[operations]]
include-operation-id = "getElement"
parameters = {{ "path.element" = "{options.element}" }}

[[operations]]
include-operation-id = "setRoles"
parameters = {{ "path.user" = "{options.user}" }}

[[operations]]
include-operation-id = "revokeToken"
parameters = {{ "path.token" = "{options.token}" }}
"""

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "schemathesis.toml")
    with open(path, "w") as file:
        file.write(settings)
    command = [
        os.path.join(os.path.dirname(sys.executable), "schemathesis"), "--config-file", path, "run", options.base + "/api/openapi.json",
        "--header", "Authorization: Bearer " + os.environ["PORTULAN_TOKEN"], "--checks", "all", "--phases", "examples,coverage,fuzzing",
        "--max-examples", "20", "--max-time", str(options.seconds), "--workers", "1", "--no-color", "--request-timeout", "60",
    ]
    for name in options.only:
        command += ["--include-operation-id", name]
    sys.exit(subprocess.run(command, cwd=folder, check=False).returncode)
