"""Ranges for a model’s assumptions, and what they leave open, worked out in the browser, kernel or not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
import traitlets
from markupsafe import Markup

from twodoors.markup import html
from twodoors.model import AssumptionError, Model, flips, sampling, sensitivity
from twodoors.model.parts import clean
from twodoors.model.spec import script
from twodoors.model.spec import spec as page
from twodoors.uncertainty.result import (
    CAUTION,
    COLUMNS,
    DOTS,
    ICONS,
    SAYS,
    TOGETHER,
    UNITS,
    WIDTHS,
    Between,
    Select,
    key,
    kind_of,
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

    def __init__(self, model: Model, outcome: str, between: Between, width: float, seed: int) -> None:
        self.model, self.between, self.width = model, between, width
        functions, text = script(model)
        self._scripts = {functions: text}
        self._esm = with_scripts(self._scripts, type(self)._esm)
        ranges = sampling.around(model, width)
        self.result = result_of(model, outcome, between, ranges, seed)
        first = {"outcome": outcome, "setting": model.defaults, "ranges": {n: list(ends) for n, ends in ranges.items()}}
        spec = _spec(model, between, seed) | {"functions": functions, "first": first, "result": _plain(self.result)}
        super().__init__(spec=spec, outcome=outcome, setting=model.defaults)
        self.add_traits(**{f"range_{name}": traitlets.List(list(ends)).tag(sync=True) for name, ends in ranges.items()})
        self.html = str(self.markup())

    @property
    def ranges(self) -> dict[str, tuple[float, ...]]:
        """The present ranges; with the setting's value as mode where values near it are likelier."""
        ends = {name: list(map(clean, getattr(self, f"range_{name}"))) for name in self.model.defaults}
        if not self.peaked:
            return {name: (low, high) for name, (low, high) in ends.items()}
        return {name: (low, min(max(self.setting[name], low), high), high) for name, (low, high) in ends.items()}

    def set(self, **ranges: tuple[float, float]) -> None:
        """Move these ranges; raises :class:`twodoors.model.AssumptionError` and moves none if one is not allowed."""
        spans = sampling.ranges_of(self.model, ranges)
        peaks = [name for name in ranges if spans[name].mode is not None]
        if peaks:
            raise AssumptionError(f"{peaks[0]} = {ranges[peaks[0]]!r}; allowed is (low, high): a slider has no mode")
        with self.hold_sync():
            for name in ranges:
                setattr(self, f"range_{name}", [spans[name].low, spans[name].high])

    def scripts(self) -> Mapping[str, str]:
        """The functions of the model."""
        return self._scripts

    def page_state(self) -> dict[str, Any]:
        """What the view reads, and the present ranges."""
        return super().page_state() | {f"range_{n}": getattr(self, f"range_{n}") for n in self.model.defaults}

    def markup(self) -> Markup:
        """The ranges as they are now, and the first result."""
        model, between, result = self.model, self.between, self.result
        first = self.spec["first"]["outcome"]
        kind = model.output(first).kind
        filled = html(
            "uncertainty/templates/uncertainty.html",
            model=model,
            ranges={name: getattr(self, f"range_{name}") for name in model.defaults},
            result=result,
            setup=setup(model, self.width),
            outcomes=Select("outcome", "The draws show", {o.name: o.label for o in model.outcomes}, first),
            says={"DOTS": DOTS, "ICONS": ICONS, "COLUMNS": COLUMNS, "CAUTION": CAUTION},
            units=UNITS[kind],
            key=key(model, result["means"]),
            summary=summary(model, first, result["ends"]),
            together=together(model, result["indices"]),
            turning=turning(model, between, result["now"], result["flips"]),
            spreads=spreads(model, kind, result),
            turns=turns(model, result),
        )
        return Markup(filled)


def uncertainty_of(
    model: Model,
    outcome: str | None = None,
    *,
    between: Between = None,
    width: float = 0.25,
    seed: int = sampling.SEED,
) -> Uncertainty:
    """The reader's ranges for the model, and what they leave open of ``outcome`` (without it, the model's own).

    Ranges begin at ``width`` of each assumption's range to either side of its default: a key of ``WIDTHS``. ``between``
    names the two outcomes whose order is asked after (see :func:`twodoors.uncertainty.sides`). The page draws at least
    4,000 points, the same as ``model.sample(ranges, seed=seed)``.

    Raises ``ValueError`` for a name or a width that is not allowed, with those that are.
    """
    if width not in WIDTHS:
        raise ValueError(f"width = {width!r} is not allowed; allowed are {', '.join(map(str, WIDTHS))}")
    outcome = model.output(model.outcome if outcome is None else outcome).name
    return Uncertainty(model, outcome, between, width, seed)


# -- the result: what the page works out again after each change ------------------------------------------------------


def result_of(
    model: Model, outcome: str, between: Between, ranges: sampling.Ranges, seed: int, **setting: float
) -> dict[str, Any]:
    """Everything that the view shows, with ``setting``, or the defaults, as the starting point."""
    draws = model.sample(ranges, seed=seed)
    values = draws[outcome].to_numpy()
    indices = sensitivity.indices(values, list(model.defaults))
    return {
        "count": len(draws),
        "quantiles": np.quantile(values, (np.arange(PARTS) + 0.5) / PARTS).tolist(),
        "ends": np.quantile(values, [0.05, 0.5, 0.95]).tolist(),
        "means": list(map(float, model.chances(draws[[o.name for o in model.outcomes]].mean()))),
        "now": model.evaluate(**setting),
        "indices": indices,
        "swings": sensitivity.swings(model, outcome, ranges, **setting),
        "flips": flips.flips(model, between, **setting),
    }


def _plain(result: Mapping[str, Any]) -> dict[str, Any]:
    """The result as the page has it: tables by assumption, nothing where there is no number."""
    tables = {name: table for name, table in result.items() if isinstance(table, pd.DataFrame)}
    plain = {name: table.astype(object).where(table.notna(), None).to_dict("index") for name, table in tables.items()}
    return {**result, **plain}


def _spec(model: Model, between: Between, seed: int) -> dict[str, Any]:
    """What the view needs to know of the model."""
    count, told = len(model.assumptions), page(model)
    return {
        **{part: told[part] for part in ("name", "assumptions", "outcomes", "bar")},
        "settings": list(starting_points(model).values()),
        "sides": [
            {"label": side.label, "weights": side.weights, "constant": side.constant}
            for side in flips.sides(model, between)
        ],
        "kind": kind_of(model, between),
        "points": sampling.recipe(2 * count, sampling.points(model, sampling.DRAWS), seed),
        "says": SAYS,
        "units": UNITS,
        "together": TOGETHER,
    }
