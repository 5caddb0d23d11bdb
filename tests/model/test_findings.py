"""Findings: what is checked, what falls short and how that is said, on a small model of which all is known."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
import sympy as sp
from hypothesis import given, settings
from hypothesis import strategies as st

from twodoors.model import (
    Assumption,
    Choice,
    Equation,
    Finding,
    FindingFails,
    Model,
    Outcome,
    Preset,
    Reading,
    at,
    higher,
    lower,
    other,
    outcome,
    symbols,
)
from twodoors.model.checks import Check
from twodoors.model.judging import Points
from twodoors.model.points import POINTS, Space

x, y, z, k = symbols("x y z k")
total, chance = symbols("total chance")


def assumption(name: str, default: float, high: float = 1.0, **given: Any) -> Assumption:
    return Assumption(name, name, default, 0.0, high, "g", ("a", "b"), "s", name, **given)


TOY = Model(
    name="toy",
    title="Toy",
    question="?",
    source="-",
    assumptions=[
        assumption("x", 0.5),
        assumption("y", 0.5),
        assumption("z", 0.35, carries=("deal_range", "war_risk")),
        assumption("rung", 2, 4.0, step=1),
    ],
    equations=[
        Equation("total", x + y, "t", "-"),
        Equation("chance", Choice(4, x, y), "p", "-"),
        Equation("flat", 1e-10 * x, "f", "-"),
        Equation("whole", sp.Piecewise((1, sp.Eq(symbols("rung"), sp.floor(symbols("rung")))), (0, True)), "w", "-"),
    ],
    outcomes=[Outcome("total", "total", "number"), Outcome("chance", "chance")],
    bar=[],
    readings=[Reading(True, "-")],
    presets=[Preset("First", "-"), Preset("Far", "-", {"y": 0.905})],
    outcome="total",
    against="x",
)


def found(holds: Any, points: int = 4096, *, carried: bool = False, **finding: Any) -> Check:
    """What checking that statement of the small model finds."""
    return of(holds, **finding).check(points, carried=carried)


def of(holds: Any, **finding: Any) -> Finding:
    """That statement as the model's one finding."""
    given: dict[str, Any] = {"name": "it", "says": "So it is.", "holds": holds} | finding
    made: Finding = replace(TOY, findings=[Finding(**given)]).findings[given["name"]]
    return made


# -- what is measured -------------------------------------------------------------------------------------------------


@settings(max_examples=20)
@given(st.floats(0.05, 0.95), st.floats(0.1, 0.9))
def test_shares_are_those_of_the_space(t: float, w: float) -> None:
    check = found(x <= t, when=y <= w, points=1024)
    assert check.condition == pytest.approx(w, abs=0.01)
    assert check.share == pytest.approx(t, abs=0.02)
    assert check.counterexample is not None
    assert check.example is not None
    assert check.counterexample.setting["x"] > t >= check.example.setting["x"]
    assert all(case.setting["y"] <= w for case in (check.counterexample, check.example))


def test_what_always_holds_holds_at_every_point() -> None:
    finding = of(at("more", "total") > total, settings={"more": {"x": higher("x")}})
    check = finding.verify(4096)
    assert (check.condition, check.share, check.on_stops, check.counterexample) == (1, 1, 1, None)
    assert check.example is not None
    assert check.example.setting == TOY.defaults
    assert check.example.moved["more"]["x"] > 0.5


def test_the_same_check_gives_the_same() -> None:
    [first, again] = [found(x * x <= y, settings={"m": {"y": lower("y")}}, when=at("m", "y") >= 0) for _ in range(2)]
    assert first == again


@pytest.mark.parametrize(
    ("holds", "share"),
    [
        (outcome("flat") >= 1e-9 * x, 1),  # short of it by less than the tolerance
        (outcome("flat") > 0, 0),  # more, but by less than the tolerance
        (sp.Eq(outcome("flat"), 0), 1),
        (sp.Ne(outcome("flat"), 0), 0),
        (sp.Not(outcome("flat") > 0), 1),
        (sp.Implies(x > 2, y > 2), 1),
        ((outcome("flat") > 0) | (x >= 0), 1),
    ],
)
def test_comparisons_leave_a_tolerance(holds: Any, share: float) -> None:
    check = found(holds)
    assert (check.share, check.on_stops) == (share, share)


def test_a_sentence_may_name_a_slack_of_its_own() -> None:
    moved: dict[str, Any] = {"settings": {"more": {"x": x + 0.003}}}
    assert found(at("more", "total") <= total, **moved).share == 0
    assert found(at("more", "total") <= total, slack=0.005, **moved).share == 1


@pytest.mark.parametrize("way", [higher, lower, other])
def test_a_move_is_a_move_on_random_points_and_on_stops(way: Any) -> None:
    apart = {higher: at("m", "x") > x, lower: at("m", "x") < x, other: sp.Ne(at("m", "x"), x)}[way]
    check = found(apart, settings={"m": {"x": way("x")}})
    assert (check.condition, check.share, check.on_stops) == (1, 1, 1)


def test_moves_go_all_the_way_and_to_every_stop() -> None:
    check = found(at("m", "x") < 1 - 1e-4, settings={"m": {"x": higher("x")}})
    assert 0.97 < check.share < 1
    assert 0.8 < check.on_stops < 0.95
    assert check.counterexample is not None
    assert check.counterexample.moved == {"m": {"x": 1.0}}
    assert check.counterexample.told == "the first setting; x 0.5 → 1"


def test_what_has_only_whole_steps_is_drawn_so() -> None:
    rung = symbols("rung")
    whole = sp.Eq(outcome("whole"), 1)
    check = found(whole & sp.Eq(at("m", "whole"), 1), settings={"m": {"rung": higher("rung")}})
    assert (check.share, check.on_stops) == (1, 1)
    assert found(rung <= 0).share == pytest.approx(1 / 5, abs=0.01)


def test_a_setting_beyond_a_range_or_that_moves_nothing_is_no_part_of_the_space() -> None:
    check = found(sp.Eq(at("twice", "x"), 2 * x) & (x <= 0.5), settings={"twice": {"x": 2 * x}}, when=y <= 0.5)
    assert (check.share, check.on_stops) == (1, 1)
    assert check.condition == pytest.approx(0.5, abs=0.01)
    assert found(sp.Ne(x, 0.5), settings={"fixed": {"x": 0.5}}, when=at("fixed", "x") > 0).on_stops == 1


def test_draws_move_several_assumptions_together_and_settings_follow_each_other() -> None:
    room = {"k": (1, 1 / sp.Max(x, y))}
    there = {"both": {"x": k * x, "y": k * y}, "back": {"x": at("both", "x") / k, "y": 0}}
    holds = (at("both", "total") > total) & sp.Eq(at("back", "total"), x)
    check = found(holds, draws=room, settings=there, when=(x > 0.1) & (y > 0.1))
    assert (check.share, check.on_stops) == (1, 1)
    assert check.condition == pytest.approx(0.81, abs=0.02)


def test_a_value_that_is_held_is_a_slice() -> None:
    assert found(total <= 1, given={"y": 0}).share == 1
    assert found(total <= 1).share == pytest.approx(0.5, abs=0.01)
    check = found(total <= 1, given={"y": 1}, when=x <= 0.25)
    assert check.condition == pytest.approx(0.25, abs=0.01)
    assert check.share == 0
    assert check.counterexample is not None
    assert check.counterexample.setting["y"] == 1


def test_results_of_other_chapters_are_held_unless_they_are_asked_for() -> None:
    assert found(sp.Eq(z, 0.35)).share == 1
    assert found(z <= 0.35, carried=True).share == pytest.approx(0.35, abs=0.01)
    assert found(sp.Eq(z, 1), given={"z": 1}).share == 1


def test_a_function_says_what_a_formula_cannot() -> None:
    def top(points: Points) -> np.ndarray:
        """max over x of total = 1 + y"""
        line = np.linspace(0, 1, 11)[:, None]
        best: np.ndarray = points.moved(x=line)["total"].max(axis=0)
        return np.asarray(np.abs(best - (1 + points["y"])) < 1e-9)

    def doubled(points: Points) -> np.ndarray:
        """x' = 2x"""
        return np.asarray(np.abs(points["twice", "x"] - 2 * points["x"]) < 1e-9)

    check = found(top)
    assert (check.share, check.on_stops) == (1, 1)
    assert found(doubled, settings={"twice": {"x": 2 * x}}).share == 1
    assert found(x <= 1, when=doubled, settings={"twice": {"x": 2 * x}}).condition == 1


# -- where it fails ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("holds", "told"),
    [
        (x <= 0.732, "x 0.74"),
        ((x >= 0.201) | (y <= 0.9), "x 0.2, y 0.905"),  # a preset's value is a stop
        (y < 0.4, "the first setting"),
    ],
)
def test_the_counterexample_is_near_and_plain(holds: Any, told: str) -> None:
    case = found(holds).counterexample
    assert case is not None
    assert case.told == told
    assert case.setting["z"] == 0.35


@pytest.mark.parametrize("holds", [sp.Ne(x, y), x < 1, sp.Ne(y, 0.905), (x > 0) | (y > 0)])
def test_what_fails_on_stops_alone_is_found(holds: Any) -> None:
    finding = of(holds)
    check = finding.check(4096)
    assert check.share == 1
    assert check.on_stops < 1
    with pytest.raises(FindingFails, match=r"of the kind always and holds in 1\.000000 of the random .* It fails at"):
        finding.held(check)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"holds": x <= 0.9}, r"toy: the finding it \(“So it is\.”\) .* 0\.90\d+ of the random points.*at x 0\.91"),
        ({"holds": x <= 1, "when": x <= 0.04}, r"condition that 0\.04\d* of the space meets; the least is 0\.05"),
        ({"holds": x <= 1, "when": x > 2}, r"condition that 0\.0000"),
        (
            {"holds": x <= 0.75, "kind": "mostly", "says": "So it is in 80 of 100 settings."},
            r"says 80 of 100 and holds in 0\.75\d*, 75 of 100\. It fails at x 0\.76",
        ),
        (
            {"holds": x <= 0.9973, "kind": "mostly", "says": "So it is in 100 of 100 settings."},
            r"says 100 of 100 and holds in 0\.997\d*, 9973 of 10,000",
        ),
    ],
)
def test_what_falls_short_is_said(given: dict[str, Any], said: str) -> None:
    with pytest.raises(FindingFails, match=said):
        of(**given).verify(POINTS)


@pytest.mark.parametrize(("share", "said"), [(0.75, "75 of 100"), (0.9973, "9,973 of 10,000")])
@pytest.mark.parametrize("points", [1024, POINTS])
def test_what_holds_mostly_says_how_often(share: float, said: str, points: int) -> None:
    check = of(x <= share, kind="mostly", says=f"So it is in {said} settings.").verify(points)
    assert check.share == pytest.approx(share, abs=0.002)


# -- where no one misjudges -------------------------------------------------------------------------------------------

#: With slips a chance of this model is never certain; without, it is one wherever x is more than y.
NEVER_CERTAIN: dict[str, Any] = {"holds": at("more", "chance") <= 0.99, "settings": {"more": {"x": higher("x")}}}


def test_sides_that_never_misjudge_are_looked_at_on_every_stop() -> None:
    with pytest.raises(
        FindingFails, match=r"points the other way where no one misjudges, at the first setting; x 0\.5"
    ):
        of(**NEVER_CERTAIN).verify(1024)
    far = NEVER_CERTAIN | {"when": y >= 0.9}  # from the preset Far only the last ten stops turn it
    with pytest.raises(FindingFails, match=r"at y 0\.905; x 0\.5 → 0\.91"):
        of(**far).verify(1024)


def test_what_rests_on_slips_says_so_and_has_an_example() -> None:
    check = of(**NEVER_CERTAIN, slips=True).verify(1024)
    assert check.misjudged is not None
    with pytest.raises(FindingFails, match="has slips=True, and no setting is found"):
        of(x <= 1, slips=True).verify(1024)
    assert of(chance <= 0.99, when=(x > 0.8) & (y < 0.2) | (x < y), slips=True).verify(4096).misjudged is not None


def test_a_step_at_a_threshold_does_not_point_the_other_way() -> None:
    assert of(at("more", "chance") > chance, settings={"more": {"x": higher("x")}}).verify(1024).misjudged is None


# -- what does not fit ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"name": "Not a name"}, r"'Not a name': a name is lower-case words with hyphens"),
        ({"says": "no full stop"}, r"'no full stop'; allowed is a sentence"),
        ({"kind": "often"}, r"kind is 'often'; allowed are 'always' and 'mostly'"),
        ({"kind": "mostly"}, r"does not say, once, in how many of 100"),
        ({"kind": "mostly", "says": "In 1 of 100 or 2 of 100."}, r"does not say, once, in how many of 100"),
        ({"claim": "9.9"}, r"the article makes no claim '9\.9'"),
        ({"slack": -1}, r"slack is -1; allowed is a number from 1e-09"),
        ({"holds": False}, r"holds is False; allowed is a condition in SymPy \(Eq for ==\)"),
        ({"holds": True}, r"holds is True, which states nothing"),
        ({"holds": x}, r"holds is x; allowed is a condition"),
        ({"holds": lambda points: points["x"] > 0}, r"holds is a function without a docstring"),
        ({"holds": symbols("nought") > 0}, r"toy.*holds uses 'nought', which the model has not; it has chance, flat"),
        ({"when": symbols("nought") > 0}, r"when uses 'nought'"),
        ({"holds": at("more", "x") > 0}, r"holds uses the setting 'more'; it has none"),
        ({"settings": {"more": {"x": 1}}}, r"nothing is said of the setting more"),
        ({"settings": {"more": {"nought": 1}}, "holds": at("more", "x") > 0}, r"no assumption 'nought'; it has x, y"),
        ({"settings": {"more": {"x": symbols("nought")}}, "holds": at("more", "x") > 0}, r"x of the setting more uses"),
        ({"settings": {"more": {}}}, r"'more' changes nothing"),
        ({"settings": {"higher": {"x": 1}}}, r"'higher' changes nothing or has a name that is taken"),
        ({"holds": higher("total") > 0}, r"uses 'total'"),
        ({"draws": {"x": (0, 1)}}, r"the draw 'x' has a name that is taken"),
        ({"draws": {"k": (1, 0)}}, r"the draw 'k' from 1 to 0 is empty"),
        ({"draws": {"k": (0, symbols("nought"))}}, r"the range of k uses 'nought'"),
        ({"draws": {f"k{i}": (0, 1) for i in range(9)}}, r"draws 9 numbers; allowed are 8"),
        ({"given": {"nought": 1}}, r"no assumption 'nought'"),
        ({"given": {"x": 2}}, r"x = 2\.0 is outside its range"),
    ],
)
def test_what_does_not_fit_is_refused(given: dict[str, Any], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        of(**({"holds": x <= 1} | given))


def test_two_findings_of_one_name_are_refused_and_a_wrong_name_is_told() -> None:
    finding = Finding("it", "So it is.", x <= 1)
    with pytest.raises(ValueError, match="two findings are named 'it'"):
        replace(TOY, findings=[finding, finding])
    with pytest.raises(KeyError, match="toy has no finding 'that'; it has it"):
        replace(TOY, findings=[finding]).findings["that"]
    with pytest.raises(ValueError, match="belongs to no model"):
        finding.check()


@pytest.mark.parametrize("points", [0, 32, 1000, 2**23, 1024.0, True])
def test_a_wrong_number_of_points_is_refused(points: Any) -> None:
    with pytest.raises(ValueError, match="allowed is a power of two from 64 to 4,194,304"):
        of(x <= 1).check(points)


# -- all of a model's findings ----------------------------------------------------------------------------------------


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many points were worked out, each time that some were."""
    sizes: list[int] = []
    worked = Space.worked

    def counting(space: Space, values: Any, **options: Any) -> Any:
        sizes.append(len(next(iter(values.values()))))
        return worked(space, values, **options)

    monkeypatch.setattr(Space, "worked", counting)
    return sizes


def test_a_model_works_its_base_points_out_once(counted: list[int]) -> None:
    model = replace(TOY, findings=[Finding(f"it-{i}", "So it is.", x <= i / 10) for i in range(1, 6)])
    table = model.findings.check(1024)
    assert counted.count(1024) == 2  # random points, and stops
    assert list(table.index) == [f"it-{i}" for i in range(1, 6)]
    assert table["share"].to_numpy() == pytest.approx([0.1, 0.2, 0.3, 0.4, 0.5], abs=0.01)


def test_a_check_shows_as_a_table_of_one_row() -> None:
    check = found(x <= 0.9)
    assert check.frame.loc["it", "counterexample"] == "x 0.91"
    assert check.frame.loc["it", "points"] == 4096
    assert "So it is." in check._repr_html_()
    assert "0.91" in check._repr_html_()


def test_a_model_that_is_changed_takes_its_findings_along() -> None:
    model = replace(TOY, findings=[Finding("it", "So it is.", x <= 1)])
    changed = replace(model, title="Another")
    assert list(changed.findings) == ["it"]
    assert changed.findings["it"].check(64).share == 1
    assert len(replace(model, findings=[]).findings) == 0
    assert replace(model, findings=[]).findings.check().empty


def test_findings_that_ask_after_the_same_setting_have_it_worked_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    more = {"more": {"y": higher("y")}}
    findings = [
        Finding("it", "It is so.", at("more", "total") > total, settings=more),
        Finding("that", "It is so.", at("more", "chance") < chance, settings=more),
    ]
    model = replace(TOY, findings=findings)
    worked: list[int] = []
    own = Space.worked

    def counted(self: Space, values: Any, **given: Any) -> Any:
        worked.append(len(next(iter(values.values()))))
        return own(self, values, **given)

    monkeypatch.setattr(Space, "worked", counted)
    shares = [model.findings[name].check(256).share for name in ("it", "that")]
    assert shares == [1, 1]
    assert worked.count(256) == 4, "the base points and those with more, at random and on the stops"
