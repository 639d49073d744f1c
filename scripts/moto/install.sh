#!/usr/bin/env bash
# Puts moto's server from PyPI into the cache, for tests to ask an AWS that somebody else wrote, without Docker.
# Usage: scripts/moto/install.sh
set -euo pipefail

fail() {
  echo "install.sh: $1" >&2
  exit 1
}

version=5.2.5
cache="${XDG_CACHE_HOME:-$HOME/.cache}/cadastre/moto"
target="$cache/$version"
if [[ -d "$target" ]]; then
  echo "moto $version is installed already: $target"
  exit 0
fi
python="$(command -v python3)" || fail "python3 was not found; install Python 3.10 or newer (Debian: apt-get install python3-venv)"
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 10))' ||
  fail "$("$python" --version) is too old; moto $version needs Python 3.10 or newer"

# A folder named after a version is complete: it is filled under another name and moved. Of what is in it, only bin/python bears that.
mkdir -p "$cache"
filling="$(mktemp -d "$cache/.filling.XXXXXX")"
trap 'rm -rf "$filling"' EXIT
"$python" -m venv "$filling" || fail "python3 cannot make virtual environments (Debian: apt-get install python3-venv)"
"$filling/bin/python" -m pip install --quiet --disable-pip-version-check "moto[server]==$version" ||
  fail "pip could not install moto[server]==$version; see its message above (no way to PyPI, or a package that does not build here)"
chmod 755 "$filling"
mv "$filling" "$target"
echo "moto $version is installed: $target"
