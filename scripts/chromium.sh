#!/bin/sh
# Print the path of a Chromium for the browser tests; install Debian's where we may.
# The browser tests are never skipped for want of a browser: this fails instead, in one line.
set -eu

find_chromium() {
    if [ -n "${BROBYGGER_CHROMIUM:-}" ]; then
        command -v "$BROBYGGER_CHROMIUM" && return
        echo "BROBYGGER_CHROMIUM names no program: $BROBYGGER_CHROMIUM" >&2
        exit 1
    fi
    command -v chromium || command -v chromium-browser || command -v google-chrome
}

find_chromium && exit
packages="chromium fonts-dejavu-core"
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    echo "The browser tests need Chromium: sudo apt-get install $packages (or set BROBYGGER_CHROMIUM)" >&2
    exit 1
fi
echo "Installing $packages ..." >&2
export DEBIAN_FRONTEND=noninteractive
# shellcheck disable=SC2086 - two words on purpose
if ! said=$(apt-get update -qq 2>&1 && apt-get install -y -qq --no-install-recommends $packages 2>&1); then
    printf '%s\n' "$said" >&2
    echo "Chromium could not be installed; apt-get says why above." >&2
    exit 1
fi
find_chromium
