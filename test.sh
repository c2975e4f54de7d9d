#!/usr/bin/env bash
# Builds everything, runs all tests and ends with "N passed, N failed". Results: artifacts/tests.
# A skipped test is a failure of the run, for it proves nothing; ALLOW_SKIPPED=1 bears it, as on a machine without Node.
set -euo pipefail
cd "$(dirname "$0")"

say() { printf '%s\n' "$*" >&2; }
has_chromium() { [ -n "${CHROMIUM:-}" ] || command -v chromium chromium-browser google-chrome >/dev/null; }
has_chinese_font() { ! command -v fc-list >/dev/null || [ -n "$(fc-list :lang=zh-cn)" ]; }

if ! has_chromium || ! has_chinese_font; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    say "Installing Chromium and a Chinese font for the browser tests..."
    export DEBIAN_FRONTEND=noninteractive
    apt-get -o DPkg::Lock::Timeout=600 -qq update
    apt-get -o DPkg::Lock::Timeout=600 -qq -y --no-install-recommends install chromium fonts-noto-cjk </dev/null >/dev/null
  else
    say "The browser tests need Chromium (set CHROMIUM to its path) and a Chinese font, e.g.: sudo apt-get install chromium fonts-noto-cjk"
    exit 1
  fi
fi

dotnet build PropertyPlatform.sln --verbosity quiet --nologo -clp:NoSummary

mkdir -p artifacts
rm -rf artifacts/tests
log=$(mktemp)
trap 'rm -f "$log"' EXIT
# The limit is for a test that hangs; a run takes a fraction of it.
limit() { if command -v timeout >/dev/null; then timeout --kill-after=30 25m "$@"; else "$@"; fi; }
set +e
limit dotnet test --no-build --max-parallel-test-modules 1 --minimum-expected-tests 1 --report-xunit --results-directory artifacts/tests "$@" </dev/null | tee "$log"
rc=${PIPESTATUS[0]}
count() { sed -n "s/^  $1: //p" "$log" | tail -n 1; }
passed=$(count succeeded) failed=$(count failed) skipped=$(count skipped)
[ "$rc" != 124 ] || say "The tests did not end within 25 minutes."

# Compares docs/features.md with the reports of the others, so it comes last, and only after a whole run.
if [ $# = 0 ]; then
  dotnet run --project tests/Features.Tests --no-build </dev/null | tee "$log"
  features=${PIPESTATUS[0]}
  [ "$rc" != 0 ] || rc=$features
  passed=$((${passed:-0} + $(count succeeded))) failed=$((${failed:-0} + $(count failed)))
fi
if [ "${skipped:-0}" != 0 ] && [ "${ALLOW_SKIPPED:-}" != 1 ]; then
  say "Skipped tests prove nothing: install what they name, or set ALLOW_SKIPPED=1."
  [ "$rc" != 0 ] || rc=1
fi
echo "${skipped:-0} skipped"
echo "${passed:-0} passed, ${failed:-0} failed"
exit "$rc"
