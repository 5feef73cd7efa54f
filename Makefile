# The front door. Every target is one line of what it does; `make` alone lists them.
PYTHON ?= python3
SUBMISSIONS ?=
ASSIGNMENT ?= hw9
BIN := .venv/bin
READY := .venv/ready
PYTEST = $(BIN)/python -m pytest

.DEFAULT_GOAL := help
.PHONY: help setup release solution grade compare validate test test-all calibrate bench bench-grade red-team doctor clean

help:  ## list the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 20

setup: $(READY)  ## create the environment in .venv (every other target does it when needed)

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.12 …")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[test]'
	@touch $@

release: $(READY)  ## make the student versions of all assignments in assignments/
	@$(BIN)/python -m autograder release

solution: $(READY)  ## run the solution of ASSIGNMENT (hw9) and write it as notebook and page in solutions/
	@$(BIN)/python -m autograder solution $(ASSIGNMENT)

grade: release  ## grade SUBMISSIONS (by default a sample class) to ASSIGNMENT (hw9; `ASSIGNMENT=` for all) into graded/
	@$(BIN)/python -m autograder grade $(ASSIGNMENT) $(if $(SUBMISSIONS),"$(SUBMISSIONS)")

compare: release  ## grade SUBMISSIONS (by default the whole corpus) with both engines, list where they differ
	@$(BIN)/python -m autograder compare $(ASSIGNMENT) $(if $(SUBMISSIONS),"$(SUBMISSIONS)",--mosaics)

validate: $(READY)  ## prove the hidden tests of ASSIGNMENT (hw9; `ASSIGNMENT=` for all) by answers whose worth is known
	@$(BIN)/python -m autograder validate $(ASSIGNMENT)

test: $(READY)  ## lint, type-check and run the tests
	@$(BIN)/ruff check --quiet . && $(BIN)/ruff format --quiet --check . && $(BIN)/mypy --no-error-summary && $(PYTEST) -q

test-all: $(READY)  ## the same with the slow tests: three-seed training, every master in full
	@$(BIN)/ruff check --quiet . && $(BIN)/ruff format --quiet --check . && $(BIN)/mypy --no-error-summary && $(PYTEST) -q -m 'not gpu'

calibrate: $(READY)  ## train the reference networks of ASSIGNMENT (hw9) again on the full MNIST
	@$(BIN)/python autograder/data/rebuild.py --fetch build/mnist && $(BIN)/python -m autograder calibrate $(ASSIGNMENT)

bench: $(READY)  ## measure run_model against the tutorial loop and a bare one, on the full MNIST
	@$(BIN)/python autograder/data/rebuild.py --fetch build/mnist && $(BIN)/python benchmarks/training.py

bench-grade: $(READY)  ## measure the grader against otter run and nbgrader autograde
	@$(BIN)/python benchmarks/grading.py

red-team: $(READY)  ## let every attack of tests/attacks loose on this engine, on stock otter and on nbgrader
	@$(BIN)/python tests/red_team.py

doctor: $(READY)  ## say how well this machine can isolate submissions
	@$(BIN)/python -m autograder doctor

clean:  ## remove what was built, but neither results nor the environment
	rm -rf build .mypy_cache .pytest_cache .ruff_cache *.egg-info
