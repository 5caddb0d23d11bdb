"""The nuclear deal: its numbers, its equations and its perfect answer by hand, and where what chapter 9 says ends."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest

from tests.helpers.printed import assert_gives, assert_presets_give
from tests.helpers.settings import changes, corners, draws
from twodoors import evidence
from twodoors.models import load

DEAL = load("nuclear_deal")
RANGES = {
    "reward_us": (0.65, 0, 1),
    "turnover": (0.25, 0, 0.5),
    "leak": (0.4, 0, 1),
    "reward_iran": (0.8, 0, 1),
    "europe": (0.02, 0, 0.5),
    "patience": (0.9, 0.1, 0.95),
    "rationality": (4, 1, 12),
}
SECOND = {
    "reward_us": 0.45,
    "reward_iran": 0.8,
    "leak": 0.3,
    "europe": 0.15,
    "patience": 0.6,
    "turnover": 0.4,
    "rationality": 6.0,
}
SIGNED = {"reward_us": 0.7, "leak": 0.2, "turnover": 0.05}

#: What each preset comes to: holds, keep_us, keep_iran, ceiling, steady; then the same where no one misjudges.
PRESETS = {
    "The article’s hope": ((0.239, 0.600, 0.530, 0.589, 0.645), (0.75, 1, 1, 0.75, 1)),
    "Signed in 2015": ((0.695, 0.862, 0.849, 0.857, 0.775), (0.95, 1, 1, 0.95, 1)),
    "After May 2018": ((0.002, 0.056, 0.056, 0.217, 0.020), (0, 0, 0, 0, 1)),  # steady: Washington is indifferent
    "Europe pays in full": ((0.437, 0.726, 0.802, 0.589, 0.816), (0.75, 1, 1, 0.75, 1)),
    "A treaty no president can leave": ((0.645, 0.831, 0.776, 0.900, 0.645), (1, 1, 1, 1, 1)),
    "Europe stands with Washington": ((0.092, 0.431, 0.285, 0.589, 0.390), (0, 0, 0, 0.75, 1)),
    "Not worth keeping": ((0.041, 0.198, 0.273, 0.283, 0.242), (0, 0, 0, 0, 1)),
}


def deal(outcome: str, **given: float) -> float:
    """One outcome."""
    return float(DEAL.evaluate(**given)[outcome])


# -- numbers ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("setting", "expected"),
    [
        (
            {},
            {
                "sure_us": 0.785834983043,
                "sure_iran": 0.668187772168,
                "keep_us": 0.599674006195,
                "keep_iran": 0.530401067005,
                "holds": 0.238550799556,
                "alive": 0.056906483969,
                "ceiling": 0.589376237282,
                "steady": 0.644899538141,
                "shadow_lost": 0.279785946239,
            },
        ),
        (
            SECOND,
            {
                "keep_us": 0.119573397230,
                "keep_iran": 0.228537452945,
                "holds": 0.016396199786,
                "ceiling": 0.145392216598,
                "steady": 0.263838062869,
                "shadow_lost": 0.257430180128,
            },
        ),
        (
            SIGNED,
            {
                "keep_us": 0.862164276417,
                "keep_iran": 0.848764904495,
                "holds": 0.695186040745,
                "alive": 0.483283631247,
                "ceiling": 0.856929635917,
                "steady": 0.775006227585,
            },
        ),
    ],
)
def test_check_values(setting: dict[str, float], expected: dict[str, float]) -> None:
    assert_gives(DEAL, setting, expected, 1e-11)


def test_defaults_and_ranges() -> None:
    assert {a.name: (a.default, a.low, a.high) for a in DEAL.assumptions} == RANGES


def test_presets() -> None:
    names = ("holds", "keep_us", "keep_iran", "ceiling", "steady")
    for i, perfect in enumerate((False, True)):
        told = {label: numbers[i] for label, numbers in PRESETS.items()}
        assert_presets_give(DEAL, names, told, 6e-4, perfect=perfect)


# -- by hand ----------------------------------------------------------------------------------------------------------


def by_hand(at: dict[str, float]) -> dict[str, float]:
    """The outcomes one by one, in plain Python, elections first as they are and then without any."""

    def keeps(worth: float, trusted: float, turnover: float) -> float:
        breaking = 1 - at["patience"] * (1 - turnover) * trusted
        return 1 / (1 + math.exp(at["rationality"] * (breaking - worth)))

    relief = at["reward_iran"] * (1 - at["leak"]) + at["europe"]
    sure, kept = {}, {}
    for turnover in (at["turnover"], 0.0):
        sure[turnover] = keeps(at["reward_us"], 1, turnover), keeps(relief, 1, turnover)
        us, iran = sure[turnover]
        kept[turnover] = keeps(at["reward_us"], iran, turnover), keeps(relief, us, turnover)
    stays = 1 - at["turnover"]
    holds = kept[at["turnover"]][0] * kept[at["turnover"]][1] * stays
    return {
        "keep_us": kept[at["turnover"]][0],
        "keep_iran": kept[at["turnover"]][1],
        "holds": holds,
        "alive": holds * holds,
        "ceiling": sure[at["turnover"]][0] * stays,
        "steady": kept[0.0][0] * kept[0.0][1],
        "shadow_lost": at["patience"] * (sure[0.0][0] - stays * sure[at["turnover"]][0]),
    }


def test_by_hand() -> None:
    at = draws(DEAL, 500, seed=9)
    found = DEAL.evaluate(**at)
    for i in range(500):
        expected = by_hand({name: float(values[i]) for name, values in at.items()})
        assert {name: values[i] for name, values in found.items()} == pytest.approx(expected, rel=1e-12, abs=1e-12)


def test_without_elections_the_model_says_so_itself() -> None:
    at = draws(DEAL, 500, seed=4)
    steady = DEAL.evaluate(**at | {"turnover": np.zeros(500)})
    np.testing.assert_allclose(DEAL.evaluate(**at)["steady"], steady["holds"], rtol=1e-12)
    np.testing.assert_allclose(steady["shadow_lost"], 0, atol=1e-12)


def test_what_is_needed_is_where_keeping_and_breaking_bring_the_same_over_the_years() -> None:
    years = np.arange(2000)
    for patience, turnover in ((0.9, 0.25), (0.6, 0.4), (0.95, 0.0)):
        weights = (patience * (1 - turnover)) ** years
        needed = DEAL.work_out("needed", patience=patience, turnover=turnover)
        assert (needed * weights).sum() == pytest.approx(1, rel=1e-9)  # breaking brings 1, once


def test_every_corner_has_an_answer() -> None:
    at = corners(DEAL)
    for answer in (DEAL.evaluate(**at), DEAL.perfect(**at)):
        for name, values in answer.items():
            assert np.isfinite(values).all(), name
            assert (values >= -1e-12).all(), name


# -- no misjudgement --------------------------------------------------------------------------------------------------


def test_each_perfect_answer_is_a_best_reply_to_the_other() -> None:
    at = draws(DEAL, 4000, seed=7)
    found = DEAL.perfect(**at)
    us, iran = found["keep_us"], found["keep_iran"]
    assert set(us) | set(iran) == {0, 1}
    future = at["patience"] * (1 - at["turnover"])
    relief = at["reward_iran"] * (1 - at["leak"]) + at["europe"]
    np.testing.assert_array_equal(us, at["reward_us"] >= 1 - future * iran)
    np.testing.assert_array_equal(iran, relief >= 1 - future * us)
    # both keep it or both break it, but where relief is worth more than breaking; both keep it wherever they can
    assert (us == iran)[relief < 1].all()
    both = (at["reward_us"] >= 1 - future) & (relief >= 1 - future)
    np.testing.assert_array_equal((us + iran == 2)[relief < 1], both[relief < 1])


def test_both_breaking_it_is_an_equilibrium_too_wherever_relief_is_worth_less_than_breaking() -> None:
    at = draws(DEAL, 4000, seed=8)
    relief = at["reward_iran"] * (1 - at["leak"]) + at["europe"]
    assert (at["reward_us"] < 1).all()  # nor does Washington gain by keeping it alone
    assert 0.9 < (relief < 1).mean() < 1


def test_who_is_indifferent_keeps_the_deal() -> None:
    tie = {"europe": 0.085, "leak": 0.7}  # relief .325, as much as is needed
    assert DEAL.perfect(**tie)["keep_iran"] == 1
    assert [DEAL.perfect(**tie | {"europe": europe})["keep_iran"] for europe in (0.08, 0.09)] == [0, 1]


# -- beyond the findings: examples of the text, and settings outside their conditions ----------------------------------


def test_money_mends_part_of_the_doubt_in_washington() -> None:
    walks_out = [1 - deal("keep_us", europe=europe) for europe in (0.02, 0.5)]
    assert [round(100 * out) for out in walks_out] == [40, 25]
    assert round(100 * (1 - DEAL.work_out("sure_us"))) == 21  # without limit
    assert [round(100 * deal("holds", europe=europe)) for europe in (0.02, 0.34, 0.5)] == [24, 44, 50]


def test_an_election_takes_more_than_its_chance_by_slips() -> None:
    assert deal("holds") < 0.75 * deal("steady") - 0.2
    assert DEAL.perfect()["holds"] == 0.75 * DEAL.perfect()["steady"]


def test_where_a_sum_does_replace_what_elections_take() -> None:
    assert DEAL.work_out("1 - keep_iran_steady") < 0.25  # at the hope the condition holds
    assert deal("ceiling") < deal("steady")
    assert DEAL.work_out("1 - keep_iran_steady", **SIGNED) > SIGNED["turnover"]
    assert deal("ceiling", **SIGNED) > deal("steady", **SIGNED)
    assert deal("holds", **SIGNED, europe=0.5) > deal("steady", **SIGNED)  # within the slider


def test_whose_fault_is_the_larger_sum() -> None:
    leaked = DEAL.work_out("leak*reward_iran")
    assert leaked == pytest.approx(0.32)
    assert leaked > deal("shadow_lost")
    assert deal("keep_iran", leak=0) > DEAL.work_out("keep_iran_steady")
    assert deal("holds", leak=0) < deal("steady")  # to the deal it is the other way round


def test_paid_what_elections_take_from_its_future() -> None:
    paid = DEAL.evaluate(europe=0.02 + deal("shadow_lost"))
    assert paid["keep_iran"] == pytest.approx(DEAL.work_out("keep_iran_steady"))
    assert round(100 * paid["holds"]) == 42


def to_the_end(given: dict[str, float], first: float) -> tuple[float, float]:
    """How often each keeps the deal if each trusts the other as far as that one keeps it: from a first trust on."""
    at = DEAL.defaults | given
    relief = at["reward_iran"] * (1 - at["leak"]) + at["europe"]
    future, us, iran = at["patience"] * (1 - at["turnover"]), first, first
    for _ in range(2000):
        us = 1 / (1 + math.exp(-at["rationality"] * (at["reward_us"] - 1 + future * iran)))
        iran = 1 / (1 + math.exp(-at["rationality"] * (relief - 1 + future * us)))
    return us, iran


def test_reckoned_to_the_end_the_deal_holds_less_and_money_could() -> None:
    [low, high] = (to_the_end({}, first) for first in (0.0, 1.0))
    assert low == pytest.approx(high, abs=1e-9)  # there is no other
    us, iran = to_the_end({}, 1.0)
    assert us * iran * 0.75 == pytest.approx(0.059, abs=5e-4)
    us, iran = to_the_end({"turnover": 0.0}, 1.0)
    assert us * iran == pytest.approx(0.446, abs=5e-4)
    assert us * iran < deal("ceiling")


def test_every_reading_is_used() -> None:
    said = [
        ({"turnover": 0.0}, "No election can end the deal."),
        (SIGNED, "it would be less, 78 in 100."),
        ({}, "it would be more, 64 in 100."),
        ({"turnover": 0.2}, "would do about as much"),
    ]
    for given, words in said:
        assert words in DEAL.sentence(**given)
    assert len(said) == len(DEAL.readings)


def test_what_the_presets_set() -> None:
    assert changes(DEAL, "Europe pays in full")["europe"] == pytest.approx(0.02 + DEAL.work_out("leak*reward_iran"))
    assert changes(DEAL, "A treaty no president can leave") == {"turnover": 0.0}
    assert changes(DEAL, "After May 2018") == {"reward_us": 0.1, "leak": 0.9}
    assert changes(DEAL, "Europe stands with Washington") == {"europe": 0.0, "leak": 0.7}
    assert changes(DEAL, "Not worth keeping") == {"reward_us": 0.2}
    assert changes(DEAL, "Signed in 2015") == SIGNED


# -- what the chapter takes from the data ------------------------------------------------------------------------------


def test_the_record_in_the_chronology() -> None:
    events = evidence.load("chronology").set_index("event_id")
    left, first, last, procedure = (events.loc[i, "date"] for i in (1, 13, 47, 52))
    assert left == pd.Timestamp("2018-05-08")
    assert first == left + pd.DateOffset(years=1)
    assert "fifth step" in str(events.loc[47, "event"])
    assert (procedure - last).days == 9
    founded, used = events.loc[9, "date"], events.loc[57, "date"]
    assert founded + pd.DateOffset(months=14) == used
    assert "medical" in str(events.loc[57, "event"])
    assert events.loc[70, "date"].strftime("%Y-%m") == "2021-04"
    assert "no accord follows" in str(events.loc[78, "event"])


def test_the_bargain_in_the_list_of_sanctions() -> None:
    reliefs = evidence.known("sanctions").query("relief").set_index("short_name")
    assert reliefs.loc["US relief", "end_date"] == pd.Timestamp("2018-05-08")
    assert pd.isna(reliefs.loc["UN, EU relief", "end_date"])
    start = reliefs["start_date"]
    assert list(start[start >= "2016-01-01"].index) == ["US relief", "UN, EU relief"]


def test_what_the_later_block_says_of_the_list_of_sanctions() -> None:
    listed = evidence.load("sanctions").set_index("short_name")
    back = listed.loc["UN snapback"]
    assert listed.loc["UN, EU relief", "end_date"] == back["start_date"] == pd.Timestamp("2025-09-27")
    assert (listed.loc["EU return", "start_date"] - back["start_date"]).days == 2
    assert "contested" in back["status"]
    assert pd.isna(back["end_date"])


def test_the_oil_that_was_left_fell_by_more_than_half() -> None:
    oil = evidence.load("iran_oil").set_index("year")
    left = oil["production"] - oil["consumption"]
    assert left[2020] < left[2017] / 2
