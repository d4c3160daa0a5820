#!/bin/sh
# Every check there is, the quick ones first.
set -eu
cd "$(dirname "$0")/.."
bin=.venv/bin
export TF_CPP_MIN_LOG_LEVEL=3 RASA_TELEMETRY_ENABLED=false SQLALCHEMY_SILENCE_UBER_WARNING=1
export PYTHONWARNINGS=ignore

step() { printf '\n== %s\n' "$1"; }

step "ruff"
$bin/ruff check .
$bin/ruff format --check .
step "import rules"; $bin/lint-imports
step "mypy"; $bin/mypy
[ "${1:-}" = lint ] && exit 0

step "model"; $bin/mentor train
step "rasa data validate"; $bin/rasa data validate
step "conversations"
$bin/rasa test core --model models/mentor.tar.gz --stories tests/conversations --out var/test-results --fail-on-prediction-errors
step "pytest"; $bin/pytest -q
