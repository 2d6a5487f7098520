#!/usr/bin/env bash
# Counts the instructions of one run on the samples, twenty times over, and those of start-up alone: the same on a busy machine as on an idle
# one. Needs valgrind.
set -euo pipefail
cd "$(dirname "$0")/.."
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cargo build --release --quiet
factx=$(cargo metadata --format-version 1 --no-deps | sed 's/.*"target_directory":"\([^"]*\)".*/\1/')/release/factx
for _ in $(seq 20); do
    for sample in samples/*/*; do
        cat "$sample"
        printf '\n\n'
    done
done >"$scratch/text"
echo 'Nothing.' >"$scratch/nothing"
count() {
    valgrind --tool=callgrind --callgrind-out-file=/dev/null "$factx" extract --threads 1 -o /dev/null "$1" 2>&1 |
        awk '/Collected/ { print $4 }'
}
start=$(count "$scratch/nothing")
all=$(count "$scratch/text")
bytes=$(stat -c %s "$scratch/text")
printf 'start-up: %d instructions\n' "$start"
printf 'text:     %.1f instructions a byte (%d bytes)\n' "$(awk "BEGIN { print ($all - $start) / $bytes }")" "$bytes"
