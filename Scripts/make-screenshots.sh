#!/bin/sh
# Makes Documentation/images/workbench/*.webp: every page of the workbench in both languages, as the guide shows them. Look at each before committing it.
#   Scripts/make-screenshots.sh            all pages
#   Scripts/make-screenshots.sh chart map  these pages
# Other looks (dark, a telephone's width), not for the guide: PORTULAN_SHOTS=FOLDER Scripts/make-screenshots.sh
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
. "$here/Scripts/prepare.sh"
need_program chromium chromium
need_program cwebp webp
if [ -z "${PORTULAN_PYTHON:-}" ]; then need_tools "$here/.build/tools" axe-playwright-python playwright schemathesis; fi
if [ -z "${PORTULAN_BINARY:-}" ]; then
    (cd "$here" && swift build --product portulan)
    PORTULAN_BINARY="$here/.build/debug/portulan"
    export PORTULAN_BINARY
fi
exec "$PORTULAN_PYTHON" "$here/Scripts/make-screenshots.py" "$@"
