"""The model of chapter 2: its published numbers, best replies searched for by hand, and where its findings stop."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from tests.helpers.printed import assert_gives, assert_presets_give
from tests.helpers.settings import changes, draws
from twodoors import evidence
from twodoors.models import load

MODEL = load("patrons")
EVEN = {
    "means_us": 1.0,
    "means_iran": 1.0,
    "state": 0.6,
    "anger": 0.6,
    "share_at_iran": 0.5,
    "gifts": 0.4,
    "lets_go": 0.0,
}

#: Settings beside the defaults, and outcomes there.
PUBLISHED: list[tuple[dict[str, float], dict[str, float]]] = [
    (
        {},
        {
            "alignment": 0.5,
            "pull_us": 0.341666666667,
            "loss_us": 0.366736111111,
            "cross_pressure": 0.280166666667,
            "baghdad_gain": -0.056033333333,
            "sovereignty": 0.517092789428,
        },
    ),
    (
        {"means_us": 1.5, "means_iran": 0.8, "state": 0.9, "anger": 0.3, "share_at_iran": 0.2, "gifts": 0.6},
        {
            "alignment": 0.534989114106,
            "pull_us": 0.331707765271,
            "pull_iran": 0.229213113777,
            "loss_us": 0.289588485027,
            "loss_iran": 0.351886666621,
            "cross_pressure": 0.251349830081,
            "baghdad_gain": 0.051592143171,
            "sovereignty": 0.637476436982,
        },
    ),
    (
        {"means_us": 2, "means_iran": 2, "gifts": 0.1},
        {
            "pull_us": 0.683333333333,
            "pull_iran": 0.683333333333,
            "loss_us": 0.483472222222,
            "loss_iran": 0.483472222222,
            "cross_pressure": 0.560333333333,
            "baghdad_gain": -0.448266666667,
            "sovereignty": 0.348702053468,
        },
    ),
]

NAMES = ("alignment", "pull_us", "pull_iran", "loss_us", "loss_iran", "cross_pressure", "baghdad_gain", "sovereignty")
PRESETS = {
    "The article’s reading": (0.50, 0.342, 0.342, 0.367, 0.367, 0.280, -0.056, 0.517),
    "A balance that feeds both ways": (0.50, 0.342, 0.342, 0.367, 0.367, 0.280, 0.112, 0.517),
    "Autumn 2019": (0.563, 0.338, 0.334, 0.305, 0.429, 0.273, -0.053, 0.513),
    "After the strike": (0.437, 0.334, 0.338, 0.429, 0.305, 0.273, -0.053, 0.513),
    "A battlefield for both": (0.50, 0.683, 0.683, 0.483, 0.483, 0.560, -0.448, 0.349),
    "The uprising pushed aside": (0.50, 0.392, 0.392, 0.403, 0.403, 0.368, -0.074, 0.449),
}


def at(**assumptions: float) -> dict[str, float]:
    """Outcomes in the even case but for these."""
    answer: dict[str, float] = MODEL.evaluate(**EVEN | assumptions)
    return answer


@pytest.mark.parametrize(("given", "outcomes"), PUBLISHED)
def test_published_numbers(given: dict[str, float], outcomes: dict[str, float]) -> None:
    assert MODEL.defaults == EVEN
    assert_gives(MODEL, given, outcomes)


def test_presets() -> None:
    assert_presets_give(MODEL, NAMES, PRESETS, 5e-4)


# -- the game, by hand ------------------------------------------------------------------------------------------------


class Game:
    """The tug of war at these assumptions, each an array of points; nothing in it is taken from the model."""

    def __init__(self, given: dict[str, Any]) -> None:
        self.means_us, self.means_iran, self.state = given["means_us"], given["means_iran"], given["state"]
        worn = 0.6 * given["anger"]
        self.grip_us = 1 - worn * (1 - given["share_at_iran"])
        self.grip_iran = 1 - worn * given["share_at_iran"]
        self.gifts = given["gifts"]

    def policy(self, pull_us: Any, pull_iran: Any, held: bool) -> Any:
        """Baghdad’s answer; where policy is ``held`` it stays between 0 and 1."""
        y = 0.5 + (self.grip_us * pull_us - self.grip_iran * pull_iran) / (2 * self.state)
        return np.clip(y, 0, 1) if held else y

    def strain(self, y: Any, pull_us: Any, pull_iran: Any) -> Any:
        """What a policy costs Baghdad under these pulls."""
        return self.state * (y - 0.5) ** 2 + self.grip_us * pull_us * (1 - y) + self.grip_iran * pull_iran * y

    def losses(self, pull_us: Any, pull_iran: Any, held: bool = False) -> tuple[Any, Any]:
        """What these pulls cost the patrons."""
        y = self.policy(pull_us, pull_iran, held)
        return (1 - y) ** 2 + pull_us**2 / self.means_us, y**2 + pull_iran**2 / self.means_iran

    def balance(self, pull_us: Any, pull_iran: Any) -> Any:
        """And what they bring Baghdad."""
        felt = self.grip_us * pull_us + self.grip_iran * pull_iran
        return self.gifts * felt - self.strain(self.policy(pull_us, pull_iran, False), pull_us, pull_iran)


def played(count: int, seed: int) -> tuple[Game, dict[str, Any]]:
    """The game at random points, and the model’s outcomes there."""
    given = draws(MODEL, count, seed=seed)
    return Game(given), MODEL.evaluate(**given)


@pytest.mark.parametrize("held", [False, True])
def test_no_patron_would_pull_otherwise(held: bool) -> None:
    game, found = played(2000, seed=2)
    p, q = found["pull_us"], found["pull_iran"]
    np.testing.assert_allclose(game.losses(p, q, held), (found["loss_us"], found["loss_iran"]), rtol=0, atol=1e-12)
    for pull in np.linspace(0, 4, 161):
        assert (game.losses(pull, q, held)[0] >= found["loss_us"] - 1e-12).all()
        assert (game.losses(p, pull, held)[1] >= found["loss_iran"] - 1e-12).all()


def test_answering_each_other_ends_where_the_model_says() -> None:
    game, found = played(200, seed=3)
    grid = np.linspace(0, 2.5, 1001)[:, None]
    p = q = np.zeros(200)
    for _ in range(25):  # the best answer on the grid, in turn
        p = grid[np.argmin(game.losses(grid, q)[0], axis=0), 0]
        q = grid[np.argmin(game.losses(p, grid)[1], axis=0), 0]
    np.testing.assert_allclose(p, found["pull_us"], rtol=0, atol=5e-3)
    np.testing.assert_allclose(q, found["pull_iran"], rtol=0, atol=5e-3)


def test_baghdad_chooses_the_policy_that_strains_it_least() -> None:
    game, found = played(2000, seed=4)
    p, q = found["pull_us"], found["pull_iran"]
    np.testing.assert_allclose(game.policy(p, q, False), found["alignment"], rtol=0, atol=1e-12)
    assert 0 < found["alignment"].min() < found["alignment"].max() < 1
    for y in np.linspace(0, 1, 101):
        assert (game.strain(y, p, q) >= found["cross_pressure"] - 1e-12).all()
    np.testing.assert_allclose(game.balance(p, q), found["baghdad_gain"], rtol=0, atol=1e-12)


def test_policy_is_the_average_of_three_wishes_by_their_weights() -> None:
    _, found = played(2000, seed=5)
    weights = [found[name] for name in ("tehran_decides", "sovereignty", "washington_decides")]
    np.testing.assert_allclose(sum(weights), 1, rtol=0, atol=1e-12)
    np.testing.assert_allclose(weights[2] + weights[1] / 2, found["alignment"], rtol=0, atol=1e-12)


def test_a_thousandth_less_by_both_helps_both_and_alone_it_hurts() -> None:
    game, found = played(2000, seed=6)
    p, q = found["pull_us"], found["pull_iran"]
    less_us, less_iran = game.losses(0.999 * p, 0.999 * q)
    assert (less_us < found["loss_us"]).all()
    assert (less_iran < found["loss_iran"]).all()
    assert (game.losses(0.999 * p, q)[0] > found["loss_us"]).all()
    assert (game.losses(p, 0.999 * q)[1] > found["loss_iran"]).all()
    better = game.balance(0.999 * p, 0.999 * q) > found["baghdad_gain"]
    assert better[game.gifts < 0.22].all()
    assert not better[game.gifts > 0.5].any()


# -- what the chapter tells of these numbers --------------------------------------------------------------------------


def test_a_prisoner_s_dilemma_of_means() -> None:
    told = {
        (us, iran): [at(means_us=us, means_iran=iran)[side] for side in ("loss_us", "loss_iran")]
        for us in (1, 2)
        for iran in (1, 2)
    }
    published = {(1, 1): (0.367, 0.367), (2, 1): (0.314, 0.523), (1, 2): (0.523, 0.314), (2, 2): (0.483, 0.483)}
    for means, losses in published.items():
        assert told[means] == pytest.approx(list(losses), abs=5e-4), means
    assert told[2, 1][0] < told[1, 1][0] < told[2, 2][0] < told[1, 2][0]


def test_whoever_lets_go_alone_loses_and_both_gain() -> None:
    game, now = Game(EVEN), at()
    p, q = now["pull_us"], now["pull_iran"]
    assert game.losses(p, q)[0] == pytest.approx(0.367, abs=5e-4)
    assert game.losses(0, q)[0] == pytest.approx(0.54, abs=5e-3)
    assert game.losses(0, 0) == (0.25, 0.25)


@pytest.mark.parametrize(("lets_go", "holds"), [(0, (1, 1)), (1, (0, 1)), (2, (0, 0))])
def test_who_lets_go_in_the_picture_pulls_no_more(lets_go: int, holds: tuple[int, int]) -> None:
    given = draws(MODEL, 500, seed=9)
    game, found = Game(given), MODEL.evaluate(**given | {"lets_go": lets_go})
    p, q = holds[0] * found["pull_us"], holds[1] * found["pull_iran"]
    policy = game.policy(p, q, held=True)
    losses = game.losses(p, q, held=True)
    borne = game.strain(policy, p, q)
    balance = game.gifts * (game.grip_us * p + game.grip_iran * q) - borne
    for name, by_hand in zip(
        ("let_stands", "let_loss_us", "let_loss_iran", "let_bears", "let_gain"),
        (policy, *losses, borne, balance),
        strict=True,
    ):
        np.testing.assert_allclose(found[name], 100 * by_hand, rtol=0, atol=1e-10, err_msg=name)
    untried = MODEL.evaluate(**given | {"lets_go": 0})
    np.testing.assert_array_equal(found["loss_us"], untried["loss_us"])  # the model's own pulls stay what they were


def test_from_autumn_to_the_strike_policy_moves_and_the_pulls_hardly_do() -> None:
    autumn, strike = (at(**changes(MODEL, label)) for label in ("Autumn 2019", "After the strike"))
    assert autumn["alignment"] - strike["alignment"] > 0.12
    assert max(abs(autumn[pull] - strike[pull]) for pull in ("pull_us", "pull_iran")) < 0.01
    for same in ("cross_pressure", "sovereignty", "baghdad_gain"):
        assert autumn[same] == pytest.approx(strike[same], abs=1e-12)


# -- where the findings stop ------------------------------------------------------------------------------------------


def test_a_patron_that_weighs_far_more_gains_from_the_race() -> None:
    far = {"means_us": 0.6, "means_iran": 1.9, "state": 1.9, "share_at_iran": 0.2}
    more = far | {name: far[name] * 2 / 1.9 for name in ("means_us", "means_iran")}
    assert at(**far)["tehran_decides"] > 4.9 * at(**far)["washington_decides"]
    assert at(**more)["loss_iran"] < at(**far)["loss_iran"]


def test_what_feeds_a_state_it_does_not_want_cut() -> None:
    fed = changes(MODEL, "A balance that feeds both ways")
    game, now = Game(EVEN | fed), at(**fed)
    less = game.balance(0.98 * now["pull_us"], 0.98 * now["pull_iran"])
    assert (now["baghdad_gain"], less) == pytest.approx((0.1121, 0.1098), abs=5e-5)
    assert at(gifts=0.5)["baghdad_gain"] == pytest.approx(0, abs=1e-12)
    uneven = {"anger": 1.0, "share_at_iran": 0.2, "gifts": 0.55}  # more to both, not in proportion
    gains = [at(**uneven, means_us=us, means_iran=iran)["baghdad_gain"] for us, iran in ((0.2, 1.9), (1.7, 2.0))]
    assert gains == pytest.approx([0.0519, 0.0496], abs=5e-5)


def test_a_patron_that_weighs_far_more_may_pull_harder_at_a_firmer_baghdad() -> None:
    far = {"means_us": 2.0, "means_iran": 0.2, "anger": 1.0, "share_at_iran": 1.0}
    assert at(**far, state=0.5)["washington_decides"] > 60 * at(**far, state=0.5)["tehran_decides"]
    pulls = [at(**far, state=state)["pull_us"] for state in (0.5, 0.6)]
    assert pulls == pytest.approx([0.351, 0.361], abs=5e-4)


def test_how_often_what_is_said_of_like_patrons_holds_of_others() -> None:
    given = draws(MODEL, 100_000, seed=7)
    base = MODEL.evaluate(**given)
    us, iran = base["washington_decides"], base["tehran_decides"]
    unlike = (us > 2 * iran) | (iran > 2 * us)
    share = np.random.default_rng(8).uniform(size=100_000)

    def moved(**new: Any) -> Any:
        return MODEL.evaluate(**given | new)

    means = {name: given[name] + share * (2 - given[name]) for name in ("means_us", "means_iran")}
    alone = [moved(**{name: means[name]})[f"loss{name[5:]}"] < base[f"loss{name[5:]}"] for name in means]
    assert (alone[0] & alone[1])[unlike].mean() == pytest.approx(0.99, abs=0.01)
    factor = 1 + share * (2 / np.maximum(given["means_us"], given["means_iran"]) - 1)
    race = moved(**{name: factor * given[name] for name in means})
    both = (race["loss_us"] > base["loss_us"]) & (race["loss_iran"] > base["loss_iran"])
    assert both[unlike].mean() == pytest.approx(0.35, abs=0.02)
    worse = (base["loss_us"] > 0.25) & (base["loss_iran"] > 0.25)
    assert worse[unlike].mean() == pytest.approx(0.18, abs=0.02)
    firmer = moved(state=given["state"] + share * (2 - given["state"]))
    good = (firmer["loss_us"] < base["loss_us"]) & (firmer["loss_iran"] < base["loss_iran"])
    assert good[unlike].mean() == pytest.approx(0.26, abs=0.02)
    assert (firmer["baghdad_gain"] < base["baghdad_gain"]).mean() == pytest.approx(0.52, abs=0.01)


def test_the_charts_say_what_the_chapter_says_of_them() -> None:
    protests, deaths = evidence.load("protests_monthly"), evidence.load("protest_deaths")
    iraq = protests[(protests["country"] == "Iraq") & protests["month"].between("2019-10-01", "2020-01-01")]
    assert iraq["events"].sum() - iraq["with_killings"].sum() == 1
    assert iraq["events"].iloc[-1] > 0  # still in January
    counts = deaths[deaths["country"] == "Iraq"]
    assert "first wave" in counts.loc[counts["deaths"].idxmin(), "counted_by"]
