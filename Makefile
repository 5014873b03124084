# Everything runs in .venv, which is made when it is missing and changed only when pyproject.toml is.
PYTHON ?= python3
ARTICLE ?= wire-ferry
GOLD ?=
MUTANTS ?= discourse.marks*
API := discourse discourse.integrations.spacy discourse.formats.frames discourse.formats.arrow discourse.formats.graph
BIN := .venv/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check

.PHONY: help demo docs test test-slow test-extra test-all eval bench mutate lint clean

help:
	@echo 'make demo       analyze an article of the corpus (ARTICLE=$(ARTICLE))'
	@echo 'make test       lint, types and tests'
	@echo 'make test-slow  the tests that need minutes'
	@echo 'make test-extra the tests that need heavy packages, or a minute each'
	@echo 'make test-all   all of them'
	@echo 'make eval       figures for GOLD=path, a JSONL file, a corpus file or a folder (default: the corpus)'
	@echo 'make bench      speed'
	@echo 'make mutate     mutants that the tests let live (MUTANTS=$(MUTANTS)); minutes to hours'
	@echo 'make docs       pages of the Python interface, in build/api'
	@echo 'make lint       lint and types'
	@echo 'make clean      remove .venv and everything that was built'

demo: .venv/.installed
	@$(BIN)/python -m discourse.workshop.show $(ARTICLE) | $(BIN)/discourse analyze

test: lint
	$(BIN)/python -m pytest -n auto -m 'not slow and not extra'

# pytest ends with 5 where no test is marked slow
test-slow: .venv/.installed-extra
	$(BIN)/python -m pytest -m slow || test $$? -eq 5

test-extra: .venv/.installed-extra
	$(BIN)/python -m pytest -m extra || test $$? -eq 5

test-all: test test-slow test-extra

eval: .venv/.installed
	@$(BIN)/discourse eval $(GOLD)

bench: .venv/.installed-dev
	$(BIN)/python -m pytest -o addopts='--strict-markers -q' --benchmark-only tests || test $$? -eq 5

# also MUTANTS='discourse.clauses*', 'discourse.patterns*', 'discourse.fields*'; [tool.mutmut] of pyproject.toml says which files and tests
mutate: .venv/.installed-dev
	@$(PIP) install --editable '.[dev,mutation]'
	$(BIN)/mutmut run '$(MUTANTS)'
	$(BIN)/mutmut results

# the public names, and the modules that bridge to other tools
docs: .venv/.installed-dev
	@$(PIP) install --editable '.[dev,docs]'
	$(BIN)/python -m pdoc --output-directory build/api $(API)

lint: .venv/.installed-dev
	$(BIN)/python -m ruff check .
	$(BIN)/python -m mypy

clean:
	rm -rf .venv build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .benchmarks mutants
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed: make PYTHON=python3.11 …")'
	@echo 'Making .venv …' >&2
	@$(PYTHON) -m venv .venv

# the development install holds the plain one
.venv/.installed: pyproject.toml | .venv/bin/python
	@echo 'Installing …' >&2
	@$(PIP) install --editable .
	@touch $@

.venv/.installed-dev: pyproject.toml | .venv/bin/python
	@echo 'Installing with the tools for development …' >&2
	@$(PIP) install --editable '.[dev]'
	@touch .venv/.installed $@

.venv/.installed-extra: pyproject.toml .venv/.installed-dev
	@echo 'Installing what the heavy tests need …' >&2
	@$(PIP) install --editable '.[dev,batch,browser,docs,fuzz,notebook,plot,polars,query,spark,web]'
	@touch $@
