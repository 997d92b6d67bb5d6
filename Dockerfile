# Two images from one build: a silo, and an Api host. Neither runs as root, writes to its own files, or holds a compiler.
FROM ubuntu:26.04 AS build
RUN apt-get update && apt-get install -y --no-install-recommends dotnet-sdk-10.0 && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY . .
RUN dotnet publish Silo/Silo.csproj --configuration Release --output /publish/silo -nologo \
 && dotnet publish Api/Api.csproj --configuration Release --output /publish/api -nologo

FROM ubuntu:26.04 AS runtime
RUN apt-get update && apt-get install -y --no-install-recommends aspnetcore-runtime-10.0 curl tzdata && rm -rf /var/lib/apt/lists/* \
 && useradd --system --uid 5080 --no-create-home intertrust \
 && install --directory --owner=intertrust /var/lib/intertrust/keys
USER intertrust
# The runtime's diagnostics pipe is its only wish to write.
ENV DOTNET_EnableDiagnostics=0

FROM runtime AS silo
COPY --from=build /publish/silo /app
ENTRYPOINT ["dotnet", "/app/InterTrust.Silo.dll"]

FROM runtime AS api
COPY --from=build /publish/api /app
ENTRYPOINT ["dotnet", "/app/InterTrust.Api.dll"]

# Makes what a demonstration needs to know in secret; in production your certificate authority and secret store do.
FROM ubuntu:26.04 AS secrets
RUN apt-get update && apt-get install -y --no-install-recommends openssl && rm -rf /var/lib/apt/lists/*
COPY deploy/make-secrets.sh /make-secrets.sh
ENTRYPOINT ["/make-secrets.sh"]
