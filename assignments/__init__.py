"""The graded assignments of the book: what builds them, and what grades them."""

from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
MASTERS = sorted(HERE.glob("a[0-9]-*.md"))
