"""Tehran's choice: its published numbers, the two faces of pain, where each holds, and what chapter 11 says of them."""

from __future__ import annotations

import numpy as np
import pytest

from tests.helpers.settings import corners, draws, preset
from twodoors import evidence
from twodoors.models import load

DEFAULTS = {
    "hardship": 0.7,
    "unrest": 0.6,
    "relief": 0.5,
    "price_of_talks": 0.35,
    "pressure": 0.4,
    "gamble": 0.6,
    "value": 1.0,
    "rationality": 4.0,
}
TEHRAN = load("tehran")
FIRST_LIFT = {"relief": 0.9, "price_of_talks": 0.15}
DANGER = {"price_of_talks": 0.9}
QUIET = {"hardship": 0.2, "unrest": 0.2, "pressure": 0.0}
CROSSING = "(gamble*(relief - price_of_talks) + 0.25*pressure)/(gamble - 0.25)"


def talks(**given: float) -> float:
    """How often the leaders take the way out by talks."""
    return float(TEHRAN.evaluate(**given)["talks"])


def logistic(x: np.ndarray) -> np.ndarray:
    return np.asarray(1 / (1 + np.exp(-x)))


def by_hand(at: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """The outcomes, written out in NumPy."""
    bar = at["hardship"] / 2 + at["unrest"] / 2 - 0.4
    with_talks = logistic(1.702 * (at["relief"] - at["price_of_talks"] - bar) / 0.25)
    with_conflict = logistic(1.702 * (-at["pressure"] - bar) / at["gamble"])
    chance = logistic(at["rationality"] * at["value"] * (with_talks - with_conflict))
    return {"bar": bar, "survive_talks": with_talks, "survive_conflict": with_conflict, "talks": chance}


# -- numbers ----------------------------------------------------------------------------------------------------------


def test_published_numbers() -> None:
    assert TEHRAN.defaults == DEFAULTS
    outcomes = TEHRAN.evaluate(**DEFAULTS)
    assert outcomes["bar"] == pytest.approx(0.25, abs=1e-12)
    assert outcomes["survive_talks"] == pytest.approx(0.33608, abs=0.5e-5)
    assert outcomes["survive_conflict"] == pytest.approx(0.1366, abs=0.5e-4)
    assert outcomes["talks"] == pytest.approx(0.68953, abs=0.5e-5)


def test_by_hand() -> None:
    at = draws(TEHRAN, 2000, seed=11)
    outcomes = TEHRAN.evaluate(**at)
    expected = by_hand(at)
    assert set(outcomes) == set(expected)
    for name, values in expected.items():
        np.testing.assert_allclose(outcomes[name], values, rtol=0, atol=1e-12, err_msg=name)


def test_every_corner_of_the_ranges_has_an_answer() -> None:
    at = corners(TEHRAN)
    for answer in (TEHRAN.evaluate(**at), TEHRAN.perfect(**at)):
        for name, values in answer.items():
            assert values.shape == (2**8,)
            assert np.isfinite(values).all(), name
            if name != "bar":
                assert values.min() >= 0, name
                assert values.max() <= 1, name
        assert answer["bar"].min() == pytest.approx(-0.4)
        assert answer["bar"].max() == pytest.approx(0.6)


def test_only_value_times_rationality_counts() -> None:
    at = draws(TEHRAN, 500, seed=11) | {"rationality": np.full(500, 4.0)}
    half = TEHRAN.evaluate(**at | {"value": at["value"] / 2 + 0.1, "rationality": np.full(500, 8.0)})["talks"]
    once = TEHRAN.evaluate(**at | {"value": np.minimum(at["value"] + 0.2, 2.0)})["talks"]
    fits = at["value"] + 0.2 <= 2
    assert fits.sum() > 300
    np.testing.assert_allclose(half[fits], once[fits], rtol=0, atol=1e-12)


# -- the two faces of pain --------------------------------------------------------------------------------------------


def test_pressure_still_to_come_always_pushes_to_the_table() -> None:
    at = draws(TEHRAN, 2000, seed=12)
    less, more = (TEHRAN.evaluate(**at | {"pressure": at["pressure"] * share}) for share in (0.5, 1.0))
    assert (more["talks"] >= less["talks"]).all()
    assert (more["survive_conflict"] < less["survive_conflict"]).all()
    np.testing.assert_array_equal(more["survive_talks"], less["survive_talks"])


def test_pain_already_felt_pushes_to_the_gamble_in_the_article_s_reading() -> None:
    for name in ("hardship", "unrest"):
        sweep = TEHRAN.sweep(name, 41)
        assert (sweep["talks"].diff().dropna() < 0).all()
        # both ways get harder; the steady one loses more
        assert (sweep[["survive_talks", "survive_conflict"]].diff().dropna() < 0).all(axis=None)
        lead = sweep["survive_talks"] - sweep["survive_conflict"]
        assert (lead.diff().dropna() < 0).all()
    assert talks(hardship=0.9) < talks() - 0.08  # “falls clearly”
    assert talks(hardship=0.9) == pytest.approx(0.596, abs=5e-4)


def test_hardship_and_unrest_raise_the_bar_alike() -> None:
    at = draws(TEHRAN, 500, seed=13)
    swapped = TEHRAN.evaluate(**at | {"hardship": at["unrest"], "unrest": at["hardship"]})
    for name, values in TEHRAN.evaluate(**at).items():
        np.testing.assert_allclose(values, swapped[name], rtol=0, atol=1e-12, err_msg=name)
    assert TEHRAN.evaluate(hardship=0.4, unrest=0.4)["bar"] == pytest.approx(0, abs=1e-12)


def test_maximum_pressure_takes_back_what_it_gives() -> None:
    assert preset(TEHRAN, "Maximum pressure") == DEFAULTS | {"hardship": 0.9, "pressure": 0.8}
    both = talks(hardship=0.9, pressure=0.8)
    assert talks(pressure=0.8) > talks() + 0.05
    assert talks() - 0.05 < both < talks()  # “a little below where it began”
    assert talks(pressure=0.8) < 2 * talks()  # “twice the pressure is not twice the talks”
    assert talks(hardship=0.4, pressure=0.8) > talks() + 0.15


def test_the_offer_decides_which_way_hardship_pushes() -> None:
    assert talks(hardship=1.0) < talks(hardship=0.0) - 0.3
    assert talks(**FIRST_LIFT, hardship=1.0) > talks(**FIRST_LIFT, hardship=0.0) + 0.01
    assert talks(**FIRST_LIFT, hardship=1.0) > 0.9
    # everywhere: more hardship helps talks just where the curve of conflict is steeper than that of talks
    at = draws(TEHRAN, 3000, seed=14)
    at["hardship"] *= 0.99
    step = 1e-5
    here, further = TEHRAN.evaluate(**at), TEHRAN.evaluate(**at | {"hardship": at["hardship"] + step})
    steady = here["survive_talks"] * (1 - here["survive_talks"]) / 0.25
    wild = here["survive_conflict"] * (1 - here["survive_conflict"]) / at["gamble"]
    clear = np.abs(wild - steady) > 1e-3
    assert clear.mean() > 0.9
    rises = further["talks"] > here["talks"]
    np.testing.assert_array_equal(rises[clear], (wild > steady)[clear])
    assert 0.1 < rises.mean() < 0.9


def test_hardship_helps_talks_only_where_they_would_nearly_surely_save_the_leaders_or_nothing_would() -> None:
    least = TEHRAN.work_out("(1 + (1 - 0.25/gamble)**0.5)/2")  # the number that the chapter gives
    assert least == pytest.approx(0.882, abs=5e-4)
    at = draws(TEHRAN, 20_000, seed=18)
    at |= {"gamble": np.full(20_000, 0.6), "hardship": at["hardship"] * 0.99}
    here, further = TEHRAN.evaluate(**at), TEHRAN.evaluate(**at | {"hardship": at["hardship"] + 1e-5})
    saved = here["survive_talks"][(further["talks"] > here["talks"]) & (here["survive_talks"] > 0.5)]
    lost = here["survive_talks"][(further["talks"] > here["talks"]) & (here["survive_talks"] < 0.5)]
    assert len(saved) > 1000
    assert least - 1e-3 < saved.min() < least + 0.02
    assert lost.max() < 1 - least + 1e-3


def test_the_revolt_looks_different_beside_a_better_offer() -> None:
    revolt = preset(TEHRAN, "November 2019: revolt and no offer")
    assert revolt == DEFAULTS | {"hardship": 0.8, "unrest": 1.0, "relief": 0.2, "price_of_talks": 0.5}
    assert talks(**revolt) < 0.5 < talks(**revolt | {"relief": 0.9}) - 0.2


# -- what is not monotone ---------------------------------------------------------------------------------------------


def test_a_little_pain_helps_and_much_harms() -> None:
    pain = np.linspace(0, 1, 101)
    answer = TEHRAN.evaluate(hardship=pain, unrest=pain)["talks"]
    peak = int(answer.argmax())
    assert 0.15 < pain[peak] < 0.3
    assert (np.diff(answer[: peak + 1]) > 0).all()
    assert (np.diff(answer[peak:]) < 0).all()
    assert answer[-1] < 0.5 < answer[0]


def test_the_two_curves_cross_where_the_formula_says() -> None:
    at = draws(TEHRAN, 4000, seed=15)
    crossing = (at["gamble"] * (at["relief"] - at["price_of_talks"]) + 0.25 * at["pressure"]) / (at["gamble"] - 0.25)
    pain = crossing + 0.4  # hardship and unrest moved together
    within = (pain > 0) & (pain < 1) & (np.abs(at["gamble"] - 0.25) > 0.01)
    assert within.sum() > 500
    there = {name: values[within] for name, values in at.items()} | {"hardship": pain[within], "unrest": pain[within]}
    answer = TEHRAN.evaluate(**there)
    np.testing.assert_allclose(answer["survive_talks"], answer["survive_conflict"], rtol=0, atol=1e-9)
    np.testing.assert_allclose(answer["talks"], 0.5, rtol=0, atol=1e-9)
    # beyond it, whoever has the wider spread has the better chance
    beyond = there | {name: there[name] * 0.95 + 0.05 for name in ("hardship", "unrest")}
    answer = TEHRAN.evaluate(**beyond)
    wider = there["gamble"] > 0.25
    np.testing.assert_array_equal(answer["survive_conflict"] > answer["survive_talks"], wider)
    assert wider.any()
    assert not wider.all()


def test_with_equal_spreads_the_better_average_wins_everywhere() -> None:
    at = draws(TEHRAN, 1000, seed=16) | {"gamble": np.full(1000, 0.25)}
    answer = TEHRAN.evaluate(**at)
    np.testing.assert_array_equal(
        answer["survive_talks"] > answer["survive_conflict"],
        at["relief"] - at["price_of_talks"] > -at["pressure"],
    )


def test_where_the_article_s_curves_cross_and_what_moves_the_crossing() -> None:
    where = TEHRAN.work_out(f"{CROSSING} + 0.4")
    assert where == pytest.approx(0.942857, abs=1e-6)
    for change in ({"pressure": 0.2}, {"relief": 0.4}, {"price_of_talks": 0.5}, {"gamble": 1.0}):
        assert TEHRAN.work_out(f"{CROSSING} + 0.4", **change) < where - 0.05, change
    for pain, best in ((0.93, 1.0), (0.95, 0.0)):
        assert TEHRAN.perfect(hardship=pain, unrest=pain)["talks"] == best
    # hardship alone does not get there, so the diamond stays
    assert (TEHRAN.perfect(hardship=np.linspace(0, 1, 21))["talks"] == 1).all()


def test_a_gamble_attracts_those_who_would_miss_the_bar() -> None:
    at = draws(TEHRAN, 2000, seed=17)
    narrow, wide = (TEHRAN.evaluate(**at | {"gamble": np.full(2000, spread)})["talks"] for spread in (0.3, 1.5))
    miss = at["pressure"] + TEHRAN.evaluate(**at)["bar"]
    clear = np.abs(miss) > 1e-3
    np.testing.assert_array_equal((wide < narrow)[clear], (miss > 0)[clear])
    # the two cases that the chapter shows, and that its quiz asks about
    spread = np.linspace(0.2, 1.5, 27)
    assert (np.diff(TEHRAN.evaluate(gamble=spread)["talks"]) < 0).all()
    assert (np.diff(TEHRAN.evaluate(**QUIET, gamble=spread)["talks"]) > 0).all()
    assert talks(gamble=1.5) < talks() - 0.1
    assert talks(**QUIET, gamble=1.5) > talks(**QUIET) + 0.03


def test_despair_becomes_a_coin_toss() -> None:
    worst = {"hardship": 1.0, "unrest": 1.0, "relief": 0.0, "price_of_talks": 1.0, "pressure": 1.0}
    answer = TEHRAN.evaluate(**worst)
    assert max(answer["survive_talks"], answer["survive_conflict"]) < 0.02
    assert answer["talks"] == pytest.approx(0.49, abs=0.005)
    assert "Neither way" in TEHRAN.sentence(**worst)
    # so that, where talks are a danger, more hardship brings them nearer to a half
    rising = TEHRAN.sweep("hardship", 21, **DANGER)["talks"]
    assert (rising.loc[0.1:].diff().dropna() > 0).all()
    assert rising.iloc[0] + 0.05 < rising.iloc[-1] < 0.5


# -- what the chapter says of the presets -----------------------------------------------------------------------------


def test_the_presets_tell_what_the_chapter_says() -> None:
    labels = [p.label for p in TEHRAN.presets]
    assert labels[0] == "The article’s reading"
    assert not TEHRAN.presets[0].values
    assert sum("Another reading" in label for label in labels) == 1
    assert preset(TEHRAN, "“First lift the sanctions”") == DEFAULTS | FIRST_LIFT
    assert preset(TEHRAN, "Another reading: talks are the danger") == DEFAULTS | DANGER
    cup, flexible = (preset(TEHRAN, label) for label in ("July 1988: the cup of poison", "2013: “heroic flexibility”"))
    assert cup == DEFAULTS | {
        "hardship": 0.9, "unrest": 0.2, "relief": 0.7, "price_of_talks": 0.6, "pressure": 1.0, "gamble": 0.3
    }  # fmt: skip
    assert flexible == DEFAULTS | {"hardship": 0.8, "unrest": 0.2, "relief": 0.9, "price_of_talks": 0.4}
    assert talks(**flexible) > talks(**cup) > talks() + 0.1
    assert TEHRAN.evaluate(**cup)["survive_conflict"] < 0.01  # “hardly a gamble any more”
    assert talks(**flexible | {"relief": 0.5}) < talks(**flexible) - 0.1


def test_hadley_s_first_claim_holds_at_his_reading() -> None:
    answer = TEHRAN.evaluate()
    assert answer["survive_talks"] > 2 * answer["survive_conflict"]
    assert TEHRAN.perfect()["talks"] == 1


def test_where_talks_are_the_danger_even_the_careful_gamble() -> None:
    assert talks(**DANGER) < 0.4
    assert TEHRAN.perfect(**DANGER)["talks"] == 0


def test_every_sentence_of_the_readings_can_be_had() -> None:
    settings = [
        {},
        DANGER,
        {"hardship": 1.0, "unrest": 1.0, "relief": 0.0, "price_of_talks": 1.0, "pressure": 1.0},
        {"hardship": 0.0, "unrest": 0.0, "pressure": 0.0, "gamble": 0.2},
    ]
    starts = [TEHRAN.sentence(**given).split()[0] for given in settings]
    assert starts == ["Talks", "The", "Neither", "Either"]


# -- numbers of the tables in the chapter -----------------------------------------------------------------------------


def test_prices_and_output() -> None:
    table = evidence.load("iran_economy").set_index("year")
    assert [round(table["inflation_percent"][year]) for year in (2013, 2017, 2019)] == [37, 8, 40]
    assert (table["gdp_growth_percent"].loc[2018:2019] < 0).all()
    assert (table["gdp_growth_percent"].loc[[2017, 2020]] > 0).all()


def test_the_counts_of_november_2019() -> None:
    table = evidence.load("protest_deaths")
    iran = table[table["country"] == "Iran"].set_index("counted_by")
    counts = iran["deaths"]
    assert counts["Head of parliament’s committee"] == 230
    assert counts["Amnesty, 16 Dec 2019"] == 304
    assert counts["Amnesty, Nov 2021"] == 323
    assert counts["Reuters, 3 Iranian officials"] == 1500
    assert "denied by Iran" in iran.loc["Reuters, 3 Iranian officials", "note"]
    assert "security forces" in iran.loc["Reuters, 3 Iranian officials", "note"]


def test_the_sanctions_and_events_that_the_chapter_names() -> None:
    table = evidence.load("sanctions")
    after = table[
        (table["start_date"] >= "2020-01-05") & (table["start_date"] < "2021-01-01") & (table["status"] == "in force")
    ]
    assert sorted(after["start_date"].dt.strftime("%Y-%m")) == ["2020-01", "2020-10"]
    events = evidence.load("chronology").set_index("date")["event"]
    assert "over a hundred towns" in events["2019-11-15"]
    assert "internet" in events["2019-11-15"]
    assert "Vienna" in events["2021-04-06"]
    assert "no accord" in events["2022-08-08"]
    assert "Mahsa Amini" in events["2022-09-16"]
