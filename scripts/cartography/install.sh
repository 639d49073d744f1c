#!/usr/bin/env bash
# Puts Cartography from PyPI into the cache, for the benchmark to load the same graph with it.
# Usage: scripts/cartography/install.sh
set -euo pipefail

fail() {
  echo "install.sh: $1" >&2
  exit 1
}

version=0.143.0
cache="${XDG_CACHE_HOME:-$HOME/.cache}/cadastre/cartography"
target="$cache/$version"
if [[ -d "$target" ]]; then
  echo "Cartography $version is installed already: $target"
  exit 0
fi
python="$(command -v python3)" || fail "python3 was not found; install Python 3.11 or newer (Debian: apt-get install python3-venv)"
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
  fail "$("$python" --version) is too old; Cartography $version needs Python 3.11 or newer"

# A folder named after a version is complete: it is filled under another name and moved. Of what is in it, only bin/python bears that.
mkdir -p "$cache"
filling="$(mktemp -d "$cache/.filling.XXXXXX")"
trap 'rm -rf "$filling"' EXIT
"$python" -m venv "$filling" || fail "python3 cannot make virtual environments (Debian: apt-get install python3-venv)"
"$filling/bin/python" -m pip install --quiet --disable-pip-version-check "cartography[neo4j-rust]==$version" ||
  fail "pip could not install cartography==$version; see its message above (no way to PyPI, or a package that does not build here)"
chmod 755 "$filling"
mv "$filling" "$target"
echo "Cartography $version is installed: $target"
