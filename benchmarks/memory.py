"""`python -m benchmarks.memory PATH`: the memory that `load()` takes, beside that of the rows which it returns.

Counted are the bytes that Python asks for, by `tracemalloc`, so that neither imports nor free pages blur the figure.
"""

from __future__ import annotations

import gc
import sys
import tracemalloc
from pathlib import Path


def load_and_rows(package: Path) -> tuple[float, float]:
    """Return the MB that `load()` takes at its peak, and the MB of the rows alone, without tables and indexes."""
    import soc_data

    soc_data.load()  # what is built once, such as the columns' validators, is no part of either figure
    gc.collect()
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    dataset = soc_data.load(package)
    peak = tracemalloc.get_traced_memory()[1]
    rows = [row for table in dataset.tables.values() for row in table.values()]
    vars(dataset).clear()  # the rows hold their dataset, so that it does not go of itself
    gc.collect()
    alone = tracemalloc.get_traced_memory()[0] - sys.getsizeof(rows)
    return (peak - before) / 2**20, (alone - before) / 2**20


if __name__ == "__main__":
    print(*load_and_rows(Path(sys.argv[1])))
