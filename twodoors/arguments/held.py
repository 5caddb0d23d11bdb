"""An argument as a file: what a reader took, bet, forecast and wrote; argument_file.js writes and reads the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from twodoors.model import is_finite
from twodoors.models import finding, load
from twodoors.questions.predictions import asked
from twodoors.scenarios.held import opened, shown, spans, table_in
from twodoors.scenarios.readings import LONGEST, Reading, feeding, readings_in
from twodoors.words import few, few_remarks, short

FORMAT = "twodoors-argument"
VERSION = 1
LARGEST = 200_000  # bytes: many times what an argument needs
MACHINE = "crisis"

#: So many characters has the text: 500 words and room to be too long.
LONGEST_TEXT = 6000

#: Whether a reader knew how it went; None where they did not say.
KNEW = ("knew", "half", "not", None)


class Bet(NamedTuple):
    """What a reader chose before seeing what comes: which of the choices, and in which words."""

    choice: int
    said: str


class Forecast(NamedTuple):
    """Chances of 100, whole numbers: the first and the last that were given, and whether the reader knew."""

    first: int
    last: int
    knew: str | None


@dataclass(frozen=True)
class Argument:
    """What one reader argues. Only what was taken, bet or given is in it; ``remarks`` say what was left out of a file.

    ``readings`` by model, of the twelve chapters; ``crisis`` is the one of chapter 13. ``bets`` by model, ``forecasts``
    by question, ``guesses`` by the cover's question. ``ranges`` are of the crisis machine's assumptions. ``pays`` is
    what the reader would pay to know, a row of :data:`twodoors.models.crisis.doubts.GROUPS` or an assumption's label.
    """

    name: str = ""
    written: str = ""
    readings: Mapping[str, Reading] = field(default_factory=dict)
    crisis: Reading | None = None
    ranges: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    bets: Mapping[str, Bet] = field(default_factory=dict)
    findings: tuple[str, ...] = ()
    guesses: Mapping[str, float] = field(default_factory=dict)
    forecasts: Mapping[str, Forecast] = field(default_factory=dict)
    pays: str = ""
    text: str = ""
    remarks: tuple[str, ...] = ()


def open_argument(path: str | Path) -> Argument:
    """The argument in a file that the page made; ``ValueError`` says what it is instead, and what is allowed."""
    return opened(path, LARGEST, read_argument)


def read_argument(text: str) -> Argument:
    """The argument that a file's text holds. ``ValueError`` for other text, and for any part that is not as it must be.

    What another version of the book made is read as far as it goes, and ``remarks`` say what is not.
    """
    held = table_in(text, LARGEST, FORMAT, (VERSION,), "an argument", "My argument")
    return _parts(held)


def _parts(held: dict[str, Any]) -> Argument:
    machine = load(MACHINE)
    taken, remarks = readings_in(machine, held.get("readings"))
    crisis, ranges, more = _crisis(held.get("crisis"))
    bets, lost_bets = _bets(held.get("bets"))
    forecasts, lost_forecasts = _forecasts(held.get("forecasts"))
    findings, lost_findings = _findings(held.get("findings"))
    return Argument(
        name=_text(held.get("name", ""), "name"),
        written=_text(held.get("written", ""), "written"),
        readings={reading.model: reading for reading in taken},
        crisis=crisis,
        ranges=ranges,
        bets=bets,
        findings=findings,
        guesses=_guesses(held.get("guesses")),
        forecasts=forecasts,
        pays=_text(held.get("pays") or "", "pays"),
        text=_text(held.get("text", ""), "text", LONGEST_TEXT),
        remarks=tuple(few_remarks([*remarks, *more, *lost_bets, *lost_forecasts, *lost_findings])),
    )


def _crisis(held: Any) -> tuple[Reading | None, dict[str, tuple[float, float]], list[str]]:
    """The reader's own crisis: the reading that was taken of the machine, and the ranges about it."""
    if held is None:
        return None, {}, []
    if not isinstance(held, dict):
        raise ValueError(f"crisis is {shown(held)}; allowed is a reading and ranges")
    machine = load(MACHINE)
    given = spans(held.get("ranges"), "ranges")
    known = {a.name: a for a in machine.assumptions}
    gone = [name for name in given if name not in known]
    remarks = [f"left out: ranges of {few(list(map(short, gone)))}, which this version does not have"] if gone else []
    ranges = {
        name: (max(low, known[name].low), min(high, known[name].high))
        for name, (low, high) in given.items()
        if name in known and low <= known[name].high and high >= known[name].low
    }
    if held.get("reading") is None:
        return None, ranges, remarks
    taken, more = readings_in(machine, [held["reading"]], own=True)
    return (taken[0] if taken else None), ranges, [*remarks, *more]


def _bets(held: Any) -> tuple[dict[str, Bet], list[str]]:
    known = [name for name in [*feeding(load(MACHINE)), MACHINE] if load(name).walk]
    found: dict[str, Bet] = {}
    remarks = []
    for one in _rows(held, "bets"):
        model, choice, said = one.get("model"), one.get("choice"), one.get("said")
        if not isinstance(choice, int) or isinstance(choice, bool) or choice < 0:
            raise ValueError(f"choice of a bet is {shown(choice)}; allowed is a whole number from 0 up")
        said = _text(said, "said of a bet")
        if model in found:
            raise ValueError(f"bets holds two on {short(str(model))}; allowed is one on each model")
        if model in known:
            found[str(model)] = Bet(choice, said)
        else:
            remarks.append(f"left out: a bet on {shown(model)}, which this version does not have")
    return found, remarks


def _forecasts(held: Any) -> tuple[dict[str, Forecast], list[str]]:
    known = {a.key for a in asked("forecast")}
    found: dict[str, Forecast] = {}
    remarks = []
    for one in _rows(held, "forecasts"):
        for part in ("first", "last"):
            chance = one.get(part)
            if not isinstance(chance, int) or isinstance(chance, bool) or not 0 <= chance <= 100:
                raise ValueError(f"{part} of a forecast is {shown(chance)}; allowed is a whole number from 0 to 100")
        if one.get("knew") not in KNEW:
            raise ValueError(f"knew of a forecast is {shown(one.get('knew'))}; allowed are knew, half, not and nothing")
        if one.get("question") in found:
            raise ValueError(f"forecasts holds two on {short(one['question'])}; allowed is one on each question")
        if one.get("question") in known:
            found[one["question"]] = Forecast(one["first"], one["last"], one.get("knew"))
        else:
            remarks.append(f"left out: a forecast on {shown(one.get('question'))}, which this version does not ask")
    return found, remarks


def _findings(held: Any) -> tuple[tuple[str, ...], list[str]]:
    if held is None:
        return (), []
    if not isinstance(held, list):
        raise ValueError(f"findings is {shown(held)}; allowed is a list of names")
    named = [_text(one, "a finding's name") for one in held]
    found = tuple(name for name in named if _is_finding(name))
    lost = len(named) - len(found)
    return found, [f"left out: {lost} findings that this version does not have"] if lost else []


def _is_finding(name: str) -> bool:
    try:
        finding(name)
    except ValueError:
        return False
    return True


def _guesses(held: Any) -> dict[str, float]:
    if held is None:
        return {}
    if not isinstance(held, dict) or not all(is_finite(value) and 0 <= value <= 100 for value in held.values()):
        raise ValueError(f"guesses is {shown(held)}; allowed is a number from 0 to 100 for each question")
    return held


def _rows(held: Any, part: str) -> list[dict[str, Any]]:
    if held is None:
        return []
    if not isinstance(held, list) or not all(isinstance(one, dict) for one in held):
        raise ValueError(f"{part} is {shown(held)}; allowed is a list of them")
    return held


def _text(value: Any, part: str, most: int = LONGEST) -> str:
    if not isinstance(value, str) or len(value) > most:
        raise ValueError(f"{part} is {shown(value)}; allowed is text of 0 to {most} characters")
    return value
