#!/bin/sh
# Compiles the hashed lock files anew: run after changing a requirements*.in.
set -eu
cd "$(dirname "$0")/.."
for name in uv "" dev; do
  base="requirements${name:+-$name}"
  uv pip compile --quiet --python-version 3.10 --universal --generate-hashes --no-header \
    --no-emit-index-url --no-emit-find-links --output-file "$base.txt" "$base.in"
done
