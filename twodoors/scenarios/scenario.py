"""A setting of a model that can be shared: a link to it, and back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit

import pandas as pd

from twodoors.model import Model
from twodoors.models import load
from twodoors.scenarios import comparison

#: What a link puts before the names of a second setting, pinned to be compared with its own.
PINNED = "a."


@dataclass(frozen=True)
class Scenario:
    """A model's name and all of its assumptions, as a reader set them."""

    model: str
    assumptions: Mapping[str, float]

    def __post_init__(self) -> None:
        object.__setattr__(self, "assumptions", load(self.model).setting(self.assumptions))

    @classmethod
    def from_link(cls, url: str) -> Scenario:
        """The scenario that a reader's link opens; assumptions that it does not name are at their defaults.

        The link is a whole address or only its end, ``#explore=…``. Of a link to a comparison it is B, which the
        sliders show. Raises ``ValueError`` that says what is wrong: no setting in the link, an unknown model or
        assumption, a value that is not a number or outside its range, or an assumption given twice.
        """
        return cls._read(url)[1]

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
        if not isinstance(url, str):
            raise ValueError(f"a link is text; given was {url!r}")
        text = url.strip()
        parts = parse_qsl(urlsplit(text).fragment if "#" in text else text, keep_blank_values=True)
        given = dict(parts)
        if "explore" not in given:
            raise ValueError(
                f"{short(url)} holds no setting; allowed is a link whose part after # begins with explore="
            )
        if len(given) != len(parts):
            raise ValueError(f"{short(url)} gives a name twice")
        model = load(short(given.pop("explore")))
        cls._check_view(model, given)
        second = {name: given.pop(name) for name in list(given) if name.startswith(PINNED)}
        scenario = cls(model.name, _numbers(model, given))
        pinned = _numbers(model, {name.removeprefix(PINNED): text for name, text in second.items()})
        return cls(model.name, pinned) if second else None, scenario

    @staticmethod
    def _check_view(model: Model, given: dict[str, str]) -> None:
        """Take out the outcome and assumption that the curve shows, which are no assumptions."""
        if "outcome" in given:
            model.output(given.pop("outcome"))
        if "against" in given:
            model.slider(given.pop("against"))

    def link(self, page: str = "", pinned: Scenario | None = None) -> str:
        """A link to this setting on ``page``, the address of a page that has the model's explorer.

        With ``pinned``, another setting of the same model, a link to the comparison of the two: A and B.
        """
        words = {"explore": self.model, **{name: repr(value) for name, value in self.assumptions.items()}}
        if pinned is not None:
            self._same_model(pinned)
            words |= {f"{PINNED}{name}": repr(value) for name, value in pinned.assumptions.items()}
        return f"{page}#{urlencode(words)}"

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

    def _same_model(self, other: Scenario) -> None:
        if other.model != self.model:
            raise ValueError(f"a setting of {other.model}; allowed is one of the same model, {self.model}")


def _numbers(model: Model, given: Mapping[str, str]) -> dict[str, float]:
    return {short(name): _number(model, short(name), text) for name, text in given.items()}


def _number(model: Model, name: str, text: str) -> float:
    assumption = model.assumption(name)
    # as scenario.js: decimals only, where Python would also read 1_0 and other scripts' digits, and JavaScript 0x1
    decimal = re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?", text.strip(), re.ASCII | re.IGNORECASE)
    number = float(text) if decimal else float("nan")
    if number != number:
        raise ValueError(f"{name} = {short(text)!r} is not a number; allowed is a {assumption.allowed}")
    return number


def short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:60]}…"
