#!/bin/sh
# Makes Schemas/*.schema.json and Documentation/reference.md from the vocabulary: what editors and other programs check files with.
# A test proves that they are what this script would write.
set -eu
cd "$(dirname "$0")/.."
swift build --product portulan
mkdir -p Schemas
for name in continuum element change workspace assessment resilience scenario designs form; do
    "$(swift build --show-bin-path)/portulan" schema "$name" > "Schemas/$name.schema.json"
done
"$(swift build --show-bin-path)/portulan" schema reference > Documentation/reference.md
wc -c Schemas/*.schema.json
