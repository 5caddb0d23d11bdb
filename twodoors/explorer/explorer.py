"""Sliders for a model's assumptions, joined in the browser to a view of its outcomes, with a kernel and without."""

from __future__ import annotations

from html import escape
from itertools import groupby
from typing import Any

import ipywidgets
import traitlets

from twodoors import words
from twodoors.chart.plotly import Drawn
from twodoors.explorer.comparison_panel import panel
from twodoors.model import Assumption, Model
from twodoors.model import spec as page
from twodoors.model.parts import clean
from twodoors.models import load
from twodoors.scenarios import published
from twodoors.scenarios.run import BOOK
from twodoors.widget.base import with_fallback
from twodoors.widget.esm import module


class OutcomeView(Drawn):
    """The result as a sentence, a labelled bar, a curve and a table; everything is computed in the browser.

    Besides these traits it has one a assumption, ``set_NAME``, which the browser keeps equal to that slider.
    """

    _esm = module("explorer/explorer.js", "OutcomeView")

    spec = traitlets.Dict().tag(sync=True)
    outcome = traitlets.Unicode().tag(sync=True)
    against = traitlets.Unicode().tag(sync=True)
    preset = traitlets.Int(None, allow_none=True).tag(sync=True)

    def __init__(self, model: Model, outcome: str, against: str) -> None:
        super().__init__(
            spec=_spec(model), html=_result_html(model, outcome, against), outcome=outcome, against=against, preset=0
        )
        self.add_traits(**{f"set_{n}": traitlets.Float(v).tag(sync=True) for n, v in model.defaults.items()})


class Explorer(ipywidgets.VBox):
    """An explorer of one model. Python stays in step with it wherever a kernel runs.

    ``assumptions`` and ``outcomes`` are the present values by name; ``observe(handler, names="outcomes")`` follows
    them; ``sliders[name].value = 0.3`` or ``set(name=0.3)`` moves the view.
    """

    assumptions = traitlets.Dict()
    outcomes = traitlets.Dict()

    def __init__(self, model: Model, outcome: str, against: str) -> None:
        self.model = model
        self.view = OutcomeView(model, outcome, against)
        shared = {"layout": ipywidgets.Layout(), "style": ipywidgets.SliderStyle()}
        self.sliders = {a.name: _slider(a, shared) for a in model.assumptions}
        self.presets = ipywidgets.ToggleButtons(options=[preset.label for preset in model.presets])
        self.presets.add_class("td-presets")
        super().__init__([self.presets, self._controls(shared["layout"]), self.view])
        self.add_class("td-explorer")
        ipywidgets.jslink((self.presets, "index"), (self.view, "preset"))
        for name, slider in self.sliders.items():
            ipywidgets.jslink((slider, "value"), (self.view, f"set_{name}"))
            slider.observe(self._follow, names="value")
        self._follow()

    def set(self, **assumptions: float) -> None:
        """Move these sliders; raises :class:`twodoors.model.AssumptionError` and moves none if one is not allowed."""
        values = self.model.setting(assumptions)
        with self.hold_trait_notifications():
            for name in assumptions:
                self.sliders[name].value = values[name]

    def _follow(self, _change: Any = None) -> None:
        self.assumptions = {name: clean(slider.value) for name, slider in self.sliders.items()}
        self.outcomes = self.model.evaluate(**self.assumptions)

    def _controls(self, layout: ipywidgets.Layout) -> ipywidgets.VBox:
        style = ipywidgets.HTML().style
        children: list[ipywidgets.Widget] = []
        for group, assumptions in groupby(self.model.assumptions, key=lambda a: a.group):
            children.append(_html(f'<p class="td-group">{escape(group)}</p>', layout, style))
            for assumption in assumptions:
                children += [self.sliders[assumption.name], _html(_note(assumption), layout, style)]
        controls = ipywidgets.VBox(children, layout=layout)
        controls.add_class("td-controls")
        return controls

    def _repr_mimebundle_(self, **options: Any) -> dict[str, Any] | None:
        bundle = with_fallback(super()._repr_mimebundle_(**options), self.view.html)
        if bundle is None:
            return None
        data, _ = bundle
        groups = len({a.group for a in self.model.assumptions})
        rows = 84 * len(self.sliders) + 66 * groups  # about the sliders’ height: the page holds still
        drawn = 250 if self.model.picture else 0
        style = f"--td-rows:{rows}px;--td-drawn:{drawn}px"
        root = f'<div class="td-place td-explorer" data-explorer="{self.model.name}" style="{style}">'
        return {**data, "text/html": data["text/html"].replace('<div class="td-place">', root, 1)}


def explore(model: Model, outcome: str | None = None, against: str | None = None) -> Explorer:
    """The model's explorer; its curve shows ``outcome`` against ``against`` first (without them, the model's own).

    Raises ``ValueError`` for a name that the model does not have, with those that it has.
    """
    outcome = model.output(model.outcome if outcome is None else outcome).name
    against = model.assumption(model.against if against is None else against).name
    return Explorer(model, outcome, against)


def _slider(a: Assumption, shared: dict[str, Any]) -> ipywidgets.FloatSlider:
    shown = ".0f" if float(a.step).is_integer() else ".2f" if a.step >= 0.01 else ".3f"
    return ipywidgets.FloatSlider(
        a.default, min=a.low, max=a.high, step=a.step, description=a.label, readout_format=shown, **shared
    )


def _html(text: str, layout: ipywidgets.Layout, style: Any) -> ipywidgets.HTML:
    return ipywidgets.HTML(text, layout=layout, style=style)


def _note(a: Assumption) -> str:
    """The two ends in plain words, and on demand what the assumption stands for and where its numbers come from."""
    claim = f"Stands for claim {a.claim} of the article. " if a.claim else ""
    numbers = f"{a.low:g} to {a.high:g}, at first {a.default:g} ({a.unit}). "
    return (
        f'<details class="td-note"><summary><span>{escape(a.ends[0])}</span>'
        f'<span class="td-why">source</span><span>{escape(a.ends[1])}</span></summary>'
        f"<p>{escape(claim + numbers + a.source)}</p></details>"
    )


def _spec(model: Model) -> dict[str, Any]:
    """What the view needs to know of the model."""
    told = page.spec(model)
    for given, a in zip(told["assumptions"], model.assumptions, strict=True):
        given |= {"carries": _carried(*a.carries)} if a.carries else {}
    return told | {"book": BOOK, "page": published.page(model.name), "javascript": model.javascript()}


def _carried(name: str, outcome: str) -> dict[str, Any]:
    """What the view needs to work out the reader's own result of another chapter's model."""
    model = load(name)
    return {
        "title": model.title,
        "outcome": model.output(outcome).name,
        "javascript": model.javascript(),
        "assumptions": page.spec(model)["assumptions"],
    }


def _result_html(model: Model, outcome: str, against: str) -> str:
    """The result at the defaults: what the view fills, and what stands without it."""
    now = model.evaluate()
    best = model.perfect()
    chances = dict(zip((s.label for s in model.bar), model.chances(now), strict=True))
    roles = [s.role for s in model.bar]
    classes = [f"td-{s.role} td-{s.role}-{roles[:i].count(s.role)}" for i, s in enumerate(model.bar)]
    bar = "".join(
        f'<span class="{c}" style="width:{100 * chance:.4g}%"></span>'
        for c, chance in zip(classes, chances.values(), strict=True)
    )
    key = "".join(
        f'<li><span class="td-swatch {c}"></span>{escape(label)} <b>{words.value(chance, "chance")}</b></li>'
        for c, (label, chance) in zip(classes, chances.items(), strict=True)
    )
    perfect_head = '<th scope="col">If no one misjudged</th>' if model.has_choice else ""
    rows = "".join(
        f'<tr data-outcome="{o.name}" data-value="{now[o.name]!r}"><th scope="row">{escape(o.label)}</th>'
        f"<td>{words.value(now[o.name], o.kind)}</td><td>{words.value(now[o.name], o.kind)}</td>"
        + (f"<td>{words.value(best[o.name], o.kind)}</td>" if model.has_choice else "")
        + "</tr>"
        for o in model.outcomes
    )
    return (
        '<div class="td-result"><p class="td-notice" data-role="notice" role="status"></p>'
        f'<p class="td-summary" data-role="summary" aria-live="polite">{escape(model.sentence())}</p></div>'
        f'<div class="td-answer"><div class="td-bar" aria-hidden="true">{bar}</div><ul class="td-key">{key}</ul></div>'
        f"{_picture_html(model)}"
        '<div class="td-curve td-live"><div class="td-pick">'
        f"{_select('outcome', 'The curve shows', [(o.name, o.label) for o in model.outcomes], outcome)}"
        f"{_select('against', 'against', [(a.name, a.label) for a in model.assumptions], against)}</div>"
        f'<div class="td-plot" data-role="plot"></div>{_legend(model)}</div>'
        '<div class="td-actions td-live"><button type="button" data-role="reset">Reset</button>'
        '<button type="button" data-role="copy">Copy link</button><a data-role="link">Link to this setting</a>'
        '<button type="button" data-role="show-table" aria-expanded="false">All numbers</button>'
        '<p class="td-notice" data-role="copied" role="status"></p></div>'
        f"{panel()}"
        '<div class="td-mine td-live" data-role="mine" hidden><p></p>'
        '<button type="button" data-role="use-mine">Use my settings</button> '
        '<button type="button" data-role="forget-mine">Forget my settings</button></div>'
        '<div class="td-scroll" data-role="table" tabindex="0" role="group" aria-label="Table of all numbers">'
        '<table data-role="outcomes">'
        '<thead><tr><th scope="col">Outcome</th><th scope="col">Now</th><th scope="col">At first</th>'
        f"{perfect_head}</tr></thead><tbody>{rows}</tbody></table></div>"
        f'<p class="td-caution"><span data-role="preset">{escape(page.preset(model.presets[0]))}</span> '
        "A way to reason about assumptions, not a forecast.</p>"
    )


def _picture_html(model: Model) -> str:
    if model.picture is None:
        return ""
    key = f"<figcaption>{escape(model.picture.key)}</figcaption>"
    return f'<figure class="td-picture" data-role="picture">{model.drawing()}{key}</figure>'


def _legend(model: Model) -> str:
    """What the marks of the curve mean."""
    marks = [("●", "now"), ("○", "at first")] + ([("◇ ⋯", "if no one misjudged")] if model.has_choice else [])
    items = "".join(f'<span><span aria-hidden="true">{mark}</span> {text}</span>' for mark, text in marks)
    return f'<p class="td-legend">{items}</p>'


def _select(role: str, label: str, options: list[tuple[str, str]], chosen: str) -> str:
    items = "".join(
        f'<option value="{name}"{" selected" if name == chosen else ""}>{escape(text)}</option>'
        for name, text in options
    )
    return f'<label>{escape(label)} <select data-role="{role}">{items}</select></label>'
