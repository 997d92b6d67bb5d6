#!/usr/bin/env bash
# Builds and tests the hub, on a fresh Debian machine with the .NET SDK too: what is missing is installed when run as root, otherwise named.
# The last line is the count of all tests that ran; a skipped test counts as failed.
#   ./test.sh                       everything, two minutes of faults among it
#   ./test.sh quick                 what needs no server and no browser: Rules, Api, and Cluster on SQLite
#   ./test.sh NAME                  the tests of one project: rules, cluster, api, browser or faults
#   ./test.sh programme [MINUTES]   the fault programme for 30 minutes or as long as you say; it enters itself in docs/reliability.md
#   ./test.sh faults MINUTES        the same
set -euo pipefail
cd "$(dirname "$0")"

usage() {
    sed -n '2,/^set/s/^# //p' "$0" >&2
    exit 2
}

projects=(Rules Cluster Api Browser Faults)
what=${1:-all}
what=${what,,}
case $what in
    all) ;;
    quick) projects=(Rules Api Cluster) ;;
    programme) projects=(Faults) minutes=${2:-30} ;;
    *)
        [[ " ${projects[*],,} " == *" $what "* ]] || usage
        projects=("${what^}")
        [[ $what != faults || -z ${2:-} ]] || what=programme minutes=$2
        ;;
esac

source tests/install.sh

build=InterTrust.sln
((${#projects[@]} > 1)) || build=tests/${projects[0]}
dotnet restore "$build" --locked-mode
dotnet build "$build" --configuration Release --no-restore -nologo
# What ships, compiled beforehand: the fault programme kills that. The build has already run the analyzers on the same sources.
publish() {
    dotnet publish Api --configuration Release --runtime linux-x64 --self-contained --output out -nologo -p:RunAnalyzers=false "$@"
}
if [[ $what == programme ]]; then
    publish
    FAULTS_COMMIT=$(git rev-parse --short HEAD 2>/dev/null || echo unknown)$(git diff --quiet HEAD 2>/dev/null || echo +)
    export FAULTS_COMMIT FAULTS_PROGRAMS=$PWD/out
    exec dotnet exec tests/Faults/bin/Release/net10.0/InterTrust.Faults.dll \
        programme "--minutes=$minutes" "--ledger=$PWD/docs/reliability.md" "${@:3}"
fi

# Style and analyzers are errors of the build; white space is all that is left to look at.
dotnet format whitespace . --folder --verify-no-changes

passed=0 failed=0
run() { # run PROJECT [FILTER...]
    local program=tests/$1/bin/Release/net10.0/InterTrust.$1 log
    [[ $1 == Api ]] && program+=.Tests # InterTrust.Api is the product's own
    log=$(mktemp)
    echo "── $*"
    # A run that dies before it counts is one failure; a skipped test is a failure too.
    if ! dotnet exec "$program.dll" --no-ansi --no-progress "${@:2}" | tee "$log"; then
        [[ $(sed -n 's/^ *failed: \([0-9]*\).*/\1/p' "$log") -gt 0 ]] 2>/dev/null || failed=$((failed + 1))
    fi
    count() { local n; n=$(sed -n "s/^ *$1: \([0-9]*\).*/\1/p" "$log" | tail -1); echo "${n:-0}"; }
    passed=$((passed + $(count succeeded)))
    failed=$((failed + $(count failed) + $(count skipped)))
    rm -f "$log"
}

if [[ " ${projects[*]} " == *" Faults "* ]]; then
    # It takes some four minutes; the tests that do not need it go first, and leave it the processor while they wait.
    published=$(mktemp)
    publish -lowPriority >"$published" 2>&1 &
    publishing=$!
fi

for project in "${projects[@]}"; do
    case $what-$project in
        # These start a PostgreSQL server.
        quick-Cluster) run Cluster --filter-not-class '*.PostgreSql*' '*.DatabaseOutageTests' '*.SiteTests' ;;
        *-Faults)
            run Faults --filter-not-class '*.BrokenTests' '*.ProgrammeTests'
            wait "$publishing" || failed=$((failed + 1))
            cat "$published"
            rm -f "$published"
            FAULTS_PROGRAMS=$PWD/out run Faults --filter-class '*.BrokenTests' '*.ProgrammeTests'
            ;;
        *) run "$project" ;;
    esac
done

echo "$passed passed, $failed failed"
((failed == 0 && passed > 0))
