"""The explorer in Python: in step with its sliders, whole as saved state, and readable without any script."""

from __future__ import annotations

import json
import math
import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import ipywidgets
import numpy as np
import pytest
from ipywidgets.embed import dependency_state

from twodoors import explore
from twodoors.explorer.explorer import Explorer
from twodoors.model import AssumptionError, Model
from twodoors.models import load, names

ALL = names()
VIEW = "application/vnd.jupyter.widget-view+json"


class Document(HTMLParser):
    """What a reader without scripts has of a piece of HTML: its tags, and the text within each role."""

    EMPTY = frozenset({"img", "br", "input", "meta", "link", "hr"})

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, str] = {}
        self.open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attributes)))
        if tag not in self.EMPTY:
            self.open.append(dict(attributes).get("data-role") or "")

    def handle_endtag(self, tag: str) -> None:
        self.open.pop()

    def handle_data(self, data: str) -> None:
        for role in {*self.open, "all"}:
            self.texts[role] = self.texts.get(role, "") + data

    def having(self, attribute: str) -> list[dict[str, str | None]]:
        """The attributes of each tag that has this one."""
        return [attributes for _, attributes in self.tags if attribute in attributes]


def shown(explorer: Explorer) -> str:
    """The HTML that the explorer leaves in a page."""
    bundle = explorer._repr_mimebundle_()
    assert bundle is not None
    html = bundle["text/html"]
    assert isinstance(html, str)
    return html


def middle(model: Model) -> dict[str, float]:
    """Every assumption a step from its default, within its range."""
    return {a.name: a.default + (a.step if a.default + a.step <= a.high else -a.step) for a in model.assumptions}


# -- in step ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ALL)
def test_an_explorer_begins_at_the_defaults(name: str) -> None:
    model = load(name)
    explorer = explore(model)
    assert explorer.assumptions == model.defaults
    assert explorer.outcomes == model.evaluate()
    assert {name: slider.value for name, slider in explorer.sliders.items()} == model.defaults
    assert (explorer.view.outcome, explorer.view.against) == (model.outcome, model.against)


@pytest.mark.parametrize("name", ALL)
def test_set_moves_sliders_and_outcomes(name: str) -> None:
    model = load(name)
    explorer = explore(model)
    explorer.set(**middle(model))
    assert explorer.assumptions == pytest.approx(middle(model), abs=1e-12)
    assert explorer.outcomes == pytest.approx(model.evaluate(**middle(model)), abs=1e-12)
    assert {name: s.value for name, s in explorer.sliders.items()} == pytest.approx(middle(model), abs=1e-12)
    explorer.sliders[model.against].value = model.assumption(model.against).low
    assert explorer.outcomes == pytest.approx(
        model.evaluate(**middle(model) | {model.against: model.assumption(model.against).low}), abs=1e-12
    )


@pytest.mark.parametrize("name", ALL)
def test_every_end_of_every_slider_is_allowed(name: str) -> None:
    model = load(name)
    explorer = explore(model)
    for a in model.assumptions:
        for end in (a.low, a.high, math.nextafter(a.low, a.high), math.nextafter(a.high, a.low)):
            explorer.set(**{a.name: end})
            assert explorer.assumptions[a.name] == pytest.approx(end, abs=1e-12)
            assert explorer.outcomes == model.evaluate(**explorer.assumptions)


@pytest.mark.parametrize(
    "bad",
    [
        {"power": 2},
        {"cost_us": 0.2, "power": 2},
        {"cost_us": 0.2, "power": math.nan},
        {"cost_us": 0.2, "power": "0.5"},
        {"cost_us": 0.2, "power": None},
        {"cost_us": 0.2, "power": True},
        {"cost_us": 0.2, "nonsense": 0.5},
        {"cost_us": 0.2, "power": [0.5, 0.6]},
        {"cost_us": 0.2, "power": np.array([0.5])},
    ],
    ids=str,
)
def test_set_refuses_and_leaves_all_as_it_was(bad: dict[str, Any]) -> None:
    explorer = explore(load("deal_range"))
    explorer.set(doubt=0.1)
    before = (explorer.assumptions, explorer.outcomes, {name: s.value for name, s in explorer.sliders.items()})
    told: list[Any] = []
    explorer.observe(told.append, names=["assumptions", "outcomes"])
    with pytest.raises(AssumptionError, match=r"power|nonsense"):
        explorer.set(**bad)
    assert (explorer.assumptions, explorer.outcomes, {n: s.value for n, s in explorer.sliders.items()}) == before
    assert told == []


def test_observers_hear_once_of_each_change() -> None:
    model = load("offramp")
    explorer = explore(model)
    told: list[dict[str, float]] = []
    explorer.observe(lambda change: told.append(change["new"]), names="outcomes")
    explorer.set(threat=0.7, guarantee=0.9, face=0.3)
    assert told == [model.evaluate(threat=0.7, guarantee=0.9, face=0.3)]
    explorer.sliders["threat"].value = 0.1
    assert told[1:] == [model.evaluate(threat=0.1, guarantee=0.9, face=0.3)]
    explorer.set(threat=0.1)
    assert len(told) == 2


def test_two_explorers_are_strangers() -> None:
    first, second = explore(load("deal_range")), explore(load("deal_range"))
    first.set(doubt=0.1)
    assert second.assumptions == load("deal_range").defaults


def test_explore_takes_the_first_curve() -> None:
    explorer = explore(load("deal_range"), outcome="us_value", against="power")
    assert (explorer.view.outcome, explorer.view.against) == ("us_value", "power")
    chosen = [a["value"] for tag, a in Document(shown(explorer)).tags if tag == "option" and "selected" in a]
    assert chosen == ["us_value", "power"]


# -- sliders, links and saved state -----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ALL)
def test_sliders_fit_their_assumptions(name: str) -> None:
    model = load(name)
    explorer = explore(model)
    assert list(explorer.sliders) == [a.name for a in model.assumptions]
    reachable = [model.defaults, *(model.defaults | dict(p.values) for p in model.presets)]
    for a in model.assumptions:
        slider = explorer.sliders[a.name]
        assert (slider.min, slider.max, slider.step, slider.description) == (a.low, a.high, a.step, a.label)
        for value in (a.high, *(values[a.name] for values in reachable)):
            steps = (value - a.low) / a.step
            assert steps == pytest.approx(round(steps), abs=1e-6), (a.name, value)


@pytest.mark.parametrize("name", ALL)
def test_the_saved_state_holds_every_slider_joined_to_the_view(name: str) -> None:
    model = load(name)
    explorer = explore(model)
    state = dependency_state([explorer], drop_defaults=False)
    json.dumps(state)  # plain data, as a page saves it
    made = [part["state"] for part in state.values() if part["model_name"] == "LinkModel"]
    wanted = [[explorer.presets, "index", "preset"]]
    wanted += [[slider, "value", f"set_{name}"] for name, slider in explorer.sliders.items()]
    view = f"IPY_MODEL_{explorer.view.model_id}"
    for widget, source, target in wanted:
        link = {"source": [f"IPY_MODEL_{widget.model_id}", source], "target": [view, target]}
        assert link in [{end: one[end] for end in ("source", "target")} for one in made]
    assert len(made) == len(wanted)
    saved = state[explorer.view.model_id]["state"]
    assert {name: saved[f"set_{name}"] for name in model.defaults} == model.defaults
    assert saved["spec"]["name"] == name
    assert saved["spec"]["javascript"] == model.javascript()
    assert list(explorer.presets.options) == [p.label for p in model.presets]
    assert saved["spec"]["presets"] == [
        {"values": model.defaults | dict(p.values), "says": f"{p.label}: {p.source}"} for p in model.presets
    ]


# -- without scripts --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ALL)
def test_the_result_stands_without_scripts(name: str) -> None:
    model = load(name)
    explorer = explore(model)
    document = Document(shown(explorer))
    assert document.open == []
    assert document.texts["summary"] == model.sentence()
    rows = {str(a["data-outcome"]): float(str(a["data-value"])) for a in document.having("data-outcome")}
    assert list(rows) == [outcome.name for outcome in model.outcomes]
    assert rows == model.evaluate()
    for outcome in model.outcomes:
        assert outcome.label in document.texts["outcomes"]
    [root] = document.having("data-explorer")
    assert root["data-explorer"] == name
    roles = [a["data-role"] for a in document.having("data-role")]
    for role in ("summary", "outcomes", "reset", "link"):
        assert roles.count(role) == 1, role
    [summary] = [a for a in document.having("data-role") if a["data-role"] == "summary"]
    assert summary["aria-live"] == "polite"


@pytest.mark.parametrize("name", ALL)
def test_the_only_script_is_the_widget_s_place(name: str) -> None:
    explorer = explore(load(name))
    html = shown(explorer)
    tags = Document(html).tags
    assert [a for tag, a in tags if tag == "script"] == [{"type": VIEW}]
    [place] = re.findall(rf'<script type="{re.escape(VIEW)}">(.*?)</script>', html)
    assert json.loads(place)["model_id"] == explorer.model_id
    assert not [attribute for _, attributes in tags for attribute in attributes if attribute.startswith("on")]
    assert not {"iframe", "object", "embed", "base"} & {tag for tag, _ in tags}


NASTY = """<img src=x onerror=alert(1)> "two" & 'one' </script></p> &lt;"""


def test_texts_are_escaped() -> None:
    model = load("offramp")
    nasty = replace(
        model,
        assumptions=[
            replace(a, label=f"{a.label} {NASTY}", group=f"{a.group} {NASTY}", ends=(NASTY, NASTY + "."), source=NASTY)
            for a in model.assumptions
        ],
        outcomes=[replace(o, label=f"{o.label} {NASTY}") for o in model.outcomes],
        bar=[replace(s, label=f"{s.label} {NASTY}") for s in model.bar],
        readings=[replace(r, text=f"{r.text} {NASTY}") for r in model.readings],
    )
    explorer = explore(nasty)
    page = Document(shown(explorer))
    plain = Document(shown(explore(model)))
    assert [tag for tag, _ in page.tags] == [tag for tag, _ in plain.tags]
    assert page.texts["summary"] == nasty.sentence()
    assert page.texts["all"].count(NASTY) == 2 * len(model.outcomes) + len(model.bar) + len(model.assumptions) + 1

    notes = [Document(html) for html in htmls(explorer)]
    assert [tag for note in notes for tag, _ in note.tags] == [
        tag for html in htmls(explore(model)) for tag, _ in Document(html).tags
    ]
    groups = len(notes) - len(model.assumptions)
    assert sum(note.texts["all"].count(NASTY) for note in notes) == groups + 3 * len(model.assumptions)


def htmls(explorer: Explorer) -> list[str]:
    """The HTML between the sliders."""
    _, controls, _ = explorer.children
    return [str(child.value) for child in controls.children if isinstance(child, ipywidgets.HTML)]


@pytest.mark.parametrize("name", ALL)
def test_every_slider_tells_its_claim_and_source(name: str) -> None:
    model = load(name)
    notes = [text for html in htmls(explore(model)) if "td-note" in html for text in [Document(html).texts["all"]]]
    for a, text in zip(model.assumptions, notes, strict=True):
        assert a.source in text
        assert all(end in text for end in a.ends)
        assert f"{a.low:g} to {a.high:g}" in text
        assert a.unit in text
        assert (f"claim {a.claim} " in text) == (a.claim is not None)
