# Everything a contributor types. `make` alone prints this list; `make site` and `make test` need only Python 3.11 and make.

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help site serve test fuzz lint check golden pictures bench figures wheels lowest audit lock clean

BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
PYTHON ?=
ARGS ?=
TIMES ?= 10
WORKERS ?= -n logical --maxprocesses 4 --dist loadscope --no-loadscope-reorder
GOLDEN = $(shell grep -rl --include='test_*.py' golden tests)

help:  ## print this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' Makefile

site: .venv/installed-run  ## build the wiki of the reference playbook into site/, each page as a PDF, too
	@if PYTHONPATH=. $(BIN)/python tests/pdf/ensure_pango.py; \
	then echo "playpress build --pdfs takes some minutes" && $(BIN)/playpress build --pdfs; \
	else echo "Built without PDFs: playpress build --no-pdfs" && $(BIN)/playpress build --no-pdfs; fi
	@echo "The wiki is built. Open site/index.html in a browser, or read it while you edit: make serve"

serve: .venv/installed-run  ## show the wiki on this machine and follow every edit
	$(BIN)/playpress serve

test: .venv/installed-test  ## run all tests (ARGS="-k word" runs some); installs browsers and Pango where they are missing
	@PYTHONPATH=. $(BIN)/python tests/pdf/ensure_pango.py
	@$(BIN)/python tests/editor/ensure_language_server.py
	@PYTHONPATH=. $(BIN)/python tests/browser/ensure_engines.py
	@browser=$$($(BIN)/python tests/browser/ensure_browser.py) && PLAYPRESS_BROWSER="$$browser" $(BIN)/pytest $(WORKERS) $(ARGS)

lint: .venv/installed-lint  ## style, formatting, types and the layers of the architecture
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	PYTHONPATH=generator $(BIN)/lint-imports

check: lint test  ## what CI runs: the linters, then the tests

fuzz: .venv/installed-test  ## search for what breaks a property, from fresh seeds (TIMES=100 looks further; ARGS="-k word" at some)
	PLAYPRESS_FUZZ=$(TIMES) $(BIN)/pytest $(WORKERS) -m hypothesis $(ARGS)

golden: .venv/installed-test  ## rewrite the expected files; read the difference before you commit it
	PLAYPRESS_GOLDEN=write $(BIN)/pytest $(or $(ARGS),$(GOLDEN))

pictures: .venv/installed-test  ## take the pictures of the README anew, from the reference playbook
	@browser=$$($(BIN)/python tests/browser/ensure_browser.py) && PLAYPRESS_BROWSER="$$browser" PYTHONPATH=. $(BIN)/python tests/pictures/make.py

bench: .venv/installed-test  ## measure speed and size: every tests/bench/bench_*.py
	@for bench in $(wildcard tests/bench/bench_*.py); do echo "$$bench" && $(BIN)/python "$$bench" || exit 1; done

figures: .venv/installed-test  ## look at far more examples than the tests do, and write tests/bench/figures.json (ARGS="sweep_edits.py" runs one)
	$(BIN)/python tests/bench/gather.py $(ARGS)

clean:  ## remove what was built; the tools in .venv stay
	rm -rf site .site.playpress build dist .playpress .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find content generator tests themes -name __pycache__ -type d -prune -exec rm -rf {} +

# Installing. A stamp file says which list is in .venv; a longer list contains the shorter ones.

.venv/pyvenv.cfg:
	@for python in $(PYTHON) python3.11 python3.12 python3.13 python3; do \
	  if $$python -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	    echo "Making .venv with $$python"; \
	    $$python -m venv .venv && exit 0; rm -rf .venv; exit 1; \
	  fi; \
	done; \
	echo "Playpress needs Python 3.11 or newer with its venv module (on Debian: apt-get install python3-venv)." >&2; exit 1

.venv/installed-run: requirements/run.txt pyproject.toml | .venv/pyvenv.cfg
	$(PIP) --require-hashes -r requirements/run.txt
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/installed-test: requirements/test.txt pyproject.toml | .venv/pyvenv.cfg
	$(PIP) --require-hashes -r requirements/test.txt
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch .venv/installed-run $@

.venv/installed-lint: requirements/lint.txt pyproject.toml | .venv/pyvenv.cfg
	$(PIP) --require-hashes -r requirements/lint.txt
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch .venv/installed-run .venv/installed-test $@

# Locking. The lists hold for every machine and every Python we support, and name no address, whatever this machine is told.
# `make lock ARGS=--upgrade` takes newer releases; without it, only what pyproject.toml asks for changes.

UV := build/lock/bin/uv --quiet --no-config
COMPILE := $(UV) pip compile --universal --python-version 3.11 --fork-strategy fewest --generate-hashes --no-header $(ARGS)
RUN := --extra print --extra spreadsheet --extra edit --extra holidays pyproject.toml requirements/run.in

build/lock/installed: requirements/lock.txt
	@for python in $(PYTHON) python3.11 python3; do $$python -m venv build/lock && break; done
	build/lock/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/lock.txt
	@touch $@

wheels: build/lock/installed  ## look whether every machine finds wheels for all we ask for, and record it in generator/release/wheels.md
	build/lock/bin/python generator/release/wheels.py build/lock/bin/uv

lowest: build/lock/installed  ## run everything with the lowest releases that pyproject.toml allows; record them in generator/release/lowest.md
	build/lock/bin/python generator/release/lowest.py build/lock/bin/uv

audit: build/lock/installed  ## look whether a weakness is known of any pinned package; without a network it fails
	build/lock/bin/python generator/release/audit.py

lock: build/lock/installed  ## resolve requirements/*.txt again from pyproject.toml
	$(COMPILE) --output-file requirements/run.txt $(RUN)
	$(COMPILE) --extra test --constraint requirements/run.txt --output-file requirements/test.txt $(RUN)
	$(COMPILE) --extra test --extra lint --constraint requirements/test.txt --output-file requirements/lint.txt $(RUN)
	printf 'pip-audit\nuv\n' | $(COMPILE) --output-file requirements/lock.txt -
