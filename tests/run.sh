#!/usr/bin/env bash
# Restores, builds and tests everything: bash tests/run.sh
# or the tests of one room, which is a folder below a test project: bash tests/run.sh Wire/Anthropic
# The last line is "<n> passed, <n> failed, <n> skipped". docs/contributing/tests.md says what costs what.
set -uo pipefail
cd "$(dirname "$0")/.."

room=${1:-}
configuration=${CONFIGURATION:-Release}
results=artifacts/test-results
# Two, for two cores; RELAY_LANES=1 runs one after the other.
lanes=${RELAY_LANES:-2}
# A run that takes longer than these seconds hangs: it is ended, and has failed.
limit=$([ "${RELAY_LONG:-}" = 1 ] && echo 14400 || echo 1800)
# These take longest and begin first, so that no lane is left with one of them at the end.
longest="Relay.Package.Tests Relay.Conformance.Tests Relay.Cli.Tests Relay.Tests Relay.Generators.Tests"
TIMEFORMAT="%R %U %S"

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1
# Nothing here lives long enough to win back what the profile for a second compilation costs.
export DOTNET_TieredPGO=0
# One compiler for every build in here and in the tests: started once, and ended with this script.
export UseSharedCompilation=true SharedCompilationId="relay-tests-$$"
# Where the build names the test assemblies it made (tests/Directory.Build.targets).
export RelayTestList="$PWD/$results/assemblies"

rm -rf "$results" artifacts/conformance.md artifacts/hostile.txt artifacts/tests/native-aot.txt
mkdir -p "$results/assemblies" "$results/runs"

section() {
  printf '\n== %s (%d:%02d) ==\n' "$1" $((SECONDS / 60)) $((SECONDS % 60))
}

fail() {
  echo "$1" >&2
  echo "0 passed, 1 failed, 0 skipped"
  exit 1
}

end_compiler() {
  local sdk
  sdk=$(dotnet --list-sdks | sed -n "s|^\($(dotnet --version)\) \[\(.*\)\]$|\2/\1|p")
  dotnet "$sdk/Roslyn/bincore/VBCSCompiler.dll" "-pipename:$SharedCompilationId" -shutdown > /dev/null 2>&1
}
running=""
end_runs() {
  local each
  for each in $running; do
    kill -- "-$(cut -d: -f2 <<< "$each")" 2> /dev/null
  done
}
trap end_compiler EXIT
trap 'end_runs; exit 130' INT TERM

# Runs a command, and notes what it took: name, seconds, seconds of processor time.
timed() {
  local name=$1 code
  shift
  { time "$@" 2>&1; } 2> "$results/time"
  code=$?
  note "$name" "$(tail -n 1 "$results/time")"
  return $code
}

note() {
  awk -v name="$1" -v figures="$2" 'BEGIN { split(figures, f, " "); printf "| %s | %d | %d |\n", name, f[1] + 0.5, f[2] + f[3] + 0.5 }' >> "$results/times.md"
}

# Native AOT links with clang or gcc, and zlib. Without them its test is skipped and says so, which is no failure.
install_linker() {
  if { command -v clang || command -v gcc; } > /dev/null && [ -e /usr/include/zlib.h ]; then
    return
  fi
  if [ "$(id -u)" != 0 ] || ! command -v apt-get > /dev/null; then
    echo "No linker for native AOT, and no right to install one: its test will be skipped."
    return
  fi
  section "Linker for native AOT: clang and zlib1g-dev from Debian's packages"
  { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends clang zlib1g-dev; } > "$results/apt.log" 2>&1 \
    || echo "They could not be installed ($results/apt.log): the native AOT test will be skipped."
}

# The folders below the test projects whose path ends in the room's, or is the room's: tests/Relay.Tests/Wire/Anthropic for Wire/Anthropic.
room_folders() {
  find tests/*.Tests -type d \( -name bin -o -name obj \) -prune -o -type d -print | awk -v room="/$room" '
    { path = "/" $0 }
    substr(path, length(path) - length(room) + 1) == room' | sort
}

# A filter that takes the classes declared in the C# files of folders, nested ones too: FullyQualifiedName~Relay.Tests.RequestTests.
room_filter() {
  find "$@" -type d \( -name bin -o -name obj \) -prune -o -name '*.cs' -print0 | xargs -0 awk '
    FNR == 1 { space = "" }
    /^namespace / { space = $2; sub(/[;{].*/, "", space) }
    /^[a-z ]*(class|record) [A-Za-z_]/ {
      name = $0
      sub(/^[a-z ]*(class|record) +/, "", name)
      sub(/[^A-Za-z0-9_].*/, "", name)
      full = space == "" ? name : space "." name
      print "FullyQualifiedName~" full "."
      print "FullyQualifiedName~" full "+"
    }' | sort -u | paste -s -d '|' -
}

target=Relay.sln
if [ -n "$room" ]; then
  room=${room#tests/}
  room=${room%/}
  folders=$(room_folders)
  [ -n "$folders" ] || fail "No folder below a test project is called $room. There are, among others: $(
    find tests/*.Tests -mindepth 1 -type d \( -name bin -o -name obj \) -prune -o -mindepth 1 -maxdepth 3 -type d -print | cut -d/ -f3- | sort -u | paste -s -d ' ' -)"
  projects=$(for project in $(cut -d/ -f2 <<< "$folders" | sort -u); do ls tests/"$project"/*.csproj; done)
  target=$results/room.slnf
  # A solution filter: one build of just these projects and of what they reference.
  {
    printf '{ "solution": { "path": "../../Relay.sln", "projects": ['
    sed 's|/|\\\\|g; s|.*|"&"|' <<< "$projects" | paste -s -d ',' -
    printf '] } }\n'
  } > "$target"
  section "Room $room: $(paste -s -d ' ' - <<< "$folders")"
else
  projects=$(ls tests/*.Tests/*.csproj)
  install_linker
fi

section "Restore"
timed "Restore" dotnet restore "$target" || fail "The restore failed."

section "Build"
timed "Build" dotnet build "$target" --no-restore -c "$configuration" -v minimal || fail "The build failed."

# One line for each run: project, framework, assembly. What the build did not make of a project is missing, and counts as failed.
first=$results/first alone=$results/alone
: > "$first"
: > "$alone"
missing=0
for project in $(for name in $longest; do grep "/$name\.csproj$" <<< "$projects"; done; grep -v -E "/($(tr ' ' '|' <<< "$longest"))\.csproj$" <<< "$projects"); do
  name=$(basename "$project" .csproj)
  found=0
  for list in "$RelayTestList/$name".net*; do
    [ -e "$list" ] || continue
    found=1
    { read -r assembly; read -r isAlone; } < "$list"
    framework=${list#"$RelayTestList/$name."}
    # What measures is not disturbed: it runs when all others have ended.
    if [ "$isAlone" = true ]; then echo "$name $framework $assembly" >> "$alone"; else echo "$name $framework $assembly" >> "$first"; fi
  done
  if [ $found = 0 ]; then
    echo "$project was not built: is it in Relay.sln, and a test project?" >&2
    missing=$((missing + 1))
  fi
done

# One run, in the background, with a log of its own; the file .code says that it has ended, and how.
run() {
  local name=$1 framework=$2 assembly=$3 log=$results/runs/$1.$2 filter=() code
  # A room that is a whole project needs no filter.
  if [ -n "$room" ] && ! grep -q -x "tests/$name" <<< "$folders"; then
    filter=(--filter "$(room_filter $(grep "^tests/$name/" <<< "$folders"))")
  fi
  { time dotnet test "$assembly" --nologo --logger "console;verbosity=minimal" ${filter[@]+"${filter[@]}"} > "$log.log" 2>&1; } 2> "$log.time"
  code=$?
  echo $code > "$log.code"
}

# Prints the logs of the runs that have ended since, each as one piece.
collect() {
  local still="" each name id start
  for each in $running; do
    IFS=: read -r name id start <<< "$each"
    if [ ! -e "$results/runs/$name.code" ] && [ $((SECONDS - start)) -gt "$limit" ]; then
      echo "Ended after $limit seconds." >> "$results/runs/$name.log"
      kill -9 -- "-$id" 2> /dev/null
    fi
    if [ -e "$results/runs/$name.code" ] || ! kill -0 "$id" 2> /dev/null; then
      section "$name"
      cat "$results/runs/$name.log"
      note "$name" "$(tail -n 1 "$results/runs/$name.time" 2> /dev/null)"
    else
      still="$still $each"
    fi
  done
  running=$still
}

# Runs what a file lists, so many at a time. Each is a process group, which can be ended whole.
run_all() {
  local file=$1 count=$2 name framework assembly
  while read -r name framework assembly; do
    while [ "$(wc -w <<< "$running")" -ge "$count" ]; do
      sleep 0.2
      collect
    done
    set -m
    run "$name" "$framework" "$assembly" < /dev/null &
    set +m
    running="$running $name.$framework:$!:$SECONDS"
  done < "$file"
  while [ -n "${running// /}" ]; do
    sleep 0.2
    collect
  done
}

run_all "$first" "$lanes"
run_all "$alone" 1

show() {
  if [ -f "$2" ]; then
    section "$1"
    cat "$2"
  fi
}

show "Conformance" artifacts/conformance.md
show "Hostile" artifacts/hostile.txt
show "Native AOT" artifacts/tests/native-aot.txt
section "Times"
compiler=$(ps -eo time=,args= 2> /dev/null | awk -v id="-pipename:$SharedCompilationId" '
  index($0, id) && /VBCSCompiler/ && $2 !~ /awk$/ { split($1, part, /[-:]/); seconds = 0; for (i = 1; i in part; i++) seconds = seconds * 60 + part[i]; print seconds; exit }')
{
  printf '| Step | Seconds | Seconds of processor time |\n| --- | ---: | ---: |\n'
  cat "$results/times.md"
  printf '| The compiler, for all of these | | %s |\n' "${compiler:-unknown}"
} > "$results/table.md"
mv "$results/table.md" "$results/times.md"
cat "$results/times.md"

section "Result"
# Once more at the end, where the last lines of a long log are read: which tests failed, and what each said.
logs=$(cut -d ' ' -f 1,2 "$first" "$alone" | sed "s|\(.*\) \(.*\)|$results/runs/\1.\2.log|")
grep -h -A 4 -E '^ +Failed [^ ]' $logs /dev/null

# "Passed!  - Failed:     0, Passed:     3, Skipped:     0, Total: …", one line for each run. A run that has none, or ended with an error that no
# failed test explains, did not come to its end.
{
  for ((; missing > 0; missing--)); do echo "run"; echo "end"; done
  for log in $logs; do
    echo "run $(basename "$log" .log) $(cat "${log%.log}.code" 2> /dev/null || echo killed) ${room:+room}"
    grep -E '^(Passed|Failed|Skipped)! +- Failed:|^No test matches the given testcase filter' "$log"
    echo "end"
  done
} | awk '
  $1 == "run" { name = $2; code = $3; inRoom = $4; lines = 0; bad = 0; next }
  /^No test matches/ { if (inRoom != "") lines++; next }
  $1 == "end" {
    if (lines == 0 || (code != 0 && bad == 0)) {
      print (name == "" ? "A test run" : "The run of " name) " did not come to its end." > "/dev/stderr"
      failed++
    }
    next
  }
  {
    lines++
    for (i = 1; i < NF; i++) {
      if ($i == "Failed:") { failed += $(i + 1); bad += $(i + 1) }
      if ($i == "Passed:") passed += $(i + 1)
      if ($i == "Skipped:") skipped += $(i + 1)
    }
  }
  END {
    fflush("/dev/stderr")
    if (inRoom != "" && passed + failed + skipped == 0) { print "The room has no tests." > "/dev/stderr"; failed = 1 }
    printf "%d passed, %d failed, %d skipped\n", passed, failed, skipped
    exit failed > 0
  }'
