#!/usr/bin/env sh
# Says what is missing before npm fails with something less clear, then runs the given command.
set -eu
wanted="Node.js 20.19 or newer with npm is needed: the web app is built; in the tests the REST contract is linted, and a TypeScript client is generated and tried. Install it, or put it on the PATH."
command -v node >/dev/null 2>&1 && command -v npm >/dev/null 2>&1 || { echo "$wanted" >&2; exit 1; }
node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' \
  || { echo "$wanted Found: $(node --version)" >&2; exit 1; }
[ $# -eq 0 ] || exec "$@"
