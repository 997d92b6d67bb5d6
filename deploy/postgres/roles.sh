#!/bin/sh
# Runs once, on an empty database server: creates three roles, and the database, owned by the first. Each `Silo migrate` grants the other
# two their rights in it.
set -eu
secrets=${SECRETS:-/run/secrets}
# shellcheck disable=SC2086
psql ${PSQL_OPTIONS:-} --username "${POSTGRES_USER:-postgres}" --dbname postgres --set ON_ERROR_STOP=1 --quiet <<SQL
create role intertrust_migrate login password '$(cat "$secrets/migrate.password")';
create role intertrust_silo login password '$(cat "$secrets/silo.password")';
create role intertrust_api login password '$(cat "$secrets/api.password")';
create database intertrust owner intertrust_migrate;
revoke all on database intertrust from public;
grant connect, temporary on database intertrust to intertrust_silo;
grant connect on database intertrust to intertrust_api;
SQL
