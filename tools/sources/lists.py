"""The lists of what is to be mended, and how many each may hold: counts may fall, not rise (counts.json)."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from tools.sources.bibliography import copied, entries, missing, wikipedia
from tools.sources.prose import READ, TEXTS, cited, files, unsourced
from twodoors.paths import DATA, ROOT

COUNTS = Path(__file__).with_name("counts.json")


def uncited() -> list[str]:
    """Entries of references.bib that no page cites."""
    told = set().union(*(cited(path.read_text(encoding="utf-8")) for path in files(TEXTS)))
    return [key for key in entries() if key not in told]


def incomplete() -> list[str]:
    """Entries that lack what their type asks for."""
    return [f"{key}: {', '.join(lacks)}" for key, entry in entries().items() if (lacks := missing(entry))]


def without_source() -> list[str]:
    """Paragraphs that tell a number or a date without a source."""
    return [
        f"{path.relative_to(ROOT)}: {paragraph}"
        for path in files(READ)
        for paragraph in unsourced(path.read_text(encoding="utf-8"))
    ]


def from_wikipedia() -> list[str]:
    """Entries, and rows of data, that name Wikipedia."""
    rows = [
        f"data/{path.name}, line {number}"
        for path in sorted(DATA.glob("*.csv"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if "wikipedia" in line.lower()
    ]
    return [key for key, entry in entries().items() if wikipedia(entry)] + rows


def reprinted() -> list[str]:
    """Entries that were read in a reprint, a translation or a report."""
    return [key for key, entry in entries().items() if copied(entry)]


LISTS: dict[str, Callable[[], list[str]]] = {
    "cited nowhere": uncited,
    "missing fields": incomplete,
    "a number without a source": without_source,
    "Wikipedia": from_wikipedia,
    "reprints": reprinted,
}


def counts() -> dict[str, int]:
    """How many each list may hold."""
    held: dict[str, int] = json.loads(COUNTS.read_text(encoding="utf-8"))
    return held
