"""Tehran’s choice: its check values, the bar and the band by hand and by simulation, and where each finding ends."""

from __future__ import annotations

import numpy as np
import pytest

from tests.helpers.printed import assert_gives
from tests.helpers.settings import corners, draws, preset
from twodoors import evidence
from twodoors.models import load

TEHRAN = load("tehran")
DEFAULTS = {
    "hardship": 0.8,
    "revival": 0.6,
    "relief": 0.5,
    "price_of_talks": 0.35,
    "pressure": 0.4,
    "gamble": 0.6,
    "rationality": 4.0,
}
JULY_1988 = DEFAULTS | {
    "hardship": 0.9,
    "revival": 0.2,
    "relief": 0.7,
    "price_of_talks": 0.6,
    "pressure": 1.0,
    "gamble": 0.3,
}
MILD = {
    "hardship": 0.35,
    "revival": 0.15,
    "relief": 0.6,
    "price_of_talks": 0.2,
    "pressure": 0.25,
    "gamble": 1.1,
    "rationality": 7.0,
}
#: Above the band: there a step of hardship brings a few more talks.
OUTSIDE = DEFAULTS | {"revival": 0.95, "relief": 0.35, "price_of_talks": 0.35, "pressure": 0.15, "gamble": 0.3}


def talks(**given: float) -> float:
    """How often the leaders take the way out by talks."""
    return float(TEHRAN.evaluate(**given)["talks"])


def logistic(x: np.ndarray) -> np.ndarray:
    """The standard logistic curve."""
    return np.asarray(1 / (1 + np.exp(-x)))


def by_hand(at: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """The outcomes, written out in NumPy."""
    bar = at["hardship"] * (1 + at["revival"]) / 2 - 0.4
    by_talks = logistic(1.702 * (at["relief"] - at["price_of_talks"] - bar) / 0.25)
    by_conflict = logistic(1.702 * (-at["pressure"] - bar) / at["gamble"])
    return {
        "bar": bar,
        "survive_talks": by_talks,
        "survive_conflict": by_conflict,
        "edge": by_talks - by_conflict,
        "talks": logistic(at["rationality"] * (by_talks - by_conflict)),
    }


# -- numbers ----------------------------------------------------------------------------------------------------------

#: What the model must give, to twelve digits.
CHECKED = [
    (
        DEFAULTS,
        {
            "protest": 0.48,
            "bar": 0.24,
            "survive_talks": 0.351438979105,
            "survive_conflict": 0.139978726670,
            "edge": 0.211460252435,
            "talks": 0.699693972251,
            "band_low": 0.118118692087,
            "band_high": 0.881881307913,
        },
    ),
    (
        JULY_1988,
        {
            "protest": 0.18,
            "bar": 0.14,
            "survive_talks": 0.432337627313,
            "survive_conflict": 0.001550540431,
            "edge": 0.430787086882,
            "talks": 0.848533919064,
            "band_high": 0.704124145232,
        },
    ),
    (
        MILD,
        {
            "bar": -0.19875,
            "survive_talks": 0.983312876783,
            "survive_conflict": 0.480185949870,
            "edge": 0.503126926913,
            "talks": 0.971304187582,
        },
    ),
]


@pytest.mark.parametrize(("setting", "numbers"), CHECKED)
def test_check_values(setting: dict[str, float], numbers: dict[str, float]) -> None:
    assert_gives(TEHRAN, setting, numbers)


def test_the_defaults_are_the_article_s_reading() -> None:
    assert TEHRAN.defaults == DEFAULTS
    assert preset(TEHRAN, "The article’s reading") == DEFAULTS


def test_by_hand() -> None:
    at = draws(TEHRAN, 2000, seed=11)
    outcomes = TEHRAN.evaluate(**at)
    expected = by_hand(at)
    assert set(outcomes) == set(expected)
    for name, values in expected.items():
        np.testing.assert_allclose(outcomes[name], values, rtol=0, atol=1e-12, err_msg=name)


@pytest.mark.parametrize("setting", [DEFAULTS, JULY_1988, MILD, OUTSIDE])
def test_the_chances_are_those_of_outcomes_drawn_at_random(setting: dict[str, float]) -> None:
    rng = np.random.default_rng(11)
    bar = setting["hardship"] * (1 + setting["revival"]) / 2 - 0.4
    shape = rng.logistic(0, 1 / 1.702, 400_000)
    by_talks = setting["relief"] - setting["price_of_talks"] + 0.25 * shape > bar
    by_conflict = -setting["pressure"] + setting["gamble"] * rng.permutation(shape) > bar
    answer = TEHRAN.evaluate(**setting)
    assert answer["survive_talks"] == pytest.approx(by_talks.mean(), abs=0.003)
    assert answer["survive_conflict"] == pytest.approx(by_conflict.mean(), abs=0.003)


def test_every_corner_of_the_ranges_has_an_answer() -> None:
    at = corners(TEHRAN)
    for answer in (TEHRAN.evaluate(**at), TEHRAN.perfect(**at)):
        for name, values in answer.items():
            assert values.shape == (2**7,)
            assert np.isfinite(values).all(), name
        assert answer["bar"].min() == pytest.approx(-0.4)
        assert answer["bar"].max() == pytest.approx(0.6)
        assert ((answer["talks"] >= 0) & (answer["talks"] <= 1)).all()


def test_leaders_who_never_misjudge_take_the_better_chance_and_stay_where_both_are_alike() -> None:
    at = draws(TEHRAN, 2000, seed=12)
    expected = by_hand(at)
    np.testing.assert_array_equal(TEHRAN.perfect(**at)["talks"], expected["edge"] > 0)
    alike = DEFAULTS | {"hardship": 0.5, "revival": 0.6, "relief": 0.4, "price_of_talks": 0.4, "pressure": 0.0}
    assert TEHRAN.evaluate(**alike)["edge"] == 0
    assert TEHRAN.evaluate(**alike)["talks"] == 0.5
    assert TEHRAN.perfect(**alike)["talks"] == 0
    assert TEHRAN.sentence(**alike).startswith("Talks are no better a chance")


# -- the presets ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("label", "in_100", "best"),
    [
        ("The article’s reading", 70, 1),
        ("July 1988", 85, 1),
        ("2013", 95, 1),
        ("November 2019", 42, 0),
        ("Maximum pressure", 62, 1),
        ("First lift the sanctions", 97, 1),
        ("Talks are the danger", 38, 0),
        ("Quiet times", 74, 1),
    ],
)
def test_the_presets(label: str, in_100: int, best: int) -> None:
    setting = preset(TEHRAN, label)
    assert round(100 * talks(**setting)) == in_100
    assert TEHRAN.perfect(**setting)["talks"] == best


def test_there_are_no_other_presets() -> None:
    assert len(TEHRAN.presets) == 8
    assert preset(TEHRAN, "July 1988") == JULY_1988


# -- what the findings rest on, and where they end --------------------------------------------------------------------


def test_what_the_gamble_leads_by_no_higher_fence_takes_back() -> None:
    """In its own spread, each step of the fence takes more from talks: the sign of the lead can turn one way only."""
    at = draws(TEHRAN, 4000, seed=13)
    lead = [
        (at["relief"] - at["price_of_talks"] - bar) / 0.25 - (-at["pressure"] - bar) / at["gamble"]
        for bar in np.linspace(-0.4, 0.6, 21)
    ]
    assert (np.diff(lead, axis=0) < 0).all()
    for bar, found in zip(np.linspace(-0.4, 0.6, 21), lead, strict=True):
        hardship = (bar + 0.4) * 2 / (1 + at["revival"])
        inside = hardship <= 1
        answer = TEHRAN.evaluate(**{name: v[inside] for name, v in (at | {"hardship": hardship}).items()})
        clear = np.abs(found[inside]) > 1e-9
        np.testing.assert_array_equal((answer["edge"] > 0)[clear], (found[inside] > 0)[clear])


def test_where_more_hardship_brings_talks_the_chance_by_talks_is_outside_the_band() -> None:
    at = draws(TEHRAN, 20_000, seed=14)
    at["hardship"] *= 0.99
    here, further = TEHRAN.evaluate(**at), TEHRAN.evaluate(**at | {"hardship": at["hardship"] + 1e-5})
    rises = further["talks"] > here["talks"]
    half = np.sqrt(1 - 0.25 / at["gamble"]) / 2
    outside = np.abs(here["survive_talks"] - 0.5) > half - 1e-4
    assert 0.3 < rises.mean() < 0.4
    assert outside[rises].all()
    # necessary, not sufficient: above the band talks fall as well
    above = here["survive_talks"] > 0.5 + half + 1e-4
    assert 0.2 < rises[above].mean() < 0.95


@pytest.mark.parametrize(
    ("gamble", "low", "high"), [(0.3, 0.296, 0.704), (0.6, 0.118, 0.882), (1.0, 0.067, 0.933), (1.5, 0.0436, 0.956)]
)
def test_the_band_widens_with_the_gamble(gamble: float, low: float, high: float) -> None:
    assert TEHRAN.work_out("band_low", gamble=gamble) == pytest.approx(low, abs=5e-4)
    assert TEHRAN.work_out("band_high", gamble=gamble) == pytest.approx(high, abs=5e-4)


def test_outside_the_band_more_hardship_may_bring_a_few_more_talks() -> None:
    before, after = (TEHRAN.evaluate(**OUTSIDE | {"hardship": hardship}) for hardship in (0.15, 0.25))
    assert before["survive_talks"] == pytest.approx(0.849, abs=5e-4)
    assert after["survive_talks"] == pytest.approx(0.743, abs=5e-4)
    assert before["talks"] == pytest.approx(0.695, abs=5e-4)
    assert after["talks"] == pytest.approx(0.719, abs=5e-4)
    # the chapter's pair, both above the band: up at first, then down
    offer = {"relief": 0.8}
    assert TEHRAN.evaluate(**offer, hardship=0.66)["survive_talks"] > TEHRAN.work_out("band_high")
    assert talks(**offer, hardship=0.4) < talks(**offer, hardship=0.6) > talks(**offer, hardship=0.66)


def test_where_hardship_brings_talks_it_is_by_slips() -> None:
    rng = np.random.default_rng(1988)
    at = draws(TEHRAN, 200_000, seed=15)
    harder = at | {"hardship": at["hardship"] + (1 - at["hardship"]) * rng.uniform(size=200_000)}
    before, after = by_hand(at)["talks"], by_hand(harder)["talks"]
    rises = after > before + 1e-9
    despair, safe = rises & (before < 0.5), rises & (before > 0.5)
    assert [share.mean() for share in (rises, despair, safe)] == pytest.approx([0.35, 0.205, 0.145], abs=0.005)
    assert after[despair].max() <= 0.5
    assert np.median((after - before)[despair]) == pytest.approx(0.012, abs=0.002)
    assert np.median((after - before)[safe]) == pytest.approx(0.003, abs=0.001)
    assert not (TEHRAN.perfect(**harder)["talks"] > TEHRAN.perfect(**at)["talks"]).any()
    danger = preset(TEHRAN, "Talks are the danger")
    assert talks(**danger | {"hardship": 0.4}) == pytest.approx(0.32, abs=0.005)
    assert talks(**danger | {"hardship": 1.0}) == pytest.approx(0.41, abs=0.005)


def test_what_is_to_come_and_what_is_felt() -> None:
    announced, imposed = talks(pressure=0.8), talks(pressure=0.8, hardship=1.0)
    assert announced == pytest.approx(0.77, abs=0.005)
    assert imposed == pytest.approx(0.62, abs=0.005)
    assert imposed < talks() < announced
    assert talks(pressure=0.8, hardship=0.4) == pytest.approx(0.945, abs=0.005)
    # what talks would lift again is as good as what is to come
    lifted = talks(hardship=1.0, relief=0.5 + 0.2 * 1.6 / 2)
    assert lifted == pytest.approx(0.737, abs=5e-4)
    assert lifted == pytest.approx(talks(pressure=0.4 + 0.2 * 1.6 / 2), abs=1e-12)


def test_a_gamble_draws_those_who_would_miss_the_fence() -> None:
    quiet = preset(TEHRAN, "Quiet times")
    assert TEHRAN.work_out("pressure + bar") > 0 > TEHRAN.work_out("pressure + bar", **quiet)
    assert talks(gamble=1.5) == pytest.approx(0.53, abs=0.005)
    assert talks(**quiet) == pytest.approx(0.74, abs=0.005)
    assert talks(**quiet | {"gamble": 1.5}) == pytest.approx(0.81, abs=0.005)


def test_a_better_offer() -> None:
    assert [round(100 * talks(relief=relief)) for relief in (0.2, 0.5, 0.8)] == [43, 70, 94]
    revolt = preset(TEHRAN, "November 2019")
    assert talks(**revolt) < 0.5 < talks(**revolt | {"relief": 0.9})


def test_despair_becomes_a_coin_toss() -> None:
    worst = {"hardship": 1.0, "revival": 1.0, "relief": 0.0, "price_of_talks": 1.0, "pressure": 1.0}
    answer = TEHRAN.evaluate(**worst)
    assert max(answer["survive_talks"], answer["survive_conflict"]) < 0.02
    assert answer["talks"] == pytest.approx(0.49, abs=0.005)


def test_every_sentence_of_the_readings_can_be_had() -> None:
    settings = [
        {},
        preset(TEHRAN, "Talks are the danger"),
        {"hardship": 1.0, "revival": 1.0, "relief": 0.0, "price_of_talks": 1.0, "pressure": 1.0},
    ]
    starts = [" ".join(TEHRAN.sentence(**given).split()[:3]) for given in settings]
    assert starts == ["Talks are the", "Talks are no", "Neither way is"]


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
