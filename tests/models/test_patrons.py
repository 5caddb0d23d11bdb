"""The model of chapter 2: its published numbers, its surprise, and what the chapter says of its directions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from tests.helpers.settings import draws
from twodoors import evidence
from twodoors.models import load

PATRONS = load("patrons")
EVEN = {"pull_us": 1.0, "pull_iran": 1.0, "state": 0.5, "anger": 0.6, "share_at_iran": 0.5}
DECIDES = ("tehran_decides", "sovereignty", "washington_decides")


def at(**assumptions: Any) -> dict[str, Any]:
    """Outcomes in the even case but for these."""
    return PATRONS.evaluate(**EVEN | assumptions)


def reading(label: str) -> dict[str, Any]:
    """Outcomes of a preset, the rest as in the even case."""
    return at(**next(preset.values for preset in PATRONS.presets if preset.label == label))


def test_published_numbers() -> None:
    assert set(EVEN) == set(PATRONS.defaults)
    outcomes = at()
    assert outcomes["alignment"] == pytest.approx(0.5, abs=1e-12)
    assert outcomes["cross_pressure"] == pytest.approx(0.41, abs=1e-12)
    assert outcomes["sovereignty"] == pytest.approx(0.23364, abs=5e-6)


def test_by_hand() -> None:
    outcomes = PATRONS.evaluate(pull_us=1.5, pull_iran=0.8, state=0.3, anger=0.5, share_at_iran=0.2)
    u, i = 1.5 * (1 - 0.6 * 0.5 * 0.8), 0.8 * (1 - 0.6 * 0.5 * 0.2)
    y = (u + 0.15) / (u + i + 0.3)
    assert outcomes["alignment"] == pytest.approx(y, abs=1e-12)
    assert outcomes["cross_pressure"] == pytest.approx(u * (1 - y) ** 2 + i * y**2 + 0.3 * (y - 0.5) ** 2, abs=1e-12)
    assert [outcomes[name] for name in DECIDES] == pytest.approx([w / (u + i + 0.3) for w in (i, 0.3, u)], abs=1e-12)


def test_both_patrons_pull_harder_and_only_the_strain_moves() -> None:
    for factor in (0.5, 1.5, 2.0):
        both = at(pull_us=factor, pull_iran=factor)
        assert both["alignment"] == pytest.approx(0.5, abs=1e-12)
        assert both["cross_pressure"] == pytest.approx(factor * at()["cross_pressure"], abs=1e-12)
        assert (both["sovereignty"] - at()["sovereignty"]) * (factor - 1) < 0
    assert reading("A battlefield for both") == at(pull_us=2.0, pull_iran=2.0)
    alone = at(pull_us=2.0)
    assert alone["alignment"] > 0.6
    assert at()["cross_pressure"] < alone["cross_pressure"] < at(pull_us=2.0, pull_iran=2.0)["cross_pressure"]


def test_anger_that_changes_its_address_changes_policy_alone() -> None:
    autumn, strike = reading("Autumn 2019"), reading("After the strike")
    assert autumn["alignment"] > 0.5 > strike["alignment"]
    for same in ("cross_pressure", "sovereignty"):
        assert autumn[same] == pytest.approx(strike[same], abs=1e-12)
    own = PATRONS.sweep("share_at_iran", 41, **{n: v for n, v in EVEN.items() if n != "share_at_iran"})["sovereignty"]
    assert np.ptp(own) < 1e-12
    assert autumn["tehran_decides"] == pytest.approx(strike["washington_decides"], abs=1e-12)


def test_anger_that_counts_less_leaves_policy_and_worsens_the_rest() -> None:
    before, after = at(), reading("The uprising pushed aside")
    assert after["alignment"] == pytest.approx(before["alignment"], abs=1e-12)
    assert after["cross_pressure"] > before["cross_pressure"] + 0.05
    assert after["sovereignty"] < before["sovereignty"] - 0.02
    assert at(anger=1.0)["cross_pressure"] < before["cross_pressure"]


def test_the_middle_is_no_sign_of_a_will_of_its_own() -> None:
    for will in (0.0, 0.5, 1.0, 2.0):
        outcomes = at(state=will)
        assert outcomes["alignment"] == pytest.approx(0.5, abs=1e-12)
        assert outcomes["cross_pressure"] == pytest.approx(0.41, abs=1e-12)
    assert at(state=0.0)["sovereignty"] == 0
    assert at(state=1.0)["sovereignty"] > 0.35


def test_a_puppet_is_hardly_torn() -> None:
    puppet = at(pull_us=2.0, pull_iran=0.1, state=0.0)
    assert puppet["cross_pressure"] < 0.1
    assert puppet["sovereignty"] == 0
    assert (PATRONS.evaluate(**draws(PATRONS, 2000, seed=2))["cross_pressure"] < puppet["cross_pressure"]).mean() < 0.02


def test_policy_is_where_the_strain_is_least_and_what_prevails_on_average() -> None:
    given = draws(PATRONS, 300, seed=2)
    outcomes = PATRONS.evaluate(**given)
    u = given["pull_us"] * (1 - 0.6 * given["anger"] * (1 - given["share_at_iran"]))
    i = given["pull_iran"] * (1 - 0.6 * given["anger"] * given["share_at_iran"])
    for place in np.linspace(0, 1, 101):
        elsewhere = u * (1 - place) ** 2 + i * place**2 + given["state"] * (place - 0.5) ** 2
        assert (elsewhere >= outcomes["cross_pressure"] - 1e-12).all()
    average = outcomes["washington_decides"] + outcomes["sovereignty"] / 2
    np.testing.assert_allclose(outcomes["alignment"], average, rtol=0, atol=1e-12)
    np.testing.assert_allclose(sum(outcomes[name] for name in DECIDES), 1, rtol=0, atol=1e-12)


RISES: list[tuple[str, str, Callable[[Any], bool]]] = [
    ("pull_us", "alignment", lambda change: (change > 0).all()),
    ("pull_iran", "alignment", lambda change: (change < 0).all()),
    ("share_at_iran", "alignment", lambda change: (change >= -1e-12).all()),
    ("pull_us", "cross_pressure", lambda change: (change > 0).all()),
    ("pull_iran", "cross_pressure", lambda change: (change > 0).all()),
    ("state", "cross_pressure", lambda change: (change >= -1e-12).all()),
    ("anger", "cross_pressure", lambda change: (change <= 1e-12).all()),
    ("state", "sovereignty", lambda change: (change > 0).all()),
    ("anger", "sovereignty", lambda change: (change >= -1e-12).all()),
    ("pull_us", "sovereignty", lambda change: (change <= 1e-12).all()),
    ("pull_iran", "sovereignty", lambda change: (change <= 1e-12).all()),
]


@pytest.mark.parametrize(("moved", "outcome", "holds"), RISES)
def test_directions_hold_everywhere(moved: str, outcome: str, holds: Callable[[Any], bool]) -> None:
    given = {name: value[:200, None] for name, value in draws(PATRONS, 2000, seed=2).items()}
    assumption = PATRONS.assumption(moved)
    line = np.linspace(assumption.low, assumption.high, 21)[None, :]
    assert holds(np.diff(PATRONS.evaluate(**given | {moved: line})[outcome], axis=1))


def test_the_weaker_pull_tears_most() -> None:
    given = draws(PATRONS, 2000, seed=2) | {"anger": np.zeros(2000)}  # so that a pull is its slider
    for name in ("pull_us", "pull_iran"):
        given[name] = np.minimum(given[name], 1.9)
    strain = PATRONS.evaluate(**given)["cross_pressure"]
    more_us, more_iran = (
        PATRONS.evaluate(**given | {name: given[name] + 1e-3})["cross_pressure"] - strain
        for name in ("pull_us", "pull_iran")
    )
    clear = np.abs(given["pull_us"] - given["pull_iran"]) > 0.01
    assert ((more_us > more_iran) == (given["pull_us"] < given["pull_iran"]))[clear].all()


def test_the_charts_say_what_the_chapter_says_of_them() -> None:
    protests, deaths = evidence.load("protests_monthly"), evidence.load("protest_deaths")
    iraq = protests[(protests["country"] == "Iraq") & protests["month"].between("2019-10-01", "2020-01-01")]
    assert iraq["events"].sum() - iraq["with_killings"].sum() == 1
    assert iraq["events"].iloc[-1] > 0  # still in January
    counts = deaths[deaths["country"] == "Iraq"]
    assert "first wave" in counts.loc[counts["deaths"].idxmin(), "counted_by"]
