"""Benchmarks: the package at many sizes, read and checked by several programs side by side.

`python -m benchmarks` grows the shipped package (`grow`), runs each program (`contenders`) as a process of its own in
turn (`measure`), and writes `docs/benchmarks.md` and the picture beside it (`report`).
"""
