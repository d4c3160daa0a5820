# The few commands there are; `make help` lists them.
HOST ?= 127.0.0.1
PORT ?= 5005
.DEFAULT_GOAL := help
.PHONY: help setup run test lint format

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: ## Bring everything into .venv/
	@scripts/setup.sh

run: setup ## Start the assistant on http://127.0.0.1:5005 (HOST and PORT override)
	@exec .venv/bin/mentor serve --host $(HOST) --port $(PORT)

test: ## Run every check
	@scripts/setup.sh dev
	@scripts/check.sh

lint: ## Run only the static checks
	@scripts/setup.sh dev
	@scripts/check.sh lint

format: ## Bring the code into its form
	@scripts/setup.sh dev
	@.venv/bin/ruff format . && .venv/bin/ruff check --fix .
