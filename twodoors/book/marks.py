"""What is said of a finding's check: what stands behind the mark beside its sentence."""

from __future__ import annotations

import math

from markupsafe import Markup

from twodoors.model import Model
from twodoors.model.cases import Case
from twodoors.model.checks import Check
from twodoors.model.findings import Finding
from twodoors.scenarios.scenario import Scenario
from twodoors.words import plain

#: The claim leads to the list of claims.
BEARS_ON = Markup('It bears on <a data-page="reference/claims#term-claim-{0}">claim {0}</a> of the article.')


def carries(model: Model) -> bool:
    """Whether the model takes other chapters' results."""
    return any(a.carries for a in model.assumptions)


def counted(share: float) -> str:
    """A share as a count: "83 of 100", from 99.5 up "9,972 of 10,000"; what is not all is not said to be all."""
    whole = 100 if share < 0.995 or share == 1 else 10_000
    number = math.floor(share * whole + 0.5)
    return f"{min(number, whole - (share < 1)):,} of {whole:,}"


def tally(finding: Finding, check: Check) -> str:
    """Its shares and its claim, for a list: "condition met in 47 of 100, holds in 100 of 100; claim 1.2"."""
    where = "no condition" if check.condition == 1 else f"condition met in {counted(check.condition)}"
    claim = f"; claim {finding.claim}" if finding.claim else ""
    return f"{where}, holds in {counted(check.share)}{claim}"


def told(finding: Finding, check: Check, carried: Check | None = None) -> list[str]:
    """What was found, in sentences."""
    space = "settings" if not finding.given else "settings of this slice"
    holds = "in all" if check.share == 1 else f"in {counted(check.share)}"
    if check.condition < 1:
        listed = [f"Its condition is met in {counted(check.condition)} {space}; it holds {holds} of these."]
    else:
        listed = [f"It holds {holds} {space}."]
    listed.append(f"{check.points:,} were drawn over the whole ranges of all sliders, and as many of their stops.")
    if finding.claim:
        listed.append(BEARS_ON.format(finding.claim))
    if carried:
        listed.append(f"With every chapter’s result anywhere in its range: in {counted(carried.share)}.")
    return listed


def case_told(model: Model, case: Case) -> str:
    """A case in the words of the sliders."""
    labels = {a.name: a.label for a in model.assumptions}
    own = [f"{labels[n]} {plain(v)}" for n, v in case.setting.items() if abs(v - model.defaults[n]) > 1e-9]
    moved = [f"{labels[n]} {plain(case.setting[n])} → {plain(v)}" for m in case.moved.values() for n, v in m.items()]
    return "; ".join([*(own or ["the first setting"]), *moved])


def case_link(model: Model, case: Case) -> str:
    """A link to the case: the setting alone, or beside the one to which it is compared."""
    whole = [{**case.setting, **moved} for moved in case.moved.values()]
    settings = [Scenario(model.name, values) for values in [case.setting, *whole][-2:]]
    return settings[-1].link(pinned=settings[0] if len(settings) > 1 else None)


def strongest_first(checked: list[tuple[Finding, Check]]) -> list[tuple[Finding, Check]]:
    """What always holds before what mostly does, the whole space before a slice; what is so by construction last."""

    def weakness(item: tuple[Finding, Check]) -> tuple[bool, bool, bool, float, float]:
        finding, check = item
        return finding.by_construction, finding.kind == "mostly", bool(finding.given), -check.condition, -check.share

    return sorted(checked, key=weakness)
