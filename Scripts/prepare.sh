# Read by ./run and ./test: finds what they need, installs it from Debian when it may, says what is missing otherwise.

need_swift() {
    if ! command -v swift >/dev/null 2>&1; then
        echo "Il manque Swift (6.2 ou plus) : https://www.swift.org/install/linux/ / Swift (6.2 or later) is missing." >&2
        exit 69
    fi
}

# need_package WHAT PACKAGE: installs a Debian package, or says how to.
need_package() {
    if command -v apt-get >/dev/null 2>&1; then
        as_root=
        if [ "$(id -u)" != 0 ]; then as_root=$(command -v sudo || true); fi
        if [ "$(id -u)" = 0 ] || [ -n "$as_root" ]; then
            echo "Installation de $2 / Installing $2…" >&2
            if $as_root apt-get install -y -qq "$2" >/dev/null 2>&1 ||
                { $as_root apt-get update -qq >/dev/null 2>&1 && $as_root apt-get install -y -qq "$2" >/dev/null 2>&1; }; then
                return 0
            fi
        fi
    fi
    echo "Il manque $1. Installez-le : apt-get install $2 / $1 is missing. Install it: apt-get install $2" >&2
    return 1
}

# need_program PROGRAM PACKAGE
need_program() {
    command -v "$1" >/dev/null 2>&1 || need_package "$1" "$2" || exit 69
}

# What cannot be built without: zlib (Imports), SQLite and libpq (Store), pkg-config to find the last.
need_libraries() {
    need_headers zlib.h zlib1g-dev
    need_headers sqlite3.h libsqlite3-dev
    need_headers postgresql/libpq-fe.h libpq-dev
    need_program pkg-config pkg-config
}

# need_headers FILE PACKAGE: a header that the build needs; macOS has its own.
need_headers() {
    for folder in /usr/include /usr/local/include; do
        if [ -e "$folder/$1" ]; then return 0; fi
    done
    [ "$(uname)" = Darwin ] || need_package "$1" "$2" || exit 69
}

# A PostgreSQL of their own is started by the tests of the store (never the one of the system). Without it: PORTULAN_WITHOUT_POSTGRESQL=1.
need_postgresql() {
    if [ "${PORTULAN_WITHOUT_POSTGRESQL:-}" = 1 ]; then return 0; fi
    if ! command -v initdb >/dev/null 2>&1 && ! ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1; then
        need_package "PostgreSQL" postgresql || exit 69
    fi
    need_program pg_dump postgresql-client
}

# need_python_module MODULE PACKAGE: any python3 that has it will do.
need_python_module() {
    for python in python3 /usr/bin/python3; do
        if command -v "$python" >/dev/null 2>&1 && "$python" -c "import $1" >/dev/null 2>&1; then return 0; fi
    done
    need_package "$1 (Python)" "$2" || exit 69
}

# The map that moves; without it maps are drawings.
need_leaflet() {
    [ -e /usr/share/javascript/leaflet/leaflet.js ] || need_package Leaflet libjs-leaflet || exit 69
}

# need_tools FOLDER PACKAGE…: a Python environment with packages of PyPI, for tests that need a browser's driver, a fuzzer or an identity provider.
# Sets PORTULAN_PYTHON.
need_tools() {
    folder=$1
    shift
    PORTULAN_PYTHON="$folder/bin/python"
    export PORTULAN_PYTHON
    wanted="$*"
    if [ -x "$PORTULAN_PYTHON" ] && [ "$(cat "$folder/wanted" 2>/dev/null)" = "$wanted" ]; then return 0; fi
    need_program python3 python3
    python3 -c 'import ensurepip, venv' >/dev/null 2>&1 || need_package "venv (Python)" python3-venv || exit 69
    echo "Préparation des outils d’essai / Preparing the test tools: $wanted" >&2
    rm -rf "$folder"
    python3 -m venv "$folder" && "$folder/bin/pip" install --quiet --disable-pip-version-check "$@" >&2 || {
        echo "Ces paquets de PyPI n’ont pas pu être installés / could not be installed from PyPI: $wanted" >&2
        exit 69
    }
    printf '%s' "$wanted" >"$folder/wanted"
}
