#!/usr/bin/env bash
# Makes system calls fail, one at a time, while keyweight writes a report, a table or standard output,
# and kills it at random moments. After each run, what was there before must be whole or replaced by
# something whole, the exit code must say which, and the next run must leave nothing else.
#
# usage: tests/failing_calls.sh BINARY [KILLS] [SEED]
#
# Needs strace. Prints "skipped" if there is none, or if it may not trace. Takes one to three minutes.
set -uo pipefail

binary=$(realpath "${1:?usage: $0 BINARY [KILLS] [SEED]}")
kills=${2:-100}
RANDOM=${3:-13}
at_most=5 # places per system call and scenario
calls='openat|mkdir|mkdirat|write|fsync|close|rename|renameat|renameat2|link|linkat|unlink|unlinkat|rmdir'
calls+='|getdents64|ftruncate|lseek|chmod|fchmod|fcntl|flock'
errors=(EIO ENOSPC EACCES EINTR)

if ! command -v strace >/dev/null; then
  echo "skipped: there is no strace"
  exit 0
fi
if ! strace -f -qq -o /dev/null -e inject=getcwd:error=EIO:when=1 true 2>/dev/null; then
  echo "skipped: strace may not trace or cannot inject errors here"
  exit 0
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
unset KEYWEIGHT_MECAB_DICTIONARY
export LC_ALL=C

mkdir old new place
for number in 1 2; do
  echo "The US buys chips from Taiwan, lot $number. Chips matter to the U.S." >"old/$number.txt"
done
for number in $(seq 40); do
  # Distinct words, so that a report takes long enough to be killed while it is written.
  { echo "Tariff talks go on, day $number."; seq -f "w${number}x%.0f" 400 | tr 0-9 a-j; } >"new/$number.txt"
done

failures=0
points=0
fail() {
  failures=$((failures + 1))
  echo "FAILED $*" >&2
}

# What the scenarios write, from what, and what is the result: a file or folder in place/.
run() { # SCENARIO INPUT
  case $1 in
    report*) "${under[@]}" "$binary" report "$2" --out place/reports -q --threads 1 ;;
    file*) "${under[@]}" "$binary" keywords "$2" -o place/table.csv -q --threads 1 ;;
    stdout*) "${under[@]}" "$binary" keywords "$2" -q --threads 1 >place/table.csv ;;
  esac
}
under=()

# The place as it was before a run: an old output, or nothing.
prepare() { # SCENARIO
  rm -rf place
  mkdir place
  case $1 in
    *fresh | stdout) ;;
    *) cp -a "made/$1/old/." place/ ;;
  esac
}

# Whether place/ has exactly, or apart from hidden temporaries, what a run made.
holds() { # SCENARIO WHICH [exactly]
  local hidden=(--exclude='.*.keyweight-*')
  [ "${3:-}" = exactly ] && hidden=()
  [ -d "made/$1/$2" ] && diff -r "${hidden[@]}" "made/$1/$2" place >/dev/null 2>&1
}

# Checks the place after a run that may have failed, and that the next run cleans up.
check() { # SCENARIO CODE WHAT
  local scenario=$1 code=$2 what=$3
  # The call of this number is also one of the dynamic loader, in another thread: nothing has run yet.
  [ "$code" -eq 127 ] && return
  points=$((points + 1))
  case $code in
    0 | 3) holds "$scenario" new || fail "$what: exit $code, but the new output is not there" ;;
    1) [ "$scenario" = stdout ] || holds "$scenario" old || fail "$what: exit 1, but the old output is not there" ;;
    *) fail "$what: exit $code" ;;
  esac
  clean "$scenario" "$what"
}

clean() { # SCENARIO WHAT
  under=()
  run "$1" new 2>messages || fail "$2: the next run fails: $(cat messages)"
  holds "$1" new exactly || fail "$2: the next run leaves $(ls -A place)"
}

# Prints the system calls of a run that concern place/: name, and which call of that name it is in its
# thread. That is how strace counts.
calls_of() { # SCENARIO
  prepare "$1"
  under=(strace -f -y -qq -o log -e trace=%file,%desc "${unsupported[@]}")
  run "$1" new 2>/dev/null
  under=()
  awk -v calls="^($calls)\$" -v place="$work/place" '
    { name = $2; sub(/\(.*/, "", name) }
    name !~ calls || /resumed>/ { next }
    { number = ++seen[$1, name] }
    (index($0, place) || /"place/) && !listed[name, number]++ { print name, number }
  ' log
}
unsupported=()

# Each call of a scenario fails once, with different errors.
inject() { # SCENARIO
  local scenario=$1 name numbers count each number error code turn=0
  calls_of "$scenario" >listed
  for name in $(cut -d' ' -f1 listed | sort -u); do
    [ "$name" = renameat2 ] && [ ${#unsupported[@]} -gt 0 ] && continue
    numbers=($(awk -v name="$name" '$1 == name { print $2 }' listed | sort -n))
    count=${#numbers[@]}
    for ((each = 0; each < count && each < at_most; each++)); do
      # The first, the last, and some between.
      number=${numbers[count <= at_most ? each : each * (count - 1) / (at_most - 1)]}
      error=${errors[turn++ % ${#errors[@]}]}
      prepare "$scenario"
      under=(timeout 60 strace -f -qq -o /dev/null "${unsupported[@]}" -e "inject=$name:error=$error:when=$number")
      run "$scenario" new 2>messages
      code=$?
      check "$scenario" "$code" "$scenario: $name, call $number, $error"
    done
  done
}

# The program is killed at each of its renames.
kill_at_renames() { # SCENARIO
  local scenario=$1 name number
  calls_of "$scenario" | grep '^rename' >listed
  while read -r name number <&3; do
    prepare "$scenario"
    under=(strace -f -qq -o /dev/null)
    if [ "$name" = renameat2 ] && [ ${#unsupported[@]} -gt 0 ]; then
      continue
    fi
    under+=("${unsupported[@]}" -e "inject=$name:signal=KILL:when=$number")
    { run "$scenario" new; } >/dev/null 2>&1
    under=()
    points=$((points + 1))
    # A run that fails comes next: even that one puts the old report back.
    "$binary" report nothing --out place/reports -q 2>/dev/null
    holds "$scenario" old || holds "$scenario" new \
      || fail "$scenario: killed at $name, call $number: the old output is lost: $(ls -A place)"
    clean "$scenario" "$scenario: killed at $name, call $number"
  done 3<listed
}

scenarios=(report report_fresh report_two_renames file file_fresh stdout)
for scenario in "${scenarios[@]}"; do
  for which in old new; do
    case $scenario-$which in
      *fresh-old | stdout-old) rm -rf place; mkdir place ;;
      *) rm -rf place; mkdir place; run "$scenario" $which || exit 1 ;;
    esac
    # A file of the user's stays whatever happens.
    case $scenario in report | report_two_renames) echo mine >place/reports/notes.txt ;; esac
    mkdir -p "made/$scenario"
    cp -a place "made/$scenario/$which"
  done
done

for scenario in "${scenarios[@]}"; do
  unsupported=()
  [ "$scenario" = report_two_renames ] && unsupported=(-e inject=renameat2:error=EINVAL)
  before=$points
  inject "$scenario"
  [ "$scenario" = stdout ] || kill_at_renames "$scenario"
  echo "$scenario: $((points - before)) points"
done
unsupported=()

# Killed at random moments of a run, or soon after, as it may take longer than the one that is measured.
prepare report
start=$(date +%s%N)
run report new
microseconds=$((($(date +%s%N) - start) / 1000))
was_old=0
was_new=0
with_leftovers=0
for ((each = 0; each < kills; each++)); do
  prepare report
  "$binary" report new --out place/reports -q --threads 1 2>/dev/null &
  child=$!
  after=$(((RANDOM * 32768 + RANDOM) % (microseconds * 3 / 2)))
  sleep "$(printf '%d.%06d' $((after / 1000000)) $((after % 1000000)))"
  kill -9 "$child" 2>/dev/null
  wait "$child" 2>/dev/null
  if holds report old; then
    was_old=$((was_old + 1))
  elif holds report new; then
    was_new=$((was_new + 1))
  else
    fail "killed after $after µs: no whole report: $(ls -A place)"
  fi
  [ "$(ls -A place)" = reports ] || with_leftovers=$((with_leftovers + 1))
  clean report "killed after $after µs"
done
echo "killed at $kills random moments of 1.5 times $((microseconds / 1000)) ms: $was_old times the old report," \
  "$was_new times the new one, $with_leftovers times with a temporary folder beside it"

echo "$points points and $kills kills in $SECONDS s: $failures failures"
[ "$failures" -eq 0 ]
