"""Dates after 5 January 2020, the day of the column, in what a reader of chapters 1 to 13 meets.

What can be held: days and months with their year, years, and days of January after the fifth, which in this book are
those of 2020. “January 2020” may be its first days, and stands. A year right after a name is a source’s (“Ahmadian
2020”, “Zhang (2021)”), as are citations, and titles and addresses of documents. Days and months without a year cannot
be held to the rule, nor can an event that is told without a date: those are for whoever writes and whoever reads.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from twodoors.model.mechanism import Mechanism

MONTHS = [
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
]  # fmt: skip
_MONTH = "|".join(month if month == "May" else f"{month[:3]}(?:{month[3:]})?" for month in MONTHS)

#: What in a text is a date: the first that fits where it begins.
DATE = re.compile(
    rf"\b(?P<day>\d{{1,2}}) (?P<day_month>{_MONTH})\.? (?P<day_year>\d{{4}})\b"
    r"|\b(?P<iso>\d{4}-\d{2}(?:-\d{2})?)\b"
    rf"|\b(?P<month>{_MONTH})\.? (?P<month_year>\d{{4}})\b"
    r"|\b(?P<january>\d{1,2}) January\b|\bJanuary (?P<us_january>\d{1,2})\b(?!,? \d{4})"
    r"|(?P<name>\b[\w’.-]+,? \(?)?(?<![\d.,$])\b(?P<year>20[2-3]\d)\b(?![.,]?\d|-\d\d)"
)

#: Words before a year that are no name of a source, though they may begin a sentence.
NO_NAMES = {
    "after",
    "as",
    "before",
    "by",
    "during",
    "early",
    "for",
    "from",
    "in",
    "late",
    "of",
    "since",
    "the",
    "to",
    "until",
}

#: What may stand for all that, and why.
EXCEPTIONS = {
    "Amnesty, Nov 2021": "a later count of the dead of November 2019, marked so",
    "1 June 2020": "when the count of a committee of parliament, of November 2019, was made known",
    "2010–2020": "the span of a count of peace agreements",
    "1990–2020": "the span of a count of peace agreements",
    "on 6 January, with the number 290": "Rouhani’s answer to the threat of 4 January is the objection itself",
    "It is 5 January 2020. ": "how a forecast’s question begins",
}


def later(text: str) -> list[str]:
    """The dates after 5 January 2020 in a text, each with what stands around it."""
    text = " ".join(text.split())
    for allowed in EXCEPTIONS:
        text = text.replace(allowed, "")
    return [text[max(0, found.start() - 40) : found.end() + 25] for found in DATE.finditer(text) if _is_later(found)]


def _is_later(found: re.Match[str]) -> bool:
    if found["day"]:
        return (int(found["day_year"]), _number(found["day_month"]), int(found["day"])) > (2020, 1, 5)
    if found["iso"]:
        return found["iso"] > ("2020-01-05" if len(found["iso"]) > 7 else "2020-01")
    if found["month"]:
        return (int(found["month_year"]), _number(found["month"])) > (2020, 1)
    if found["january"] or found["us_january"]:
        return 5 < int(found["january"] or found["us_january"]) < 32
    name = (found["name"] or "").rstrip("( ,.")
    if name in {"al", "others"} or name.startswith("al-"):
        return False
    return not name[:1].isupper() or name.lower() in NO_NAMES


def _number(month: str) -> int:
    return next(i for i, name in enumerate(MONTHS, 1) if name.startswith(month))


def told(thing: Any) -> Iterator[str]:
    """Every text in a thing: of a mapping its values, of data its fields, of a list its items."""
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, Mechanism):
        return  # whose part knows it
    elif is_dataclass(thing):
        for field in fields(thing):
            yield from told(getattr(thing, field.name))
    elif isinstance(thing, Mapping):
        for value in thing.values():
            yield from told(value)
    elif isinstance(thing, (list, tuple)):
        for item in thing:
            yield from told(item)


def without_ranges(figure: Any) -> Any:
    """A figure without the ends of its axes, which lie beyond what it shows."""
    if isinstance(figure, Mapping):
        return {key: without_ranges(value) for key, value in figure.items() if key != "range"}
    if isinstance(figure, (list, tuple)):
        return [without_ranges(item) for item in figure]
    return figure
