# Two images from one self-contained build: a silo and an Api host. Neither runs as root or can write to its own files.
FROM ubuntu:26.04 AS build
RUN apt-get update && apt-get install -y --no-install-recommends dotnet-sdk-10.0 && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY . .
RUN dotnet publish Api --configuration Release --runtime linux-x64 --self-contained --output /publish -nologo

FROM ubuntu:26.04 AS runtime
RUN apt-get update \
 && apt-get install -y --no-install-recommends ca-certificates curl libgssapi-krb5-2 libicu78 libssl3t64 libstdc++6 tzdata \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --uid 5080 --no-create-home intertrust \
 && install --directory --owner=intertrust /var/lib/intertrust/keys
USER intertrust
# The runtime would write nothing but its diagnostics pipe.
ENV DOTNET_EnableDiagnostics=0
COPY --from=build /publish /app

FROM runtime AS silo
ENTRYPOINT ["/app/InterTrust.Silo"]

FROM runtime AS api
ENTRYPOINT ["/app/InterTrust.Api"]

# Makes the secrets of a demonstration; in production use your certificate authority and secret store.
FROM ubuntu:26.04 AS secrets
RUN apt-get update && apt-get install -y --no-install-recommends openssl && rm -rf /var/lib/apt/lists/*
COPY deploy/make-secrets.sh /make-secrets.sh
ENTRYPOINT ["/make-secrets.sh"]
