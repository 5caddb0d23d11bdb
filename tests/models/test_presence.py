"""Leave, stay or deepen: its published numbers, the valley and where it vanishes, and what chapter 12 says."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from tests.helpers.settings import corners, draws, preset
from twodoors import evidence
from twodoors.model import Model
from twodoors.models import load

DEFAULTS = {
    "troops": 1.0,
    "threat": 0.5,
    "diplomacy": 0.2,
    "exposure": 0.08,
    "deterrent": 0.5,
    "escalates": 0.25,
    "isis": 0.0,
    "weeks": 52.0,
    "rationality": 4.0,
}
TROOPS = np.linspace(0, 2, 401)


@pytest.fixture(scope="module")
def model() -> Model:
    return load("presence")


def curve(model: Model, **given: float) -> np.ndarray:
    """The chance of being drawn in deeper for every number of troops."""
    return np.asarray(model.evaluate(troops=TROOPS, **given)["deeper"])


def bottom(model: Model, **given: float) -> float:
    """The number of troops with the lowest chance of being drawn in deeper."""
    return float(TROOPS[curve(model, **given).argmin()])


# -- numbers ----------------------------------------------------------------------------------------------------------


def test_published_numbers(model: Model) -> None:
    assert model.defaults == DEFAULTS
    outcomes = model.evaluate(**DEFAULTS)
    for outcome, printed in {"attack": 0.838, "disaster": 0.258, "deeper": 0.330}.items():
        assert outcomes[outcome] == pytest.approx(printed, abs=0.5e-3), outcome
    assert outcomes["resurgence"] == pytest.approx(0.0962, abs=0.5e-4)


def test_by_hand(model: Model) -> None:
    at = draws(model, 2000, seed=12)
    tension = at["threat"] * (1 - 0.7 * at["diplomacy"])
    weekly = at["exposure"] * tension * at["troops"]
    spread = at["escalates"] / (1 + at["deterrent"] * at["troops"])
    resurgence = 1 / (1 + np.exp(-at["rationality"] * (at["isis"] - 0.5 * at["troops"] - 0.3 * at["diplomacy"])))
    disaster = 1 - (1 - weekly * spread) ** at["weeks"]
    expected = {
        "attack": 1 - (1 - weekly) ** at["weeks"],
        "disaster": disaster,
        "resurgence": resurgence,
        "deeper": disaster + resurgence - disaster * resurgence,
    }
    outcomes = model.evaluate(**at)
    assert set(outcomes) == set(expected)
    for outcome, values in expected.items():
        np.testing.assert_allclose(outcomes[outcome], values, rtol=0, atol=1e-12, err_msg=outcome)


def test_week_by_week(model: Model) -> None:
    spared = peace = 1.0
    for _ in range(52):
        week = model.work_out("weekly")
        spared *= 1 - week
        peace *= 1 - week * model.work_out("spread")
    assert model.evaluate()["attack"] == pytest.approx(1 - spared)
    assert model.evaluate()["disaster"] == pytest.approx(1 - peace)
    assert model.evaluate()["deeper"] == pytest.approx(1 - peace * (1 - model.evaluate()["resurgence"]))


def test_no_chance_leaves_its_range_in_the_corners(model: Model) -> None:
    at = corners(model)
    assert (at["exposure"] * at["threat"] * at["troops"]).max() <= 0.4 + 1e-12  # so that no week is certain
    for answer in (model.evaluate(**at), model.perfect(**at)):
        for outcome in ("attack", "disaster", "resurgence", "deeper"):
            assert np.isfinite(answer[outcome]).all()
            assert answer[outcome].min() >= 0
            assert answer[outcome].max() <= 1
        assert (answer["attack"] >= answer["disaster"] - 1e-12).all()
        assert (answer["deeper"] >= np.maximum(answer["disaster"], answer["resurgence"]) - 1e-12).all()


# -- the surprise -----------------------------------------------------------------------------------------------------


def test_too_few_and_too_many_both_draw_in_deeper(model: Model) -> None:
    chances = curve(model)
    lowest = int(chances.argmin())
    assert 0.9 < TROOPS[lowest] < 1.05
    assert (np.diff(chances[: lowest + 1]) < 0).all()
    assert (np.diff(chances[lowest:]) > 0).all()
    assert chances[0] - chances[200] > 0.1 > chances[-1] - chances[200] > 0.03  # leaving costs more than doubling


def test_troops_trade_one_danger_for_the_other(model: Model) -> None:
    at = draws(model, 2000, seed=12)
    some, more = at["troops"] * 0.5, at["troops"]
    fewer, many = (model.evaluate(**at | {"troops": n}) for n in (some, more))
    for outcome, sign in (("attack", 1), ("disaster", 1), ("resurgence", -1)):
        assert (sign * (many[outcome] - fewer[outcome]) >= -1e-12).all(), outcome
    assert model.evaluate(troops=0)["disaster"] == 0 == model.evaluate(troops=0)["attack"]


@pytest.mark.parametrize("diplomacy", np.linspace(0, 1, 11))
def test_diplomacy_lowers_the_curve_and_leaves_the_bottom_where_it_is(model: Model, diplomacy: float) -> None:
    assert 0.9 <= bottom(model, diplomacy=diplomacy) <= 1.1
    if diplomacy < 1:
        assert (curve(model, diplomacy=diplomacy + 0.1 - 1e-9) < curve(model, diplomacy=diplomacy)).all()


def test_diplomacy_never_does_harm(model: Model) -> None:
    at = draws(model, 2000, seed=12)
    less, more = (model.evaluate(**at | {"diplomacy": at["diplomacy"] * share}) for share in (0.5, 1.0))
    for outcome in less:
        assert (more[outcome] <= less[outcome] + 1e-12).all(), outcome


def test_the_worst_number_with_much_diplomacy_beats_the_best_with_little(model: Model) -> None:
    little, much = curve(model), curve(model, diplomacy=0.8)
    assert much.max() < little.min() - 0.05
    assert TROOPS[much.argmax()] == 0
    assert model.evaluate(troops=0.95)["deeper"] == pytest.approx(little.min(), abs=1e-4)
    # it begins at about 0.6
    assert curve(model, diplomacy=0.6).max() < little.min() < curve(model, diplomacy=0.59).max()


# -- where the valley vanishes ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "given", [{"isis": -0.3}, {"escalates": 0.5}, {"weeks": 104}, {"isis": -0.3, "threat": 0.8}, {"exposure": 0.2}]
)
def test_every_soldier_adds_to_the_danger(model: Model, given: dict[str, float]) -> None:
    assert (np.diff(curve(model, **given)) > 0).all()


@pytest.mark.parametrize(
    "given", [{"isis": 0.4}, {"deterrent": 1.5}, {"weeks": 12}, {"escalates": 0.0}, {"threat": 0.0}]
)
def test_every_soldier_takes_some_danger_away(model: Model, given: dict[str, float]) -> None:
    assert (np.diff(curve(model, **given)) < 0).all()


def test_the_bottom_moves_with_the_assumptions(model: Model) -> None:
    for name, values, sign in (
        ("isis", np.linspace(-0.3, 0.4, 15), 1),
        ("weeks", np.arange(12, 105, 4), -1),
        ("exposure", np.linspace(0.03, 0.16, 14), -1),
        ("deterrent", np.linspace(0, 1.5, 16), 1),
        ("threat", np.linspace(0.2, 1, 17), -1),
    ):
        lowest = [bottom(model, **{name: float(value)}) for value in values]
        assert (sign * np.diff(lowest) >= 0).all(), name
        assert abs(lowest[0] - lowest[-1]) > 1, name


def test_far_ahead_and_near_give_opposite_answers(model: Model) -> None:
    near, far = (model.evaluate(troops=np.array([0.0, 1.0, 2.0]), weeks=weeks) for weeks in (12, 104))
    assert near["deeper"].argmin() == 2
    assert far["deeper"].argmin() == 0
    np.testing.assert_array_equal(near["resurgence"], far["resurgence"])  # asked once, however long one looks


def test_without_diplomacy_leaving_is_still_worse_than_staying(model: Model) -> None:
    assert model.evaluate(diplomacy=0, troops=0)["deeper"] > model.evaluate(diplomacy=0)["deeper"] + 0.1


def test_more_troops_never_make_disaster_rarer(model: Model) -> None:
    for deterrent in np.linspace(0, 2, 9):
        disaster = np.asarray(model.evaluate(troops=TROOPS, deterrent=deterrent)["disaster"])
        assert (np.diff(disaster) > 0).all()
        assert (np.diff(disaster, 2) < 0).all()  # its growth slows


def test_where_the_islamic_state_often_misjudges_the_valley_is_a_hill(model: Model) -> None:
    chances = curve(model, rationality=1)
    assert 1.2 < TROOPS[chances.argmax()] < 1.4
    assert chances.argmin() == 0


# -- no misjudgement --------------------------------------------------------------------------------------------------


def test_just_enough_holds_down_an_islamic_state_that_never_misjudges(model: Model) -> None:
    chances = np.asarray(model.perfect(troops=TROOPS, isis=0.3)["deeper"])
    too_few = TROOPS < 0.48 - 1e-6
    assert (chances[too_few] == 1).all()
    assert (np.diff(chances[TROOPS > 0.48 + 1e-6]) > 0).all()
    assert TROOPS[chances.argmin()] == pytest.approx(0.485)
    below, above = (model.perfect(isis=0.3, troops=n) for n in (0.45, 0.5))
    assert (below["resurgence"], above["resurgence"]) == (1, 0)
    assert model.perfect(troops=0)["deeper"] == 0  # at the defaults none at all would be enough
    assert (np.diff(np.asarray(model.perfect(troops=TROOPS)["deeper"])) > 0).all()  # so that line has no valley
    assert bottom(model, isis=0.3) > 1.8  # where it misjudges, it pays to keep some in reserve
    assert model.perfect(troops=0, diplomacy=0)["deeper"] == 0.5  # a tie


# -- the presets ------------------------------------------------------------------------------------------------------


def test_the_presets_tell_what_the_chapter_says(model: Model) -> None:
    assert not model.presets[0].values
    now = model.evaluate(**DEFAULTS)["deeper"]
    found = {p.label: model.evaluate(**preset(model, p.label)) for p in model.presets}
    assert found["Leave, as parliament asked"]["deeper"] > found["Thousands more"]["deeper"] > now
    assert found["Thousands more"]["disaster"] > model.evaluate()["disaster"]
    assert found["Thousands more"]["resurgence"] < model.evaluate()["resurgence"]
    assert found["A small force, and talks"]["deeper"] < curve(model).min()
    threat = preset(model, "The presence is the threat")
    assert (threat["threat"], threat["isis"]) == (0.8, -0.3)
    gone = model.evaluate(**threat | {"troops": 0.0, "diplomacy": 0.6})["deeper"]
    assert gone < found["The presence is the threat"]["deeper"] / 3
    waiting = found["The Islamic State waits for them to go"]["deeper"]
    assert waiting > model.evaluate(isis=0.3)["deeper"] + 0.2
    assert bottom(model, isis=0.3) > 1.8


def test_the_readings_name_the_greater_danger(model: Model) -> None:
    assert model.sentence().startswith("The attacks are the greater danger")
    assert model.sentence(troops=0).startswith("There are no troops to attack")
    assert model.sentence(troops=0.3).startswith("The Islamic State is the greater danger")


# -- numbers of the chapter and of the sources ------------------------------------------------------------------------


def decisions() -> pd.DataFrame:
    """The decisions to send and to leave."""
    return evidence.load("us_troop_policy")


def counts(president: str, until: str = "2020-01-05") -> list[int]:
    """How many withdrawals, reversals and build-ups of that president, up to that day."""
    table = decisions()
    kinds = table.loc[(table["president"] == president) & (table["date"] <= until), "type"]
    return [int((kinds == kind).sum()) for kind in ("withdrawal", "reversal", "build-up")]


def test_both_presidents_have_the_same_record_up_to_the_column() -> None:
    assert counts("Obama") == counts("Trump") == [2, 1, 4]
    assert counts("Trump", "2021-01-19") == [5, 1, 4]
    table = decisions()
    later = table[(table["president"] == "Trump") & (table["date"] > "2020-01-05")]
    assert later["date"].between("2020-01-06", "2021-01-05").all()  # “in the next twelve months”
    assert list(table.loc[table["president"] == "Biden", "theatre"]) == ["Afghanistan", "Iraq"]
    assert list(table.loc[table["president"] == "Biden", "date"].dt.strftime("%Y-%m")) == ["2021-08", "2021-12"]


def test_the_numbers_of_the_first_paragraph() -> None:
    table = decisions().set_index("date")["event"]
    assert "full withdrawal from Syria" in table.loc["2018-12-19"]
    assert "About 750 paratroopers" in table.loc["2019-12-31"]
    assert "3,000 to 3,500 more by 3 January" in table.loc["2019-12-31"]


def test_the_troops_in_iraq_and_around_it() -> None:
    troops = evidence.load("us_troops_iraq").set_index("year")["troops"]
    assert troops[2020] == 5200
    assert troops[2012] < 200 < 400 < troops[2014] < troops[2015]  # out, and back
    press = evidence.load("us_troops_press").set_index("place")["low"]
    assert (press["Added since May 2019"], press["Sent to Kuwait after 3 January"]) == (14000, 3500)
    assert press["Iraq from 15 January 2021"] == 2500
    added = (press["Iraq"] + press["Sent to Kuwait after 3 January"]) / press["Iraq"]
    assert preset(load("presence"), "Thousands more")["troops"] == pytest.approx(added, abs=0.05)
    assert preset(load("presence"), "A small force, and talks")["troops"] == pytest.approx(2500 / 5200, abs=0.05)


def test_violence_that_ran_away() -> None:
    began = evidence.rate("VIOL", "4", condition="direct violent act")
    assert (began.n, began.n_total) == (12, 140)


def test_how_often_an_attack_counts(model: Model) -> None:
    assert model.work_out("weekly*weeks") == pytest.approx(1.8, abs=0.05)
    events, sites = evidence.load("chronology"), evidence.load("sites")
    iraqi = sites.loc[sites["country"] == "Iraq", "site_id"]
    hurt = events["kind"].eq("force") & events["site"].isin(iraqi) & events["target"].isin(["USA", "Coalition"])
    years = events["date"].dt.year.isin([2020, 2021])
    assert list(events.loc[hurt & years & (events["actor"] != "USA"), "site"]) == ["asad", "taji", "erbil"]


def test_what_the_source_of_the_deterrent_says(model: Model) -> None:
    assert model.work_out("spread/escalates") == pytest.approx(2 / 3)
    assert model.work_out("spread/escalates", deterrent=2) == pytest.approx(1 / 3)


def test_the_question_about_weeks(model: Model) -> None:
    assert model.work_out("weekly") == pytest.approx(0.03, abs=0.005)  # near the 3 in 100 of the question
    weekly = model.evaluate(exposure=0.06, threat=0.5, diplomacy=0, weeks=52)  # exactly that
    assert weekly["attack"] == pytest.approx(0.79, abs=0.005)
