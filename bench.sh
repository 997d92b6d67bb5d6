#!/usr/bin/env bash
# Measures everything that docs/benchmarks.md tells, in one run of about half an hour, and writes it anew.
# ./bench.sh --quick shows in minutes that it works; ./bench.sh lifecycle million measures parts. Neither touches the document.
set -euo pipefail
cd "$(dirname "$0")"

source tests/install.sh
dotnet build tests/Benchmarks/Benchmarks.csproj --configuration Release -nologo -v q
exec dotnet exec tests/Benchmarks/bin/Release/net10.0/InterTrust.Benchmarks.dll "$@"
