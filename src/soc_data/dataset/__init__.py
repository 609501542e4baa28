"""Typed rows linked to each other; frames; finding a person; the summary."""
