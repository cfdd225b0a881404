#!/bin/sh
# Checks the scripts that browsers run: types (tsc), habits (eslint), and tests in node. They come from npm, at the
# versions of tests/frontend/package-lock.json. A user of Dateline has neither node nor npm and needs none of it.
set -eu
cd "$(dirname "$0")/.."
tools=tests/frontend

skip() {
  echo "SKIPPED: the checks of the page's scripts (tsc, eslint, node --test): $1"
  exit 0
}

command -v node >/dev/null 2>&1 && command -v npm >/dev/null 2>&1 || skip "node and npm are not installed"
node -e 'const [a, b] = process.versions.node.split("."); process.exit(a > 20 || (a == 20 && b >= 19) ? 0 : 1)' \
  || skip "node $(node --version) is older than 20.19"
if ! cmp -s $tools/package-lock.json $tools/node_modules/.installed-lock.json; then
  if ! npm ci --prefix $tools --no-audit --no-fund --loglevel=error --fetch-retries=1 --fetch-retry-mintimeout=2000; then
    # an error of ours, unless npm's registry gives nothing at all
    npm view eslint version --fetch-retries=0 >/dev/null 2>&1 && exit 1
    skip "npm's registry can't be reached"
  fi
  cp $tools/package-lock.json $tools/node_modules/.installed-lock.json
fi
echo "tsc --strict"
$tools/node_modules/.bin/tsc --project $tools/tsconfig.json
echo "eslint"
$tools/node_modules/.bin/eslint --config $tools/eslint.config.js geo/ui/frontend geo/map/frontend $tools
echo "node --test"
node --test --test-reporter=dot $tools/*.test.js
