#!/bin/sh
# Makes Sources/Knowledge/Resources/base.ndjson from Sources/Knowledge/Base/**.yaml: what the program reads at every start.
# A test proves that the two say the same.
set -eu
cd "$(dirname "$0")/.."
swift build --product portulan
find Sources/Knowledge/Base -name '*.yaml' | LC_ALL=C sort | xargs "$(swift build --show-bin-path)"/portulan convert --to ndjson -o Sources/Knowledge/Resources/base.ndjson
wc -l Sources/Knowledge/Resources/base.ndjson
