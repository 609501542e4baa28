"""Validation: of a package, of its ids against an earlier release, of its rows against the texts."""
