"""What a finding says, and whether that fits its model."""

from __future__ import annotations

import inspect
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

from twodoors.model.claims import CLAIMS
from twodoors.model.mechanism import Mechanism
from twodoors.model.parts import check_name, is_finite
from twodoors.model.points import EXTRAS
from twodoors.model.terms import MARK, MOVES, SLACK, is_condition, moves, names, part

#: What is said of a setting: a condition in SymPy, or a function of points that returns an array of truths.
Condition = Any


@dataclass(frozen=True)
class Statement:
    """A sentence about a model, and what makes it true.

    ``says`` is the sentence; ``holds`` is what is stated of every point of the space at which ``when`` is true: a SymPy
    condition on assumptions and outcomes, or a function of :class:`twodoors.model.judging.Points`, whose docstring is
    then the statement.
    ``given`` holds assumptions at a value; ``settings`` names further settings by what they change of the base point
    (expressions in assumptions, outcomes, draws and settings before them); ``draws`` are numbers drawn beside the
    assumptions, each from its range ``(low, high)``, whose ends may be expressions in the base point.

    ``kind``: what holds ``always``, or ``mostly``; then the sentence says in how many of 100 settings (from 99.5 up: of
    10,000). ``claim`` is the article's. ``slack`` is what comparisons in ``holds`` leave. ``slips``: sides that never
    misjudge can go the other way. ``by_construction``: the equations say so.
    """

    name: str
    says: str
    holds: Condition
    settings: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    draws: Mapping[str, tuple[Any, Any]] = field(default_factory=dict)
    given: Mapping[str, float] = field(default_factory=dict)
    when: Condition = True
    kind: Literal["always", "mostly"] = "always"
    claim: str | None = None
    slack: float = SLACK
    slips: bool = False
    by_construction: bool = False

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", self.name):
            raise ValueError(f"finding {self.name!r}: a name is lower-case words with hyphens, such as the-gamble")
        if not re.search(r"\w.*[.]$", self.says):
            raise self.wrong(f"says {self.says!r}; allowed is a sentence that ends in a full stop")
        if self.kind not in ("always", "mostly"):
            raise self.wrong(f"kind is {self.kind!r}; allowed are 'always' and 'mostly'")
        if self.claim is not None and self.claim not in CLAIMS:
            raise self.wrong(f"the article makes no claim {self.claim!r}")
        if not is_finite(self.slack) or self.slack < SLACK:
            raise self.wrong(f"slack is {self.slack!r}; allowed is a number from {SLACK:g}")
        if self.kind == "mostly" and not self.stated[1]:
            raise self.wrong("holds mostly, and does not say, once, in how many of 100 settings (or of 10,000)")
        for role, condition in (("when", self.when), ("holds", self.holds)):
            if callable(condition) and not is_condition(condition):
                if not inspect.getdoc(condition):
                    raise self.wrong(f"{role} is a function without a docstring, which would be its statement")
            elif not is_condition(condition):
                raise self.wrong(f"{role} is {condition!r}; allowed is a condition in SymPy (Eq for ==) or a function")
        if self.holds is True:
            raise self.wrong("holds is True, which states nothing")

    def wrong(self, what: str) -> ValueError:
        """The error that says what is wrong with it."""
        return ValueError(f"finding {self.name!r}: {what}")

    @cached_property
    def moves(self) -> list[str]:
        """The assumptions that it draws anew, such as ``doubt__higher``."""
        written = [expression for changes in self.settings.values() for expression in changes.values()]
        return moves([*written, *(c for c in (self.when, self.holds) if is_condition(c))])

    @property
    def stated(self) -> tuple[int, int]:
        """Of how many settings the sentence says that it holds, and among how many: (83, 100); (0, 0) where it does
        not say so, or says so twice."""
        found = re.findall(r"([\d,]+) of (100|10,000)\b", self.says)
        number, whole = found[0] if len(found) == 1 else ("0", "0")
        return int(number.replace(",", "")), int(whole.replace(",", ""))

    def validate(self, model: Mechanism) -> None:
        """``ValueError`` for what does not fit the model: a name that it has not, a value outside a range."""
        for name, value in self.given.items():
            model.assumption(name).check(value)
        tried = {a.name for a in model.tried} & {
            *self.given,
            *(n for changes in self.settings.values() for n in changes),
        }
        if tried:
            raise self.wrong(f"{min(tried)} is set in a picture alone, and no finding moves it")
        assumptions = {a.name for a in model.assumptions}
        known = assumptions | set(model.single)
        for name, (low, high) in self.draws.items():
            check_name(name)
            if name in known or MARK in name:
                raise self.wrong(f"the draw {name!r} has a name that is taken")
            self._knows(f"the range of {name}", names(low) | names(high), known, {})
            if not (names(low) | names(high)) and not float(low) < float(high):
                raise self.wrong(f"the draw {name!r} from {low} to {high} is empty")
        there: dict[str, set[str]] = dict.fromkeys(MOVES, assumptions)
        for setting, changes in self.settings.items():
            check_name(setting)
            if setting in MOVES or MARK in setting or not changes:
                raise self.wrong(f"the setting {setting!r} changes nothing or has a name that is taken")
            for name, expression in changes.items():
                model.assumption(name)
                self._knows(f"{name} of the setting {setting}", names(expression), known | set(self.draws), there)
            there[setting] = known
        used: set[str] = set()
        for role, condition in (("when", self.when), ("holds", self.holds)):
            if is_condition(condition):
                used |= names(condition)
                self._knows(role, names(condition), known | set(self.draws), there)
        chained = {part(n)[1] for c in self.settings.values() for e in c.values() for n in names(e)}
        unused = set(self.settings) - {part(name)[1] for name in used} - chained
        if unused and is_condition(self.holds) and is_condition(self.when):
            raise self.wrong(f"nothing is said of the setting {', '.join(sorted(unused))}")
        if len(self.moves) + len(self.draws) > EXTRAS:
            raise self.wrong(f"it draws {len(self.moves) + len(self.draws)} numbers; allowed are {EXTRAS}")

    def _knows(self, where: str, used: set[str], known: set[str], there: Mapping[str, set[str]]) -> None:
        for name in sorted(used):
            plain, marked = part(name)
            if marked and marked not in there:
                raise self.wrong(f"{where} uses the setting {marked!r}; it has {', '.join(self.settings) or 'none'}")
            if plain not in (there[marked] if marked else known):
                raise self.wrong(f"{where} uses {plain!r}, which the model has not; it has {', '.join(sorted(known))}")
