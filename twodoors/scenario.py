"""A setting of a model that can be shared: a link to it, and back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit

from twodoors.model import Model
from twodoors.models import load


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

        Raises ``ValueError`` that says what is wrong: no setting in the link, an unknown model or assumption, a value
        that is not a number or outside its range, or an assumption given twice.
        """
        if not isinstance(url, str):
            raise ValueError(f"a link is text; given was {url!r}")
        parts = parse_qsl(urlsplit(url).fragment, keep_blank_values=True)
        given = dict(parts)
        if "explore" not in given:
            raise ValueError(
                f"{_short(url)} holds no setting; allowed is a link whose part after # begins with explore="
            )
        if len(given) != len(parts):
            raise ValueError(f"{_short(url)} gives a name twice")
        model = load(_short(given.pop("explore")))
        cls._check_view(model, given)
        return cls(model.name, {_short(name): _number(model, _short(name), text) for name, text in given.items()})

    @staticmethod
    def _check_view(model: Model, given: dict[str, str]) -> None:
        """Take out the outcome and assumption that the curve shows, which are no assumptions."""
        if "outcome" in given:
            model.output(given.pop("outcome"))
        if "against" in given:
            model.assumption(given.pop("against"))

    def link(self, page: str = "") -> str:
        """A link to this setting on ``page``, the address of a page that has the model's explorer."""
        return f"{page}#{urlencode({'explore': self.model, **{n: repr(v) for n, v in self.assumptions.items()}})}"

    def outcomes(self) -> dict[str, float]:
        """What the model answers."""
        return load(self.model).evaluate(**self.assumptions)


def _number(model: Model, name: str, text: str) -> float:
    assumption = model.assumption(name)
    # as link.js: decimals only, where Python would also read 1_0 and other scripts' digits, and JavaScript 0x1
    decimal = re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?", text.strip(), re.ASCII | re.IGNORECASE)
    number = float(text) if decimal else float("nan")
    if number != number:
        raise ValueError(f"{name} = {_short(text)!r} is not a number; allowed is a {assumption.allowed}")
    return number


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:60]}…"
