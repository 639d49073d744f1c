#!/usr/bin/env bash
# Packs every package as npm would publish it, and checks that what is inside can be imported and typed. Needs `pnpm build` first.
set -euo pipefail
cd "$(dirname "$0")/.."
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
for package in packages/*/; do
  name="$(basename "$package")"
  tarball="$(cd "$package" && npx -y pnpm@10 pack --pack-destination "$folder" | tail -n 1)"
  npx publint run "$tarball" --strict
  # ESM only: what CommonJS would see is not asked.
  npx attw "$tarball" --profile esm-only --format table-flipped --no-emoji --no-color >"$folder/attw.txt" || { cat "$folder/attw.txt"; exit 1; }
  echo "$name: packed, linted, typed"
done
