#!/bin/sh
# The browser tests drive a real Chromium: one that is installed, else Playwright's own, downloaded once.
# usage: find_chromium.sh FOLDER_OF_THE_VENV'S_COMMANDS
set -u
[ -n "${DATELINE_CHROMIUM:-}" ] && [ -x "$DATELINE_CHROMIUM" ] && exit 0
for name in chromium chromium-browser google-chrome google-chrome-stable; do
  command -v "$name" >/dev/null 2>&1 && exit 0
done
"$1/python" -c 'import os, sys; from playwright.sync_api import sync_playwright as p
with p() as w: sys.exit(not os.path.exists(w.chromium.executable_path))' 2>/dev/null && exit 0
echo "No Chromium found: trying Playwright's own"
timeout 300 "$1/python" -m playwright install --with-deps chromium && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "Playwright's download failed: trying Debian's package"
  apt-get update -qq && apt-get install -y -qq chromium >/dev/null && exit 0
fi
echo "The browser tests need Chromium. Install it (Debian, Ubuntu: apt-get install chromium), or name it with"
echo "DATELINE_CHROMIUM=/path/to/chromium, then run make test again."
exit 1
