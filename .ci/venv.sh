#!/bin/sh
# Makes a virtual environment: venv.sh FOLDER. PYTHON names the interpreter to use instead of
# the first one found that is new enough. Each candidate is run, because a name on the path may
# be a shim with nothing behind it.
set -eu
folder=$1

refuse() {
    echo "$1 Nothing was installed. $2" >&2
    exit 1
}

found=
for candidate in ${PYTHON:-python3 python3.13 python3.12 python3.11 python}; do
    if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        found=$candidate
        break
    fi
done
[ -n "$found" ] || refuse "No Python 3.11 or newer was found on this machine." \
    "Install one, or name it: make PYTHON=/path/to/python3.11"

rm -rf "$folder"
# Debian splits ensurepip off into python3-venv; without it, the pip of the system fills the
# environment.
if "$found" -c 'import ensurepip' 2>/dev/null; then
    "$found" -m venv "$folder" && exit
elif "$found" -m venv --without-pip "$folder" &&
    "$found" -m pip --python "$folder/bin/python" install --quiet pip; then
    exit
fi
rm -rf "$folder"
refuse "$found could not make the virtual environment $folder." \
    "On Debian or Ubuntu install python3-venv; elsewhere a Python with its pip and venv modules."
