# Every command of this repository. `make run` and `make test` set up all that they need.
# ARGS are passed on: make run ARGS="--lang ko", make test ARGS="-k hls", make bench ARGS="--streams 16".

SHELL := /bin/sh
python := .venv/bin/python
packages := controlroom widgets layouts feeds resources
ts := $(wildcard resources/i18n/*.ts)
qm := $(ts:.ts=.qm)

.DELETE_ON_ERROR:
.NOTPARALLEL:
.DEFAULT_GOAL := help
.PHONY: help run test lint types lock translations translations-update bundle bench clean set-up-run set-up-test

set-up-run set-up-test:
	@sh scripts/setup.sh $(@:set-up-%=%)

help: ## List the commands.
	@awk -F ': .*## ' '/^[a-z-]+:.*## / { printf "make %-20s %s\n", $$1, $$2 }' Makefile

run: set-up-run $(qm) ## Open the wall: the city in ARGS, or the simulated one.
	@$(python) -m controlroom run $(ARGS)

test: lint types $(qm) ## Check style, types and layers, then run the tests, two files at a time.
	@$(python) -m pytest --numprocesses 2 --dist loadfile $(ARGS)

lint: set-up-test ## Check style, format and the layers' contracts.
	@$(python) -m ruff check
	@$(python) -m ruff format --check
	@.venv/bin/lint-imports --no-logo

types: set-up-test ## Check the types.
	@$(python) -m mypy

lock: set-up-test ## Choose the newest versions of all packages anew and write both lock files.
	@$(compile) --group build --output-file requirements.lock
	@$(compile) --group dev --constraints requirements.lock --output-file requirements-dev.lock

compile := UV_SYSTEM_CERTS=1 $(python) -m uv pip compile --quiet --upgrade --universal \
	--python-version 3.12 --generate-hashes --no-header --no-emit-index-url --no-emit-find-links pyproject.toml

translations: set-up-run $(qm) ## Make the translations the program reads.

resources/i18n/%.qm: resources/i18n/%.ts
	@.venv/bin/pyside6-lrelease -silent "$<" -qm "$@"

translations-update: set-up-run ## Bring new strings of the code into the files for translators.
	@.venv/bin/pyside6-lupdate -no-obsolete -locations none $$(find $(packages) -name '*.py') -ts $(or $(ts),resources/i18n/ko.ts)

bundle: set-up-test $(qm) ## Freeze the program into dist/controlroom and try it.
	@$(python) -m PyInstaller --noconfirm --clean --log-level WARN build.spec
	@sh scripts/smoke_bundle.sh

bench: set-up-run $(qm) ## Measure the wall beside the decode limit, on the real display.
	@$(python) -m controlroom bench wall $(ARGS)

clean: ## Remove all that was made, except .venv.
	@rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache $(qm)
	@find $(packages) tests -name __pycache__ -prune -exec rm -rf {} +
