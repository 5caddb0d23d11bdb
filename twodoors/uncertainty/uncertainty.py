"""Ranges for a model’s assumptions, joined in the browser to a view of what they leave open, kernel or not."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from itertools import groupby
from typing import Any

import ipywidgets
import numpy as np
import pandas as pd
import traitlets

from twodoors.model import Assumption, AssumptionError, Model, flips, sampling, sensitivity
from twodoors.model.parts import clean
from twodoors.model.spec import spec as page
from twodoors.uncertainty.result import SAYS, TOGETHER, UNITS, WIDTHS, Between, kind_of, result_html, starting_points
from twodoors.widget.base import BookWidget, with_fallback
from twodoors.widget.esm import module

DOTS = 50


class UncertaintyView(BookWidget):
    """What ranges leave open, worked out in the browser: a sentence, dots, icons, and tables.

    Besides these traits it has one an assumption, ``range_NAME``, which the browser keeps equal to that slider.
    """

    _esm = module("uncertainty/uncertainty.js", "UncertaintyView")

    spec = traitlets.Dict().tag(sync=True)
    outcome = traitlets.Unicode().tag(sync=True)
    setting = traitlets.Dict().tag(sync=True)
    peaked = traitlets.Bool(False).tag(sync=True)

    def __init__(self, model: Model, outcome: str, between: Between, width: float, seed: int) -> None:
        ranges = sampling.around(model, width)
        result = result_of(model, outcome, between, ranges, seed)
        first = {"outcome": outcome, "setting": model.defaults, "ranges": {n: list(ends) for n, ends in ranges.items()}}
        spec = _spec(model, between, seed) | {"first": first, "result": _plain(result)}
        super().__init__(
            html=result_html(model, outcome, between, width, result), spec=spec, outcome=outcome, setting=model.defaults
        )
        self.add_traits(**{f"range_{name}": traitlets.List(list(ends)).tag(sync=True) for name, ends in ranges.items()})


class Uncertainty(ipywidgets.VBox):
    """A reader's ranges for one model. Python stays in step with them wherever a kernel runs.

    ``ranges`` are the present ones by name, as ``model.sample`` takes them; ``set(power=(0.4, 0.6))`` moves them.
    """

    def __init__(self, model: Model, outcome: str, between: Between, width: float, seed: int) -> None:
        self.model = model
        self.view = UncertaintyView(model, outcome, between, width, seed)
        shared = {"layout": ipywidgets.Layout(), "style": ipywidgets.SliderStyle()}
        self.sliders = {a.name: _slider(a, getattr(self.view, f"range_{a.name}"), shared) for a in model.assumptions}
        super().__init__([self._controls(), self.view])
        self.add_class("td-explorer")
        self.add_class("td-uncertain")
        for name, slider in self.sliders.items():
            ipywidgets.jslink((slider, "value"), (self.view, f"range_{name}"))

    @property
    def ranges(self) -> dict[str, tuple[float, ...]]:
        """The present ranges; with the setting's value as mode where values near it are likelier."""
        ends = {name: list(map(clean, slider.value)) for name, slider in self.sliders.items()}
        if not self.view.peaked:
            return {name: (low, high) for name, (low, high) in ends.items()}
        setting = self.view.setting
        return {name: (low, min(max(setting[name], low), high), high) for name, (low, high) in ends.items()}

    def set(self, **ranges: tuple[float, float]) -> None:
        """Move these ranges; raises :class:`twodoors.model.AssumptionError` and moves none if one is not allowed."""
        spans = sampling.ranges_of(self.model, ranges)
        peaks = [name for name in ranges if spans[name].mode is not None]
        if peaks:
            raise AssumptionError(f"{peaks[0]} = {ranges[peaks[0]]!r}; allowed is (low, high): a slider has no mode")
        with self.hold_trait_notifications():
            for name in ranges:
                self.sliders[name].value = (spans[name].low, spans[name].high)

    def _controls(self) -> ipywidgets.VBox:
        layout, style = ipywidgets.Layout(), ipywidgets.HTML().style
        groups = []
        for group, assumptions in groupby(self.model.assumptions, key=lambda a: a.group):
            head = ipywidgets.HTML(f'<p class="td-group">{escape(group)}</p>', layout=layout, style=style)
            box = ipywidgets.VBox([head, *[self.sliders[a.name] for a in assumptions]], layout=layout)
            box.add_class("td-fold")
            groups.append(box)
        controls = ipywidgets.VBox(groups, layout=layout)
        controls.add_class("td-controls")
        return controls

    def _repr_mimebundle_(self, **options: Any) -> dict[str, Any] | None:
        bundle = with_fallback(super()._repr_mimebundle_(**options), self.view.html)
        if bundle is None:
            return None
        data, _ = bundle
        count, groups = len(self.sliders), len({a.group for a in self.model.assumptions})
        rows = 140 * count + 46 * groups + 330  # about the sliders’ and tables’ height: the page holds still
        name = f'data-uncertainty="{self.model.name}" style="--td-rows:{rows}px"'
        root = f'<div class="td-place td-explorer td-uncertain" {name}>'
        return {**data, "text/html": data["text/html"].replace('<div class="td-place">', root, 1)}


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
        "quantiles": np.quantile(values, (np.arange(DOTS) + 0.5) / DOTS).tolist(),
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
        "javascript": model.javascript(),
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


def _slider(a: Assumption, value: list[float], shared: dict[str, Any]) -> ipywidgets.FloatRangeSlider:
    shown = ".0f" if float(a.step).is_integer() else ".3f" if a.step < 0.01 else ".2f"
    return ipywidgets.FloatRangeSlider(
        value=value, min=a.low, max=a.high, step=a.step, description=a.label, readout_format=shown, **shared
    )
