#!/usr/bin/env bash
# Installs the npm packages of package-lock.json, exactly those, when they are not there yet.
set -euo pipefail
# shellcheck source=tools/common.sh
source "$(dirname "$0")/common.sh"

lock="$project/package-lock.json"
# A copy of the lock file that was last installed; inside node_modules, so that it goes with it.
installed="$project/node_modules/.installed-lock.json"

cmp --silent "$lock" "$installed" && exit 0
say "installing npm packages: $(node -p "Object.entries({...require('$project/package.json').devDependencies}).map(e => e.join(' ')).join(', ')")"
(cd "$project" && PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --no-audit --no-fund --loglevel=error) ||
    die "the npm packages of package-lock.json cannot be installed" "check the network and run \`npm ci\`"
cp "$lock" "$installed"
