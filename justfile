# The tasks of a contributor. The commands of each task can also be run without `just`.

_tasks:
    @just --list

# Run the tests, or some of them
test *arguments:
    python -m pytest {{arguments}}

# Run the tests that show by more input what the others show
test-slow *arguments:
    python -m pytest -m slow {{arguments}}

# Check style and types
lint:
    ruff check .
    ruff format --check .
    mypy

# Write what is generated from the models and the data: the descriptors and the generated pages
docs:
    soc-data schema --write
    python docs/generate.py

# Run everything that CI runs
ci:
    bash .ci/run
