#!/bin/sh
# Lets one system call after the other fail while counts are in a temporary file, and checks how each
# command ends: with exit code 1, a message and the old output in place, or as if nothing had failed.
#
#   tests/failing_spill.sh [BINARY] [NUMBER]
#
# BINARY is a built keyweight (default: target/debug/keyweight), NUMBER how many calls of each kind fail,
# one per run (default: 30). Needs strace; without it nothing is checked.
set -eu

binary=${1:-target/debug/keyweight}
number=${2:-30}
case $binary in */*) binary=$(cd "$(dirname "$binary")" && pwd)/$(basename "$binary") ;; esac

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if ! strace -f -qq -o "$work/trace" -e inject=lseek:error=EIO:when=9999 true 2>/dev/null; then
  echo "skipped: strace is not here, or may not trace"
  exit 0
fi
cd "$work"
mkdir temporary

# Counts of 400 articles fill several blocks of the temporary file.
awk 'BEGIN {
  srand(1)
  print "id,source,text"
  for (article = 0; article < 400; article++) {
    text = ""
    for (word = 0; word < 160; word++) {
      text = text " w" substr("abcdefghij", int(rand() * 10) + 1, 1) int(rand() * rand() * 400)
      if (rand() < 0.1) text = text " supply chain"
    }
    printf "%d,%s,%s\n", article, article % 3 ? "left" : "right", text
  }
}' >articles.csv

failed=0
bad() {
  echo "$call $n, $command: $1" >&2
  sed 's/^/  /' message >&2
  failed=1
}

while IFS= read -r command; do
  spilled=0
  # An old output to be kept.
  rm -rf old out
  mkdir out
  case $command in
    report*) "$binary" report articles.csv --language en --top 1 --out out/report -q ;;
    count*) echo old >out/counts.kwc ;;
    *) echo old >out/table.csv ;;
  esac
  cp -r out old
  for call in lseek read pread64 write; do
    n=0
    while [ "$n" -lt "$number" ]; do
      n=$((n + 1))
      name=${command%% *}
      case $name in
        report) output="--out out/report" ;;
        count) output="-o out/counts.kwc" ;;
        *) output="-o out/table.csv" ;;
      esac
      status=0
      # shellcheck disable=SC2086 # the command is a list of words
      strace -f -qq -o trace -e "inject=$call:error=EIO:when=$n" "$binary" $command $output \
        articles.csv --language en --memory 1 --temp-dir temporary --threads 2 -q \
        >/dev/null 2>message || status=$?
      if grep -q 'error: cannot keep counts in a temporary file in temporary' message; then
        spilled=$((spilled + 1))
        [ "$status" = 1 ] || bad "exit code $status"
      fi
      case $status in
        0) ;;
        1)
          # If a write fails, it may be that of the message.
          [ "$call" = write ] || grep -q '^error: ' message || bad "no message"
          if [ "$call" = lseek ] && ! grep -q 'cannot keep counts' message; then
            bad "the message is about something else"
          fi
          diff -r old out >difference || bad "the old output is gone: $(cat difference)"
          ;;
        # An input could not be read.
        3) grep -q '^skipped: ' message || bad "nothing is said to be skipped" ;;
        # The program was not even started.
        127) grep -q 'error while loading shared libraries' message || bad "exit code 127" ;;
        *) bad "exit code $status" ;;
      esac
      if [ -n "$(ls -A temporary)" ]; then
        bad "something is left in the folder for temporary files"
        rm -rf temporary
        mkdir temporary
      fi
      if [ "$status" != 1 ] || ! diff -r old out >difference; then
        rm -rf out
        cp -r old out
      fi
    done
  done
  echo "$command: $spilled failures of the temporary file"
  if [ "$spilled" = 0 ]; then
    echo "$command: no call of the temporary file has failed" >&2
    failed=1
  fi
done <<'COMMANDS'
matrix --value count
keywords
keywords --top all
keywords --by source
terms
documents
keyness
keyness --by source --permutations 5
collocations
keywords --ngrams 1..2
keywords --phrases auto
lexicon
tokens
kwic supply
count
report
report --by source
COMMANDS
exit "$failed"
