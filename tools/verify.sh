#!/usr/bin/env bash
# Runs checks one after the other, the failed ones included, and ends with a line for each: the one
# that its own runner closed with. Fails if any of them did.
#
#   tools/verify.sh CHECK...
#
#   format      clang-format and prettier
#   shell       shellcheck
#   javascript  eslint
#   python      flake8 and mypy
#   tidy        clang-tidy, on what changed since it last passed
#   unit        C++ tests, with AddressSanitizer and UndefinedBehaviorSanitizer
#   fuzz        libFuzzer on what reads replies, forms and links, for FUZZ_SECONDS (10)
#   server      pytest
#   browser     Playwright with Chromium against serve.py; needs the bundle
#   engines     the same journeys in Firefox and WebKitGTK; needs the bundle
#   web_asan    browser tests with the program built for AddressSanitizer and Emscripten's assertions;
#               takes long, and is not part of `make test`
#
# With MOORING_THOROUGH, as `make test-all` sets it, also the tests tagged @thorough, journeys of all sections behind
# nginx and Caddy, and those of all engines in Chromium too; they need the debug bundle.
set -euo pipefail
cd "$(dirname "$0")/.."

python=/usr/bin/python3
jobs=${JOBS:-$(nproc)}
logs=build/logs

# build_preset PRESET TARGET [NINJA_OPTION...]
build_preset() {
    [ -f "build/$1/build.ninja" ] || cmake --preset "$1" --log-level=WARNING >/dev/null
    cmake --build --preset "$1" --target "$2" --parallel "$jobs" -- "${@:3}"
}

check_format() {
    tools/format.sh --check
    echo "every file is in the project's format"
}

check_shell() {
    # shellcheck disable=SC2046  # names without spaces
    shellcheck --external-sources $(git ls-files '*.sh') .ci/run
    echo "shellcheck found nothing"
}

check_javascript() {
    node_modules/.bin/eslint --max-warnings 0 .
    echo "eslint found nothing"
}

check_python() {
    # Settings of both: setup.cfg.
    "$python" -m flake8 serve.py backend tests/server tests/conformance tools
    "$python" -m mypy
}

check_tidy() {
    # -k 0: what is wrong in all files, not only in the first.
    build_preset tidy all -k 0
    build_preset web-tidy mooring_web -k 0
    echo "clang-tidy found nothing"
}

check_unit() {
    build_preset asan unit_tests
    build/asan/unit_tests --order rand
}

# shrink_corpus FOLDER: of inputs that reach the same, the smallest stays. The next run begins with
# reading all of them.
shrink_corpus() {
    rm -rf "$1/smaller"
    mkdir "$1/smaller"
    build/asan/fuzz -merge=1 -max_len=8192 "$1/smaller" "$1/corpus" >"$1/merge.log" 2>&1
    rm -rf "$1/corpus"
    mv "$1/smaller" "$1/corpus"
}

# What made a target fail stays in build/fuzz/found and is tried first the next time. What an earlier
# run learned is in build/fuzz/corpus, so that each goes on where the last one ended.
check_fuzz() {
    local folder=build/fuzz seconds=${FUZZ_SECONDS:-10} log=build/fuzz/run.log inputs
    build_preset asan fuzz
    rm -rf "$folder/seeds"
    mkdir -p "$folder/seeds" "$folder/corpus" "$folder/found"
    build/asan/fuzz_seeds "$folder/seeds" "$folder/words.dict"
    # 8192: the largest example has 4 KB, and a longer input finds nothing that it does not, but slower.
    build/asan/fuzz -max_total_time="$seconds" -max_len=8192 -timeout=10 -rss_limit_mb=2048 \
        -dict="$folder/words.dict" -artifact_prefix="$folder/found/" -print_final_stats=1 \
        "$folder/corpus" "$folder/found" "$folder/seeds" >"$log" 2>&1 || {
        grep -vE '^#[0-9]+' "$log" | tail -n 60
        echo "an input breaks a reader; for it alone: build/asan/fuzz" \
            "$(sed -nE 's/.*Test unit written to //p' "$log" | tail -n 1)"
        return 1
    }
    shrink_corpus "$folder"
    inputs=$(sed -nE 's/^stat::number_of_executed_units: +//p' "$log")
    echo "$inputs inputs in $seconds seconds, and none broke a reader"
}

check_server() { "$python" -m pytest --quiet --numprocesses "$jobs" tests/server; }

check_browser() { node_modules/.bin/playwright test --config tests/browser/playwright.config.mjs; }

check_engines() { node_modules/.bin/playwright test --config tests/engines/playwright.config.mjs; }

# Requests above all: emscripten_fetch frees what its events write to. The bundle is that of build/web
# again afterwards. What counts bytes is left out.
check_web_asan() {
    build_preset web-asan mooring_web
    trap 'node tools/bundle.mjs >/dev/null' EXIT
    node tools/bundle.mjs build/web-asan >/dev/null
    MOORING_TIMEOUT_FACTOR=4 node_modules/.bin/playwright test --config tests/browser/playwright.config.mjs \
        --project=serve.py --grep-invert ' KB ' api_keys api_requests bad_replies cloud_accounts \
        loading other_origin profile pulled_plugs sign_in
}

# closing_line LOG: what a runner closed with. Playwright takes a line each for what failed and passed.
closing_line() {
    local plain counts
    plain=$(sed -E 's/\x1b\[[0-9;]*[A-Za-z]//g; /^[[:space:]]*$/d' "$1")
    counts=$(grep -E '^  [0-9]+ (failed|interrupted|flaky|skipped|did not run|passed)' <<<"$plain") || true
    if [ -z "$counts" ]; then
        counts=$(grep -E '^[0-9]+ (passed|failed|error)|^(All tests passed|assertions:|Found [0-9]|Success)' \
            <<<"$plain" | tail -n 1) || counts=$(tail -n 1 <<<"$plain")
    fi
    sed -E 's/^ +//' <<<"$counts" | paste -sd ';' | sed 's/;/, /g'
}

# named_tests LOG: the tests that a runner names after its last one, because they failed or were flaky.
named_tests() {
    sed -E 's/\x1b\[[0-9;]*[A-Za-z]//g' "$1" |
        sed -nE 's/^(    ([[]|tests\/)[^─]*›[^─]*[^ ─]).*/\1/p; s/^FAILED /    /p'
}

# run CHECK: prints what it prints, keeps it as a log, and notes how it ended in $summary.
run() {
    local log=$logs/$1.log verdict=ok
    printf '\n── %s\n' "$1"
    # In a process of its own, because `set -e` sleeps in a function whose result is asked for.
    tools/verify.sh --alone "$1" 2>&1 | tee "$log" || verdict=FAILED
    summary+=$(
        printf '%-11s %-7s %s\n' "$1" "$verdict" "$(closing_line "$log")"
        named_tests "$log"
    )$'\n'
    [ "$verdict" = ok ]
}

main() {
    local check failed=0
    summary=
    mkdir -p "$logs"
    for check in "$@"; do
        run "$check" || failed=1
    done
    printf '\n── summary\n%s' "$summary"
    return "$failed"
}

if [ "${1:-}" = --alone ]; then "check_$2"; else main "$@"; fi
