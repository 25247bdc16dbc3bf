#!/usr/bin/env bash
# Does a document print as the page layout says? Exports reports as docx, has LibreOffice print them,
# and compares the rows of every page.
#
#   tests/docx_pages.sh REPORT.txt...
#
# Two ways of LibreOffice show as rows that differ: a closing quotation mark
# behind digits is set in the face of the digits, and a row is not ended between 。 and a number.
#
# Needs libreoffice-writer, poppler-utils, fontconfig and the faces named below
# (fonts-noto-cjk, fonts-arphic-uming, fonts-arphic-ukai, fonts-liberation).
set -euo pipefail
if [ $# -eq 0 ]; then
    sed -n '2,10s/^# \{0,1\}//p' "$0"
    exit 2
fi
for tool in soffice pdftotext; do
    command -v "$tool" >/dev/null || { echo "$tool is not installed; nothing was compared" >&2; exit 2; }
done

reports=()
for report in "$@"; do reports+=("$(realpath "$report")"); done
cd "$(dirname "$0")/.."
cargo build --quiet --bin qicao
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# What stands in for the faces of the standard; all of them are square.
alias_of() { echo "<alias binding=\"same\"><family>$1</family><prefer><family>$2</family></prefer></alias>"; }
{
    echo '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
    echo '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>'
    alias_of 仿宋_GB2312 "Noto Serif CJK SC"
    alias_of 楷体_GB2312 "AR PL UKai CN"
    alias_of 黑体 "Noto Sans CJK SC"
    alias_of 宋体 "AR PL UMing CN"
    alias_of 方正小标宋简体 "Noto Serif CJK SC"
    echo '</fontconfig>'
} >"$work/fonts.conf"
export FONTCONFIG_FILE="$work/fonts.conf"

convert() {
    local form=$1
    shift
    soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to "$form" \
        --outdir "$work" "$@" >/dev/null 2>&1
}

failed=0
for report in "${reports[@]}"; do
    name=$(basename "$report" .txt)
    rm -f "$work/page".*
    cargo run --quiet --bin qicao -- export "$report" -o "$work/page.docx" --force 2>/dev/null
    convert fodt "$work/page.docx"
    # LibreOffice 7.4 reads no autoSpaceDE and reads overflowPunct the wrong way round; its own file
    # takes both.
    sed -i -e 's/style:text-autospace="ideograph-alpha"/style:text-autospace="none"/g' \
        -e 's/style:punctuation-wrap="hanging"/style:punctuation-wrap="simple"/g' "$work/page.fodt"
    convert pdf "$work/page.fodt"
    pdftotext -layout "$work/page.pdf" "$work/page.text"
    echo "== $name"
    cargo test --quiet --test check_pages -- "$report" "$work/page.text" || failed=1
done
exit $failed
