# Sourced by test.sh and bench.sh: installs missing packages when run as root, and names them otherwise.
# test.sh sets $what: tests that start no server and no browser need no packages for them.

need() { # need COMMAND-OR-GLOB PACKAGE...
    compgen -G "$1" >/dev/null || command -v "$1" >/dev/null || missing+=("${@:2}")
}

missing=()
need '/usr/share/zoneinfo/Europe/London' tzdata
if [[ ${what:-} != @(quick|rules|api) ]]; then
    need '/usr/lib/postgresql/*/bin/initdb' postgresql
    need '/usr/lib/postgresql/*/bin/pgbench' postgresql-contrib
    # The fault tests: network namespaces and rules, a slow disk, a full disk, and child processes that end with the test.
    need ip iproute2
    need nft nftables
    need strace strace
    need unshare util-linux
    need prlimit util-linux
    # The browser tests use the browser of this package; none is downloaded.
    need chromium-headless-shell chromium-headless-shell
    need '/usr/share/fonts/truetype/liberation*' fonts-liberation # Arial's measures, as on a hospital's PC
fi
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
