#!/bin/sh
# Makes the secrets of a demonstration, once: a certificate authority with one certificate for all members of the cluster, the passwords of
# the three database roles, and the keys that Api hosts share. Each program gets a folder with only the files that it may read.
# Usage: make-secrets.sh FOLDER [DATABASE-HOST:PORT]
set -eu
umask 077
folder=$1 database=${2:-postgres:5432}
[ ! -e "$folder/done" ] || exit 0
mkdir -p "$folder/postgres" "$folder/migrate" "$folder/silo" "$folder/api" "$folder/prometheus"
cd "$folder"

new_key() { openssl ecparam -name prime256v1 -genkey -noout -out "$1"; }
new_key authority.key
openssl req -x509 -new -key authority.key -subj "/CN=InterTrust demonstration authority" -days 365 -out authority.crt
new_key member.key
openssl req -new -key member.key -subj "/CN=InterTrust member" -out member.csr
printf 'extendedKeyUsage=serverAuth,clientAuth\nkeyUsage=digitalSignature\nsubjectAltName=DNS:intertrust\n' >member.ext
openssl x509 -req -in member.csr -CA authority.crt -CAkey authority.key -CAcreateserial -days 365 -extfile member.ext -out member.crt
for member in silo api; do
    cp member.crt member.key authority.crt "$member/"
done

cp authority.crt prometheus/

password() { openssl rand -hex 24; }
for role in migrate silo api; do
    secret=$(password)
    printf %s "$secret" >"postgres/$role.password"
    printf 'Host=%s;Port=%s;Database=intertrust;Username=intertrust_%s;Password=%s' \
        "${database%:*}" "${database#*:}" "$role" "$secret" >"$role/Database__ConnectionString"
done
password | tr -d '\n' >postgres/postgres.password

openssl rand -base64 32 | tr -d '\n' >api/Cursor__Key
openssl genrsa -out api/demo.pem 2048
rm -f authority.key authority.srl member.csr member.ext

# In the containers, 70 is the user of PostgreSQL (alpine image), 65534 of Prometheus and 5080 of the hub.
if [ "$(id -u)" = 0 ] && [ "${OWNERS:-}" = containers ]; then
    chown -R 5080:5080 migrate silo api
    chown -R 70:70 postgres
    chown -R 65534:65534 prometheus
    chmod 755 .
fi
touch done
