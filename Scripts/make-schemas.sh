#!/bin/sh
# Makes Schemas/*.schema.json, Schemas/openapi.json and Documentation/reference.md from the vocabulary: what editors and other programs check files with.
# A test proves that they are what this script would write.
set -eu
cd "$(dirname "$0")/.."
swift build --product portulan
mkdir -p Schemas
for name in attestation continuum element change workspace assessment resilience scenario designs form levels nis2 nis2-entities; do
    "$(swift build --show-bin-path)/portulan" schema "$name" > "Schemas/$name.schema.json"
done
"$(swift build --show-bin-path)/portulan" schema openapi > Schemas/openapi.json
"$(swift build --show-bin-path)/portulan" schema reference > Documentation/reference.md
portulan="$(swift build --show-bin-path)/portulan"
"$portulan" schema checks --lang fr > Documentation/fr/controles.md
"$portulan" schema checks --lang en > Documentation/en/checks.md
"$portulan" schema frameworks --lang fr > Documentation/fr/referentiels.md
"$portulan" schema frameworks --lang en > Documentation/en/frameworks.md
wc -c Schemas/*.json
