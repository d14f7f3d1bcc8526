#!/usr/bin/env bash
# Restores, builds and tests everything; the last line is "<n> passed, <n> failed, <n> skipped".
set -uo pipefail
cd "$(dirname "$0")/.."

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1
configuration=${CONFIGURATION:-Release}
results=artifacts/test-results
rm -rf "$results" artifacts/conformance.md
mkdir -p "$results"

fail() {
  echo "$1" >&2
  echo "0 passed, 1 failed, 0 skipped"
  exit 1
}

dotnet restore Relay.sln || fail "The restore failed."
dotnet build Relay.sln --no-restore -c "$configuration" -v minimal || fail "The build failed."

# One project after the other: each starts servers and compilers of its own.
log=$results/run.log
: > "$log"
for project in tests/*.Tests/*.csproj; do
  dotnet test "$project" --no-build -c "$configuration" --nologo --logger "console;verbosity=minimal" 2>&1 | tee -a "$log"
done

if [ -f artifacts/conformance.md ]; then
  echo
  cat artifacts/conformance.md
  echo
fi

# "Passed!  - Failed:     0, Passed:     3, Skipped:     0, Total: …", one line a project.
awk -v expected="$(ls tests/*.Tests/*.csproj | wc -l)" '
  /^(Passed|Failed|Skipped)! +- Failed:/ {
    projects++
    for (i = 1; i < NF; i++) {
      if ($i == "Failed:") failed += $(i + 1)
      if ($i == "Passed:") passed += $(i + 1)
      if ($i == "Skipped:") skipped += $(i + 1)
    }
  }
  END {
    if (projects != expected) { print (expected - projects) " test project(s) did not run to the end." > "/dev/stderr"; failed += expected - projects }
    printf "%d passed, %d failed, %d skipped\n", passed, failed, skipped
    exit failed > 0
  }' "$log"
