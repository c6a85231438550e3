#!/usr/bin/env bash
# Installs what is missing on this machine, and says each thing that it installs.
#
#   tools/setup.sh run     what building and serving the console needs
#   tools/setup.sh test    that, and what its tests and checks need
#   tools/setup.sh bench   that, and what it is measured beside
#
# Debian packages are installed as root (through sudo if need be); all else goes into .cache/ and
# node_modules/. Says nothing when everything is there.
set -euo pipefail
here=$(dirname "$0")

case ${1:-run} in
    run) levels=(run) ;;
    test) levels=(run test) ;;
    bench) levels=(run test bench) ;;
    *)
        echo "usage: tools/setup.sh [run | test | bench]" >&2
        exit 2
        ;;
esac

"$here/setup_packages.sh" "${levels[@]}"
"$here/setup_sources.sh"
"$here/setup_npm.sh"
if [[ " ${levels[*]} " == *" test "* ]]; then
    "$here/setup_unpacked.sh"
fi
if [[ " ${levels[*]} " == *" bench "* ]]; then
    "$here/setup_npm.sh" bench
fi
