"""Where data, chapters and their questions lie: beside the package in a clone, inside it where it is installed."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def _folder(name: str) -> Path:
    """The folder that the wheel maps into the package (pyproject.toml), or the clone's own."""
    installed = PACKAGE / name
    return installed if installed.is_dir() else ROOT / name


#: The repository, from which the book is built.
ROOT = PACKAGE.parent

DATA = _folder("data")
CHAPTERS = _folder("chapters")
QUESTIONS = CHAPTERS / "questions"
