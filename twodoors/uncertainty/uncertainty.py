"""Ranges for a model’s assumptions, and what they leave open, worked out in the browser, kernel or not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
import traitlets
from markupsafe import Markup

from twodoors import models
from twodoors.markup import html
from twodoors.model import AssumptionError, Model, flips, sampling, sensitivity
from twodoors.model.parts import Assumption, clean
from twodoors.model.spec import script
from twodoors.model.spec import spec as page
from twodoors.scenarios import published
from twodoors.uncertainty.result import (
    CAUTION,
    COLUMNS,
    DOTS,
    ICONS,
    LEAST,
    SAYS,
    TOGETHER,
    UNITS,
    WIDTHS,
    Between,
    Select,
    key,
    kind_of,
    label_of,
    middle,
    others,
    setup,
    spreads,
    starting_points,
    summary,
    together,
    turning,
    turns,
)
from twodoors.widget.base import BookWidget
from twodoors.widget.esm import module, with_scripts

PARTS = 50  # of the dotplot


class Beginning(NamedTuple):
    """How the view begins: the ends of all ranges, what shares a row, and how wide the ranges are, if all alike."""

    ranges: Mapping[str, tuple[float, float]]
    groups: sampling.Groups | None = None
    width: float | None = None


class Uncertainty(BookWidget):
    """A reader's ranges for one model. Python stays in step with them wherever a kernel runs.

    Its state is one trait an assumption, ``range_NAME`` (a low and a high end), the starting point ``setting``, whether
    values near it are likelier (``peaked``), and the ``outcome`` that is shown. ``ranges`` are the present ones by
    name, as ``model.sample`` takes them; ``set(power=(0.4, 0.6))`` moves them.
    """

    _esm = module("uncertainty/uncertainty.js", "Uncertainty")

    spec = traitlets.Dict().tag(sync=True)
    outcome = traitlets.Unicode().tag(sync=True)
    setting = traitlets.Dict().tag(sync=True)
    peaked = traitlets.Bool(False).tag(sync=True)

    reads = ("spec", "outcome", "setting", "peaked")

    def __init__(self, model: Model, outcome: str, between: Between, beginning: Beginning, seed: int) -> None:
        self.model, self.between, self.width, self.groups = model, between, beginning.width, beginning.groups
        functions, text = script(model)
        self._scripts = {functions: text}
        self._esm = with_scripts(self._scripts, type(self)._esm)
        ranges = {name: _cleaned(model.assumption(name), ends) for name, ends in beginning.ranges.items()}
        self.result = result_of(model, outcome, between, ranges, seed, self.groups)
        first = {"outcome": outcome, "setting": model.defaults, "ranges": {n: list(ends) for n, ends in ranges.items()}}
        spec = _spec(model, between, self.groups, seed) | {
            "functions": functions,
            "first": first,
            "result": _plain(self.result),
        }
        super().__init__(spec=spec, outcome=outcome, setting=model.defaults)
        self.add_traits(**{f"range_{name}": traitlets.List(list(ends)).tag(sync=True) for name, ends in ranges.items()})
        self.html = str(self.markup())
        self.close_names()

    @traitlets.validate("outcome")
    def _known(self, proposal: Any) -> str:
        return self.model.output(proposal["value"]).name

    def refused(self, name: str, value: Any) -> str:
        """What to do instead, where it is the name of an assumption."""
        moved = name if name in self.model.defaults else self.model.against
        names = ", ".join(a.name for a in self.model.assumptions)
        return f"{super().refused(name, value)}; a range is moved by set({moved}=(low, high)): {names}"

    @property
    def ranges(self) -> dict[str, tuple[float, ...]]:
        """The present ranges; with the setting's value as mode where values near it are likelier."""
        ends = {a.name: _cleaned(a, getattr(self, f"range_{a.name}")) for a in self.model.assumptions}
        if not self.peaked:
            return dict(ends)
        return {name: (low, min(max(self.setting[name], low), high), high) for name, (low, high) in ends.items()}

    def set(self, **ranges: tuple[float, float]) -> None:
        """Move these ranges; raises :class:`twodoors.model.AssumptionError` and moves none if one is not allowed."""
        spans = sampling.ranges_of(self.model, ranges)
        _refuse_modes(ranges, spans)
        with self.hold_sync():
            for name in ranges:
                setattr(self, f"range_{name}", [spans[name].low, spans[name].high])

    def scripts(self) -> Mapping[str, str]:
        """The functions of the model."""
        return self._scripts

    def page_state(self) -> dict[str, Any]:
        """What the view reads, and the present ranges."""
        return super().page_state() | {
            f"range_{a.name}": getattr(self, f"range_{a.name}") for a in self.model.assumptions
        }

    def markup(self) -> Markup:
        """The ranges as they are now, and the first result."""
        model, between, result = self.model, self.between, self.result
        first = self.spec["first"]["outcome"]
        kind = model.output(first).kind
        turning_rows = turns(model, result)
        filled = html(
            "uncertainty/templates/uncertainty.html",
            model=model,
            ranges={a.name: getattr(self, f"range_{a.name}") for a in model.assumptions},
            result=result,
            setup=setup(model, self.width),
            outcomes=Select("outcome", "The draws show", {o.name: o.label for o in model.outcomes}, first),
            says={"DOTS": DOTS, "ICONS": ICONS, "COLUMNS": COLUMNS, "CAUTION": CAUTION},
            units=UNITS[kind],
            key=key(model, result["means"]),
            summary=summary(model, first, result),
            middle=middle(model, first, result),
            together=together(model, result["indices"]),
            turning=turning(model, between, result["now"], result["flips"]),
            spreads=spreads(model, kind, result, sampling.rows_of(model, self.groups)),
            turns=turning_rows,
            others=others(turning_rows),
        )
        return Markup(filled)


def uncertainty_of(
    model: Model,
    outcome: str | None = None,
    *,
    between: Between = None,
    width: float = 0.25,
    ranges: sampling.Ranges | None = None,
    groups: sampling.Groups | None = None,
    seed: int = sampling.SEED,
) -> Uncertainty:
    """The reader's ranges for the model, and what they leave open of ``outcome`` (without it, the model's own).

    The ranges begin as given, what is not named by its whole range, and held where another chapter gives it; without
    ``ranges``, at ``width`` of each slider's way to either side of its default: a key of ``WIDTHS``. Assumptions that
    act only as one share a row where ``groups`` has them under one name. ``between`` names the two outcomes whose order
    is asked after (see :func:`twodoors.model.flips.sides`). The page makes the same draws as
    ``model.sample(ranges, seed=seed, groups=groups)``.

    Raises ``ValueError`` for a name, a width, a range or groups that are not allowed, with what is, and for what is no
    model, as :func:`twodoors.explore` does.
    """
    models.check(model, "uncertainty_of")
    if width not in WIDTHS:
        raise ValueError(f"width = {width!r} is not allowed; allowed are {', '.join(map(str, WIDTHS))}")
    outcome = model.output(model.outcome if outcome is None else outcome).name
    if ranges is None:
        return Uncertainty(model, outcome, between, Beginning(sampling.around(model, width), groups, width), seed)
    spans = sampling.ranges_of(model, ranges)
    _refuse_modes(ranges, spans)
    ends = {name: (span.low, span.high) for name, span in spans.items()}
    return Uncertainty(model, outcome, between, Beginning(ends, groups), seed)


def _cleaned(a: Assumption, ends: Sequence[float]) -> tuple[float, float]:
    """The ends as the page has them: without dust, and within the assumption's range all the same."""
    low, high = (min(max(clean(end), a.low), a.high) for end in ends)
    return low, high


def _refuse_modes(given: sampling.Ranges, spans: Mapping[str, sampling.Range]) -> None:
    """:class:`AssumptionError` for a triangle: a slider has no mode."""
    peaks = [name for name in given if spans[name].mode is not None]
    if peaks:
        raise AssumptionError(f"{peaks[0]} = {given[peaks[0]]!r}; allowed is (low, high): a slider has no mode")


# -- the result: what the page works out again after each change ------------------------------------------------------


def result_of(
    model: Model,
    outcome: str,
    between: Between,
    ranges: sampling.Ranges,
    seed: int,
    groups: sampling.Groups | None = None,
    **setting: float,
) -> dict[str, Any]:
    """Everything that the view shows, with ``setting``, or the defaults, as the starting point."""
    spans = sampling.ranges_of(model, ranges)
    draws = model.sample(ranges, seed=seed, groups=groups)
    values = draws[outcome].to_numpy()
    rows = sampling.open_rows(sampling.rows_of(model, groups), spans)
    return {
        "count": len(draws),
        "quantiles": np.quantile(values, (np.arange(PARTS) + 0.5) / PARTS).tolist(),
        "ends": np.quantile(values, [0.05, 0.5, 0.95]).tolist(),
        "means": list(map(float, model.chances(draws[[o.name for o in model.outcomes]].mean()))),
        "mean": float(values.mean()),
        "middle": model.evaluate(**{name: span.middle for name, span in spans.items()}),
        "now": model.evaluate(**setting),
        "indices": sensitivity.indices(values, list(rows)),
        "swings": sensitivity.swings(model, outcome, ranges, groups, **setting),
        "flips": flips.flips(model, between, **setting),
    }


def _plain(result: Mapping[str, Any]) -> dict[str, Any]:
    """The result as the page has it: tables by assumption, nothing where there is no number."""
    tables = {name: table for name, table in result.items() if isinstance(table, pd.DataFrame)}
    plain = {name: table.astype(object).where(table.notna(), None).to_dict("index") for name, table in tables.items()}
    return {**result, **plain}


def _spec(model: Model, between: Between, groups: sampling.Groups | None, seed: int) -> dict[str, Any]:
    """What the view needs to know of the model."""
    told, rows = page(model), sampling.rows_of(model, groups)
    own = [a for a in told["assumptions"] if not a.get("tried")]
    return {
        **{part: told[part] for part in ("name", "outcomes", "bar")},
        "assumptions": [
            {**spec, "held": bool(a.carries), "ratio": a.by_ratio}
            for spec, a in zip(own, model.assumptions, strict=True)
        ],
        "tried": [a for a in told["assumptions"] if a.get("tried")],
        "rows": [{"name": row, "label": label_of(model, row), "members": names} for row, names in rows.items()],
        "settings": list(starting_points(model).values()),
        "sides": [
            {"label": side.label, "weights": side.weights, "constant": side.constant}
            for side in flips.sides(model, between)
        ],
        "kind": kind_of(model, between),
        "points": sampling.recipe(2 * len(model.assumptions), sampling.BASE, seed),
        "says": SAYS,
        "units": UNITS,
        "together": TOGETHER,
        "least": LEAST,
        "page": published.page(model.name),
    }
