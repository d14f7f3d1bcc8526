#!/usr/bin/env bash
# Restores, builds and tests everything; the last line is "<n> passed, <n> failed, <n> skipped".
set -uo pipefail
cd "$(dirname "$0")/.."

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1
configuration=${CONFIGURATION:-Release}
results=artifacts/test-results
rm -rf "$results" artifacts/conformance.md
mkdir -p "$results"

section() {
  printf '\n== %s (%d:%02d) ==\n' "$1" $((SECONDS / 60)) $((SECONDS % 60))
}

fail() {
  echo "$1" >&2
  echo "0 passed, 1 failed, 0 skipped"
  exit 1
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

# The frameworks a test project is built for, one a line.
frameworks() {
  dotnet msbuild "$1" -nologo -getProperty:TargetFrameworks -getProperty:TargetFramework \
    | sed -n 's/.*"TargetFrameworks\{0,1\}": "\(..*\)".*/\1/p' | head -n 1 | tr ';' '\n'
}

install_linker

section "Restore"
dotnet restore Relay.sln || fail "The restore failed."

section "Build"
dotnet build Relay.sln --no-restore -c "$configuration" -v minimal || fail "The build failed."

# One run after the other: each starts servers and compilers of its own.
log=$results/run.log
: > "$log"
runs=0
for project in tests/*.Tests/*.csproj; do
  targets=$(frameworks "$project")
  for framework in ${targets:-unknown}; do
    runs=$((runs + 1))
    section "$(basename "$project" .csproj), $framework"
    dotnet test "$project" --no-build -c "$configuration" -f "$framework" --nologo --logger "console;verbosity=minimal" 2>&1 | tee -a "$log"
  done
done

if [ -f artifacts/conformance.md ]; then
  section "Conformance"
  cat artifacts/conformance.md
fi

if [ -f artifacts/tests/native-aot.txt ]; then
  section "Native AOT"
  cat artifacts/tests/native-aot.txt
fi

section "Result"
# Once more at the end, where the last lines of a long log are read: which tests failed, and what each said.
grep -A 4 -E '^ +Failed [^ ]' "$log"
# "Passed!  - Failed:     0, Passed:     3, Skipped:     0, Total: …", one line for each project and framework.
awk -v expected="$runs" '
  /^(Passed|Failed|Skipped)! +- Failed:/ {
    runs++
    for (i = 1; i < NF; i++) {
      if ($i == "Failed:") failed += $(i + 1)
      if ($i == "Passed:") passed += $(i + 1)
      if ($i == "Skipped:") skipped += $(i + 1)
    }
  }
  END {
    if (runs != expected) { print (expected - runs) " test run(s) did not come to their end." > "/dev/stderr"; failed += expected - runs }
    printf "%d passed, %d failed, %d skipped\n", passed, failed, skipped
    exit failed > 0
  }' "$log"
