#!/usr/bin/env bash
# Builds and runs every test, on a fresh Debian machine with the .NET SDK too: what is missing is installed when run as root,
# otherwise named. The last line is the count of all projects together.
#   ./test.sh                    every test, two minutes of faults among them
#   ./test.sh faults [minutes]   the fault programme alone, for 30 minutes or as long as you say; it enters itself in docs/reliability.md
set -euo pipefail
cd "$(dirname "$0")"

source tests/install.sh

dotnet restore InterTrust.sln --locked-mode
dotnet build InterTrust.sln --configuration Release --no-restore -nologo
# What ships, compiled beforehand: the fault programme kills that.
publish() { dotnet publish Api --configuration Release --runtime linux-x64 --self-contained --output out -nologo "$@"; }
export FAULTS_PROGRAMS=$PWD/out
if [[ ${1:-} == faults ]]; then
    publish
    FAULTS_COMMIT=$(git rev-parse --short HEAD 2>/dev/null || echo unknown)$(git diff --quiet HEAD 2>/dev/null || echo +)
    export FAULTS_COMMIT
    exec dotnet exec tests/Faults/bin/Release/net10.0/InterTrust.Faults.dll programme "--minutes=${2:-30}" "--ledger=$PWD/docs/reliability.md" "${@:3}"
fi

# Style and analyzers are errors of the build; white space is all that is left to look at.
dotnet format whitespace InterTrust.sln --verify-no-changes --no-restore

# It takes some four minutes; the tests that do not need it go first, and leave it the processor while they wait.
published=$(mktemp)
publish -lowPriority >"$published" 2>&1 &
publishing=$!

passed=0 failed=0
for project in Rules Cluster Api Browser Faults; do
    program=tests/$project/bin/Release/net10.0/InterTrust.$project
    [[ $project == Api ]] && program+=.Tests # InterTrust.Api is the product's own
    [[ -d tests/$project ]] || continue
    log=$(mktemp)
    if [[ $project == Faults ]]; then
        wait "$publishing" || failed=$((failed + 1))
        cat "$published"
        rm -f "$published"
    fi
    echo "── $project"
    # A run that dies before it counts is one failure; a skipped test is a failure too.
    if ! dotnet exec "$program.dll" --no-ansi --no-progress | tee "$log"; then
        [[ $(sed -n 's/^ *failed: \([0-9]*\).*/\1/p' "$log") -gt 0 ]] 2>/dev/null || failed=$((failed + 1))
    fi
    count() { local n; n=$(sed -n "s/^ *$1: \([0-9]*\).*/\1/p" "$log" | tail -1); echo "${n:-0}"; }
    passed=$((passed + $(count succeeded)))
    failed=$((failed + $(count failed) + $(count skipped)))
    rm -f "$log"
done

echo "$passed passed, $failed failed"
((failed == 0 && passed > 0))
