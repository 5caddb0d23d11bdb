"""The column as a map: its stops, what it claims at each, and what the reader has done there."""

from __future__ import annotations

from typing import NamedTuple

from twodoors.cover.claims import SAID, of_section
from twodoors.markup import html
from twodoors.paths import CHAPTERS
from twodoors.picture.column import Stop, doors, road
from twodoors.questions.question import title
from twodoors.scenarios import published
from twodoors.widget.base import BookWidget
from twodoors.widget.esm import module


class Section(NamedTuple):
    """A section of the column: its stop on the map, the model of its chapter, and its claims by number."""

    stop: Stop
    model: str
    claims: dict[str, str]


class Column(BookWidget):
    """The map as a drawing, and as a list whose claims open; the view adds how far the reader has come."""

    _esm = module("cover/column.js", "Column")


def column() -> Column:
    """The map of the column, for a page beside the folder of the chapters."""
    listed = sections()
    drawing = road([section.stop for section in listed])
    return Column(html=html("cover/templates/column.html", sections=listed, drawing=drawing, doors=doors()))


def sections() -> list[Section]:
    """The sections in their order: each is the chapter whose file begins with its number.

    Raises ``ValueError`` where a section has no chapter.
    """
    models = {file: name for name, used in published.chapters_by_model().items() for file, _ in used[:1]}
    found = []
    for number in sorted({int(claim.split(".")[0]) for claim in SAID}):
        files = sorted(CHAPTERS.glob(f"{number:02d}-*.md"))
        if not files:
            raise ValueError(f"section {number} of the column has no chapter {number:02d}-… in {CHAPTERS}")
        name = files[0].stem
        stop = Stop(number, title(name), f"chapters/{name}.html", name)
        found.append(Section(stop, models.get(files[0].name, ""), of_section(number)))
    return found
