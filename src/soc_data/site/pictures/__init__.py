"""Drawings made at build time as SVG: every one has a table behind it and is read without colour."""
