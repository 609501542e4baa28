"""From bytes to checked cells and back: a package, its CSV files, the store of its cells, its git revisions."""
