"""Typed rows that know each other; frames; finding a person; the summary."""
