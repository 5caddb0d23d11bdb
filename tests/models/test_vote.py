"""The vote: its published numbers, its surprise, what its chapter says of it, and the figure of the parliament."""

from __future__ import annotations

import math
import re
from statistics import NormalDist

import numpy as np
import pytest

from tests.conftest import ROOT
from twodoors import evidence
from twodoors.chart.palette import INK, NEITHER
from twodoors.evidence.seats import BLOCS, SHORT
from twodoors.models import load
from twodoors.models.vote import SEATS

VOTE = load("vote")

#: The record, as models.md has it.
RECORD = {
    "turnout_shia": 0.9,
    "turnout_sunni": 0.02,
    "turnout_kurdish": 0.02,
    "turnout_other": 0.02,
    "yes_shia": 1.0,
    "yes_sunni": 0.0,
    "yes_kurdish": 0.0,
    "yes_other": 0.5,
    "authority": 0.35,
    "pressure": 0.5,
    "price": 0.5,
    "rationality": 4.0,
}

#: Settings of the chapter in which the hall is not full, and in which the Shia lists are split.
THIN = {"turnout_shia": 0.8}
SPLIT = {"turnout_shia": 0.8, "yes_shia": 0.65}


def logistic(x: float) -> float:
    return 1 / (1 + math.exp(-x))


def passes(**assumptions: float) -> float:
    """The chance that the resolution passes, the rest as on the record."""
    return float(VOTE.evaluate(**RECORD | assumptions)["passes"])


# -- numbers ----------------------------------------------------------------------------------------------------------


def test_published_numbers() -> None:
    assert set(RECORD) == set(VOTE.defaults)
    outcomes = VOTE.evaluate(**RECORD)
    printed = {"yes": "169.45", "no": "2.57", "quorum": ".94344", "passes": ".94344", "expulsion": ".1651"}
    for name, digits in printed.items():
        half = 0.5 * 10.0 ** -len(digits.partition(".")[2])
        assert outcomes[name] == pytest.approx(float(digits), rel=0, abs=half + 1e-12), name


def test_the_vote_by_hand() -> None:
    at = {name: 0.11 + 0.07 * i for i, name in enumerate(RECORD)} | {"rationality": 3.0}
    come = {bloc: SEATS[bloc] * at[f"turnout_{bloc}"] for bloc in SEATS}
    present = sum(come.values())
    yes = sum(come[bloc] * at[f"yes_{bloc}"] for bloc in SEATS)
    root = math.sqrt(1 + sum(come[bloc] * (1 - at[f"turnout_{bloc}"]) for bloc in SEATS))
    quorum = logistic(1.702 * (present - 164.5) / root)
    carried = quorum * logistic(1.702 * (2 * yes - present) / root)
    expected = {
        "present": present,
        "yes": yes,
        "no": present - yes,
        "quorum": quorum,
        "passes": carried,
        "expulsion": carried * at["authority"] * logistic(3 * (at["pressure"] - at["price"])),
    }
    assert VOTE.evaluate(**at) == pytest.approx(expected, rel=0, abs=1e-12)


def test_the_seats_are_those_of_the_table() -> None:
    table = evidence.load("iraqi_seats_2018")
    assert table.groupby("bloc", observed=True)["seats"].sum().to_dict() == SEATS
    assert sum(SEATS.values()) == 329


def test_the_logistic_curve_follows_the_normal_within_one_in_a_hundred() -> None:
    normal = NormalDist()
    assert max(abs(logistic(1.702 * x) - normal.cdf(x)) for x in np.linspace(-6, 6, 2401)) < 0.01


@pytest.mark.parametrize("turnout", [0.8, 0.84, 0.86, 0.88, 0.9, 0.93])
def test_the_quorum_is_near_an_exact_count(turnout: float) -> None:
    given = RECORD | {"turnout_shia": turnout}
    count = np.array([1.0])  # the chance of each number of members, one member at a time
    for bloc, seats in SEATS.items():
        come = given[f"turnout_{bloc}"]
        for _ in range(seats):
            count = np.convolve(count, [1 - come, come])
    assert VOTE.evaluate(**given)["quorum"] == pytest.approx(count[165:].sum(), abs=0.025)


# -- the surprise -----------------------------------------------------------------------------------------------------


def test_opponents_who_come_supply_the_quorum() -> None:
    come = {"turnout_kurdish": 0.9, "turnout_sunni": 0.9}
    assert passes(**come) > passes() + 0.05
    everyone = {"turnout_kurdish": 1.0, "turnout_sunni": 1.0, "turnout_other": 1.0, "yes_other": 0.0}
    assert passes(**everyone) > 0.99, "they are too few to win"
    thin = VOTE.sweep("turnout_kurdish", 51, **THIN)["passes"]
    assert (thin.diff().dropna() > 0).all()
    assert thin.iloc[0] < 0.05
    assert passes(**THIN, turnout_kurdish=0.5) > 0.95


def test_more_opponents_first_help_and_then_defeat_the_motion() -> None:
    few, half, all_come = (passes(**SPLIT, turnout_kurdish=share) for share in (0.02, 0.5, 1.0))
    assert few < 0.05
    assert half > 0.9
    assert all_come < 0.05
    hump = VOTE.sweep("turnout_kurdish", 101, **SPLIT)["passes"]
    top = hump.index.get_loc(hump.idxmax())
    steps = hump.diff().dropna()
    assert (steps.iloc[:top] > 0).all()
    assert (steps.iloc[top:] < 0).all()


def test_unanimity_measures_the_boycott() -> None:
    assert VOTE.work_out("yes / (yes + no)", **RECORD) > 0.98
    assert VOTE.work_out("yes / 329", **RECORD) < 0.52
    with_them = RECORD | {"turnout_kurdish": 0.9, "turnout_sunni": 0.9}
    assert VOTE.work_out("yes / (yes + no)", **with_them) < 0.65
    assert VOTE.work_out("yes", **with_them) == VOTE.work_out("yes", **RECORD)


# -- what the chapter says --------------------------------------------------------------------------------------------


def test_a_few_more_away_and_there_is_no_session() -> None:
    chances = [passes(turnout_shia=share) for share in (0.87, 0.86, 0.85)]
    assert chances[0] > 0.6
    assert chances[1] == pytest.approx(0.5, abs=1e-9)
    assert chances[2] < 0.4
    assert "Probably there is no session" in VOTE.sentence(turnout_shia=0.85)
    assert "probably a defeat" in VOTE.sentence(**SPLIT, turnout_kurdish=1)


def test_the_government_s_step_is_apart_from_the_vote() -> None:
    for name, direction in (("authority", 1), ("pressure", 1), ("price", -1)):
        sweep = VOTE.sweep(name, 21)
        assert np.ptp(sweep["passes"]) == 0, name
        assert (direction * sweep["expulsion"].diff().dropna() > 0).all(), name
    base = VOTE.evaluate()
    asked, absent = (
        VOTE.evaluate(**next(p.values for p in VOTE.presets if p.label == label))
        for label in ("The government asked for it", "Two communities were absent")
    )
    assert asked["passes"] == absent["passes"] == base["passes"]
    assert asked["expulsion"] > 3 * base["expulsion"]
    assert absent["expulsion"] < base["expulsion"] / 3


def test_where_all_or_none_come_the_model_is_sure() -> None:
    alone = {"turnout_kurdish": 0.0, "turnout_sunni": 0.0, "turnout_other": 0.0}
    assert VOTE.evaluate(turnout_shia=1, **alone)["quorum"] == pytest.approx(1, abs=1e-9)
    assert VOTE.evaluate(turnout_shia=0, **alone)["quorum"] == pytest.approx(0, abs=1e-9)


def test_perfect_choice_weighs_the_two_costs() -> None:
    assert VOTE.perfect(pressure=0.51)["expulsion"] == pytest.approx(0.35 * passes())
    assert VOTE.perfect(pressure=0.49)["expulsion"] == 0
    assert VOTE.perfect()["expulsion"] == pytest.approx(0.35 * passes() / 2)


# -- the figure -------------------------------------------------------------------------------------------------------


def test_the_figure_shows_every_list_once() -> None:
    chart, table = evidence.parliament(), evidence.load("iraqi_seats_2018")
    shown = [
        (y, x, text, said)
        for t in chart.figure["data"]
        for y, x, text, said in zip(t["y"], t["x"], t["text"], t["hovertext"], strict=True)
    ]
    assert len(shown) == len(table) == len(chart.table)
    assert {said for *_, said in shown} == {
        f"{name}: {seats} seat{'s' if seats > 1 else ''}"
        for name, seats in zip(table["list"], table["seats"], strict=True)
    }
    rows = [sum(x for y, x, *_ in shown if y == row) for row in range(4)]
    assert rows == [188, 58, 58, 25]
    heads = [f"{BLOCS[bloc]}, {seats}" for bloc, seats in zip(["shia", "kurdish", "sunni", "other"], rows, strict=True)]
    assert chart.figure["layout"]["yaxis"]["ticktext"] == heads
    for y, x, text, said in shown:
        bloc = table.set_index("list")["bloc"][said.rpartition(":")[0]]
        assert heads[y].startswith(BLOCS[bloc]), said
        assert bool(text) == (x >= 10), said


def test_the_figure_s_segments_run_from_large_to_small() -> None:
    chart = evidence.parliament()
    for row in range(4):
        seats = [x for t in chart.figure["data"] for y, x in zip(t["y"], t["x"], strict=True) if y == row]
        assert seats == sorted(seats, reverse=True)
    assert chart.figure["layout"]["barmode"] == "stack"
    assert not chart.figure["layout"]["showlegend"]
    for trace in chart.figure["data"]:
        assert trace["showlegend"] is False
        assert trace["orientation"] == "h"
        assert (trace["marker"]["color"], trace["marker"]["line"]["color"]) == (NEITHER, INK)
        assert trace["marker"]["line"]["width"] > 0, "segments are apart without colour"


def test_the_figure_names_the_large_lists_and_the_quorum() -> None:
    chart, table = evidence.parliament(), evidence.load("iraqi_seats_2018")
    assert set(SHORT) == set(table.loc[table["seats"] >= 10, "list"])
    assert set(re.findall(r"\d+", chart.says)) == {"329", "2018", "188", "58", "25", "54", "165"}
    assert list(chart.table) == ["List", "Leader", "Bloc", "Seats", "Why this bloc", "Source", "Address"]
    (line,) = chart.figure["layout"]["shapes"]
    assert line["x0"] == line["x1"] == 329 // 2 + 1


# -- the chapter ------------------------------------------------------------------------------------------------------


def test_every_preset_is_named_in_the_chapter_or_is_the_record() -> None:
    text = (ROOT / "chapters" / "04-the-vote.md").read_text(encoding="utf-8")
    told = re.sub(r"\s+", " ", text)
    assert VOTE.presets[0].values == {}
    for label in ("Opponents come and vote No", "A few more stay away", "The government asked for it"):
        assert label in told
        assert any(preset.label == label for preset in VOTE.presets)
