# make book: the site; make check: what needs no browser and no built site, in about a minute; make test: every check;
# make test-install: the same package in fresh environments, as Binder, pip and the oldest versions make them; make
# assignments: what a class hands out and what grades it; make sources: what is still to be mended in the book's sources;
# make offline: the site as one zip; make links and make audit: what needs the internet, and is no part of the tests.
# They install what they need into .venv, and npm's packages beside their lock files, and nothing elsewhere (but for
# Debian's chromium, when root runs the tests on Debian).

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SITE := _build/html
NODE_MAJOR := 18
INSTALL := @$(PYTHON) tools/install.py
# the machine's Node where it is new enough, else the pinned wheel's; asked for when a recipe runs, after it was installed
NODE = "$$($(BIN)/python -m frontend.build node)"
SCRIPTS := twodoors frontend tests/js tests/bench

.PHONY: book pdf offline links audit check format lint units test test-install assignments sources serve bench clean
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

$(VENV)/.check: requirements-test.txt constraints.txt tests/package-lock.json frontend/package-lock.json $(VENV)/.assignments | $(VENV)/.book
	$(INSTALL) requirements-test.txt
	@$(BIN)/python -m frontend.build frontend tests
	@touch $@

$(VENV)/.test: tests/install_system.sh $(VENV)/.check
	@bash tests/install_system.sh
	@touch $@

$(VENV)/.assignments: assignments/requirements.txt constraints.txt | $(VENV)/.book
	$(INSTALL) assignments/requirements.txt
	@touch $@

assignments: $(VENV)/.assignments
	@$(BIN)/python -m assignments.build

# side by side, since most of what lint runs keeps but one core busy; each says what it has to say in one piece
check: $(VENV)/.check
	@$(MAKE) --no-print-directory --jobs=2 --output-sync=target lint units

units: $(VENV)/.check
	$(BIN)/python -m pytest -n 2 -m "not browser and not install and not slow"

# what reads the sources, and the page's functions in Node against what Python says
lint: $(VENV)/.check
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(NODE) tests/node_modules/@biomejs/biome/bin/biome check --error-on-warnings $(SCRIPTS)
	$(NODE) tests/node_modules/typescript/bin/tsc --project .
	$(BIN)/python -m tests.js.fixtures
	$(NODE) --test tests/js/*.test.js

format: $(VENV)/.check
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(NODE) tests/node_modules/@biomejs/biome/bin/biome check --write $(SCRIPTS)

test: $(VENV)/.test
	@$(MAKE) --no-print-directory --jobs=2 --output-sync=line lint book
	$(BIN)/python -m pytest

test-install: $(VENV)/.test
	$(BIN)/python -m pytest -m install

# what is still to be mended in the book's sources; where a list has become shorter, notes the new count
sources: $(VENV)/.book
	@$(BIN)/python -m tools.sources

# the site as one zip, linked from the site; after make pdf, the PDF too
offline: book
	@$(BIN)/python -m tools.offline

# follows every address that the book cites; needs the internet
links: $(VENV)/.book
	$(BIN)/jupyter-book build . --builder linkcheck

# asks the registries for known weaknesses; where they do not answer, that counts as failed
audit: $(VENV)/.check
	@$(BIN)/python -m tools.audit

# the book as one file for paper, beside its pages; PAPER=Letter for that
PAPER ?= A4
pdf: $(VENV)/.test book
	@$(BIN)/python -m tools.pdf $(PAPER)

serve: book
	$(BIN)/python -m http.server --directory $(SITE) --bind 127.0.0.1 8000

bench: $(VENV)/.test book
	$(BIN)/python -m tests.bench

clean:
	rm -rf _build build assignments/dist frontend/dist frontend/node_modules tests/node_modules tests/js/fixtures $(VENV) twodoors.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
