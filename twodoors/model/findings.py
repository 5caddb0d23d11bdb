"""Findings: what the text says of a model, as a condition that is checked over the space of its settings."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

import pandas as pd

from twodoors.model import checks
from twodoors.model.checks import Check
from twodoors.model.mechanism import Mechanism
from twodoors.model.points import MOST, POINTS, Space
from twodoors.model.statement import Statement
from twodoors.words import plain

#: The least share of the space, or of its slice, that a condition must cover.
COVER = 1 / 20


class FindingFails(AssertionError):
    """A finding that does not hold as it says."""


@dataclass(frozen=True)
class Finding(Statement):
    """A statement that can be checked: :class:`twodoors.model.statement.Statement` says of what it is made."""

    space: Space | None = field(default=None, repr=False, compare=False)  # of its model, once it belongs to one

    @property
    def model(self) -> Mechanism:
        """The model that it belongs to; ``ValueError`` where it belongs to none."""
        return self._owned.model

    @property
    def _owned(self) -> Space:
        if self.space is None:
            raise self.wrong("belongs to no model; a model takes it as findings=[...]")
        return self.space

    @property
    def anchor(self) -> str:
        """Where it stands in a list of findings: the fragment of its address."""
        return f"{self.model.name}-{self.name}"

    @property
    def called(self) -> str:
        """Its name in words: several findings of a page may have the same mark."""
        return self.name.replace("-s-", "’s ").replace("-", " ")

    @property
    def mark(self) -> str:
        """Where it holds, in a few words: "in all settings", "at misread 0", "in 83 of 100 settings"."""
        held = ", ".join(f"{name.replace('_', ' ')} {plain(value)}" for name, value in self.given.items())
        if self.by_construction:
            where = f"at {held}, by construction" if held else "by construction"
        elif self.kind == "mostly":
            number, whole = self.stated
            where = f"in {number:,} of {whole:,} settings" + (f" at {held}" if held else "")
        else:
            where = f"at {held}" if held else "in all settings"
        where += ", with the chapters at first" if any(a.carries for a in self.model.assumptions) else ""
        return f"{where} · rests on slips" if self.slips else where

    # -- checks -----------------------------------------------------------------------------------------------------

    def check(self, points: int = POINTS, *, carried: bool = False) -> Check:
        """Where its condition is met and where it holds, over the whole space or the slice that ``given`` names.

        ``points`` is how many Sobol' points are drawn, a power of two, and how many stops of the sliders; ``carried``
        draws the results of other chapters too, which else are held as they are at first. The same call gives the same.
        """
        space = self._owned
        whole = isinstance(points, int) and not isinstance(points, bool)
        if not whole or not 64 <= points <= MOST or points & (points - 1):
            raise ValueError(f"points = {points!r}; allowed is a power of two from 64 to {MOST:,}")
        return checks.check(space, self, points, carried=carried)

    def verify(self, points: int = POINTS) -> Check:
        """The check of a finding that holds as it says; :class:`FindingFails` says what is found where it does not."""
        return self.held(self.check(points))

    def held(self, check: Check) -> Check:
        """That check, if it is what the finding says; else :class:`FindingFails`."""
        for short in self._shortfalls(check):
            raise FindingFails(f"{self.model.name}: the finding {self.name} (“{self.says}”) {short}")
        return check

    def _shortfalls(self, found: Check) -> Iterator[str]:
        """What falls short. A sentence has its number from ``POINTS`` points; others miss it by what chance may do."""
        few = min(found.points, POINTS) if found.points != POINTS else 0
        if not found.condition + (1.5 / math.sqrt(few) if few else 0) >= COVER:
            yield f"has a condition that {found.condition:.4f} of the space meets; the least is {COVER}"
        fails = f"It fails at {found.counterexample.told}." if found.counterexample else ""
        if self.kind == "always" and found.counterexample:
            shares = f"{found.share:.6f} of the random points, {found.on_stops:.6f} of the sliders’ stops"
            yield f"is of the kind always and holds in {shares}. {fails}"
        if self.kind == "mostly":
            said, whole = self.stated
            met = max(few * found.condition, 1)
            loose = 3 * math.sqrt(found.share * (1 - found.share) / met) if few else 0
            fitting = 10_000 if found.share >= 0.995 else 100
            if not abs(found.share - said / whole) <= 0.5 / whole + loose or (whole != fitting and not few):
                share = f"{found.share:.6f}, {found.share * fitting:.0f} of {fitting:,}"
                yield f"says {said:,} of {whole:,} and holds in {share}. {fails}"
        if found.misjudged and not self.slips:
            where = found.misjudged.told
            yield f"points the other way where no one misjudges, at {where}; what does so has slips=True"
        if self.slips and not found.misjudged:
            yield "has slips=True, and no setting is found at which sides that never misjudge go the other way"


class Findings(Mapping[str, Finding]):
    """A model's findings by their names, in the order in which the model has them: strongest first."""

    def __init__(self, model: Mechanism, listed: Mapping[str, Finding] | Iterable[Finding]) -> None:
        self.model = model
        space = Space(model)  # shared: base points are worked out once
        self._listed: dict[str, Finding] = {}
        for finding in listed.values() if isinstance(listed, Mapping) else listed:
            if finding.name in self._listed:
                raise ValueError(f"model {model.name!r}: two findings are named {finding.name!r}")
            try:
                finding.validate(model)
            except ValueError as error:
                raise ValueError(f"model {model.name!r}: finding {finding.name!r}: {error}") from None
            self._listed[finding.name] = replace(finding, space=space)

    def __getitem__(self, name: str) -> Finding:
        """The finding of that name; ``KeyError`` lists the names there are."""
        if name not in self._listed:
            raise KeyError(f"{self.model.name} has no finding {name!r}; it has {', '.join(self._listed) or 'none'}")
        return self._listed[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._listed)

    def __len__(self) -> int:
        return len(self._listed)

    def check(self, points: int = POINTS, *, carried: bool = False) -> pd.DataFrame:
        """A table of all findings, a row each: :meth:`Finding.check`."""
        return pd.concat([f.check(points, carried=carried).frame for f in self.values()]) if self else pd.DataFrame()

    def verify(self, points: int = POINTS) -> list[Check]:
        """The checks of all; :class:`FindingFails` for the first that does not hold as it says."""
        return [finding.verify(points) for finding in self.values()]
