#!/usr/bin/env bash
# Measures everything that docs/benchmarks.md tells, in a run of about half an hour, and writes it anew.
# ./bench.sh lifecycle million measures those parts and writes their sections anew; ./bench.sh --quick shows in minutes that it works, and touches no document.
set -euo pipefail
cd "$(dirname "$0")"

source tests/install.sh
dotnet build tests/Benchmarks/Benchmarks.csproj --configuration Release -nologo -v q
if [[ " $* " != *" --quick "* ]]; then
    # What ships is measured: compiled beforehand, with the runtime.
    dotnet publish Api --configuration Release --runtime linux-x64 --self-contained --output out -nologo -v q
    export BENCH_PROGRAMS=$PWD/out
fi
exec dotnet exec tests/Benchmarks/bin/Release/net10.0/InterTrust.Benchmarks.dll "$@"
