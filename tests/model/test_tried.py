"""What is moved in a picture and is no assumption: it is set like one, and no finding, range or reading has it."""

from __future__ import annotations

import json
import subprocess
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
import sympy as sp

from frontend.build import node
from tests.helpers.settings import draws
from twodoors import Reading, explore, uncertainty_of
from twodoors.explorer.explorer import Explorer
from twodoors.model import (
    Assumption,
    AssumptionError,
    Equation,
    Finding,
    Model,
    Outcome,
    Preset,
    Segment,
    higher,
    symbols,
)
from twodoors.model import Reading as Told
from twodoors.model.points import Space
from twodoors.model.sampling import around, ranges_of, rows_of
from twodoors.model.spec import script, spec
from twodoors.model.walk import Step, Walk, answer, moves
from twodoors.scenarios import comparison, gone

power, doubt, ask, risk = symbols("power doubt ask risk")


def made(name: str, default: float, **given: Any) -> Assumption:
    return Assumption(name, name.capitalize(), default, 0.0, 1.0, "g", ("a", "b"), "s", name, **given)


STEP = Step(
    "And if you ask for more?",
    "ask",
    {"ask": 0.9},
    counts=["refused"],
    choices=["more", "fewer"],
    right=0,
    feedback=["Yes.", "No."],
    answer="Here {start.refused} → {to.refused} refuse.",
)

PLAIN: dict[str, Any] = {
    "name": "toy",
    "title": "Toy",
    "question": "?",
    "source": "-",
    "assumptions": [made("power", 0.5), made("doubt", 0.25)],
    "equations": [Equation("risk", power * doubt, "r", "Risk.")],
    "outcomes": [Outcome("risk", "Risk")],
    "bar": [Segment("risk", "War", "war"), Segment(None, "None", "neither")],
    "readings": [Told(True, "{risk}")],
    "presets": [Preset("First", "-"), Preset("Bold", "-", {"power": 0.9}, critic="Somebody")],
    "outcome": "risk",
    "against": "power",
    "findings": [
        Finding(
            "more",
            "More power, more risk.",
            symbols("risk__more") > risk,
            settings={"more": {"power": higher("power")}},
        )
    ],
}

BARE = Model(**PLAIN)

TRYING = Model(
    **PLAIN
    | {
        "tried": [made("ask", 0.55, step=0.05)],
        "equations": [
            *PLAIN["equations"],
            Equation("refused", sp.Max(0, sp.Min(1, (ask - power) / (1 - power / 2))), "q", "Who refuses."),
        ],
        "outcomes": [*PLAIN["outcomes"], Outcome("refused", "Refused")],
        "readings": [Told(True, "{risk} at {ask}, {refused}")],
        "walk": Walk([STEP], critic="Bold"),
    }
)


# -- no finding, range, sample, sensitivity or flip has it -----------------------------------------------------------


def test_the_points_of_findings_are_those_of_the_model_without_it() -> None:
    for with_it, without in zip(Space(TRYING).bases(512, {}), Space(BARE).bases(512, {}), strict=True):
        assert (with_it.values["ask"] == 0.55).all()
        np.testing.assert_array_equal(with_it.extras, without.extras)
        for name in ("power", "doubt", "risk"):
            np.testing.assert_array_equal(with_it.values[name], without.values[name])


def test_a_check_is_what_it_is_without_it() -> None:
    there, here = (model.findings["more"].check(512) for model in (TRYING, BARE))
    assert (there.condition, there.share, there.on_stops) == (here.condition, here.share, here.on_stops)
    assert (there.example is None) == (here.example is None)


def test_no_range_sample_sensitivity_or_flip_speaks_of_it() -> None:
    assert list(ranges_of(TRYING)) == list(around(TRYING, 0.1)) == list(rows_of(TRYING)) == ["power", "doubt"]
    drawn, plain = TRYING.sample(n=256), BARE.sample(n=256)
    np.testing.assert_array_equal(drawn[plain.columns], plain)
    assert "ask" not in drawn
    assert list(TRYING.sensitivity().index) == ["power", "doubt"]
    assert sorted(TRYING.flips().index) == ["doubt", "power"]
    with pytest.raises(AssumptionError, match="ask is set in a picture alone"):
        TRYING.sample({"ask": (0.1, 0.9)})
    view = uncertainty_of(TRYING)
    assert set(view.ranges) == {"power", "doubt"}
    assert [a["name"] for a in view.spec["tried"]] == ["ask"]


def test_no_finding_moves_it() -> None:
    for finding in (
        {"holds": symbols("ask__higher") > 0},
        {"holds": symbols("risk") > 0, "given": {"ask": 0.9}},
        {"holds": symbols("risk__much") > 0, "settings": {"much": {"ask": 0.9}}},
    ):
        with pytest.raises(ValueError, match="ask"):
            replace(TRYING, findings=[Finding(name="it", says="So.", **finding)])


def test_nothing_that_the_model_is_about_may_follow_it() -> None:
    with pytest.raises(ValueError, match="'refused' follows what is set in a picture alone"):
        replace(TRYING, outcome="refused", findings=[], walk=None)
    with pytest.raises(ValueError, match="'refused' follows"):
        replace(TRYING, bar=[Segment("refused", "No", "war")], findings=[], walk=None)
    with pytest.raises(ValueError, match="the preset 'Mine' sets what is set in a picture alone"):
        replace(TRYING, presets=[*PLAIN["presets"], Preset("Mine", "-", {"ask": 0.9})], findings=[])
    with pytest.raises(ValueError, match="'power' is taken"):
        replace(TRYING, tried=[made("power", 0.5)], findings=[])


def test_a_reading_that_is_taken_leaves_it_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("twodoors.scenarios.readings.load", lambda _: TRYING)
    assert Reading("toy", {"power": 0.7, "ask": 0.9}).assumptions == {"power": 0.7, "doubt": 0.25}


# -- it is set, told and drawn like any other ------------------------------------------------------------------------


def test_it_is_set_checked_and_told() -> None:
    assert TRYING.defaults == {"power": 0.5, "doubt": 0.25, "ask": 0.55}
    assert TRYING.evaluate(ask=0.8)["refused"] == pytest.approx(0.4)
    assert TRYING.evaluate(ask=0.8)["risk"] == TRYING.evaluate()["risk"]
    assert TRYING.sentence(ask=0.8) == "13 in 100 at 0.80, 40 in 100"
    assert len(TRYING.sweep("ask", 5)) == 5
    with pytest.raises(AssumptionError, match=r"ask = 1\.5 is outside its range"):
        TRYING.evaluate(ask=1.5)


def test_a_link_has_it_and_a_range_of_it_is_not_taken() -> None:
    assert gone.taken(TRYING, {"ask": "0.9", "power": "0.2"}) == ({"ask": 0.9, "power": 0.2}, [])
    assert gone.taken_ranges(TRYING, {"ask": ("0.1", "0.9")}) == ({}, ["the range of “ask” (not in this model)"])
    there = TRYING.defaults | {"ask": 0.9}
    assert comparison.sentence(TRYING, TRYING.defaults, there).startswith(
        "A and B differ in 1 of 3 assumptions: “Ask” (0.55 against 0.9)."
    )


def test_a_step_of_a_walk_moves_it() -> None:
    assert answer(TRYING, STEP) == "Here 7 → 53 refuse."
    assert moves(TRYING, STEP)["refused"] == pytest.approx((100 * 0.05 / 0.75, 100 * 0.4 / 0.75))


def test_the_explorer_has_its_slider_and_its_preset_stays() -> None:
    explorer = Explorer(TRYING, "risk", "power", walks=True)
    assert 'name="ask"' in explorer.html
    assert [s.description for s in explorer.controls().children] == ["Power", "Doubt", "Ask"]
    explorer.set(ask=0.9)
    assert explorer.outcomes == TRYING.evaluate(ask=0.9)
    assert explorer.page_state()["set_ask"] == 0.9
    assert "First: -" in str(explorer.markup())  # it is the same reading
    assert [a.get("tried", False) for a in spec(TRYING)["assumptions"]] == [False, False, True]
    assert "tried" not in json.dumps(spec(BARE))


def test_the_page_answers_as_python_does() -> None:
    key, text = script(TRYING)
    given = draws(TRYING, 50)
    rows = [{name: float(values[i]) for name, values in given.items()} for i in range(50)]
    program = f'{text}\nconst {{ evaluate }} = globalThis.twodoors.models["{key}"];\n'
    program += f"console.log(JSON.stringify({json.dumps(rows)}.map((row) => evaluate(row).refused)));"
    done = subprocess.run([node(), "-e", program], capture_output=True, encoding="utf-8", check=True)
    np.testing.assert_allclose(json.loads(done.stdout), TRYING.evaluate(**given)["refused"], rtol=0, atol=1e-12)


def test_explore_takes_it_for_the_curve() -> None:
    assert explore(TRYING, "refused", "ask").against == "ask"
