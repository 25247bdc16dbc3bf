#!/usr/bin/env bash
# A disk that is really full, and a folder that takes no new file: what cargo test cannot try without
# a disk of its own and a user who is not root. Needs root; run it in the source folder.
set -euo pipefail
[ "$(id -u)" = 0 ] || { echo "needs root" >&2; exit 2; }

small=$(mktemp -d)
mount -t tmpfs -o size=400k,mode=1777 qicao "$small"
open=$(mktemp -d)
chmod 1777 "$open"
trap 'umount "$small"; rm -rf "$small" "$open"' EXIT

TMPDIR=$small QICAO_SMALL_DISK=1 cargo test --locked --test terminal -- disk::a_full --nocapture

# As a user who may not write everywhere: the tests and the program, where anybody may run them.
cp "$(cargo test --locked --test terminal --no-run 2>&1 | sed -n 's/^ *Executable.*(\(.*\))$/\1/p')" "$open/terminal"
cp "$(cargo test --locked --lib --no-run 2>&1 | sed -n 's/^ *Executable.*(\(.*\))$/\1/p')" "$open/store"
chmod 755 "$open/terminal" "$open/store"
as_nobody() { (cd "$open" && setpriv --reuid=65534 --regid=65534 --clear-groups env TMPDIR="$open" HOME="$open" "$@"); }
as_nobody ./store store:: --nocapture
as_nobody ./terminal disk::a_folder --nocapture
