#!/usr/bin/env bash
# Tries COUNT hostile inputs (10000 unless told) on each reader, in slices that take turns, in an
# optimised build that checks its arithmetic; `tests/fuzz.rs` says what is tried. What fails is kept
# under target/tmp/fuzz; mend it and keep the file as tests/fuzz/found/READER-what-it-was.
#   tests/fuzz.sh [COUNT [FIRST SEED]]
set -uo pipefail
cd "$(dirname "$0")/.."
count=${1:-10000}
first=${2:-0}
slice=1000
export CARGO_PROFILE_RELEASE_OVERFLOW_CHECKS=true CARGO_PROFILE_RELEASE_DEBUG_ASSERTIONS=true
cargo test --release --locked --test fuzz --no-run || exit 1
for ((from = first; from < first + count; from += slice)); do
    left=$((first + count - from))
    QICAO_FUZZ=$((left < slice ? left : slice)) QICAO_FUZZ_FIRST=$from RUST_BACKTRACE=0 nice \
        timeout 1200 cargo test --release --locked --quiet --test fuzz hostile -- --nocapture 2>&1 |
        grep --line-buffered -E 'inputs,|slowest|tmp/fuzz|overflowed|SIG'
    # An input that never ends is the last one kept as READER-now.
    [ "${PIPESTATUS[0]}" = 124 ] && ls -t target/tmp/fuzz | head -1 && exit 1
done
