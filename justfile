# The tasks of a contributor. A task is the commands that stand under it: they can be typed without `just` as well.

_tasks:
    @just --list

# Run the tests, or some of them
test *arguments:
    python -m pytest {{arguments}}

# Check style and types
lint:
    ruff check .
    ruff format --check .
    mypy

# Write what follows from the models and the data: the descriptors and the generated pages
docs:
    soc-data schema --write
    python docs/generate.py

# Run everything that CI runs
ci:
    bash .ci/run
