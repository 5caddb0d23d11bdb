"""An explorer: a model's controls and its answer, worked out in the browser, with a kernel and without."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import ipywidgets
import numpy as np
import traitlets
from markupsafe import Markup

from twodoors import models
from twodoors.explorer import blends, carried
from twodoors.markup import html
from twodoors.model import Model
from twodoors.model import spec as page
from twodoors.model import walk as walks
from twodoors.model.parts import Assumption, clean
from twodoors.model.walk import Step, Walk
from twodoors.scenarios import published
from twodoors.scenarios.run import BOOK
from twodoors.widget.base import BookWidget
from twodoors.widget.esm import module, with_scripts


class Explorer(BookWidget):
    """An explorer of one model. Python stays in step with it wherever a kernel runs.

    Its state is one trait an assumption, ``set_NAME``, and what the curve shows, ``outcome`` and ``against``.
    ``assumptions`` and ``outcomes`` are the present values by name; ``observe(handler, names="outcomes")`` follows
    them; ``set(doubt=0.3)`` moves the view, as a widget does that is joined to ``set_doubt`` by ``jslink``.
    """

    _esm = module("explorer/explorer.js", "Explorer")

    spec = traitlets.Dict().tag(sync=True)
    outcome = traitlets.Unicode().tag(sync=True)
    against = traitlets.Unicode().tag(sync=True)

    assumptions = traitlets.Dict(read_only=True)
    outcomes = traitlets.Dict(read_only=True)

    def __init__(self, model: Model, outcome: str, against: str, *, walks: bool = False) -> None:
        self.model = model
        self._walk = model.walk if walks else None
        functions, text = page.script(model)  # once: a long model takes a while to print
        self._scripts = {functions: text}
        self._esm = with_scripts(self._scripts, type(self)._esm, self.later())
        super().__init__(spec=_spec(model, functions, self._walk), outcome=outcome, against=against)
        self.add_traits(
            **{
                f"set_{a.name}": traitlets.Float(float(a.default), min=a.low, max=a.high).tag(sync=True)
                for a in model.settable
            }
        )
        self.observe(self._follow, names=[f"set_{name}" for name in model.defaults])
        self._follow()
        self.html = str(self.markup())
        self.close_names()

    @traitlets.validate("outcome", "against")
    def _known(self, proposal: Any) -> str:
        """What the curve shows, which must be the model’s; ``ValueError`` lists what it has."""
        look_up = self.model.output if proposal["trait"].name == "outcome" else self.model.slider
        return look_up(proposal["value"]).name

    def refused(self, name: str, value: Any) -> str:
        """What to do instead, where it is the name of an assumption."""
        moved = f"{name}={value!r}" if name in self.model.defaults else f"{self.against}=..."
        names = ", ".join(self.model.defaults)
        return f"{super().refused(name, value)}; what it assumes is moved by set({moved}): {names}"

    def set(self, **assumptions: float) -> None:
        """Move these; raises :class:`twodoors.model.AssumptionError` and moves none if one is not allowed."""
        values = self.model.setting(assumptions)
        with self.hold_sync(), self.hold_trait_notifications():
            for name in assumptions:
                setattr(self, f"set_{name}", values[name])

    def controls(self) -> ipywidgets.VBox:
        """A slider of Jupyter's own for each of the model's, joined to the explorer in the browser, both ways.

        For those who lay out a board of their own: the box's ``children`` are the sliders, in the model's order.
        """
        sliders = [_slider(a, getattr(self, f"set_{a.name}")) for a in self.model.sliders]
        for a, slider in zip(self.model.sliders, sliders, strict=True):
            ipywidgets.jslink((slider, "value"), (self, f"set_{a.name}"))
        return ipywidgets.VBox(sliders)

    def scripts(self) -> Mapping[str, str]:
        """The functions of the model."""
        return self._scripts

    def later(self) -> Mapping[str, str]:
        """Those of the models whose results its assumptions carry: wanted once a reading was taken there."""
        return carried.scripts(self.model)

    def page_state(self) -> dict[str, Any]:
        """The model, what the curve shows, and the present assumptions."""
        state = {name: getattr(self, name) for name in ("spec", "outcome", "against")}
        return state | {f"set_{name}": value for name, value in self.assumptions.items()}

    def markup(self) -> Markup:
        """The controls and the answer at the present assumptions."""
        model, now = self.model, self.assumptions
        own = [a.name for a in model.assumptions]
        settings = [(preset, page.values_of(model, preset)) for preset in model.presets]
        reading = next((preset for preset, values in settings if all(values[n] == now[n] for n in own)), None)
        filled = html(
            "explorer/templates/explorer.html",
            model=model,
            now=now,
            outcomes=self.outcomes,
            first=model.evaluate(),
            perfect=model.perfect(**now),
            bar=_bar(model, self.outcomes),
            **_drawn(model, now),
            shown=_shown(model, self._walk),
            **_walked(model, self._walk),
            reading=reading,
            says=page.says(reading) if reading else "Your own setting.",
            carried=carried.rows(model, now),
            blends=blends.rows(model, now, self.outcomes),
            outcome=self.outcome,
            against=self.against,
        )
        return Markup(filled)

    def _follow(self, _change: Any = None) -> None:
        given = {a: float(getattr(self, f"set_{a.name}")) for a in self.model.settable}
        self.set_trait("assumptions", {a.name: value if a.carries else clean(value) for a, value in given.items()})
        self.set_trait("outcomes", self.model.evaluate(**self.assumptions))


def explore(model: Model, outcome: str | None = None, against: str | None = None) -> Explorer:
    """The model's explorer; its curve shows ``outcome`` against ``against`` first (without them, the model's own).

    Raises ``ValueError`` for an outcome or a slider that the model does not have, with those that it has; for what is
    no model, such as its name; for a model that has the name of another, one of the book’s; and for one that gives at
    an end of its sliders a chance that is none.
    """
    models.check(model, "explore")
    model.evaluate(**_ends(model))
    outcome = model.output(model.outcome if outcome is None else outcome).name
    against = model.slider(model.against if against is None else against).name
    return Explorer(model, outcome, against)


def walk(model: Model) -> Explorer:
    """The model's explorer as a walk: one step at a time, and the whole board behind a button.

    Raises ``ValueError`` for a model that has no walk, and as :func:`explore`.
    """
    models.check(model, "walk")
    if model.walk is None:
        raise ValueError(f"the model {model.name!r} has no walk; explore(m) shows all of it")
    return Explorer(model, model.outcome, model.against, walks=True)


def _ends(model: Model) -> dict[str, np.ndarray]:
    """Settings in which one slider at a time stands at either end, the others as they are at first."""
    count = 2 * len(model.sliders)
    ends = {a.name: np.full(count, float(a.default)) for a in model.sliders}
    for i, a in enumerate(model.sliders):
        ends[a.name][2 * i : 2 * i + 2] = a.low, a.high
    return ends


def _slider(a: Assumption, value: float) -> ipywidgets.FloatSlider | ipywidgets.FloatLogSlider:
    if a.scale == "ratio":
        low, high = math.log10(a.low), math.log10(a.high)
        step = (high - low) / a.positions
        return ipywidgets.FloatLogSlider(value, min=low, max=high, step=step, description=a.label, readout_format=".4g")
    shown = ".0f" if float(a.step).is_integer() else ".2f" if a.step >= 0.01 else ".3f"
    return ipywidgets.FloatSlider(value, min=a.low, max=a.high, step=a.step, description=a.label, readout_format=shown)


def _spec(model: Model, functions: str, walk: Walk | None) -> dict[str, Any]:
    """What the view needs to know of the model, with the key of its functions, and of those that it carries."""
    told, carries = page.spec(model), carried.carries(model)
    for a in told["assumptions"]:
        a |= {"carries": carries[a["name"]]} if a["name"] in carries else {}
    more = {"chapters": carried.chapters(model), "blends": blends.spec(model), "functions": functions, "book": BOOK}
    steps = {"walk": walks.spec(model, walk)} if walk else {}
    return told | more | steps | {"page": published.page(model.name)}


def _drawn(model: Model, now: Mapping[str, float]) -> dict[str, Any]:
    """Its pictures by name: those of which one is in sight, and those that stand closed below."""
    found = model.drawings(**now)
    worked = {name: drawing for name, drawing in found.items() if model.pictures[name].worked}
    return {"drawings": {name: found[name] for name in found if name not in worked}, "worked": worked}


def _shown(model: Model, walk: Walk | None) -> str | None:
    """The name of the picture that is shown first."""
    return (walk.steps[0].panel if walk else None) or next(iter(model.pictures), None)


def _walked(model: Model, walk: Walk | None) -> dict[str, Any]:
    """What the markup of a walk needs; of none, that there is none."""
    if walk is None:
        return {"walk": None, "steps": []}
    counted = list(dict.fromkeys(name for step in walk.steps for name in step.counts))
    steps = [_step(model, number, step) for number, step in walk.numbered]
    return {"walk": walk, "steps": steps, "counted": counted, "critic": walks.critic(model, walk).critic}


def _step(model: Model, number: int, step: Step) -> dict[str, Any]:
    """A step in words, for those who have no script, and for the list of all steps."""
    findings = [model.findings[name] for name in step.findings]
    return {
        "number": number,
        "question": step.question,
        "choices": step.choices,
        "joint": step.joint,
        "moved": _moved(model, step),
        "played": step.played,
        "answer": "" if step.played else walks.answer(model, step),
        "findings": findings,
    }


def _moved(model: Model, step: Step) -> list[str]:
    """What its controls move, from where to where."""
    if step.joint:
        return [f"{step.joint.label}: {' → '.join(step.joint.ends)}"]
    at = walks.settings(model, step)
    ways = [(model.slider(name), at["start"][name], at["to"][name]) for name in step.moved]
    return [f"{a.label}: {a.told(a0)} → {a.told(a1)}" for a, a0, a1 in ways]


def _bar(model: Model, outcomes: Mapping[str, float]) -> list[dict[str, Any]]:
    """The pieces of the bar: each with its chance, and the classes that tell it from others of its meaning."""
    roles = [segment.role for segment in model.bar]
    return [
        {"label": s.label, "chance": chance, "css": f"td-{s.role} td-{s.role}-{roles[:i].count(s.role)}"}
        for i, (s, chance) in enumerate(zip(model.bar, model.chances(outcomes), strict=True))
    ]
