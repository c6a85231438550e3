# Sourced by the set-up scripts: their common words and the one way to become root.
# shellcheck shell=bash

project=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck disable=SC2034  # read by the scripts that source this file
cache="$project/.cache"

say() { printf 'set-up: %s\n' "$*"; }

# die WHAT_IS_WRONG WHAT_TO_DO
die() {
    printf '\nset-up: %s\n  what to do: %s\n' "$1" "$2" >&2
    exit 1
}

# Runs a command as root: directly, or through sudo, which may ask for a password.
as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        echo "there is no sudo" >&2
        return 1
    fi
}
