#!/bin/sh
# Prints the path of a Chromium to test with: the one that CHROMIUM names, else one on this
# machine, else Debian's package where we may install it. Each candidate is run, because on
# Ubuntu the name may stand for an advice to install a snap.
set -eu

find_one() {
    for candidate in ${CHROMIUM:+"$CHROMIUM"} chromium chromium-browser google-chrome \
        google-chrome-stable "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" \
        "/Applications/Chromium.app/Contents/MacOS/Chromium"; do
        if "$candidate" --version >/dev/null 2>&1; then
            command -v "$candidate"
            return
        fi
    done
    return 1
}

find_one && exit
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing Debian's chromium for the browser tests ..." >&2
    if { apt-get update -qq &&
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
            chromium fonts-dejavu-core; } >&2 && find_one; then
        exit
    fi
fi
echo "No Chromium was found for the browser tests. Nothing was tested yet." \
    "Install Chromium or Chrome, or name one: make test CHROMIUM=/path/to/chromium" >&2
exit 1
