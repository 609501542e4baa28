"""What a reader asks for: a row and what refers to it, the coverage, a citation."""
