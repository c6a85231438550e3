#!/usr/bin/env bash
# The format of C++ (clang-format) and of JavaScript, CSS and HTML (prettier).
#
#   tools/format.sh --check    names the files that are not in it, and fails
#   tools/format.sh --write    puts them into it
set -euo pipefail
cd "$(dirname "$0")/.."

case ${1:-} in
    --check)
        clang_options=(--dry-run -Werror)
        prettier_option=--check
        ;;
    --write)
        clang_options=(-i)
        prettier_option=--write
        ;;
    *)
        echo "usage: tools/format.sh --check | --write" >&2
        exit 2
        ;;
esac

find src tests -name '*.h' -print0 -o -name '*.cpp' -print0 |
    xargs -0 --no-run-if-empty clang-format "${clang_options[@]}"
# Only what git knows or would take: not what was built. The page in deploy/ is as tools/deploy_files.py writes it.
git ls-files -z --cached --others --exclude-standard -- '*.js' '*.mjs' '*.css' '*.html' ':!deploy/*.html' |
    xargs -0 --no-run-if-empty node_modules/.bin/prettier --log-level warn "$prettier_option"
