#!/bin/sh
# Runs the command where the system gives it little: memory, descriptors, threads, file sizes, no /proc.
# Every run must end with 0 or with 1 and a message, never by a panic or a signal, and leave nothing
# half-written. Needs no root; what cannot be tried here is named as skipped.
#
# usage: tests/bare_system.sh PATH/TO/keyweight
set -u
kw=$(realpath "${1:-target/release/keyweight}")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1

failed=0
runs=0
fail() {
  echo "FAILED: $1" >&2
  sed 's/^/  /' err >&2
  failed=1
}

skip() {
  echo "skipped: $1"
}

# try NAME CODES COMMAND: runs a shell command, whose exit code must be one of CODES. `$kw` is the
# program. With 1, there must be a message.
try() {
  name=$1 codes=$2
  runs=$((runs + 1))
  (eval "$3") >out 2>err
  code=$?
  case " $codes " in
    *" $code "*) ;;
    *) fail "$name: exit code $code, not one of $codes" ;;
  esac
  if grep -q panicked err; then
    fail "$name: a panic"
  fi
  if [ "$code" = 1 ] && ! grep -q '^error: ' err; then
    fail "$name: no message"
  fi
  for left in .[!.]*.keyweight-*; do
    if [ -e "$left" ]; then
      fail "$name: left $left"
      rm -rf "$left"
    fi
  done
}

# said TEXT: the last run must have printed it to standard error.
said() {
  grep -q -e "$1" err || fail "$name: no \"$1\" on standard error"
}

mkdir articles
for number in 1 2 3 4 5 6; do
  echo "The harbor of town $number: chips for Korea, chips for Taiwan." >articles/$number.txt
done
# 200,000 distinct words.
awk 'BEGIN {
  print "id,text"
  for (row = 0; row < 1000; row++) {
    line = row ",w"
    for (word = 0; word < 200; word++) line = line " w" row "x" word * 7919
    print line
  }
}' >words.csv

# Limits on memory. The old report must stay as it is.
"$kw" report articles --out kept -q
cp -r kept before
if (ulimit -v 100000) 2>/dev/null; then
  for size in 30000 40000 60000 80000 100000 120000 160000; do
    for threads in 1 2; do
      options="--threads $threads -q"
      try "report, ulimit -v $size, $threads threads" "0 1" \
        "ulimit -v $size; \$kw report words.csv --out report $options"
      try "terms, ulimit -v $size, $threads threads" "0 1" \
        "ulimit -v $size; \$kw terms words.csv -o terms.csv $options"
      try "n-grams, ulimit -v $size, $threads threads" "0 1" \
        "ulimit -v $size; \$kw terms words.csv --ngrams 1..2 -o terms.csv $options"
      try "count, ulimit -v $size, $threads threads" "0 1" \
        "ulimit -v $size; \$kw count words.csv -o words.kwc $options"
    done
  done
  try "replacing a report out of memory" 1 "ulimit -v 40000; \$kw report words.csv --out kept -q"
  said "^error: out of memory: .*ulimit -v allows 40 MB.*--memory"
  diff -r before kept >err || fail "a report that could not be replaced has changed"
  try "more threads than fit" "0 1" "ulimit -v 400000; \$kw terms articles -q --threads 1000"
else
  skip "ulimit -v cannot be set here"
fi
if (ulimit -d 20000) 2>/dev/null; then
  try "ulimit -d" "0 1" "ulimit -d 20000; \$kw report words.csv --out report -q"
else
  skip "ulimit -d cannot be set here"
fi

# Few descriptors. With fewer than these, folders cannot be removed again.
for number in 7 8 9 10 12 16 20; do
  try "ulimit -n $number" "0 1" "ulimit -n $number; \$kw report articles --out few -q"
  try "count, ulimit -n $number" "0 1" "ulimit -n $number; \$kw count articles -o few.kwc -q"
done

# Outputs and the environment.
try "closed standard error" 0 "\$kw terms articles 2>&-"
try "closed standard streams" 0 "\$kw report articles --out closed <&- >&- 2>&-"
if [ -e /dev/full ]; then
  for command in "terms articles -q" "report --help" "--version" "man" "completions bash"; do
    try "$command > /dev/full" 1 "\$kw $command >/dev/full"
  done
  try "terms -o /dev/full" 1 "\$kw terms articles -q -o /dev/full"
  try "notes to /dev/full" 0 "\$kw terms articles 2>/dev/full; code=\$?; : >err; exit \$code"
else
  skip "no /dev/full here"
fi
try "no folder for temporary files" 1 "TMPDIR=$folder/missing \$kw terms articles --memory 0 -q"
said "missing"
try "no folder for temporary files, and no need for one" 0 "TMPDIR=/missing \$kw terms articles -q"
try "no environment" 0 "env -i \$kw report articles --out bare -q"
try "an unknown locale" 0 "LC_ALL=xx_XX.nothing \$kw terms articles -q"

# File sizes and processor time.
# Through a pipe, because the file of standard error is limited, too.
try "ulimit -f 0" 1 "{ (ulimit -f 0; \$kw terms articles -q -o terms.csv; echo code \$?) 2>&1; } | cat >&2
  grep -q '^code 1' err && exit 1"
said "File too large"
try "a small stack" 0 "ulimit -s 256; \$kw report articles --out small -q"
awk 'BEGIN {
  printf "{\"text\":"
  for (depth = 0; depth < 100000; depth++) printf "["
  for (depth = 0; depth < 100000; depth++) printf "]"
  print "}"
}' >deep.jsonl
try "deep JSON on a small stack" "0 1 3" "ulimit -s 256; \$kw terms deep.jsonl -q"

# Without /proc and /sys.
if unshare -rm sh -c 'mount -t tmpfs none /proc && mount -t tmpfs none /sys' 2>/dev/null; then
  bare='mount -t tmpfs none /proc && mount -t tmpfs none /sys &&'
  try "no /proc and no /sys" 0 "unshare -rm sh -c '$bare $kw report articles --out noproc -q'"
  try "no /proc, few descriptors" "0 1" \
    "unshare -rm sh -c '$bare ulimit -n 8 && $kw terms articles -q'"
else
  skip "no namespace without /proc can be made here"
fi

echo "$runs runs"
exit $failed
