"""The explorer in Python: in step with its state, whole as markup, and readable without any script."""

from __future__ import annotations

import json
import math
import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import numpy as np
import pytest
import sympy as sp
from bs4 import BeautifulSoup
from ipywidgets.embed import dependency_state
from traitlets import TraitError

from twodoors import equations, explore, play, uncertainty_of, walk, words
from twodoors.explorer.explorer import Explorer
from twodoors.model import Assumption, AssumptionError, Equation, Model, Outcome, Reading, Segment, symbols
from twodoors.models import load, names

ALL = names()


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
    html = bundle[0]["text/html"]
    assert isinstance(html, str)
    return html


def middle(model: Model) -> dict[str, float]:
    """Every assumption a step from its default, within its range."""
    return {a.name: a.default + (a.step if a.default + a.step <= a.high else -a.step) for a in model.settable}


# -- in step ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ALL)
def test_an_explorer_begins_at_the_defaults(name: str) -> None:
    model = load(name)
    explorer = explore(model)
    assert explorer.assumptions == model.defaults
    assert explorer.outcomes == model.evaluate()
    assert controls(explorer) == {a.name: a.default for a in model.sliders}
    assert (explorer.outcome, explorer.against) == (model.outcome, model.against)


@pytest.mark.parametrize("name", ALL)
def test_set_moves_sliders_and_outcomes(name: str) -> None:
    model = load(name)
    explorer = explore(model)
    explorer.set(**middle(model))
    assert explorer.assumptions == pytest.approx(middle(model), abs=1e-12)
    assert explorer.outcomes == pytest.approx(model.evaluate(**middle(model)), abs=1e-12)
    assert controls(explorer) == pytest.approx({a.name: middle(model)[a.name] for a in model.sliders}, abs=1e-12)
    setattr(explorer, f"set_{model.against}", model.assumption(model.against).low)
    assert explorer.outcomes == pytest.approx(
        model.evaluate(**middle(model) | {model.against: model.assumption(model.against).low}), abs=1e-12
    )


@pytest.mark.parametrize("name", ALL)
def test_every_end_of_every_slider_is_allowed(name: str) -> None:
    model = load(name)
    explorer = explore(model)
    for a in model.settable:
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
    before = (explorer.assumptions, explorer.outcomes, controls(explorer))
    told: list[Any] = []
    explorer.observe(told.append, names=["assumptions", "outcomes"])
    with pytest.raises(AssumptionError, match=r"power|nonsense"):
        explorer.set(**bad)
    assert (explorer.assumptions, explorer.outcomes, controls(explorer)) == before
    assert told == []


def test_observers_hear_once_of_each_change() -> None:
    model = load("offramp")
    explorer = explore(model)
    told: list[dict[str, float]] = []
    explorer.observe(lambda change: told.append(change["new"]), names="outcomes")
    explorer.set(threat=0.7, guarantee=0.9, face=0.3)
    assert told == [model.evaluate(threat=0.7, guarantee=0.9, face=0.3)]
    explorer.set_threat = 0.1
    assert told[1:] == [model.evaluate(threat=0.1, guarantee=0.9, face=0.3)]
    explorer.set(threat=0.1)
    assert len(told) == 2


def test_two_explorers_are_strangers() -> None:
    first, second = explore(load("deal_range")), explore(load("deal_range"))
    first.set(doubt=0.1)
    assert second.assumptions == load("deal_range").defaults


def test_explore_takes_the_first_curve() -> None:
    explorer = explore(load("deal_range"), outcome="us_value", against="power")
    assert (explorer.outcome, explorer.against) == ("us_value", "power")
    chosen = [a["value"] for tag, a in Document(shown(explorer)).tags if tag == "option" and "selected" in a]
    assert chosen == ["us_value", "power"]


# -- controls, state and what is joined to it -------------------------------------------------------------------------


def controls(explorer: Explorer) -> dict[str, float]:
    """Where the sliders of the explorer’s markup stand, as each says it: its value with its unit, a switch its word."""
    ranges = [a for tag, a in Document(str(explorer.markup())).tags if tag == "input" and a["type"] == "range"]
    at = {str(a["name"]): str(a["value"]) for a in ranges}
    for a in (a for a in explorer.model.sliders if not a.words):
        [said] = [str(one["aria-valuetext"]) for one in ranges if one["name"] == a.name]
        at[a.name], _, unit = said.partition(", ")
        assert unit == a.unit
    return {name: float(text) for name, text in at.items()}


def test_a_switch_says_what_its_stop_is_called() -> None:
    explorer = explore(load("linkage"))
    explorer.set(table=2)
    [switch] = [a for _, a in Document(str(explorer.markup())).tags if a.get("name") == "table"]
    assert (switch["value"], switch["aria-valuetext"]) == ("2.0", "with a seat")


@pytest.mark.parametrize("name", ALL)
def test_controls_fit_their_assumptions(name: str) -> None:
    model = load(name)
    inputs = [a for tag, a in Document(shown(explore(model))).tags if tag == "input"]
    ranges = [a for a in inputs if a["type"] == "range"]
    numbers = [a for a in inputs if "data-number" in a]
    reachable = [model.defaults, *(model.defaults | dict(p.values) for p in model.presets)]
    for a, given, number in zip(model.sliders, ranges, numbers, strict=True):
        assert given["name"] == number["data-number"] == a.name
        way = [0, a.positions, 1] if a.scale == "ratio" else [a.low, a.high, a.step]
        assert [float(str(given[part])) for part in ("min", "max", "step")] == way
        assert number["aria-label"] == f"{a.label}, as a number"
        assert number["value"] == words.exact(a.default, a.step)
        for value in (a.high, *(values[a.name] for values in reachable)) if a.scale == "linear" else ():
            steps = (value - a.low) / a.step
            assert steps == pytest.approx(round(steps), abs=1e-6), (a.name, value)


@pytest.mark.parametrize("name", ALL)
def test_the_page_s_state_holds_the_model_and_every_assumption(name: str) -> None:
    model = load(name)
    explorer = explore(model)
    explorer.set(**middle(model))
    [state] = re.findall(r'<script type="application/json">(.*?)</script>', shown(explorer))
    held = json.loads(state)
    assert {n: held[f"set_{n}"] for n in model.defaults} == pytest.approx(middle(model), abs=1e-12)
    assert (held["outcome"], held["against"]) == (model.outcome, model.against)
    spec = held["spec"]
    assert spec["name"] == name
    assert "javascript" not in spec
    assert [{part: p[part] for part in ("values", "says")} for p in spec["presets"]] == [
        {"values": dict(p.values), "says": f"{p.label}: {p.source}"} for p in model.presets
    ]
    given = re.findall(
        r'(?s)<script type="text/plain" data-model="([\w-]+)"( data-later)?>(.*?)</script>', shown(explorer)
    )
    own = {key: text for key, when, text in given if not when}
    assert own.keys() == {spec["functions"]}
    assert model.javascript() in own[spec["functions"]]
    later = {key for key, when, _ in given if when}
    assert later == {chapter["functions"] for chapter in spec["chapters"].values()}
    assert {key.rpartition("-")[0] for key in later} == {a.carries[0] for a in model.assumptions if a.carries}
    assert all("</" not in text for _, _, text in given)


def test_models_of_one_name_have_functions_of_their_own() -> None:
    model = replace(load("offramp"), name="mine")
    other = replace(model, equations=[replace(e, expression=e.expression * 1) for e in model.equations])
    twice = replace(
        model,
        equations=[*model.equations[:-1], replace(model.equations[-1], expression=model.equations[-1].expression / 2)],
    )
    keys = [explore(m).spec["functions"] for m in (model, other, twice)]
    assert keys[0] == keys[1] != keys[2]


def test_what_is_joined_to_an_assumption_moves_it() -> None:
    explorer = explore(load("offramp"))
    with pytest.raises(TraitError, match="set_threat"):
        explorer.set_threat = 2.0
    assert explorer.assumptions == load("offramp").defaults
    explorer.set_threat = 0.75
    assert explorer.assumptions["threat"] == 0.75


@pytest.mark.parametrize("call", [explore, walk, play, equations, uncertainty_of])
@pytest.mark.parametrize("given", ["trap", None, Explorer])
def test_what_is_no_model_is_refused_with_how_to_write_it(call: Any, given: Any) -> None:
    with pytest.raises(ValueError, match=rf"^{call.__name__}\(.+\) has no model; .+{call.__name__}\(load\('trap'\)\)$"):
        call(given)


def own(expression: Any, **changes: Any) -> Model:
    """A model as a reader writes one, with what is needed and no more: no preset, for one."""
    a = Assumption("doubt", "Doubt", 0.5, 0, 1, "one’s own", ("none", "much"), "a guess", "d")
    parts: dict[str, Any] = {"name": "mine", "title": "Mine", "question": "?", "source": "one’s own"}
    parts |= {"assumptions": [a], "equations": [Equation("war", expression, "w", "War.")]}
    parts |= {"bar": [Segment("war", "War", "war"), Segment(None, "None", "neither")]}
    parts |= {"outcomes": [Outcome("war", "War", role="war")], "readings": [Reading(True, "War: {war}.")]}
    return Model(**{**parts, "outcome": "war", "against": "doubt", **changes})


def test_a_model_without_presets_has_an_explorer_and_ranges() -> None:
    mine = own(symbols("doubt") / 2)
    assert Document(shown(explore(mine))).texts["summary"].strip() == "War: 25 in 100."
    assert "25 in 100" in uncertainty_of(mine).html
    with pytest.raises(ValueError, match="mine has a bar of no pieces; allowed are two outcomes"):
        uncertainty_of(replace(mine, bar=[]))


@pytest.mark.parametrize("call", [explore, walk, uncertainty_of])
def test_a_name_that_a_model_of_the_book_has_is_taken(call: Any) -> None:
    with pytest.raises(ValueError, match=r"the name 'trap' is taken .* as in replace\(model, name='my_trap'\)"):
        call(own(symbols("doubt") / 2, name="trap"))
    trap = load("trap")
    wider = [replace(trap.assumptions[0], high=9.0), *trap.assumptions[1:]]
    with pytest.raises(ValueError, match="the name 'trap' is taken"):
        call(replace(trap, assumptions=wider))
    assert call(replace(trap, title="The same mechanism, called otherwise")).model.name == "trap"


@pytest.mark.parametrize(("expression", "first"), [(5, "5"), (1.2, "1.2"), (sp.log(-symbols("doubt") - 1), "nan")])
def test_a_chance_that_is_none_is_refused_wherever_it_is_asked_for(expression: Any, first: str) -> None:
    model = own(expression)
    for asked in (model.evaluate, model.perfect, model.sentence, lambda: model.sweep("doubt"), lambda: explore(model)):
        with pytest.raises(
            ValueError, match=rf"'war' is {first} here; allowed is a chance from 0 to 1; .*kind='share'"
        ):
            asked()
    if first != "nan":
        assert own(expression, outcomes=[Outcome("war", "War", "number")]).evaluate() == {"war": float(first)}


def test_a_chance_that_is_none_at_the_end_of_a_slider_is_found_before_a_reader_goes_there() -> None:
    steep = own(2 * symbols("doubt"))
    assert steep.evaluate() == {"war": 1.0}
    with pytest.raises(ValueError, match="'war' is 2 here"):
        explore(steep)


def test_what_is_assigned_to_no_part_of_a_widget_is_refused_and_says_what_moves_it() -> None:
    explorer, doubts = explore(load("deal_range")), uncertainty_of(load("deal_range"))
    with pytest.raises(
        AttributeError, match=r"doubt = 0\.1: this Explorer has no 'doubt' to set; .* set\(doubt=0\.1\)"
    ):
        explorer.doubt = 0.1
    with pytest.raises(AttributeError, match=r"no 'dobt' to set; .* doubt"):
        explorer.dobt = 0.1
    with pytest.raises(AttributeError, match=r"this Uncertainty has no 'doubt' to set; .* set\(doubt=\(low, high\)\)"):
        doubts.doubt = (0.1, 0.2)
    for name in ("assumptions", "outcomes"):
        with pytest.raises(TraitError, match="read-only"):
            setattr(explorer, name, {"doubt": 0.1})
    for widget, name in ((explorer, "outcome"), (explorer, "against"), (doubts, "outcome")):
        with pytest.raises(ValueError, match=r"deal_range has no (outcome|slider) 'peace'; it has .+"):
            setattr(widget, name, "peace")
    explorer.set(doubt=0.1)
    assert explorer.assumptions["doubt"] == 0.1


@pytest.mark.parametrize("name", ["deal_range", "crisis"])
def test_sliders_of_jupyter_s_own_come_joined_to_the_explorer(name: str) -> None:
    model = load(name)
    explorer = explore(model)
    explorer.set(**middle(model))
    box = explorer.controls()
    state = dependency_state([explorer, box], drop_defaults=False)
    json.dumps(state)  # plain data, as a page saves it
    made = [part["state"] for part in state.values() if part["model_name"] == "LinkModel"]
    for a, slider in zip(model.sliders, box.children, strict=True):
        ends = (slider.min, slider.max) if a.scale == "linear" else (10**slider.min, 10**slider.max)
        assert ends == pytest.approx((a.low, a.high), rel=1e-12)
        assert slider.step == pytest.approx(a.step if a.scale == "linear" else (slider.max - slider.min) / a.positions)
        assert slider.description == a.label
        assert slider.value == pytest.approx(middle(model)[a.name], abs=1e-12)
        link = {
            "source": [f"IPY_MODEL_{slider.model_id}", "value"],
            "target": [f"IPY_MODEL_{explorer.model_id}", f"set_{a.name}"],
        }
        assert link in [{end: one[end] for end in ("source", "target")} for one in made]
    assert len(made) == len(model.sliders)


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
def test_no_script_in_the_markup_is_one_that_runs(name: str) -> None:
    explorer = explore(load(name))
    tags = Document(shown(explorer)).tags
    kinds = [a["type"] for tag, a in tags if tag == "script"]
    assert kinds[0] == "application/json"
    assert set(kinds[1:]) == {"text/plain"}
    [place] = [a for _, a in tags if "data-widget" in a]
    assert (place["data-widget"], place["data-id"]) == ("Explorer", explorer.model_id)
    assert not [attribute for _, attributes in tags for attribute in attributes if attribute.startswith("on")]
    assert not {"iframe", "object", "embed", "base"} & {tag for tag, _ in tags}


@pytest.mark.parametrize("name", ALL)
def test_controls_stand_still_until_a_script_minds_them(name: str) -> None:
    soup = BeautifulSoup(shown(explore(load(name))), "html.parser")
    for control in soup.select(".td-controls input, .td-presets button"):
        assert control.find_parent("fieldset").has_attr("disabled")  # type: ignore[union-attr]


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
    # labels of outcomes in the table and the list, of assumptions at the slider and in the list, and its notes
    groups, count = len({a.group for a in model.assumptions}), len(model.assumptions)
    texts = 2 * len(model.outcomes) + len(model.bar) + 1 + groups + 2 * count + 3 * count
    state = [
        json.loads(text) for text in re.findall(r'<script type="application/json">(.*?)</script>', shown(explorer))
    ]
    assert BeautifulSoup(shown(explorer), "html.parser").select_one("[data-explorer]").text.count(NASTY) == texts  # type: ignore[union-attr]
    assert NASTY in state[0]["spec"]["assumptions"][0]["label"]


def test_whose_a_preset_is_is_told_by_its_critic_or_its_label_and_is_the_article_s_otherwise() -> None:
    model = replace(load("offramp"), walk=None)
    first, *others = [replace(preset, critic="") for preset in model.presets]
    told = explore(replace(model, presets=[first, replace(others[0], critic="Hassan Ahmadian"), *others[1:]])).spec
    whose = [preset["whose"] for preset in told["presets"]]
    assert whose == ["", "Hassan Ahmadian", *(f"“{p.label}”" for p in others[1:])]


@pytest.mark.parametrize("name", ALL)
def test_every_slider_tells_its_claim_and_source(name: str) -> None:
    model = load(name)
    notes = BeautifulSoup(shown(explore(model)), "html.parser").select(".td-note")
    for a, note in zip(model.sliders, notes, strict=True):
        text = note.text
        assert a.source in text
        assert all(end in text for end in a.ends)
        assert f"{a.low:g} to {a.high:g}" in text
        assert a.unit in text
        assert (f"claim {a.claim} " in text) == (a.claim is not None)


@pytest.mark.parametrize("name", [name for name in ALL if load(name).walk])
def test_each_mark_of_a_step_has_a_name_of_its_own(name: str) -> None:
    items = BeautifulSoup(shown(walk(load(name))), "html.parser").select(".td-steps > li")
    seen = 0
    for item in items:
        marks = item.select("a[data-finding]")
        labels = [str(mark["aria-label"]) for mark in marks]
        assert len(set(labels)) == len(labels), labels
        assert all(label.startswith(mark.text) for mark, label in zip(marks, labels, strict=True))  # what is seen
        seen += len(marks)
    assert seen


@pytest.mark.parametrize("name", ALL)
def test_findings_are_told_apart_by_what_they_are_called(name: str) -> None:
    called = [finding.called for finding in load(name).findings.values()]
    assert len(set(called)) == len(called)
    assert not [text for text in called if "-" in text]


@pytest.mark.parametrize("shows", [explore, walk])
def test_how_it_is_worked_out_stands_closed_below_and_no_button_brings_it(shows: Any) -> None:
    page = BeautifulSoup(shown(shows(load("patrons"))), "html.parser")
    [closed] = page.select("details.td-worked")
    assert not closed.has_attr("open")
    assert [figure["data-panel"] for figure in closed.select("figure:not([hidden])")] == ["square"]
    beside = [figure["data-panel"] for figure in page.select('[data-role="picture"]')]
    assert beside == ["ropes", "gifts"]
    assert {button["data-picture"] for button in page.select("[data-picture]")} == set(beside)
    assert not BeautifulSoup(shown(shows(load("militia"))), "html.parser").select(".td-worked")
