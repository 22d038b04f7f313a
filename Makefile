# Two commands are enough: `make run` serves the demo town, `make test` proves it. The rest is named in CONTRIBUTING.md.
.PHONY: run test check bench audit demo-reset lock translations help

PYTHON ?= $(shell scripts/find-python)
VENV := .venv
BIN := $(VENV)/bin
DEMO := DJANGO_SETTINGS_MODULE=portal.settings.demo $(BIN)/python manage.py
TEST := DJANGO_SETTINGS_MODULE=portal.settings.test

help:
	@echo "make run         install what is missing and serve the demo town on http://localhost:8000"
	@echo "make test        install what the tests need and run them all"
	@echo "make check       formatting, lint, types, imports between rooms, migrations"
	@echo "make audit       four engines on every public page in every preference; reports/audit/"
	@echo "make bench       the figures of DESIGN's budgets; reports/bench/"
	@echo "make demo-reset  throw the demo town away and build it anew"

run: $(VENV)/run.stamp
	@scripts/system-packages run
	@$(DEMO) run_town

demo-reset: $(VENV)/run.stamp
	@$(DEMO) prepare_town --reset

test: $(VENV)/test.stamp tests/node_modules/.stamp
	@scripts/system-packages test
	@scripts/run-tests

check: $(VENV)/test.stamp
	@scripts/system-packages test
	@scripts/run-checks

audit: $(VENV)/test.stamp tests/node_modules/.stamp
	@scripts/system-packages test
	@$(TEST) $(BIN)/python manage.py audit_pages --full

bench: $(VENV)/test.stamp
	@scripts/system-packages test
	@$(TEST) $(BIN)/python -m tests.bench

translations: $(VENV)/test.stamp
	@scripts/update-translations

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "Engawa needs Python 3.11 or newer. On Debian and Ubuntu: apt-get install python3 python3-venv"; exit 1; }
	@scripts/make-venv "$(PYTHON)" $(VENV)

$(VENV)/run.stamp: requirements/run.txt | $(VENV)/bin/python
	@echo "Installing the locked dependencies (once; about a minute)…"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	@touch $@

$(VENV)/test.stamp: requirements/test.txt $(VENV)/run.stamp
	@echo "Installing what the tests need…"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/test.txt
	@touch $@

tests/node_modules/.stamp: tests/package-lock.json
	@scripts/system-packages test
	@cd tests && npm ci --silent --ignore-scripts --no-audit --no-fund
	@touch $@

# Re-resolve the locks after a change of pyproject.toml. Universal: one lock for every Python and system we support.
lock: $(VENV)/test.stamp
	@scripts/lock-requirements
