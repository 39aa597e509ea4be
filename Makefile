# make serve   set everything up and serve the site, following every edit
# make test    set everything up and run every test
# make check   style, types and the tests that need no browser and no long run
# make site    set everything up and build the site into site/
#
# DIR=folder serves or builds another archive; PYTHON and VENV choose the interpreter and the environment.

PYTHON ?= $(firstword $(foreach name,python3 python3.13 python3.12 python3.11 python3.14,$(shell \
	$(name) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $(name))) python3)
VENV ?= .venv
DIR ?= variants
CORES := $(shell getconf _NPROCESSORS_ONLN)
SPREAD := --dist loadfile --no-loadscope-reorder
# One process more than there are cores: tests wait for browsers and servers. Those of `check` wait for nothing.
PYTEST ?= --numprocesses $(shell echo $$(( $(CORES) + 1 ))) $(SPREAD)
QUICK ?= --numprocesses $(CORES) $(SPREAD)

PIP := $(VENV)/bin/python -m pip install --quiet --quiet --disable-pip-version-check --require-hashes

.DEFAULT_GOAL := help
.PHONY: help serve site test check quick lint quality bench lock audit python

help:
	@sed -n 's/^# \{0,1\}//p;/^$$/q' Makefile

serve: $(VENV)/site.stamp
	$(VENV)/bin/python build_site.py serve "$(DIR)"

site: $(VENV)/site.stamp
	$(VENV)/bin/python build_site.py build "$(DIR)"

test: $(VENV)/dev.stamp node
	$(VENV)/bin/python -m pytest $(PYTEST)

# Style and types beside the tests: they keep one core busy for as long as half of these take.
check: $(VENV)/dev.stamp node
	@$(MAKE) --no-print-directory --jobs 2 lint quick

quick: $(VENV)/dev.stamp
	$(VENV)/bin/python -m pytest $(QUICK) -m "not browser and not slow"

lint: $(VENV)/dev.stamp
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy

quality: $(VENV)/dev.stamp
	$(VENV)/bin/python -m tests.quality

bench: $(VENV)/bench.stamp
	$(VENV)/bin/python -m tests.bench
	$(VENV)/bin/python -m tests.bench.quotes

# The environment: made when it is not there, renewed when its list of packages has changed. Wheels only, save for two of
# the bench, by name: CollateX is published as source alone, Mercurial without a wheel for aarch64.

AS_SOURCE := collatex mercurial
WHEELS = $(if $(filter bench,$1),$(addprefix --only-binary ,$(filter-out $(AS_SOURCE),$(shell \
	sed -n 's/^\([a-z0-9._-]*\)==.*/\1/p' requirements/bench.txt))),--only-binary :all:)

# One list after the other, each a part of the next: make may run jobs side by side, the environment is made once.
$(VENV)/dev.stamp: | $(VENV)/site.stamp
$(VENV)/bench.stamp: | $(VENV)/dev.stamp

$(VENV)/%.stamp: requirements/%.txt
	@$(MAKE) --no-print-directory python
	@$(VENV)/bin/python -c '' 2>/dev/null || $(PYTHON) -m venv --clear "$(VENV)"
	@echo "Installing the packages of $< into $(VENV)"
	@$(PIP) $(call WHEELS,$*) --requirement $<
	@[ "$*" != bench ] || $(PIP) --no-deps --only-binary :all: --requirement requirements/peers.txt
	@touch "$@"

python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "Python 3.11 or newer is needed; $(PYTHON) is $$($(PYTHON) --version 2>&1 || echo not there)." >&2; \
		echo "Install one and name it: make PYTHON=/path/to/python3.11" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "$(PYTHON) cannot make environments: install its venv module (Debian: python3-venv)." >&2; exit 1; }

# Packages of npm that some tests use; those tests are skipped, with the reason, where npm is missing.

.PHONY: node
ifeq ($(wildcard tests/package-lock.json),)
node:
else
node:
	@command -v npm >/dev/null || { echo "npm is not there: the tests that need it are skipped" >&2; exit 0; }; \
	cmp --silent tests/package-lock.json tests/node_modules/.installed || { \
		npm ci --prefix tests --ignore-scripts --no-audit --no-fund --silent && \
		cp tests/package-lock.json tests/node_modules/.installed; }
endif

# Lists of packages, locked with hashes; needs uv.

LOCK := uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate

lock:
	$(LOCK) pyproject.toml --output-file requirements/site.txt
	$(LOCK) pyproject.toml --group corpus --constraint requirements/site.txt --output-file requirements/corpus.txt
	$(LOCK) pyproject.toml --group dev --constraint requirements/corpus.txt --output-file requirements/dev.txt
	$(LOCK) pyproject.toml --group dev --group bench --constraint requirements/dev.txt \
		--output-file requirements/bench.txt
	$(LOCK) --group peers --no-deps --output-file requirements/peers.txt
	$(LOCK) --group audit --output-file requirements/audit.txt
	@$(MAKE) --no-print-directory wheels

# Asks the index whether each locked package (but for those two) has a wheel for each Python and machine, and records that it has.

.PHONY: wheels
wheels:
	@: > requirements/wheels.tmp
	@for list in site corpus dev audit peers bench; do \
		case $$list in bench) wheels="$(call WHEELS,bench)" ;; *) wheels="$(call WHEELS)" ;; esac; \
		for python in 3.11 3.12 3.13; do for machine in x86_64 aarch64; do \
			uv pip compile --quiet --no-deps --no-header --no-annotate $$wheels \
				--python-version $$python --python-platform $$machine-manylinux_2_28 \
				requirements/$$list.txt --output-file requirements/wheels.out || exit 1; \
			echo "$$(sha256sum requirements/$$list.txt) $$python $$machine" >> requirements/wheels.tmp; \
		done; done; \
	done
	@rm requirements/wheels.out; mv requirements/wheels.tmp requirements/wheels.list

# Known faults of the packages; pip-audit in an environment of its own asks services on the network.

audit:
	@$(MAKE) --no-print-directory VENV=$(VENV)-audit $(VENV)-audit/audit.stamp
	$(VENV)-audit/bin/python -m pip_audit --requirement requirements/site.txt --require-hashes --disable-pip --strict
