#!/usr/bin/env bash
# Puts the sources of tools/sources.txt under .cache/sources, each in its own folder.
#
# They are newer than the Debian release that the machine runs, so they are read from the source
# packages of later releases, from the mirror that the machine already uses. apt is given lists and
# a cache of its own: the system's configuration is neither changed nor added to.
#
# A copy of your own is used, and nothing fetched, where the environment names its folder:
# MOORING_IMGUI_DIR, MOORING_QRCODEGEN_DIR, MOORING_CATCH2_DIR.
set -euo pipefail
# shellcheck source=tools/common.sh
source "$(dirname "$0")/common.sh"

releases="trixie forky"
keyring=/usr/share/keyrings/debian-archive-keyring.gpg
folder="$cache/sources"

listed() { grep -vE '^(#|$)' "$project/tools/sources.txt"; }

# Prints the names of the folders that are absent or were made from another archive.
missing() {
    local name package archive sum own
    while read -r name package archive sum; do
        own=MOORING_${name^^}_DIR
        [ -n "${!own:-}" ] || [ "$(cat "$folder/$name/.sha256" 2>/dev/null)" = "$sum" ] ||
            printf '%s\n' "$name"
    done < <(listed)
}

# Prints the address of the Debian mirror that this machine is set up to use.
mirror() {
    # shellcheck disable=SC2016  # the $(…) are apt's own
    apt-get indextargets --format '$(REPO_URI) $(ORIGIN) $(LABEL) $(CODENAME)' |
        awk '$2 == "Debian" && $3 == "Debian" && $4 !~ /-/ && !found++ { print $1 }'
}

# private_apt ARGUMENTS...: apt-get with everything that it reads and writes under $work.
private_apt() {
    apt-get -qq -o Dir::Etc::SourceList="$work/debian.sources" -o Dir::Etc::SourceParts="$work/none" \
        -o Dir::State::Lists="$work/lists" -o Dir::Cache="$work/cache" -o APT::Sandbox::User="$(id -un)" \
        "$@"
}

prepare_apt() {
    local address
    address=$(mirror)
    if [ -z "$address" ]; then
        as_root apt-get -qq update && address=$(mirror)
    fi
    [ -n "$address" ] ||
        die "no Debian mirror is configured" "give this machine one in /etc/apt and run \`apt-get update\`"
    mkdir -p "$work/lists/partial" "$work/cache/archives/partial" "$work/none"
    cat >"$work/debian.sources" <<-END
	Types: deb-src
	URIs: $address
	Suites: $releases
	Components: main
	Signed-By: $keyring
	END
    # By default apt calls it a success when it could not fetch a list.
    private_apt -o APT::Update::Error-Mode=any update ||
        die "the lists of Debian's source packages cannot be fetched" \
            "check the network; or name your own copies, as the head of tools/setup_sources.sh says"
}

# fetch NAME PACKAGE ARCHIVE SHA256
fetch() {
    local name=$1 package=$2 archive=$3 sum=$4
    say "fetching the sources of $name ($package)"
    # --tar-only: the upstream archive is all that is wanted; the packaging is not.
    (cd "$work" && private_apt source --download-only --tar-only "$package" >/dev/null) ||
        die "Debian's source package $package cannot be fetched" \
            "check the network; or unpack $archive yourself and name its folder in MOORING_${name^^}_DIR"
    echo "$sum  $work/$archive" | sha256sum --check --status ||
        die "$archive is not the archive that tools/sources.txt names" \
            "do not use it; try again, and report it if it stays so"
    rm -rf "${folder:?}/$name"
    mkdir -p "$folder/$name"
    # Their settings of clang-tidy would be read for their headers, in a syntax that 14 does not know.
    tar --extract --file "$work/$archive" --directory "$folder/$name" --strip-components 1 \
        --no-same-owner --exclude .clang-tidy
    echo "$sum" >"$folder/$name/.sha256"
}

wanted=$(missing)
[ -n "$wanted" ] || exit 0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
prepare_apt
while read -r name package archive sum; do
    if grep -qx "$name" <<<"$wanted"; then fetch "$name" "$package" "$archive" "$sum"; fi
done < <(listed)
