"""A setting of a model that can be shared: a link to it, and back."""

from __future__ import annotations

import math
import re
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

import pandas as pd

from twodoors.model import Model, sampling
from twodoors.models import load
from twodoors.scenarios import comparison, link_text
from twodoors.scenarios.gone import taken, taken_ranges, unknown
from twodoors.words import few, short

#: What a link puts before the names of a second setting, pinned to be compared with its own.
PINNED = "a."

#: What it puts before the name of an assumption that it gives a range, and between the two ends of that.
RANGED, TO = "r.", "~"

#: What a link says of its curve.
SHOWN: tuple[str, ...] = ("outcome", "against")


@dataclass(frozen=True)
class Scenario:
    """A model's name and all of its assumptions, as a reader set them, with ``ranges`` where doubts are told of.

    ``ranges`` are by name, each ``(low, high)``, as ``model.sample`` takes them; no assumption need have one. Raises
    as that and ``model.evaluate`` do.
    """

    model: str
    assumptions: Mapping[str, float]
    ranges: Mapping[str, tuple[float, float]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        model = load(self.model)
        object.__setattr__(self, "assumptions", model.setting(self.assumptions))
        object.__setattr__(self, "ranges", {name: _ends(model, name, ends) for name, ends in self.ranges.items()})

    @classmethod
    def from_link(cls, url: str) -> Scenario:
        """The scenario that a reader's link opens; assumptions that it does not name are at their defaults.

        The link is a whole address or only its end, ``#explore=…``, with nothing around it or what a mail, a chat,
        Markdown or HTML puts there. Of a link to a comparison it is B, which the sliders show. Warns of a link that may
        be a part of a longer one: those that the book writes say at their end that they are whole
        (:data:`link_text.MARK`). Raises ``ValueError`` that says what is wrong: no setting in the link, an unknown
        model or assumption, a value that is not a number or outside its range, a range that is none, an assumption
        given twice, or fewer parts than it says. Of a link of another version of the book :meth:`from_old_link` opens
        what can be opened.
        """
        return cls._read(url)[1]

    @classmethod
    def from_old_link(cls, url: str) -> tuple[Scenario, tuple[str, ...]]:
        """The same of a link that another version of the book made, and what of it is gone, each in words.

        Gone is what it names and this model does not have, also for its curve, its pinned setting and its ranges, and
        a value outside its range; that assumption is at its default. A range that goes beyond the assumption's is gone
        whole. Raises ``ValueError`` for a link that is damaged: no setting in it, an unknown model, a name given twice
        or none, a value that is no number, a range that is not two, the lower first, fewer parts than it says. Warns as
        :meth:`from_link`.
        """
        link = _Link.read(url)
        link.warn(url)
        return cls._old(link)

    @classmethod
    def from_whole_link(cls, url: str) -> tuple[Scenario, tuple[str, ...]]:
        """The same, but ``ValueError`` says what is missing where the setting may be a part of a longer one.

        What a page of before did not have is told with what is gone, and nothing is warned of.
        """
        link = _Link.read(url)
        if link.values_may_be_cut:
            raise ValueError(f"{link.doubt}; copy it again")
        scenario, gone = cls._old(link)
        return scenario, (*gone, link.doubt) if link.doubt and link.missing else gone

    @classmethod
    def _old(cls, link: _Link) -> tuple[Scenario, tuple[str, ...]]:
        values, gone = taken(link.model, link.now)
        _, pinned = taken(link.model, link.pinned or {}, "in its pinned setting ")
        ranges, narrower = taken_ranges(link.model, link.ranges)
        return cls(link.model.name, values, ranges), (*link.gone(), *gone, *pinned, *narrower)

    @classmethod
    def pair_from_link(cls, url: str) -> tuple[Scenario, Scenario]:
        """The two scenarios, A and B, of a link to a comparison; ``ValueError`` as :meth:`from_link`, and for a link to
        one setting alone."""
        pinned, scenario = cls._read(url)
        if pinned is None:
            raise ValueError(f"{short(url)} holds one setting; allowed is one with a second, as in &{PINNED}NAME=0.5")
        return pinned, scenario

    @classmethod
    def _read(cls, url: str) -> tuple[Scenario | None, Scenario]:
        """The pinned setting, if there is one, and the link's own; ``ValueError`` where the model takes not all."""
        link = _Link.read(url)
        link.check_curve()
        link.warn(url)
        ranges = {short(name): (float(low), float(high)) for name, (low, high) in link.ranges.items()}
        now = cls(link.model.name, _floats(link.now), ranges)
        return None if link.pinned is None else cls(link.model.name, _floats(link.pinned)), now

    def link(self, page: str = "", pinned: Scenario | None = None, shown: Mapping[str, str] | None = None) -> str:
        """A link to this setting on ``page``, the address of a page that has the model's explorer.

        With ``pinned``, another setting of the same model without ranges, a link to the comparison of the two: A and B.
        ``shown`` says what the curve shows: its ``outcome``, ``against`` an assumption.
        """
        words = {"explore": self.model, **{name: repr(value) for name, value in self.assumptions.items()}}
        words |= shown or {}
        words |= {f"{RANGED}{name}": f"{low!r}{TO}{high!r}" for name, (low, high) in self.ranges.items()}
        if pinned is not None:
            self.check_pinned(pinned)
            words |= {f"{PINNED}{name}": repr(value) for name, value in pinned.assumptions.items()}
        return f"{page}#{urlencode(words | {link_text.MARK: str(len(words))})}"

    def outcomes(self) -> dict[str, float]:
        """What the model answers."""
        return load(self.model).evaluate(**self.assumptions)

    def differences(self, other: Scenario) -> pd.DataFrame:
        """This setting, A, and another of the same model, B, side by side.

        A row for each assumption that differs, then one for each outcome (index: ``part`` and ``name``); columns
        ``label``, ``A``, ``B`` and ``difference``, the last in words.
        """
        self._same_model(other)
        return comparison.differences(load(self.model), self.assumptions, other.assumptions)

    def compared(self, other: Scenario, outcome: str | None = None) -> str:
        """The same as a sentence, with one outcome (the model's own, unless named)."""
        self._same_model(other)
        return comparison.sentence(load(self.model), self.assumptions, other.assumptions, outcome)

    def check_pinned(self, pinned: Scenario) -> None:
        """``ValueError`` where that one cannot be pinned beside this one: of another model, or with ranges."""
        self._same_model(pinned)
        if pinned.ranges:
            raise ValueError(f"a pinned setting with ranges of {', '.join(pinned.ranges)}; allowed is one without")

    def _same_model(self, other: Scenario) -> None:
        if other.model != self.model:
            raise ValueError(f"a setting of {other.model}; allowed is one of the same model, {self.model}")


def unmoved(model: str) -> str:
    """The end of a link to a model's explorer as it stands before anything is moved: it names nothing, and is whole."""
    return f"#{urlencode({'explore': model, link_text.MARK: '1'})}"


@dataclass(frozen=True)
class _Link:
    """What a link says, undamaged: each value is the text of a finite number, each range of two, of whatever name."""

    model: Model
    shown: Mapping[str, str]  # what its curve shows
    now: Mapping[str, str]
    pinned: Mapping[str, str] | None
    ranges: Mapping[str, tuple[str, str]]
    whole: bool  # it says so
    last: str  # the name that it gives last

    @property
    def values_may_be_cut(self) -> bool:
        """Whether something of its setting may be missing, or its last value be half of a longer one.

        Links that pages of before made say what the curve shows behind the setting, and no more that counts.
        """
        ends = self.last in SHOWN or self.last.startswith(PINNED)
        return not self.whole and not (ends and len(self.shown) == len(SHOWN))

    @property
    def doubt(self) -> str:
        """Why it may be a part of a longer one; "" where it is not."""
        if self.whole:
            return ""
        if self.missing:
            return f"it does not name {few(self.missing, most=5)}: if it was copied, a part of it is missing"
        return "it does not say that it is whole: if it is of this version of the book, its end is missing"

    @property
    def missing(self) -> list[str]:
        """The assumptions that it does not name."""
        return [name for name in self.model.defaults if name not in self.now]

    def warn(self, url: str) -> None:
        """Warns whoever asked for the scenario where it may be a part of another."""
        if self.doubt:
            warnings.warn(f"{short(url.strip())}: {self.doubt}", stacklevel=4)

    @classmethod
    def read(cls, url: str) -> _Link:
        if not isinstance(url, str):
            raise ValueError(f"a link is text; given was {short(repr(url))}")
        said, behind = link_text.fragment(url)
        parts = link_text.parts(said)
        given = dict(parts)
        if "explore" not in given:
            raise ValueError(
                f"{short(url)} holds no setting; allowed is a link whose part after # begins with explore="
            )
        if len(given) != len(parts):
            raise ValueError(f"{short(url)} gives a name twice")
        whole = link_text.is_whole(parts, said, behind)
        given.pop(link_text.MARK, None)
        model = load(short(given.pop("explore")))
        shown = {role: given.pop(role).strip() for role in SHOWN if role in given}
        if "" in shown.values():
            raise ValueError(f"{short(url)} does not say what its curve shows")
        second = {name: given.pop(name) for name in list(given) if name.startswith(PINNED)}
        pinned = {name.removeprefix(PINNED): text for name, text in second.items()}
        ranged = {name.removeprefix(RANGED): given.pop(name) for name in list(given) if name.startswith(RANGED)}
        if "" in given or "" in pinned or "" in ranged:
            raise ValueError(f"{short(url)} sets something without a name")
        now, then = ({name: _number(model, name, text) for name, text in part.items()} for part in (given, pinned))
        ranges = {name: _range(model, name, text) for name, text in ranged.items()}
        return cls(model, shown, now, then if second else None, ranges, whole, parts[-1][0])

    def check_curve(self) -> None:
        """``ValueError`` where the model does not have what the curve shows."""
        if "outcome" in self.shown:
            self.model.output(short(self.shown["outcome"]))
        if "against" in self.shown:
            self.model.slider(short(self.shown["against"]))

    def gone(self) -> list[str]:
        """What the curve shows and the model does not have."""
        known = {"outcome": set(self.model.kinds), "against": {a.name for a in self.model.sliders}}
        return [unknown(name, "for its curve ") for role, name in self.shown.items() if name not in known[role]]


def _floats(given: Mapping[str, str]) -> dict[str, float]:
    return {short(name): float(text) for name, text in given.items()}


def _ends(model: Model, name: str, ends: Sequence[float]) -> tuple[float, float]:
    """The range, if the model takes it as one of two ends."""
    span = sampling.ranges_of(model, {name: ends})[name]
    if span.mode is not None:
        raise ValueError(f"{name} = {ends!r}; allowed is (low, high)")
    return span.low, span.high


def _range(model: Model, name: str, text: str) -> tuple[str, str]:
    """The texts of its two ends, if they are numbers and do not fall."""
    ends = [end.strip() for end in text.split(TO)]
    if len(ends) != 2 or not all(map(_is_number, ends)) or float(ends[0]) > float(ends[1]):
        within = model.assumption(name).allowed.replace("number", "numbers") if name in model.defaults else "numbers"
        allowed = f"allowed are two {within}, the lower first, with {TO} between them"
        raise ValueError(f"{short(name)} = {short(text)!r} is not a range; {allowed}")
    return ends[0], ends[1]


def _is_number(text: str) -> bool:
    # as scenario.js: decimals only, where Python would also read 1_0 and other scripts' digits, and JavaScript 0x1
    # and nothing that ends in a point: the rest was cut off
    decimal = re.fullmatch(r"[+-]?(\d+(\.\d+)?|\.\d+)(e[+-]?\d+)?", text.strip(), re.ASCII | re.IGNORECASE)
    return bool(decimal) and math.isfinite(float(text))


def _number(model: Model, name: str, text: str) -> str:
    """The text, if it is that of a finite number."""
    if not _is_number(text):
        allowed = model.assumption(name).allowed if name in model.defaults else "number"
        raise ValueError(f"{short(name)} = {short(text)!r} is not a number; allowed is a {allowed}")
    return text.strip()
