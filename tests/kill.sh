#!/usr/bin/env bash
# Kills the editor in a pseudo-terminal COUNT times (1000 unless told) at random moments of random
# operations, and looks whether the journal holds what was on the screen; `tests/terminal/killing.rs`.
set -euo pipefail
cd "$(dirname "$0")/.."
QICAO_KILLS=${1:-1000} cargo test --release --locked --test terminal killing -- --nocapture
