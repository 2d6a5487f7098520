#!/usr/bin/env bash
# Resident memory of one thread on large inputs, which are made on the way: a text, JSON lines and small files.
#
#   benches/memory.sh [MEGABYTES] [FILES]      4096 and 100000 unless told
#
# Prints each run's peak and fails where one passes 64 MB. Needs GNU time (/usr/bin/time).
set -euo pipefail
megabytes=${1:-4096}
files=${2:-100000}
cd "$(dirname "$0")/.."
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cargo build --release --quiet
factx=$(cargo metadata --format-version 1 --no-deps | sed 's/.*"target_directory":"\([^"]*\)".*/\1/')/release/factx
limit=65536 # kilobytes

# About a megabyte of the samples, and the same as JSON lines.
while (($(stat -c %s "$scratch/text" 2>/dev/null || echo 0) < 1 << 20)); do
    for sample in samples/*/*; do
        cat "$sample"
        printf '\n\n'
    done >>"$scratch/text"
done
python3 - "$scratch/text" >"$scratch/lines" <<'PYTHON'
import json, sys
articles = open(sys.argv[1], encoding="utf-8").read().split("\n\n\n")
for number, article in enumerate(articles):
    print(json.dumps({"id": number, "text": article}, ensure_ascii=False))
PYTHON

failed=0
run() { # name, options...
    local name=$1 peak
    shift
    /usr/bin/time -f %M -o "$scratch/peak" "$factx" extract --quiet --threads 1 -o /dev/null "$@"
    peak=$(cat "$scratch/peak")
    printf '%-28s %6d KB\n' "$name" "$peak"
    ((peak <= limit)) || failed=1
}
again() { for _ in $(seq $((megabytes * (1 << 20) / $(stat -c %s "$1") + 1))); do cat "$1"; done; }

run "text, $megabytes MB" - < <(again "$scratch/text")
run "JSON lines, $megabytes MB" --from jsonl - < <(again "$scratch/lines")
mkdir "$scratch/files"
head -c 2000 "$scratch/text" | iconv -c -f UTF-8 -t UTF-8 >"$scratch/small"
(cd "$scratch/files" && seq "$files" | split -l 1 -a 6 --numeric-suffixes --filter="cat ../small >\$FILE" - a)
# Names enough for one command line; 100,000 may be too many where the system's limit is low.
(cd "$scratch/files" && run "$files files" a*)
exit $failed
