#!/usr/bin/env sh
# "packages" installs what package-lock.json names, unless it is there already; anything else runs with the Node.js that came with the packages.
set -eu
cd "$(dirname "$0")/.."
export NG_CLI_ANALYTICS=false CI=true

if [ "$1" = packages ]; then
  ../../tests/node.sh
  if [ ! -e node_modules/.installed ] || ! cmp -s package-lock.json node_modules/.installed; then
    npm ci
    cp package-lock.json node_modules/.installed
  fi
  exit 0
fi
for node in node_modules/node-*/bin/node; do
  [ -x "$node" ] && exec "$node" "$@"
done
exec node "$@"
