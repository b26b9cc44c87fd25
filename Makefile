# The commands of the guide. `make help` lists them; each sets up what it needs in .venv.

VENV := .venv
BIN := $(VENV)/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
# The newest Python of 3.11 or later on this machine.
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3 python; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
GUIDE := $(BIN)/python -m scripts
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes
NOT_SET_UP := { echo "The tools could not be set up; the reason stands above. They come from the internet: are you connected? Then run make again."; exit 1; }
# Each worker takes tests from another when it has none left.
PYTEST := $(BIN)/python -m pytest -n auto --dist worksteal
ifndef SEED
SEED := $(shell date +%s)
endif

.DEFAULT_GOAL := help
.PHONY: help serve build release test quick shuffled check report bless lock faults bench format clean browser office

help: ## Show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/\1\t\2/' | expand -t 12

serve: $(VENV)/ready ## Build and serve the guide with live reload
	$(GUIDE) serve

build: $(VENV)/ready ## Build the guide into site/
	$(GUIDE) build

release: $(VENV)/ready ## Build for publishing: every warning is an error
	$(GUIDE) build --release

check: $(VENV)/ready ## Check the data and the pages, in a second or two
	@$(GUIDE) check

report: $(VENV)/ready ## Check, then show reading grades, the bank of questions, and facts that are due
	@$(GUIDE) check --report

test: $(VENV)/ready-dev browser office ## Run every test, browser tests included, on every core
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/oxlint docs/assets/javascripts tests
	$(BIN)/codespell
	$(PYTEST) --durations=10 --durations-min=1

shuffled: $(VENV)/ready-dev browser office ## Run every test in an order by chance; SEED=… repeats one
	@echo "The order is $(SEED): make shuffled SEED=$(SEED) repeats it."
	$(PYTEST) --random-order --random-order-seed=$(SEED)

quick: $(VENV)/ready-dev ## Run every test that needs no browser and no whole site: for after each edit
	$(PYTEST) --quick

browser: $(VENV)/ready-dev
	@$(BIN)/python -m tests.chromium

office: $(VENV)/ready-dev
	@$(BIN)/python -m tests.libreoffice

faults: $(VENV)/ready-dev browser office ## Plant seeded faults in a copy, one at a time, and tell which no test notices
	$(BIN)/python -m tests.faults

bench: $(VENV)/ready-dev browser ## Measure the search, first visits, and the build against plain MkDocs and Material
	$(BIN)/python -m tests.bench

bless: $(VENV)/ready ## Write the generated files of data/ anew, record new ids and pages, and do the same for the toy guide of the tests
	$(GUIDE) bless
	$(BIN)/python -m tests.bless

format: $(VENV)/ready-dev ## Put the Python code in one form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock: ## Pin every library with its hashes (needs uv)
	@command -v uv >/dev/null || { echo "This needs uv. Install it (https://docs.astral.sh/uv), then run make again."; exit 1; }
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url -o requirements.txt requirements.in
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url -c requirements.txt -o requirements-dev.txt requirements-dev.in

clean: ## Remove what was built and set up
	rm -rf site test-results .cache .venv .pytest_cache .ruff_cache .mypy_cache

$(VENV)/python:
	@test -n "$(PYTHON)" || { echo "The guide needs Python 3.11 or later. Install it, then run make again."; exit 1; }
	@echo "Making a place for the guide's tools in $(VENV), once: some seconds."
	@$(PYTHON) -m venv $(VENV) || { echo "The place for the tools could not be made; the reason stands above."; exit 1; }
	@touch $@

$(VENV)/ready: $(VENV)/python requirements.txt
	@echo "Setting up the guide's tools in $(VENV), once: about a minute."
	@$(PIP) -r requirements.txt || $(NOT_SET_UP)
	@touch $@

$(VENV)/ready-dev: $(VENV)/python requirements-dev.txt
	@echo "Setting up the tools of the tests in $(VENV), once: a minute or two."
	@$(PIP) -r requirements-dev.txt || $(NOT_SET_UP)
	@touch $@ $(VENV)/ready
