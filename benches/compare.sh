#!/usr/bin/env bash
# Times factx and other tools on one text in one run, and prints a table: seconds (the best of several), MB/s, and the ratio to `wc -w`.
#
#   benches/compare.sh TEXT [RUNS]
#
# Tools that are not there, or cannot be installed into a scratch environment, are skipped with a word.
set -euo pipefail
text=${1:?usage: benches/compare.sh TEXT [RUNS]}
runs=${2:-5}
cd "$(dirname "$0")/.."
[[ $text = /* ]] || text=$OLDPWD/$text
export LC_ALL=C.UTF-8
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

cargo build --release --quiet
factx=$(cargo metadata --format-version 1 --no-deps | sed 's/.*"target_directory":"\([^"]*\)".*/\1/')/release/factx

# The same articles as JSON lines, one each: a blank line parts them.
python3 - "$text" >"$scratch/articles.jsonl" <<'PYTHON'
import json, re, sys
text = open(sys.argv[1], encoding="utf-8", errors="replace").read()
article = ""
for number, paragraph in enumerate(re.split(r"\n{2,}", text)):
    article += paragraph + "\n\n"
    if len(article) > 2500:
        print(json.dumps({"id": number, "text": article}, ensure_ascii=False))
        article = ""
if article:
    print(json.dumps({"id": "last", "text": article}, ensure_ascii=False))
PYTHON

row() { printf '%-34s %9s %9s %8s\n' "$@"; }

# Seconds of the fastest of some runs: what others on the machine cost is only ever added. Into a file, for grep reads no further where it
# sees that nobody looks.
best() {
    local least='' seconds
    for _ in $(seq "$runs"); do
        seconds=$( { TIMEFORMAT=%R; time "$@" >"$scratch/out" 2>&1; } 2>&1 )
        least=$(printf '%s\n' $least "$seconds" | sort -n | head -1)
    done
    echo "$least"
}

words=
measure() { # name, file, command...
    local name=$1 file=$2 seconds bytes
    shift 2
    seconds=$(best "$@")
    bytes=$(stat -c %s "$file")
    words=${words:-$(awk "BEGIN { print $bytes / $seconds }")}
    row "$name" "$seconds" "$(awk "BEGIN { printf \"%.3f\", $bytes / $seconds / 1e6 }")" \
        "$(awk "BEGIN { printf \"%.4f\", $bytes / $seconds / $words }")"
}

row tool seconds MB/s 'of wc -w'
measure 'wc -w' "$text" wc -w "$text"
measure "grep -c '[0-9]'" "$text" grep -c '[0-9]' "$text"
if command -v rg >/dev/null; then
    measure 'rg -ci, 20 words' "$text" rg -ci 'killed|died|dead|injured|wounded|hurt|missing|displaced|fled|homeless|evacuated|detained|arrested|kidnapped|rescued|destroyed|damaged|flooded|infected|deaths' "$text"
else
    echo 'ripgrep: not installed, skipped'
fi
measure 'factx, 1 thread' "$text" "$factx" extract --threads 1 -o /dev/null "$text"
measure 'factx, 1 thread, JSON lines' "$scratch/articles.jsonl" "$factx" extract --threads 1 -o /dev/null "$scratch/articles.jsonl"
cores=$(nproc)
((cores == 1)) || measure "factx, $cores threads" "$text" "$factx" extract --threads "$cores" -o /dev/null "$text"

# The others read some kilobytes a second: a small part of the text is enough, once.
runs=1
head -c 60000 "$text" | iconv -c -f UTF-8 -t UTF-8 >"$scratch/part.txt"
python3 -m venv "$scratch/venv"
python() { "$scratch/venv/bin/python" "$@"; }
other() { # package, what to install, program
    if python -m pip install --quiet $2 >"$scratch/pip.log" 2>&1 && python -c "$3" </dev/null >"$scratch/pip.log" 2>&1; then
        measure "$1" "$scratch/part.txt" "$scratch/venv/bin/python" -c "$3" "$scratch/part.txt"
    else
        echo "$1: cannot be installed or run here, skipped ($(tail -1 "$scratch/pip.log" | cut -c1-80))"
    fi
}
other quantulum3 'quantulum3 setuptools<80' '
import sys
from quantulum3 import parser
for line in open(sys.argv[1]) if len(sys.argv) > 1 else []:
    parser.parse(line)'
other recognizers-text 'recognizers-text-suite emoji<2 setuptools<80' '
import sys
from recognizers_number_with_unit import recognize_dimension
from recognizers_number import recognize_number, Culture
for line in open(sys.argv[1]) if len(sys.argv) > 1 else []:
    recognize_number(line, Culture.English)
    recognize_dimension(line, Culture.English)'
