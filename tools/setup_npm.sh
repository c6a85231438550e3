#!/usr/bin/env bash
# Installs the npm packages of a package-lock.json, exactly those, when they are not there yet.
#
#   tools/setup_npm.sh [FOLDER]    where the lock file is; the project's own unless given
set -euo pipefail
# shellcheck source=tools/common.sh
source "$(dirname "$0")/common.sh"

folder="$project/${1:-.}"
lock="$folder/package-lock.json"
# A copy of the lock file that was last installed; inside node_modules, so that it goes with it.
installed="$folder/node_modules/.installed-lock.json"

# Their names and versions, in one line.
packages() {
    node -p "
        const { dependencies, devDependencies } = require('$folder/package.json');
        Object.entries({ ...dependencies, ...devDependencies }).map((e) => e.join(' ')).join(', ')"
}

cmp --silent "$lock" "$installed" && exit 0
say "installing npm packages: $(packages)"
(cd "$folder" && PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --ignore-scripts --no-audit --no-fund --loglevel=error) ||
    die "the npm packages of package-lock.json cannot be installed" "check the network and run \`npm ci\`"
cp "$lock" "$installed"
