#!/usr/bin/env bash
# Runs all benchmarks in about half an hour and rewrites docs/benchmarks.md.
# ./bench.sh lifecycle million runs those parts and rewrites their sections.
# ./bench.sh --quick checks in minutes that the benchmarks work, and changes no document.
set -euo pipefail
cd "$(dirname "$0")"

source tests/install.sh
dotnet build tests/Benchmarks/Benchmarks.csproj --configuration Release -nologo -v q
if [[ " $* " != *" --quick "* ]]; then
    # Measure the release build: self-contained and compiled ahead of time.
    dotnet publish Api --configuration Release --runtime linux-x64 --self-contained --output out -nologo -v q
    export BENCH_PROGRAMS=$PWD/out
fi
exec dotnet exec tests/Benchmarks/bin/Release/net10.0/InterTrust.Benchmarks.dll "$@"
