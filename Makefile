# make book: the site; make test: every check; make test-install: the same package in fresh environments, as Binder, pip and
# the oldest versions make them; make assignments: what a class hands out and what grades it. They install what they need
# into .venv and nothing elsewhere (but for Debian's chromium, when root runs the tests on Debian).

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SITE := _build/html
NODE_MAJOR := 18
INSTALL := @$(PYTHON) tools/install.py

.PHONY: book test test-install assignments serve bench clean lint
.DELETE_ON_ERROR:

book: $(VENV)/.book
	@$(BIN)/python -m twodoors.book build $(VENV)/build.log
	@$(BIN)/python -m twodoors.book links
	@echo "The book is in $(CURDIR)/$(SITE)/index.html"

$(VENV)/.book: requirements.txt constraints.txt pyproject.toml frontend/requirements.txt tools/install.py
	$(INSTALL) requirements.txt
	@node -e 'process.exit(+process.versions.node.split(".")[0] >= $(NODE_MAJOR) ? 0 : 1)' 2>/dev/null && npm --version > /dev/null 2>&1 \
	  || { echo "No Node $(NODE_MAJOR) on this machine: installing the pinned wheel"; $(PYTHON) tools/install.py frontend/requirements.txt; }
	@touch $@

$(VENV)/.test: requirements-test.txt constraints.txt tests/install_system.sh $(VENV)/.assignments | $(VENV)/.book
	@bash tests/install_system.sh
	$(INSTALL) requirements-test.txt
	@touch $@

$(VENV)/.assignments: assignments/requirements.txt constraints.txt | $(VENV)/.book
	$(INSTALL) assignments/requirements.txt
	@touch $@

assignments: $(VENV)/.assignments
	@$(BIN)/python -m assignments.build

test: $(VENV)/.test lint book
	$(BIN)/python -m pytest

test-install: $(VENV)/.test
	$(BIN)/python -m pytest -m install

lint: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

serve: book
	$(BIN)/python -m http.server --directory $(SITE) --bind 127.0.0.1 8000

bench: $(VENV)/.test book
	$(BIN)/python -m tests.bench

clean:
	rm -rf _build build assignments/dist frontend/dist frontend/node_modules $(VENV) twodoors.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
