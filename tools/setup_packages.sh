#!/usr/bin/env bash
# Installs the Debian packages of tools/packages.txt that are missing.
#
#   tools/setup_packages.sh LEVEL...    LEVEL: run, test, bench
set -euo pipefail
# shellcheck source=tools/common.sh
source "$(dirname "$0")/common.sh"

# Prints the lines of the wanted levels, without comments and empty lines.
listed() {
    local line level=none
    while read -r line; do
        case $line in
            '' | '#'*) ;;
            '['*) level=${line//[\[\]]/} ;;
            *) [[ " $* " == *" $level "* ]] && printf '%s\n' "$line" ;;
        esac
    done <"$project/tools/packages.txt"
    return 0
}

# Prints which of the packages given are installed.
installed() {
    # dpkg-query fails when it does not know one of them, and that is an answer too.
    { dpkg-query --show --showformat '${binary:Package} ${db:Status-Status}\n' "$@" 2>/dev/null || true; } |
        sed -nE 's/^([^: ]+)(:[^ ]*)? installed$/\1/p'
}

# at_least COMMAND VERSION: whether the first version number the command prints is high enough.
at_least() {
    local found
    found=$("$1" --version 2>/dev/null | grep -oE '[0-9]+(\.[0-9]+)*' | head -n 1) || return 1
    [ "$(printf '%s\n%s\n' "$2" "$found" | sort -V | head -n 1)" = "$2" ]
}

# on_path COMMAND MINIMUM: whether the person's own copy will do.
on_path() {
    [ -n "$1" ] && command -v "$1" >/dev/null && { [ -z "$2" ] || at_least "$1" "$2"; }
}

# Prints the packages that have to be installed.
missing() {
    local lines present package command minimum
    lines=$(listed "$@")
    # shellcheck disable=SC2046  # package names have no spaces
    present=" $(installed $(cut -d ' ' -f 1 <<<"$lines") | tr '\n' ' ') "
    while read -r package command minimum; do
        [[ $present == *" $package "* ]] || on_path "$command" "$minimum" || printf '%s\n' "$package"
    done <<<"$lines"
}

# quiet_apt ARGUMENTS...: apt-get as root, its many words into a log that is shown if it fails.
quiet_apt() {
    mkdir -p "$cache"
    as_root env DEBIAN_FRONTEND=noninteractive DEBCONF_NOWARNINGS=yes \
        apt-get --yes -o DPkg::Lock::Timeout=300 "$@" >"$cache/apt.log" 2>&1 || {
        tail -n 20 "$cache/apt.log" >&2
        return 1
    }
}

# Servers among the packages are tools here, and are not to run: Debian asks this file before it starts one.
policy=/usr/sbin/policy-rc.d
forbid_services() {
    [ ! -e "$policy" ] || return 0
    printf '#!/bin/sh\nexit 101\n' | as_root tee "$policy" >/dev/null
    as_root chmod 755 "$policy"
    trap 'as_root rm -f "$policy"' EXIT
}

install_packages() {
    say "these Debian packages are missing: $*"
    as_root true ||
        die "only root may install them" "run this as root or with sudo, or ask for: apt-get install $*"
    say "refreshing the package lists"
    quiet_apt update ||
        die "the Debian package lists cannot be fetched" "check the network and \`apt-get update\`"
    say "installing them"
    forbid_services
    quiet_apt install --no-install-recommends "$@" ||
        die "these Debian packages could not all be installed: $*" \
            "run \`apt-get install $*\` to see why; on another system, install their like by hand"
}

command -v apt-get >/dev/null ||
    die "this is not a Debian system" \
        "install the like of the packages in tools/packages.txt and call cmake and npm by hand"
# Not by process substitution, which would swallow a failure.
names=$(missing "$@")
mapfile -t packages < <([ -z "$names" ] || printf '%s\n' "$names")
if [ "${#packages[@]}" -gt 0 ]; then
    install_packages "${packages[@]}"
fi
