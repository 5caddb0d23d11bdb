"""A run as a file: a setting with its outcomes, its ranges, its comparison and the readings that count in it.

run.js writes and reads the same in the page.
"""

from __future__ import annotations

import json
import warnings
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from twodoors import version
from twodoors.model import Model
from twodoors.models import load
from twodoors.scenarios import published
from twodoors.scenarios.gone import left_out, taken, taken_ranges
from twodoors.scenarios.held import digits, numbers, opened, shown, spans, table_in
from twodoors.scenarios.readings import Reading, feeding, readings_in
from twodoors.scenarios.scenario import Scenario
from twodoors.words import few, few_remarks, short

FORMAT = "twodoors-run"
VERSION = 2
READ = (1, VERSION)  # the first has no ranges and no readings
LARGEST = 100_000  # bytes: many times what a run needs
TOLERANCE = 1e-9  # beyond it, an outcome is another model's

#: The version of the book.
BOOK = version.BOOK


@dataclass(frozen=True)
class Run:
    """A setting, with its ranges, and, where one was pinned to be compared with it, a second one of the same model.

    ``readings`` are those that were taken of models whose results count in it, one of each at most. Raises
    ``ValueError`` where the two settings are of different models, the second has ranges, or a reading is of a model
    that does not count.
    """

    now: Scenario
    pinned: Scenario | None = None
    readings: Sequence[Reading] = ()

    def __post_init__(self) -> None:
        if self.pinned is not None:
            self.now.check_pinned(self.pinned)
        object.__setattr__(self, "readings", tuple(self.readings))
        of, counting = [reading.model for reading in self.readings], feeding(load(self.now.model))
        wrong = [name for i, name in enumerate(of) if name not in counting or name in of[:i]]
        if wrong:
            allowed = f"one each of {', '.join(counting)}" if counting else f"none with {self.now.model}"
            raise ValueError(f"a reading of {wrong[0]}; allowed is {allowed}")

    def to_json(self) -> str:
        """The run as the text of a file, with its outcomes, the book's version and a link to the page for it.

        Raises ``ValueError`` for a ``TWODOORS_SITE`` that is no address.
        """
        told = {
            "format": FORMAT,
            "version": VERSION,
            "book": BOOK,
            "model": self.now.model,
            **_told(self.now),
            "pinned": _told(self.pinned) if self.pinned else None,
            "ranges": {name: list(ends) for name, ends in self.now.ranges.items()},
            "readings": [reading.told() for reading in self.readings],
            "saved": datetime.now(UTC).isoformat(timespec="seconds"),
            "link": self.now.link(published.page(self.now.model), self.pinned),
        }
        return json.dumps(told, indent=2, allow_nan=False) + "\n"

    @classmethod
    def from_json(cls, text: str) -> Run:
        """The run that a file's text holds, made here or in the page.

        Raises ``ValueError`` that says what was given and what is allowed: other text than such a run, another format
        or version, an unknown model, a value that is no number, a range or a reading that is none. Warns of what
        another version of the book made of it: assumptions that this model does not have, values and ranges outside
        their range, assumptions that the file does not name (which all are at their defaults then), readings of other
        versions, and outcomes that this model does not give.
        """
        run, remarks = _read(text)
        for remark in remarks:
            warnings.warn(remark, stacklevel=2)
        return run

    def save(self, path: str | Path) -> None:
        """Write the file, whole or not at all. ``ValueError`` where its folder does not exist."""
        path = Path(path)
        if not path.parent.is_dir():
            raise ValueError(f"there is no folder {path.parent}")
        with TemporaryDirectory(dir=path.parent, prefix=".twodoors-") as folder:
            whole = Path(folder) / "run.json"
            whole.write_text(self.to_json(), encoding="utf-8")
            whole.replace(path)

    @classmethod
    def open(cls, path: str | Path) -> Run:
        """The run in a file that :meth:`save` or the page made; ``ValueError`` and warnings as :meth:`from_json`."""
        run, remarks = opened(path, LARGEST, _read)
        for remark in remarks:
            warnings.warn(f"{Path(path).name}: {remark}", stacklevel=2)
        return run


def _told(scenario: Scenario) -> dict[str, Any]:
    return {"assumptions": dict(scenario.assumptions), "outcomes": scenario.outcomes()}


def _read(text: str) -> tuple[Run, list[str]]:
    """The run, and what its reader should know of the file."""
    held = table_in(text, LARGEST, FORMAT, READ, "a run", "Save this run")
    name = held.get("model")
    if not isinstance(name, str):
        raise ValueError(f"its model is {shown(name)}; allowed is the name of one")
    model = load(short(name))
    book = held["book"] if isinstance(held.get("book"), str) else "unknown"
    now, remarks = _setting(model, held, book)
    readings: tuple[Reading, ...] = ()
    if held["version"] == VERSION:
        ends = {name: (digits(low), digits(high)) for name, (low, high) in spans(held.get("ranges"), "ranges").items()}
        ranges, gone = taken_ranges(model, ends)
        readings, said = readings_in(model, held.get("readings"))
        now = replace(now, ranges=ranges)
        remarks += [*([left_out(gone)] if gone else []), *said]
    if held.get("pinned") is None:
        return Run(now, None, readings), few_remarks(remarks)
    try:
        pinned, more = _setting(model, held["pinned"], book)
    except ValueError as error:
        raise ValueError(f"its pinned setting: {error}") from None
    return Run(now, pinned, readings), few_remarks(remarks + [f"its pinned setting: {remark}" for remark in more])


def _setting(model: Model, held: Any, book: str) -> tuple[Scenario, list[str]]:
    if not isinstance(held, dict):
        raise ValueError(f"{shown(held)}; allowed is a setting with its outcomes")
    values, outcomes = (numbers(held.get(part), part) for part in ("assumptions", "outcomes"))
    used, gone = taken(model, {name: digits(value) for name, value in values.items()})
    scenario = Scenario(model.name, used)
    missing = [name for name in model.defaults if name not in values]
    remarks = [left_out(gone)] if gone else []
    remarks += [f"not in the file, and so at their defaults: {few(missing)}"] if missing else []
    other = _other(outcomes, scenario.outcomes())
    if other:
        if book == BOOK:
            made = f"its outcomes are not what this model answers, though it is of the same book, {BOOK}"
        else:
            made = f"another version of the model made this file (book {short(book)}; this is {BOOK})"
        remarks.append(f"{made}: {few(other, '; ', most=5)}")
    return scenario, remarks


def _other(given: dict[str, float], here: dict[str, float]) -> list[str]:
    """Where the file's outcomes are not this model's, both numbers."""
    names = [*here, *(name for name in given if name not in here)]
    found = {name: (given.get(name), here.get(name)) for name in names}
    told = {name: tuple("none" if value is None else repr(value) for value in pair) for name, pair in found.items()}
    differ = [n for n, (there, now) in found.items() if there is None or now is None or abs(there - now) > TOLERANCE]
    return [f"{short(name)} is {told[name][0]} in the file and {told[name][1]} here" for name in differ]
