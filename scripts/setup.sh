#!/bin/sh
# Brings everything the assistant runs on into .venv: uv, Python 3.10, the hashed lock, the project.
# Steps already done are skipped, so that a second run takes a blink. `setup.sh dev` adds what the
# checks need.
set -eu
cd "$(dirname "$0")/.."
kind=${1:-run}
locks="requirements.txt"
[ "$kind" = dev ] && locks="requirements.txt requirements-dev.txt"

fail() { echo "setup: $1" >&2; exit 1; }

stamp=".venv/.ready-$kind"
inputs() { cat $locks pyproject.toml .python-version scripts/setup.sh; }
wanted=$(inputs | cksum)
[ -f "$stamp" ] && [ "$(cat "$stamp")" = "$wanted" ] && exit 0

free_mb=$(df -Pm . | awk 'NR==2 {print $4}')
if [ ! -d .venv ] && [ "$free_mb" -lt 4000 ]; then
  fail "about 4 GB of free disk are needed here, and $free_mb MB are free"
fi

find_uv() {
  for candidate in uv .venv-uv/bin/uv; do
    if "$candidate" --version >/dev/null 2>&1; then uv=$candidate; return 0; fi
  done
  return 1
}

if ! find_uv; then
  echo "Bringing uv …"
  for python in python3 python3.12 python3.11 python3.10 python; do
    "$python" -c 'import sys; sys.exit(sys.version_info < (3, 8))' 2>/dev/null && break
    python=
  done
  [ -n "$python" ] || fail "no Python 3 was found; install python3 with pip or venv"
  if "$python" -m venv .venv-uv >/dev/null 2>&1 && [ -x .venv-uv/bin/pip ]; then
    .venv-uv/bin/pip install --quiet --disable-pip-version-check --require-hashes \
      -r requirements-uv.txt || fail "uv could not be installed; is the package index reachable?"
  elif "$python" -m pip --version >/dev/null 2>&1; then
    rm -rf .venv-uv
    "$python" -m pip install --quiet --disable-pip-version-check --require-hashes \
      --target .venv-uv -r requirements-uv.txt ||
      fail "uv could not be installed; is the package index reachable?"
  else
    fail "this Python has neither pip nor venv; on Debian: apt install python3-venv"
  fi
  find_uv || fail "uv was installed but does not start"
fi

if ! .venv/bin/python -c 'import sys; sys.exit(sys.version_info[:2] != (3, 10))' 2>/dev/null; then
  rm -rf .venv
  echo "Bringing Python 3.10 …"
  "$uv" venv --quiet --python 3.10 .venv ||
    fail "no Python 3.10 was found and none could be fetched; install python3.10"
fi

echo "Installing the packages (about 2.6 GB, most of it TensorFlow, which Rasa imports) …"
log=$(mktemp)
trap 'rm -f "$log" "$log.status"' EXIT
for lock in $locks; do
  # The status file carries uv's exit code past the pipe that shows its progress.
  { "$uv" pip install --python .venv/bin/python --require-hashes -r "$lock" 2>&1 &&
    echo ok >"$log.status"; } | tee "$log"
  if ! rm "$log.status" 2>/dev/null; then
    if grep -qiE "no space left|disk quota" "$log"; then
      fail "the disk is full; free some space and run it again"
    elif grep -qiE "gcc|cc1|compiler|Python.h" "$log"; then
      fail "a C compiler is missing; on Debian: apt install build-essential python3-dev"
    fi
    fail "a package could not be installed; the lines above say why"
  fi
done
"$uv" pip install --quiet --python .venv/bin/python --no-deps --no-build-isolation -e . ||
  fail "the project itself could not be installed"
echo "$wanted" >"$stamp"
# What the checks need includes what runs.
if [ "$kind" = dev ]; then locks="requirements.txt"; inputs | cksum >.venv/.ready-run; fi
