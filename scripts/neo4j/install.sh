#!/usr/bin/env bash
# Puts Neo4j Community's libraries from Maven Central into the cache, for tests to start a real server without Docker.
# Usage: scripts/neo4j/install.sh 5.26.20
set -euo pipefail

fail() {
  echo "install.sh: $1" >&2
  exit 1
}

version="${1:-}"
[[ "$version" =~ ^[0-9]+\.[0-9]+\.[0-9]+$ ]] || fail "name one version, such as: scripts/neo4j/install.sh 5.26.20"

cache="${XDG_CACHE_HOME:-$HOME/.cache}/cadastre/neo4j"
target="$cache/$version"
if [[ -d "$target" ]]; then
  echo "Neo4j $version is installed already: $target"
  exit 0
fi
command -v mvn >/dev/null || fail "mvn was not found; install Maven 3.8 or newer (Debian: apt-get install maven)"

# A folder named after a version is complete: it is filled under another name and moved.
mkdir -p "$cache"
filling="$(mktemp -d "$cache/.filling.XXXXXX")"
trap 'rm -rf "$filling"' EXIT
mvn --batch-mode --quiet --file "$(dirname "$0")/pom.xml" dependency:copy-dependencies \
  -Dneo4j.version="$version" -DincludeScope=runtime -DoutputDirectory="$filling/lib" ||
  fail "Maven could not resolve org.neo4j:neo4j:$version; see its message above (no such version, or no way to Maven Central)"
chmod 755 "$filling"
mv "$filling" "$target"
echo "Neo4j $version is installed: $target"
