# Two words to remember: `make demo` and `make test`. Each sets up all that it needs first.
BIN := .venv/bin
OUT ?=
JSON ?=

# On Linux without a screen the demo writes its pages as pictures instead of opening the window.
SCREEN := $(or $(DISPLAY),$(WAYLAND_DISPLAY),$(filter-out Linux,$(shell uname -s)))
WINDOW := $(if $(SCREEN),,--no-window)

.PHONY: demo test conformance setup check fmt bench beside package lock clean

demo: setup
	$(BIN)/python main.py demo $(WINDOW) $(if $(OUT),--out "$(OUT)")

test: check
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -q -n 2 --dist worksteal

# The official libraries of four platforms read the practice platforms, with nothing of ours between.
conformance: setup
	@.ci/conformance
	.venv-conformance/bin/python -m pytest -c tests/conformance/pytest.ini tests/conformance

setup:
	@.ci/setup

check: setup
	$(BIN)/ruff check --quiet .
	$(BIN)/ruff format --check --quiet .
	$(BIN)/mypy --no-pretty --no-error-summary
	$(BIN)/lint-imports --no-logo --no-cache

fmt: setup
	$(BIN)/ruff format --quiet .
	$(BIN)/ruff check --quiet --fix .

bench: setup
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.benchmarks $(if $(JSON),--json "$(JSON)")

# recordlinkage in an environment of its own; with it `make bench` holds matching beside it.
beside: setup
	@.ci/beside

# The built program proves itself: it opens a vault, migrates it, and loads its words and icons.
package:
	@.ci/setup package
	$(BIN)/pyinstaller --noconfirm --clean --log-level WARN installer.spec
	QT_QPA_PLATFORM=offscreen dist/adtill/adtill self-test

lock: setup
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
		--output-file tests/conformance/requirements.lock tests/conformance/requirements.in
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
		--output-file tests/benchmarks/recordlinkage.lock tests/benchmarks/recordlinkage.in
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --extra dev \
		--output-file requirements.lock pyproject.toml

clean:
	rm -rf .venv .venv-conformance .venv-beside build dist adtill.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
