# These set up what they need in .venv, from Python 3.11 or newer and pip:
#   make run         the demo; make run ARGS="--host 0.0.0.0" opens it to the local network
#   make test        the tests, on all cores; make test ARGS="tests/hub -x" some of them,
#                    make test ARGS="-n 0" one after another
#   make test-held   the long ones: every workshop held in real browsers
#   make test-places the slow ones: JupyterLab in a browser, installing elsewhere, Binder's pods
#   make check       ruff and mypy
#   make bench       measures this beside its peers (half an hour; make bench ARGS=--quick less)
# For those who change what the others use:
#   make front       builds the pages (needs Node.js 20 or newer)
#   make lock        pins the dependencies; make lock ARGS=--upgrade takes newer ones

.DEFAULT_GOAL := run
.PHONY: run test test-held test-places check bench front lock
MAKEFLAGS += --no-print-directory

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

run: $(VENV)/run.stamp
	@$(BIN)/commonground demo $(ARGS)

test: $(VENV)/test.stamp
	@CHROMIUM="$$(sh tests/browser/chromium.sh)" && export CHROMIUM && \
		$(BIN)/python -m pytest -n auto $(ARGS)

test-held: $(VENV)/test.stamp
	@CHROMIUM="$$(sh tests/browser/chromium.sh)" && export CHROMIUM && \
		$(BIN)/python -m pytest -n auto -m held tests/browser tests/widgets $(ARGS)

# One after another: each brings servers and browsers of its own.
test-places: $(VENV)/test.stamp
	@CHROMIUM="$$(sh tests/browser/chromium.sh)" && export CHROMIUM && \
		$(BIN)/python -m pytest -n 0 -m places tests/places $(ARGS)

check: $(VENV)/test.stamp
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy toolkit widgets tests binder/start

# The peers are installed into environments of their own in the user's cache folder.
bench: $(VENV)/test.stamp
	@CHROMIUM="$$(sh tests/browser/chromium.sh)" && export CHROMIUM && \
		$(BIN)/python -m tests.benchmarks $(ARGS)

front:
	@command -v npm >/dev/null || { echo "Building the pages needs Node.js 20 or newer, with npm;\
	 neither running nor testing does. The built pages are unchanged. Install Node.js." >&2; exit 1; }
	cd widgets && npm ci && npm run build

COMPILE = $(BIN)/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --custom-compile-command "make lock" $(ARGS)

lock: $(BIN)/python
	$(PIP) install uv
	$(COMPILE) --extra build --output-file requirements.lock
	$(COMPILE) --extra test --constraint requirements.lock --output-file requirements-test.lock
	cp requirements.lock binder/requirements.txt

# The build tools are locked too, so nothing is fetched that has no hash: hence no build isolation.
define install
	@echo "Installing from $(1) into $(VENV) (once; a minute or two) ..."
	@$(PIP) install --require-hashes -r $(1)
	@$(PIP) install --no-deps --no-build-isolation -e .
endef

# A stamp is stale when its lock is newer, or when the interpreter was replaced.
$(VENV)/run.stamp: requirements.lock pyproject.toml $(BIN)/python
	$(call install,requirements.lock)
	@touch $@

$(VENV)/test.stamp: requirements-test.lock pyproject.toml $(BIN)/python
	$(call install,requirements-test.lock)
	@touch $@ $(VENV)/run.stamp

$(BIN)/python:
	@sh .ci/venv.sh $(VENV)
