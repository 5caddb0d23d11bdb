"""The nuclear deal: its numbers, its formulas by hand, its surprise, and what chapter 9 says of the directions."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pandas as pd
import pytest

from tests.conftest import ROOT
from tests.helpers.settings import changes, corners, draws
from twodoors import evidence
from twodoors.models import load

DEAL = load("nuclear_deal")
DEFAULTS = {
    "reward_us": 0.6,
    "reward_iran": 0.6,
    "leak": 0.4,
    "europe": 0.1,
    "temptation": 1.0,
    "punishment": 0.0,
    "patience_us": 0.7,
    "patience_iran": 0.7,
    "turnover": 0.25,
    "years": 2.0,
    "rationality": 4.0,
}
PAID = {"europe": 0.24}
LASTING = {"turnover": 0.0}
WITH_WASHINGTON = {"europe": 0.0, "leak": 0.7}
NOT_WORTH = {"reward_us": 0.2}


def deal(outcome: str, **given: float) -> float:
    """One outcome."""
    return float(DEAL.evaluate(**given)[outcome])


# -- numbers ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("outcome", "printed", "half"),
    [
        ("keep_us", 0.76852, 0.5e-5),
        ("keep_iran", 0.485, 0.5e-3),
        ("holds", 0.27955, 0.5e-5),
        ("life", 1.388, 0.5e-3),
        ("critical_patience", 0.54, 1e-12),
    ],
)
def test_published_numbers(outcome: str, printed: float, half: float) -> None:
    assert DEAL.defaults == DEFAULTS
    assert DEAL.evaluate(**DEFAULTS)[outcome] == pytest.approx(printed, rel=0, abs=half)


def by_hand(at: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """The published formulas in NumPy."""

    def keeps(gain: np.ndarray) -> np.ndarray:
        return np.asarray(1 / (1 + np.exp(-at["rationality"] * gain)))

    temptation, punishment = at["temptation"], at["punishment"]
    future = at["patience_iran"] * (1 - at["turnover"])
    relief = at["reward_iran"] * (1 - at["leak"]) + at["europe"]
    keep_us = keeps(at["reward_us"] - (1 - at["patience_us"]) * temptation - at["patience_us"] * punishment)
    keep_iran = keeps(relief - (1 - future) * temptation - future * punishment)
    holds = keep_us * keep_iran * (1 - at["turnover"])
    return {
        "keep_us": keep_us,
        "keep_iran": keep_iran,
        "holds": holds,
        "alive": holds ** at["years"],
        "life": 1 / (1 - holds),
        "critical_patience": (temptation - relief) / (temptation - punishment),
    }


def test_by_hand() -> None:
    at = draws(DEAL, 2000, seed=9)
    at["turnover"] = np.maximum(at["turnover"], 0.01)  # below that, the life is counted up to a hundred years
    at["years"] = np.round(at["years"])
    outcomes, expected = DEAL.evaluate(**at), by_hand(at)
    assert set(outcomes) == set(expected)
    for name, values in expected.items():
        np.testing.assert_allclose(outcomes[name], values, rtol=1e-12, atol=1e-12, err_msg=name)


# -- the ends of the ranges -------------------------------------------------------------------------------------------


def test_every_corner_has_an_answer() -> None:
    at = corners(DEAL)
    assert (at["temptation"] > at["punishment"]).all()
    for answer in (DEAL.evaluate(**at), DEAL.perfect(**at)):
        for name, values in answer.items():
            assert np.isfinite(values).all(), name
        assert answer["life"].min() >= 1
        assert answer["life"].max() <= 100
        assert ((answer["alive"] >= 0) & (answer["alive"] <= 1)).all()
        assert (answer["alive"][at["years"] == 0] == 1).all()


def test_the_count_to_a_hundred_years_matters_only_without_turnover() -> None:
    at = draws(DEAL, 5000, seed=4)
    at["turnover"] = np.maximum(at["turnover"], 0.01)
    assert DEAL.perfect(**at)["life"].max() <= 100 + 1e-9
    np.testing.assert_allclose(DEAL.evaluate(**at)["life"], 1 / (1 - by_hand(at)["holds"]), rtol=1e-12)
    assert DEAL.perfect(**LASTING)["life"] == 100
    assert deal("life", **LASTING) == pytest.approx(1 / (1 - deal("holds", **LASTING)))


def test_now_it_stands_and_each_year_takes_its_part() -> None:
    stands = DEAL.sweep("years", 11)["alive"]
    assert stands.iloc[0] == 1
    np.testing.assert_allclose(stands.iloc[1:].to_numpy() / stands.iloc[:-1].to_numpy(), deal("holds"), rtol=1e-9)
    assert stands.iloc[1] == pytest.approx(deal("holds"))


# -- the surprise -----------------------------------------------------------------------------------------------------


def test_europe_in_full_makes_good_what_sanctions_take() -> None:
    assert DEAL.work_out("r", **PAID) == pytest.approx(DEFAULTS["reward_iran"])
    assert changes(DEAL, "Europe pays in full") == PAID
    assert DEAL.work_out("reward_iran*leak") == pytest.approx(PAID["europe"])
    assert 0.5 / DEAL.work_out("reward_iran*leak") > 2  # its utmost is “more than twice what the sanctions take”


def test_what_europe_pays_cannot_replace_what_elections_take() -> None:
    for years in range(1, 11):
        paid, lasting, utmost, hoped = (
            deal("alive", years=years, **given) for given in (PAID, LASTING, {"europe": 0.5}, {})
        )
        assert hoped < paid < utmost < lasting
    ratio = deal("alive", years=2, **LASTING) / deal("alive", years=2, **PAID)
    assert 1.8 < ratio < 2.2  # “by about two to one”
    assert deal("holds", turnover=0.12) > deal("holds", **PAID)  # half the turnover does as much and more


@pytest.mark.parametrize("rationality", np.arange(1, 12.5, 0.5))
def test_that_holds_however_reliably_sides_choose(rationality: float) -> None:
    paid, utmost, lasting = (
        deal("holds", rationality=rationality, **given) for given in (PAID, {"europe": 0.5}, LASTING)
    )
    assert paid < utmost < lasting


def test_no_payment_lifts_the_deal_above_washington_s_ceiling() -> None:
    at = draws(DEAL, 2000, seed=2)
    answer = DEAL.evaluate(**at)
    assert (answer["holds"] <= answer["keep_us"] * (1 - at["turnover"]) + 1e-15).all()
    for europe in (0.0, 0.25, 0.5):
        assert DEAL.evaluate(**at | {"europe": np.full(2000, europe)})["keep_us"] == pytest.approx(answer["keep_us"])
    assert deal("holds", europe=0.5, leak=0) < DEAL.work_out("keep_us*(1-turnover)") == pytest.approx(0.57639, abs=1e-5)
    assert deal("life", europe=0.5, leak=0) < DEAL.work_out("1/(1-keep_us*(1-turnover))")


def test_turnover_works_twice() -> None:
    assert DEAL.work_out("keep_us*keep_iran") * 0.75 == pytest.approx(deal("holds"))  # it ends the deal by itself
    assert deal("keep_iran", **LASTING) > deal("keep_iran") + 0.15  # and Iran keeps less
    assert deal("keep_us", **LASTING) == deal("keep_us")
    # each of the two takes about as much
    direct = DEAL.work_out("keep_us*keep_iran") / deal("holds")
    shadow = deal("keep_iran", **LASTING) / deal("keep_iran")
    assert direct * shadow == pytest.approx(deal("holds", **LASTING) / deal("holds"))
    assert direct == pytest.approx(shadow, abs=0.05)


def test_europe_can_mend_the_shadow_and_not_the_end() -> None:
    price = DEAL.work_out("patience_iran*turnover*(temptation-punishment)")
    assert price == pytest.approx(0.175)
    mended = {"europe": DEFAULTS["europe"] + price}
    assert mended["europe"] == pytest.approx(0.275)
    assert deal("keep_iran", **mended) == pytest.approx(deal("keep_iran", **LASTING))
    assert deal("holds", **mended) == pytest.approx(deal("holds", **LASTING) * 0.75)
    # at every setting: what turnover costs Iran's reckoning can be paid for
    at = draws(DEAL, 2000, seed=6)
    at["europe"] = np.zeros(2000)
    price = at["patience_iran"] * at["turnover"] * (at["temptation"] - at["punishment"])
    fits = price <= 0.5
    assert fits.mean() > 0.8
    paid = DEAL.evaluate(**{n: v[fits] for n, v in (at | {"europe": price}).items()})
    lasting = DEAL.evaluate(**{n: v[fits] for n, v in (at | {"turnover": np.zeros(2000)}).items()})
    np.testing.assert_allclose(paid["keep_iran"], lasting["keep_iran"], rtol=1e-9)


def test_relief_that_does_not_leak_is_worth_what_europe_would_pay() -> None:
    at = draws(DEAL, 2000, seed=8)
    at["europe"] = np.zeros(2000)
    lost = at["reward_iran"] * at["leak"]
    fits = lost <= 0.5
    paid = DEAL.evaluate(**{n: v[fits] for n, v in (at | {"europe": lost}).items()})
    stopped = DEAL.evaluate(**{n: v[fits] for n, v in (at | {"leak": np.zeros(2000)}).items()})
    for outcome, values in paid.items():
        np.testing.assert_allclose(values, stopped[outcome], rtol=1e-9, atol=1e-12, err_msg=outcome)
    assert DEAL.work_out("reward_iran*leak") > 2 * DEFAULTS["europe"]
    assert deal("keep_iran", leak=0) > deal("keep_iran", **PAID)


@pytest.mark.parametrize(
    ("name", "sign"),
    [
        ("reward_us", 1),
        ("reward_iran", 1),
        ("leak", -1),
        ("europe", 1),
        ("temptation", -1),
        ("punishment", -1),
        ("patience_us", 1),
        ("patience_iran", 1),
        ("turnover", -1),
    ],
)
def test_directions(name: str, sign: int) -> None:
    assert (sign * DEAL.sweep(name, 41)["holds"].diff().dropna() > 0).all()
    assert (sign * DEAL.sweep(name, 41)["alive"].diff().dropna() > 0).all()


# -- no misjudgement --------------------------------------------------------------------------------------------------


def test_for_sides_that_never_misjudge_europe_is_a_switch() -> None:
    assert DEAL.work_out("d") == pytest.approx(0.525)
    assert deal("critical_patience") == pytest.approx(0.54)
    assert DEAL.perfect()["alive"] == DEAL.perfect()["keep_iran"] == 0
    for europe in (0.12, 0.32, 0.5):
        answer = DEAL.perfect(europe=europe)
        assert answer["keep_iran"] == answer["keep_us"] == 1
        assert answer["alive"] == pytest.approx(0.75**2) == DEAL.work_out("(1-turnover)**years")
        assert answer["life"] == pytest.approx(4)
    assert DEAL.perfect(**LASTING)["alive"] == 1


def test_the_critical_patience_is_where_keeping_and_breaking_are_worth_the_same() -> None:
    at = draws(DEAL, 3000, seed=7)
    needed = DEAL.evaluate(**at)["critical_patience"]
    future = at["patience_iran"] * (1 - at["turnover"])
    clear = np.abs(future - needed) > 1e-6
    np.testing.assert_array_equal(DEAL.perfect(**at)["keep_iran"][clear], (future > needed)[clear])


# -- presets, the other readings, and where the model breaks -----------------------------------------------------------


def test_the_presets_are_what_the_chapter_says() -> None:
    assert DEAL.presets[0].label == "The article’s hope"
    assert not DEAL.presets[0].values
    assert changes(DEAL, "A treaty no president can leave") == LASTING
    assert changes(DEAL, "Europe stands with Washington") == WITH_WASHINGTON
    assert changes(DEAL, "Not worth keeping") == NOT_WORTH
    assert changes(DEAL, "After May 2018") == {"reward_us": 0.1, "leak": 0.9, "europe": 0.05}
    assert deal("holds", **changes(DEAL, "Signed in 2015")) > 0.5 > deal("holds")
    assert deal("holds", **changes(DEAL, "After May 2018")) < 0.05
    assert deal("keep_iran", **changes(DEAL, "After May 2018")) < 0.2
    for p in DEAL.presets[1:]:
        assert deal("holds", **p.values) != deal("holds")


def test_tehran_s_reading_turns_the_surprise_round() -> None:
    assert deal("keep_iran", **WITH_WASHINGTON) < deal("keep_iran") / 2
    lasting = deal("holds", **WITH_WASHINGTON | LASTING)
    stopped = deal("holds", europe=0, leak=0)
    assert lasting < stopped
    assert lasting == pytest.approx(deal("holds"), abs=0.02)
    assert stopped < DEAL.work_out("keep_us*(1-turnover)")  # “the ceiling stays where it was”


def test_not_worth_keeping() -> None:
    worth = {europe: DEAL.evaluate(**NOT_WORTH, europe=europe) for europe in (0.0, 0.1, 0.5)}
    assert len({answer["keep_us"] for answer in worth.values()}) == 1
    assert worth[0.1]["keep_us"] < 0.5
    assert worth[0.5]["holds"] < deal("holds")


def test_iran_fears_the_next_president_and_not_this_one() -> None:
    assert deal("keep_iran", reward_us=0) == deal("keep_iran")
    assert deal("keep_us", reward_us=0) < 0.25 < deal("keep_us")


def test_nobody_can_leave_and_iran_still_breaks_it_if_all_leaks_away() -> None:
    assert deal("holds", turnover=0, leak=1) < deal("holds")
    assert deal("keep_iran", turnover=0, leak=1) < 0.5


def test_a_worse_life_without_a_deal_keeps_both_in_it() -> None:
    for side in ("keep_us", "keep_iran"):
        assert deal(side, punishment=-0.3) > deal(side)


def test_every_reading_is_used() -> None:
    said = [
        ({}, "Iran would sooner break the deal"),
        (changes(DEAL, "After May 2018"), "Either side would sooner"),
        (NOT_WORTH | {"europe": 0.3}, "Washington would sooner break the deal"),
        (PAID, "still it more often ends"),
        (LASTING, "more often than not"),
    ]
    for given, start in said:
        assert start in DEAL.sentence(**given)


# -- what the chapter takes from the data, and the questions -----------------------------------------------------------


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
    reliefs = evidence.load("sanctions").query("relief").set_index("short_name")
    assert reliefs.loc["US relief", "end_date"] == pd.Timestamp("2018-05-08")
    assert pd.isna(reliefs.loc["UN, EU relief", "end_date"])
    start = reliefs["start_date"]
    assert list(start[start >= "2016-01-01"].index) == ["US relief", "UN, EU relief"]


def test_the_oil_that_was_left_fell_by_more_than_half() -> None:
    oil = evidence.load("iran_oil").set_index("year")
    left = oil["production"] - oil["consumption"]
    assert left[2020] < left[2017] / 2


def test_the_prediction_is_right_by_the_model() -> None:
    held: dict[str, Any] = json.loads(
        (ROOT / "chapters" / "questions" / "09-europe-and-the-deal.json").read_text(encoding="utf-8")
    )
    [right] = [option["text"] for option in held["predict-europe"]["options"] if option["right"]]
    assert right.startswith("The second")
    assert deal("alive", years=2, **LASTING) > 1.8 * deal("alive", years=2, **PAID)
