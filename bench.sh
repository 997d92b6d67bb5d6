#!/usr/bin/env bash
# Measures everything that docs/benchmarks.md tells, in a run of about half an hour, and writes it anew.
# ./bench.sh lifecycle million measures those parts and writes their sections anew; ./bench.sh --quick shows in minutes that it works, and touches no document.
set -euo pipefail
cd "$(dirname "$0")"

source tests/install.sh
dotnet build tests/Benchmarks/Benchmarks.csproj --configuration Release -nologo -v q
exec dotnet exec tests/Benchmarks/bin/Release/net10.0/InterTrust.Benchmarks.dll "$@"
