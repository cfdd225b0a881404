# Two commands: `make run` and `make test`. Everything they need is set up in .venv first.
PYTHON ?= python3
PORT ?= 8501
ARTICLES ?=
# The exact packages, checked by their hashes. `make run LOCK=` takes whatever versions pyproject.toml allows instead,
# for a machine whose package index has not these files, or a system that they don't fit.
LOCK ?= locks
VENV := .venv
BIN := $(VENV)/bin
SHELL := /bin/sh

.PHONY: run test lint setup setup-test gazetteer screenshots fast plain compiled clean

# The gazetteer is built while the packages that the tests need are installed.
MAKEFLAGS += -j2

run: setup
	@$(BIN)/dateline run seeds --port $(PORT) $(if $(ARTICLES),--originals "$(ARTICLES)")

test: setup-test
	@sh scripts/find_chromium.sh $(BIN)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	@sh scripts/check_frontend.sh
	$(BIN)/pytest -n 2 --dist loadfile --no-loadscope-reorder

screenshots: setup-test
	@sh scripts/find_chromium.sh $(BIN)
	$(BIN)/python scripts/take_screenshots.py

# The modules that read articles, compiled beside their sources: docs/performance.md. It takes a C compiler.
fast: $(VENV)/installed-compile
	@$(BIN)/python scripts/compile_modules.py

plain: $(VENV)/installed
	@$(BIN)/python scripts/compile_modules.py --remove

# A wheel of this system and this Python, in dist/.
compiled: $(VENV)/installed-compile
	@HATCH_BUILD_HOOK_ENABLE_CUSTOM=1 $(BIN)/python -m hatchling build -t wheel

setup: gazetteer

setup-test: gazetteer $(VENV)/installed-test

gazetteer: $(VENV)/installed
	@$(BIN)/dateline gazetteer build --if-missing

$(VENV)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Dateline needs Python 3.11 or newer: install it, or name it with make PYTHON=/path/to/python3"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "On Debian and Ubuntu, install python3-venv first"; exit 1; }
	@touch $@

PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
UNLOCKED := echo "The locked packages could not be installed. With versions of your index's choice: make $(MAKECMDGOALS) LOCK="
LOCKED := $(if $(LOCK),--no-deps --no-build-isolation,)

$(VENV)/installed: pyproject.toml $(if $(LOCK),$(LOCK)/run.txt) $(VENV)/python
	@echo "Setting up (once): installing Dateline and what it needs"
	@$(if $(LOCK),$(PIP) --require-hashes -r $(LOCK)/run.txt || { $(UNLOCKED); exit 1; })
	@$(PIP) $(LOCKED) --editable .
	@touch $@

$(VENV)/installed-test: pyproject.toml $(if $(LOCK),$(LOCK)/test.txt) $(VENV)/installed
	@echo "Setting up (once): installing what the tests need"
	@$(if $(LOCK),$(PIP) --require-hashes -r $(LOCK)/test.txt || { $(UNLOCKED); exit 1; })
	@$(if $(LOCK),,$(PIP) --editable '.[test]')
	@touch $@

$(VENV)/installed-compile: pyproject.toml $(VENV)/installed
	@$(PIP) $(if $(LOCK),--no-build-isolation,) --editable '.[compile]'
	@touch $@

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache test-results tests/frontend/node_modules
