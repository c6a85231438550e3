#!/usr/bin/env bash
# Unpacks fail2ban, which a test runs, into .cache/unpacked: installed, it would begin to ban on this machine. Says nothing
# when it is there.
set -euo pipefail
# shellcheck source=tools/common.sh
source "$(dirname "$0")/common.sh"

package=fail2ban
folder=$cache/unpacked/$package
[ ! -d "$folder" ] || exit 0

say "unpacking $package into $folder"
download=$(mktemp -d)
trap 'rm -rf "$download"' EXIT
(cd "$download" && apt-get download -qq "$package" 2>"$download/log") || {
    cat "$download/log" >&2
    die "Debian's package $package could not be had" "run apt-get update, and try again"
}
mkdir -p "$(dirname "$folder")"
dpkg -x "$download"/*.deb "$download/unpacked"
mv "$download/unpacked" "$folder"
