# Two commands: `make run` and `make test`. Everything they need is set up in .venv first.
PYTHON ?= python3
PORT ?= 8501
ARTICLES ?=
VENV := .venv
BIN := $(VENV)/bin
SHELL := /bin/sh

.PHONY: run test lint setup setup-test screenshots clean

run: setup
	@$(BIN)/dateline run seeds --port $(PORT) $(if $(ARTICLES),--originals "$(ARTICLES)")

test: setup-test
	@sh scripts/find_chromium.sh $(BIN)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	@sh scripts/check_frontend.sh
	$(BIN)/pytest -n 2 --dist loadfile

screenshots: setup-test
	@sh scripts/find_chromium.sh $(BIN)
	$(BIN)/python scripts/take_screenshots.py

setup: $(VENV)/installed
	@$(BIN)/dateline gazetteer build --if-missing

setup-test: $(VENV)/installed-test
	@$(BIN)/dateline gazetteer build --if-missing

$(VENV)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Dateline needs Python 3.11 or newer: install it, or name it with make PYTHON=/path/to/python3"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "On Debian and Ubuntu, install python3-venv first"; exit 1; }
	@touch $@

$(VENV)/installed: pyproject.toml $(VENV)/python
	@echo "Setting up (once): installing Dateline and what it needs"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/installed-test: pyproject.toml $(VENV)/installed
	@echo "Setting up (once): installing what the tests need"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test]'
	@touch $@

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache test-results tests/frontend/node_modules
