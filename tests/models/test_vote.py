"""The vote: its published numbers, a count member by member, where findings end, and the figure of the parliament."""

from __future__ import annotations

import math
import re
from statistics import NormalDist

import numpy as np
import pytest

from tests.helpers.printed import assert_gives, assert_presets_give
from tests.helpers.settings import changes
from twodoors import evidence
from twodoors.chart.palette import INK, NEITHER
from twodoors.evidence.seats import BLOCS, SHORT
from twodoors.models import load
from twodoors.models.vote import SEATS

VOTE = load("vote")

DEFAULTS = {
    "turnout_shia": 0.9,
    "yes_shia": 1.0,
    "turnout_kurdish": 0.02,
    "turnout_sunni": 0.02,
    "authority": 0.35,
    "pressure": 0.5,
    "price": 0.5,
    "rationality": 4.0,
    "turnout_other": 0.02,
    "yes_kurdish": 0.0,
    "yes_sunni": 0.0,
    "yes_other": 0.5,
    "come": 2.0,
}

#: Members of the two lists that are against.
OPPONENTS = SEATS["kurdish"] + SEATS["sunni"]


def logistic(x: float) -> float:
    return 1 / (1 + math.exp(-x))


def passes(come: float = 0.02 * OPPONENTS, **assumptions: float) -> float:
    """The chance that the resolution passes where so many opponents come, the rest as on the record."""
    share = come / OPPONENTS
    return float(VOTE.evaluate(turnout_kurdish=share, turnout_sunni=share, **assumptions)["passes"])


# -- published numbers ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("setting", "numbers"),
    [
        ({}, {"present": 172.02, "yes": 169.45, "no": 2.57, "passes": 0.951799320790, "expulsion": 0.166564881138}),
        (
            {"turnout_shia": 0.85, "yes_shia": 0.9, "turnout_kurdish": 0.3, "turnout_sunni": 0.1},
            {"present": 183.5, "yes": 144.07, "quorum": 0.998355883769, "expulsion": 0.174712279660},
        ),
        ({"authority": 0.8, "pressure": 0.8}, {"expulsion": 0.585185093556}),
        (
            {"turnout_shia": 0.85, "yes_shia": 0.65, "turnout_kurdish": 0.4, "turnout_sunni": 0.3},
            {
                "present": 200.9,
                "yes": 104.12,
                "quorum": 0.999995347570,
                "majority": 0.909472118336,
                "passes": 0.909467887080,
                "expulsion": 0.159156880239,
            },
        ),
        ({"turnout_shia": 0.85}, {"passes": 0.346571388092}),
        ({"turnout_shia": 0.86}, {"quorum": 0.5}),
    ],
)
def test_published_numbers(setting: dict[str, float], numbers: dict[str, float]) -> None:
    assert VOTE.defaults == DEFAULTS
    assert_gives(VOTE, setting, numbers, 1e-11)


#: Each preset's members present, Yes votes, chance of passing and of an order to leave.
PRESETS = {
    "The vote on record": (172.02, 169.45, 0.9518, 0.1666),
    "Opponents come and vote No": (274.1, 169.45, 1.0, 0.1750),
    "A few more stay away": (162.62, 160.05, 0.3466, 0.0606),
    "… and opponents come": (264.7, 160.05, 1.0, 0.1750),
    "The government asked for it": (172.02, 169.45, 0.9518, 0.5852),
    "Two communities were absent": (172.02, 169.45, 0.9518, 0.0238),
}


def test_presets() -> None:
    assert_presets_give(VOTE, ("present", "yes", "passes", "expulsion"), PRESETS, 5.1e-5)


def test_by_hand() -> None:
    at = {name: 0.61 + 0.03 * i for i, name in enumerate(DEFAULTS)} | {"rationality": 3.0}
    come = {bloc: SEATS[bloc] * at[f"turnout_{bloc}"] for bloc in SEATS}
    present = sum(come.values())
    yes = sum(come[bloc] * at[f"yes_{bloc}"] for bloc in SEATS)
    root = math.sqrt(1 + sum(come[bloc] * (1 - at[f"turnout_{bloc}"]) for bloc in ("shia", "other")))
    quorum, majority = logistic(1.702 * (present - 164.5) / root), logistic(1.702 * (2 * yes - present - 0.5) / root)
    share = at["come"] / OPPONENTS
    led = {**come, "kurdish": SEATS["kurdish"] * share, "sunni": SEATS["sunni"] * share}
    there, for_it = sum(led.values()), sum(led[bloc] * at[f"yes_{bloc}"] for bloc in SEATS)
    enough = logistic(1.702 * (there - 164.5) / root)
    expected = {
        "come_quorum": enough,
        "come_passes": enough * logistic(1.702 * (2 * for_it - there - 0.5) / root),
        "come_share": for_it / there,
        "present": present,
        "yes": yes,
        "no": present - yes,
        "quorum": quorum,
        "majority": majority,
        "passes": quorum * majority,
        "expulsion": quorum * majority * at["authority"] * logistic(3 * (at["pressure"] - at["price"])),
    }
    assert VOTE.evaluate(**at) == pytest.approx(expected, rel=0, abs=1e-12)


@pytest.mark.parametrize("come", [0, 2, 5, 10, 20, 58, 82, 116])
def test_opponents_who_are_led_in_do_what_the_two_turnouts_do(come: int) -> None:
    for given in ({}, {"turnout_shia": 0.85}, {"turnout_shia": 0.85, "yes_shia": 0.65}, {"yes_kurdish": 0.3}):
        share = come / OPPONENTS
        turnouts = VOTE.evaluate(**given, turnout_kurdish=share, turnout_sunni=share)
        led = VOTE.evaluate(**given, come=come)
        assert led["come_passes"] == pytest.approx(turnouts["passes"], abs=1e-12)
        assert led["come_quorum"] == pytest.approx(turnouts["quorum"], abs=1e-12)
        assert led["come_share"] == pytest.approx(turnouts["yes"] / turnouts["present"], abs=1e-12)
        assert led["passes"] == VOTE.evaluate(**given)["passes"]  # the vote on record stays what it was


def test_the_seats_are_those_of_the_table() -> None:
    table = evidence.load("iraqi_seats_2018")
    assert table.groupby("bloc", observed=True)["seats"].sum().to_dict() == SEATS
    assert sum(SEATS.values()) == 329


def test_the_logistic_curve_follows_the_normal_within_one_in_a_hundred() -> None:
    normal = NormalDist()
    assert max(abs(logistic(1.702 * x) - normal.cdf(x)) for x in np.linspace(-6, 6, 2401)) < 0.01


# -- counted member by member -----------------------------------------------------------------------------------------


def some_of(members: int, share: float) -> np.ndarray:
    """The chance of each number of members, from none to all, where each comes with this chance."""
    found = np.array([1.0])
    for _ in range(members):
        found = np.convolve(found, [1 - share, share])
    return found


class Hall:
    """Minds are made up; members of the Shia lists and of the others come by chance, opponents as they are told."""

    def __init__(self, shia: float, other: float, yes_shia: float, yes_other: float) -> None:
        minds = [round(SEATS["shia"] * yes_shia), round(SEATS["other"] * yes_other)]
        self.setting = {"turnout_shia": shia, "turnout_other": other}
        self.setting |= {"yes_shia": minds[0] / SEATS["shia"], "yes_other": minds[1] / SEATS["other"]}
        yes = np.convolve(some_of(minds[0], shia), some_of(minds[1], other))
        no = np.convolve(some_of(SEATS["shia"] - minds[0], shia), some_of(SEATS["other"] - minds[1], other))
        self.chance = yes[:, None] * no
        self.yes, self.no = np.arange(len(yes))[:, None], np.arange(len(no))
        self.others = float((np.arange(len(no)) * no).sum())

    def passes(self, come: int) -> float:
        """The exact chance that 165 are there and more vote Yes than No, with so many opponents."""
        against = self.no + come
        return float(self.chance[(self.yes + against >= 165) & (self.yes > against)].sum())


#: Numbers of opponents who come.
COME = range(0, OPPONENTS + 1, 4)


@pytest.fixture(scope="module")
def halls() -> list[tuple[Hall, np.ndarray, np.ndarray]]:
    """Halls drawn from the ranges: each with the exact chances over ``COME`` and the model's."""
    rng = np.random.default_rng(3)
    drawn = [Hall(rng.uniform(0.6, 1), rng.uniform(), rng.uniform(0.5, 1), rng.uniform()) for _ in range(60)]
    return [
        (hall, np.array([hall.passes(n) for n in COME]), np.array([passes(n, **hall.setting) for n in COME]))
        for hall in drawn
    ]


def test_the_model_is_near_an_exact_count(halls: list[tuple[Hall, np.ndarray, np.ndarray]]) -> None:
    apart = np.concatenate([exact - model for _, exact, model in halls])
    assert np.sqrt((apart**2).mean()) < 0.007
    assert np.abs(apart).max() < 0.06
    assert max(exact.max() for _, exact, _ in halls) > 0.99
    assert min(exact.min() for _, exact, _ in halls) < 0.01


def test_near_the_hump_taking_the_hurdles_apart_is_low() -> None:
    hall = Hall(0.6, 0.02, 0.72, 0.5)
    assert hall.passes(50) == pytest.approx(0.25, abs=0.005)
    assert passes(50, turnout_shia=0.6, yes_shia=0.72) == pytest.approx(0.19, abs=0.005)


def test_counted_exactly_nobody_or_everybody_is_as_good_as_half_a_boycott(
    halls: list[tuple[Hall, np.ndarray, np.ndarray]],
) -> None:
    for _, exact, _ in halls:
        assert exact.min() >= min(exact[0], exact[-1]) - 1e-12


def test_counted_exactly_the_rule_of_24_tells_whether_to_come(
    halls: list[tuple[Hall, np.ndarray, np.ndarray]],
) -> None:
    moved = [(hall.others, exact[-1] - exact[0]) for hall, exact, _ in halls if abs(exact[-1] - exact[0]) >= 0.02]
    assert len(moved) > 30
    assert {change > 0 for _, change in moved} == {True, False}
    assert all((others < 24) == (change > 0) for others, change in moved)


def test_counted_exactly_82_no_votes_are_where_a_motion_is_likeliest_to_pass() -> None:
    hall = Hall(0.6, 0.02, 0.72, 0.5)
    chances = [hall.passes(n) for n in range(OPPONENTS + 1)]
    assert abs(hall.others + int(np.argmax(chances)) - 82) <= 1


# -- what the findings rest on ----------------------------------------------------------------------------------------


def test_in_these_halls_the_chances_are_as_the_chapter_has_them() -> None:
    united = {0: 0.195, 2: 0.323, 5: 0.567, 10: 0.876, 20: 0.995, 116: 1.0}
    split = {0: 0.195, 5: 0.567, 20: 0.995, 40: 0.925, 50: 0.297, 60: 0.014, 116: 0.0}
    for yes, told in ((1.0, united), (0.65, split)):
        found = {come: passes(come, turnout_shia=0.85, yes_shia=yes) for come in told}
        assert found == pytest.approx(told, abs=0.00051)


def test_at_the_record_the_no_votes_are_worth_less_than_empty_seats() -> None:
    assert passes(0) == pytest.approx(0.887, abs=0.00051)
    assert passes(OPPONENTS) == pytest.approx(1, abs=1e-9)


@pytest.mark.parametrize("others", [23.5, 24.5])
def test_with_24_others_against_coming_and_staying_away_are_worth_the_same(others: float) -> None:
    hall = {"turnout_shia": 0.8, "turnout_other": 0, "yes_shia": 1 - others / (188 * 0.8)}
    assert (passes(OPPONENTS, **hall) > passes(0, **hall)) == (others < 24)
    even = hall | {"yes_shia": 1 - 24 / (188 * 0.8)}
    assert passes(OPPONENTS, **even) == pytest.approx(passes(0, **even), rel=1e-9)


def test_the_hump_is_the_same_on_either_side_of_82() -> None:
    hall = {"turnout_shia": 0.85, "yes_shia": 0.65}
    others = VOTE.evaluate(**hall, turnout_kurdish=0, turnout_sunni=0)["no"]
    for apart in (5, 15, 25):
        assert passes(82 - others - apart, **hall) == pytest.approx(passes(82 - others + apart, **hall), abs=1e-9)
    chances = [passes(come, **hall) for come in range(OPPONENTS + 1)]
    top = int(np.argmax(chances))
    assert (np.diff(chances[: top + 1]) > 0).all()
    assert (np.diff(chances[top:]) < 0).all()
    assert abs(others + top - 82) <= 0.5


def test_unanimity_measures_the_boycott() -> None:
    with_them = changes(VOTE, "Opponents come and vote No")
    assert VOTE.work_out("yes / present") == pytest.approx(0.985, abs=0.001)
    assert VOTE.work_out("yes / present", **with_them) == pytest.approx(0.618, abs=0.001)
    assert VOTE.work_out("yes", **with_them) == VOTE.work_out("yes")
    assert VOTE.work_out("yes / 329") == pytest.approx(0.515, abs=0.001)


def test_the_government_s_step_is_apart_from_the_vote() -> None:
    for name, direction in (("authority", 1), ("pressure", 1), ("price", -1)):
        sweep = VOTE.sweep(name, 21)
        assert np.ptp(sweep["passes"]) == 0, name
        assert (direction * sweep["expulsion"].diff().dropna() > 0).all(), name


def test_perfect_choice_weighs_the_two_costs_and_a_tie_stays_a_tie() -> None:
    assert VOTE.perfect(pressure=0.51)["expulsion"] == pytest.approx(0.35 * passes())
    assert VOTE.perfect(pressure=0.49)["expulsion"] == 0
    for rationality in (1, 4, 12):
        assert VOTE.evaluate(rationality=rationality) == VOTE.perfect()


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ({}, "The resolution passes with a chance of 95 in 100: 169 Yes to 3 No on average."),
        ({"turnout_shia": 0.85}, "Probably there is no session: 163 members come on average, and 165 are needed."),
        (
            {"yes_shia": 0.65, "turnout_kurdish": 1, "turnout_sunni": 1},
            "Probably there is a session, and a defeat in it: 110 Yes to 175 No on average.",
        ),
    ],
)
def test_readings(setting: dict[str, float], said: str) -> None:
    assert said in VOTE.sentence(**setting)


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
