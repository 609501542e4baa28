"""Views for readers: a row and the rows that refer to it, the coverage, a citation."""
