"""The book’s version: the package (pyproject.toml) and runs as files take it from here."""

BOOK = "0.2.0"
