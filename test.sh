#!/usr/bin/env bash
# Builds and runs every test, on a fresh Debian machine with the .NET SDK too: what is missing is installed when run as root,
# otherwise named. The last line is the count of all projects together.
set -euo pipefail
cd "$(dirname "$0")"

need() { # need COMMAND-OR-GLOB PACKAGE...
    compgen -G "$1" >/dev/null || command -v "$1" >/dev/null || missing+=("${@:2}")
}

missing=()
need '/usr/lib/postgresql/*/bin/initdb' postgresql
need '/usr/lib/postgresql/*/bin/pgbench' postgresql-contrib
need '/usr/share/zoneinfo/Europe/London' tzdata
if ((${#missing[@]})); then
    if ((EUID)); then
        echo "Install what is missing first: sudo apt-get install -y ${missing[*]}" >&2
        exit 1
    fi
    apt-get update -q
    # The tests make private clusters in temporary folders; the package's own is not wanted.
    mkdir -p /etc/postgresql-common/createcluster.d
    echo 'create_main_cluster = false' >/etc/postgresql-common/createcluster.d/no-main.conf
    DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}"
fi

dotnet restore InterTrust.sln --locked-mode
dotnet build InterTrust.sln --configuration Release --no-restore -nologo
dotnet format InterTrust.sln --verify-no-changes --no-restore --severity warn

passed=0 failed=0
for project in Rules Cluster Api Faults; do
    program=tests/$project/bin/Release/net10.0/InterTrust.$project
    [[ $project == Api ]] && program+=.Tests # InterTrust.Api is the product's own
    [[ -d tests/$project ]] || continue
    log=$(mktemp)
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
