# make book: the site; make test: every check; make assignments: what a class hands out and what grades it. They install
# what they need into .venv and nothing elsewhere (but for Debian's chromium, when root runs the tests on Debian).

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SITE := _build/html
NODE_MAJOR := 18

.PHONY: book test assignments serve bench clean lint
.DELETE_ON_ERROR:

book: $(VENV)/.book
	@$(BIN)/jupyter-book build . -W -n --keep-going -q > $(VENV)/build.log 2>&1 || { cat $(VENV)/build.log; exit 1; }
	@$(BIN)/python -m twodoors.launch
	@echo "The book is in $(CURDIR)/$(SITE)/index.html"

$(VENV)/.book: requirements.txt constraints.txt pyproject.toml frontend/requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "error: Python 3.11 or newer is needed, this is " + sys.version.split()[0])'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	@node -e 'process.exit(+process.versions.node.split(".")[0] >= $(NODE_MAJOR) ? 0 : 1)' 2>/dev/null && npm --version > /dev/null 2>&1 \
	  || { echo "No Node $(NODE_MAJOR) on this machine: installing the pinned wheel"; $(BIN)/pip install --quiet --disable-pip-version-check -r frontend/requirements.txt; }
	@touch $@

$(VENV)/.test: requirements-test.txt constraints.txt $(VENV)/.assignments | $(VENV)/.book
	@bash tests/install_system.sh
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-test.txt
	@touch $@

$(VENV)/.assignments: assignments/requirements.txt constraints.txt | $(VENV)/.book
	$(BIN)/pip install --quiet --disable-pip-version-check -r assignments/requirements.txt
	@touch $@

assignments: $(VENV)/.assignments
	@$(BIN)/python -m assignments.build

test: $(VENV)/.test lint book
	$(BIN)/python -m pytest

lint: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

serve: book
	$(BIN)/python -m http.server --directory $(SITE) --bind 127.0.0.1 8000

bench: $(VENV)/.test book
	$(BIN)/python -m tests.bench

clean:
	rm -rf _build assignments/dist frontend/dist frontend/node_modules $(VENV) twodoors.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
