"""Entries of references.bib: what a type asks for and an entry lacks, and which rest on a copy."""

from __future__ import annotations

import re
from functools import cache

from pybtex.database import Entry, parse_file

from twodoors.paths import ROOT

#: What a reader needs to find a work of each type; of alternatives, one.
NEEDED = {
    "article": ("author", "title", "journal", "year", "volume", "number", "pages", "doi|url"),
    "book": ("author|editor", "title", "publisher", "address", "year"),
    "incollection": ("author", "title", "booktitle", "publisher", "address", "pages", "year"),
    "techreport": ("author", "title", "institution", "number", "year"),
    "misc": ("author", "title", "howpublished", "year", "url", "day"),
}

#: What journals do not have: numbers within a volume, or pages.
WITHOUT = {
    "Annual Review of Political Science": ("number",),
    "Middle East Report": ("number", "pages"),
}

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
DAY = re.compile(rf"\b\d{{1,2}} (?:{MONTHS})\b|\bno day\b")

#: Words by which an entry says that the work itself was not what was read.
COPY = re.compile(
    r"\b(?:reprint|reprints|mirror|translation|archived copy|stored copy|copy on|as reported|as quoted|quoting)\b"
    r"|\bread (?:at|in) (?!the (?:abstract|excerpt|introduction)|an? |part|excerpts)"
)

#: Sites of copies.
COPIES = re.compile(r"docslib|docplayer|lawsdocbox|readkong|scribd|millerpolitics|urdupoint|dinardetectives")

WIKIPEDIA = re.compile("wikipedia", flags=re.IGNORECASE)


@cache
def entries() -> dict[str, Entry]:
    """Every entry of references.bib by its key."""
    return dict(parse_file(str(ROOT / "references.bib")).entries)


def missing(entry: Entry) -> list[str]:
    """What the entry’s type asks for and it lacks; raises ``KeyError`` for a type that nothing is asked of yet."""
    return [needed for needed in NEEDED[entry.type] if not any(_has(entry, name) for name in needed.split("|"))]


def _has(entry: Entry, name: str) -> bool:
    if name == "day":  # of what is no page of a standing site
        return bool(DAY.search(_told(entry))) or "version" in _told(entry).lower()
    if name in WITHOUT.get(entry.fields.get("journal", ""), ()):
        return True
    return bool(entry.persons.get(name) or entry.fields.get(name))


def wikipedia(entry: Entry) -> bool:
    """Whether the entry is an article of Wikipedia."""
    return bool(WIKIPEDIA.search(" ".join([entry.fields.get("url", ""), *map(str, entry.persons.get("author", []))])))


def copied(entry: Entry) -> bool:
    """Whether what was read is a reprint, a translation or a report of the work, or lies on a site of copies."""
    return admitted(entry) or bool(COPIES.search(entry.fields.get("url", "")))


def admitted(entry: Entry) -> bool:
    """Whether the entry says that a copy was read."""
    return bool(COPY.search(_told(entry)))


def _told(entry: Entry) -> str:
    return f"{entry.fields.get('howpublished', '')}; {entry.fields.get('note', '')}"
