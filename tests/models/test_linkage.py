"""The wider table: its numbers, its three deals against all others, and where what chapter 10 says of it ends."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.optimize import minimize

from tests.helpers.printed import assert_gives, assert_presets_give
from tests.helpers.settings import corners, draws
from twodoors import evidence
from twodoors.models import load

LINKAGE = load("linkage")
RANGES = {
    "us_nuclear": (0.6, 0.05, 0.95),
    "iran_nuclear": (0.25, 0.05, 0.95),
    "gulf_nuclear": (0.2, 0.05, 0.95),
    "reserve": (0.25, 0, 0.45),
    "reserve_gulf": (0.25, 0, 0.5),
    "spoil": (0.8, 0, 1),
    "rationality": (4, 1, 12),
}
SECOND = {
    "us_nuclear": 0.7,
    "iran_nuclear": 0.4,
    "gulf_nuclear": 0.35,
    "reserve": 0.15,
    "reserve_gulf": 0.4,
    "spoil": 0.25,
    "rationality": 6.0,
}
THIRD = {
    "us_nuclear": 0.45,
    "iran_nuclear": 0.8,
    "gulf_nuclear": 0.9,
    "reserve": 0.3,
    "reserve_gulf": 0.1,
    "spoil": 0.6,
    "rationality": 2.0,
}
LIKE_WASHINGTON = {"gulf_nuclear": 0.6}

#: What stands at each preset, nuclear alone, over their heads and with a seat; then the same where no one misjudges.
PRESETS = {
    "The wider table": ((0.232, 0.396, 0.456), (1, 0.2, 1)),
    "Pressure first": ((0.221, 0.293, 0.362), (1, 0.2, 1)),
    "After the strike": ((0.244, 0.506, 0.538), (1, 1, 1)),
    "Tehran keeps its missiles": ((0.217, 0.418, 0.504), (1, 0.2, 1)),
    "Same priorities": ((0.267, 0.419, 0.488), (1, 1, 1)),  # a knife’s edge over their heads: see below
    "Allies with Washington’s priorities": ((0.260, 0.595, 0.579), (1, 1, 1)),
    "Narrow was possible": ((0.363, 0.296, 0.575), (1, 0.2, 1)),
}


def linked(outcome: str, **given: float) -> float:
    """One outcome."""
    return float(LINKAGE.evaluate(**given)[outcome])


# -- numbers ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("setting", "expected"),
    [
        (
            {},
            {
                "seat_share_other": 0.399883885902,
                "seat_gulf_gain": 0.519907108722,
                "veto_us_gain": 0.625,
                "veto_iran_gain": 0.703125,
                "gain_from_linkage": 0.168330013267,
                "accept_gulf": 0.746423661650,
                "narrow_survives": 0.232254390357,
                "heads_survives": 0.395768118874,
                "survives": 0.455791854889,
            },
        ),
        (
            SECOND,
            {
                "seat_share_other": 0.438255505005,
                "seat_gulf_gain": 0.634866078253,
                "veto_us_gain": 0.723076923077,
                "veto_iran_gain": 0.553846153846,
                "gain_from_linkage": 0.147493718553,
                "narrow_survives": 0.504332079718,
                "heads_survives": 0.773915213647,
                "survives": 0.596281884699,
            },
        ),
        (
            THIRD,
            {
                "share_nuclear": 0.034722222222,
                "seat_share_nuclear": 0.364141663487,
                "gulf_gain": 0.13125,
                "seat_gulf_gain": 0.427727497139,
                "gain_from_linkage": 0.154166666667,
                "narrow_survives": 0.253654329622,
                "heads_survives": 0.321654451596,
                "survives": 0.276138317667,
            },
        ),
    ],
)
def test_check_values(setting: dict[str, float], expected: dict[str, float]) -> None:
    assert_gives(LINKAGE, setting, expected, 1e-11)


def test_defaults_and_ranges() -> None:
    assert {a.name: (a.default, a.low, a.high) for a in LINKAGE.assumptions} == RANGES


def test_presets() -> None:
    names = ("narrow_survives", "heads_survives", "survives")
    for i, perfect in enumerate((False, True)):
        told = {label: numbers[i] for label, numbers in PRESETS.items()}
        assert_presets_give(LINKAGE, names, told, 6e-4, perfect=perfect)


def test_two_issues_of_mirror_weights() -> None:
    for weight in (0.55, 0.7, 0.95):
        found = LINKAGE.evaluate(us_nuclear=weight, iran_nuclear=1 - weight, reserve=0)
        assert found["us_gain"] * found["iran_gain"] == pytest.approx(weight**2, rel=1e-12)


# -- the three deals against all others --------------------------------------------------------------------------------

ACROSS, UP = np.meshgrid(np.linspace(0, 1, 201), np.linspace(0, 1, 201))


def beyond(at: dict[str, float], deal: tuple[np.ndarray, np.ndarray]) -> np.ndarray:
    """What a deal brings Washington, Tehran and the Gulf states beyond no deal, a row each."""
    nuclear, rest = deal
    us, iran, gulf = (w * nuclear + (1 - w) * rest for w in (at["us_nuclear"], at["iran_nuclear"], at["gulf_nuclear"]))
    return np.array([us - at["reserve"], 1 - iran - at["reserve"], gulf - at["reserve_gulf"]])


def product(gains: np.ndarray, sides: int) -> np.ndarray:
    """The product of the gains of the first two sides or of all three; -1 where one of all three loses."""
    return np.asarray(np.where(gains.min(axis=0) >= -1e-12, gains[:sides].prod(axis=0), -1.0))


def settings(count: int, seed: int) -> list[dict[str, float]]:
    at = draws(LINKAGE, count, seed)
    return [{name: float(values[i]) for name, values in at.items()} for i in range(count)]


def deal(at: dict[str, float], prefix: str) -> tuple[np.ndarray, np.ndarray]:
    """The model’s shares."""
    found = LINKAGE.everything({name: np.array(value) for name, value in at.items()})
    return found[f"{prefix}share_nuclear"], found[f"{prefix}share_other"]


def test_no_deal_is_better_than_the_three() -> None:
    at = draws(LINKAGE, 250, seed=10)
    found = LINKAGE.everything(at)
    for i in range(250):
        one = {name: float(values[i]) for name, values in at.items()}
        every = beyond(one, (ACROSS, UP))
        two, seat, veto = (
            beyond(one, (found[f"{prefix}share_nuclear"][i], found[f"{prefix}share_other"][i]))
            for prefix in ("", "seat_", "veto_")
        )
        assert two[:2].min() >= 0
        assert np.where(every[:2].min(axis=0) >= 0, every[:2].prod(axis=0), -1).max() <= two[:2].prod() + 1e-12
        assert product(every, 3).max() <= product(seat, 3) + 1e-12
        assert product(every, 2).max() <= product(veto, 2) + 1e-12


def searched(at: dict[str, float], sides: int, veto: bool) -> np.ndarray:
    """What the sides have beyond no deal where a search, from the best deal of the grid on, ends."""
    gains = beyond(at, (ACROSS, UP))
    bound = gains if veto or sides == 3 else gains[:2]
    worth = np.where(bound.min(axis=0) > 1e-9, gains[:sides].prod(axis=0), -1.0)
    best = np.unravel_index(int(worth.argmax()), worth.shape)
    found = minimize(
        lambda d: -1e3 * float(beyond(at, (d[0], d[1]))[:sides].prod()),
        [ACROSS[best], UP[best]],
        bounds=[(0, 1), (0, 1)],
        constraints=[{"type": "ineq", "fun": lambda d: beyond(at, (d[0], d[1]))[: 3 if veto or sides == 3 else 2]}],
        method="SLSQP",
        options={"ftol": 1e-15, "maxiter": 500},
    )
    return beyond(at, (found.x[0], found.x[1]))


def test_a_search_ends_at_the_same_gains() -> None:
    for at in [{**LINKAGE.defaults}, SECOND, THIRD, *settings(40, seed=11)]:
        for prefix, sides, veto in (("", 2, False), ("seat_", 3, False), ("veto_", 2, True)):
            np.testing.assert_allclose(beyond(at, deal(at, prefix)), searched(at, sides, veto), atol=2e-5)


def test_gains_are_those_of_the_shares_and_what_stands_is_by_hand() -> None:
    at = draws(LINKAGE, 2000, seed=12)
    found = LINKAGE.everything(at)
    for prefix in ("", "seat_", "veto_"):
        nuclear, rest = found[f"{prefix}share_nuclear"], found[f"{prefix}share_other"]
        for side, sign in (("us", 1), ("iran", -1), ("gulf", 1)):
            gained = at[f"{side}_nuclear"] * nuclear + (1 - at[f"{side}_nuclear"]) * rest
            np.testing.assert_allclose(found[f"{prefix}{side}_gain"], gained if sign > 0 else 1 - gained, atol=1e-12)

    def signs(gain: np.ndarray) -> np.ndarray:
        return np.asarray(1 / (1 + np.exp(-at["rationality"] * gain)))

    r, guests = at["reserve"], at["reserve_gulf"]
    half = [signs(at[f"{side}_nuclear"] * (0.5 - r)) for side in ("us", "iran")]
    heads = [signs(found[f"{side}_gain"] - r) for side in ("us", "iran")]
    seat = [
        signs(found["seat_us_gain"] - r),
        signs(found["seat_iran_gain"] - r),
        signs(found["seat_gulf_gain"] - guests),
    ]
    narrow_wrecked = at["spoil"] * signs(-at["gulf_nuclear"] * (0.5 - guests))
    heads_wrecked = at["spoil"] * signs(guests - found["gulf_gain"])
    expected = {
        "narrow_survives": half[0] * half[1] * (1 - narrow_wrecked),
        "heads_survives": heads[0] * heads[1] * (1 - heads_wrecked),
        "survives": seat[0] * seat[1] * seat[2],
        "gain_from_linkage": np.sqrt((found["us_gain"] - r) * (found["iran_gain"] - r)) - (0.5 - r),
        "cost_of_seat": 1 - seat[0] * seat[1] * seat[2] / (heads[0] * heads[1]),
    }
    for name, values in expected.items():
        np.testing.assert_allclose(found[name], values, rtol=1e-12, atol=1e-12, err_msg=name)


def test_every_corner_and_every_knife_s_edge_has_an_answer() -> None:
    edges = dict(
        zip(
            RANGES,
            np.array(
                [
                    [w, x, y, r, g, 0.8, 4.0]
                    for w in (0.05, 0.5, 0.6, 0.95)
                    for x in (0.05, 0.5, 0.6, 0.95)
                    for y in (0.05, 0.5, 0.6, 0.95)
                    for r in (0.0, 0.25, 0.45)
                    for g in (0.0, 0.25, 0.5)
                ]
            ).T,
            strict=True,
        )
    )
    for at in (corners(LINKAGE), edges):
        for answer in (LINKAGE.evaluate(**at), LINKAGE.perfect(**at)):
            for name, values in answer.items():
                assert np.isfinite(values).all(), name
        found = LINKAGE.everything(at)
        for i in range(0, len(at["spoil"]), 7):
            one = {name: float(values[i]) for name, values in at.items()}
            gained = beyond(one, (found["seat_share_nuclear"][i], found["seat_share_other"][i]))
            assert product(beyond(one, (ACROSS, UP)), 3).max() <= product(gained, 3) + 1e-12


# -- what is set in the pictures alone ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("deal_tried", "us", "iran", "gulf", "signers"),
    [((0.35, 0.8), 0.53, 0.3125, 0.71, 3), ((1, 0.4), 0.76, 0.45, 0.52, 3), ((1, 0), 0.6, 0.75, 0.2, 2)],
)
def test_a_deal_that_is_tried(
    deal_tried: tuple[float, float], us: float, iran: float, gulf: float, signers: int
) -> None:
    found = LINKAGE.evaluate(share_nuclear_tried=deal_tried[0], share_other_tried=deal_tried[1])
    told = [found[f"tried_{name}"] for name in ("us", "iran", "gulf", "signers")]
    assert told == pytest.approx([us, iran, gulf, signers], abs=1e-12)


def test_who_would_sign_is_told_at_the_very_border() -> None:
    swap = {"share_nuclear_tried": 1.0, "share_other_tried": 0.0, "reserve": 0.4}  # Tehran has .75, the Gulf states .2
    assert [linked("tried_signers", **swap, us_nuclear=w) for w in (0.4, 0.39)] == [2, 1]


def test_the_switch_shows_the_deal_of_each_table_and_moves_nothing_else() -> None:
    own = [name for name in LINKAGE.names if not name.startswith("table_")]
    first = LINKAGE.evaluate()
    for at, prefix in ((1, ""), (2, "seat_"), (3, "veto_")):
        found = LINKAGE.evaluate(table=at)
        for side in ("us", "iran", "gulf"):
            assert found[f"table_{side}"] == found[f"{prefix}{side}_gain"]
        assert [found[name] for name in own if name != "reading"] == [first[name] for name in own if name != "reading"]
    assert [first[f"table_{side}"] for side in ("us", "iran", "gulf")] == pytest.approx([0.4, 0.3125, 0.3])
    signed = [LINKAGE.evaluate(table=at)["table_signed"] for at in range(4)]
    assert signed == pytest.approx([0.363, 0.707, 0.456, 0.703], abs=6e-4)
    assert LINKAGE.slider("table").told(2) == "with a seat"


# -- no misjudgement --------------------------------------------------------------------------------------------------


def test_without_misjudgement_all_sign_and_only_losers_wreck() -> None:
    at = draws(LINKAGE, 3000, seed=13)
    found = LINKAGE.perfect(**at)
    assert (found["survives"] == 1).all()
    assert (found["narrow_survives"] == 1).all()
    lose = found["gulf_gain"] < at["reserve_gulf"]
    np.testing.assert_allclose(found["heads_survives"], np.where(lose, 1 - at["spoil"], 1))


def test_who_is_indifferent_lets_a_deal_stand() -> None:
    assert linked("gulf_gain", reserve_gulf=0.2) == pytest.approx(0.2)
    assert LINKAGE.perfect(reserve_gulf=0.2)["heads_survives"] == 1
    assert LINKAGE.perfect(reserve_gulf=0.205)["heads_survives"] == pytest.approx(0.2)


# -- beyond the findings: examples of the text, and settings outside their conditions ----------------------------------


def test_tehran_pays_and_a_veto_is_less_than_a_seat() -> None:
    found = LINKAGE.evaluate()
    gained = {
        prefix: [round(100 * found[f"{prefix}{side}_gain"], 1) for side in ("us", "iran", "gulf")]
        for prefix in ("", "seat_", "veto_")
    }
    assert gained == {"": [60, 75, 20], "seat_": [76, 45, 52], "veto_": [62.5, 70.3, 25]}


def test_two_who_want_the_same_count_twice() -> None:
    found = LINKAGE.evaluate(**LIKE_WASHINGTON)
    assert found["veto_us_gain"] == found["us_gain"]  # they would sign, so a veto changes nothing
    assert found["seat_us_gain"] > found["us_gain"] + 0.05  # and a second voice for the same wishes does
    assert found["seat_iran_gain"] < found["iran_gain"]


def test_a_seat_pays_from_some_chance_of_wrecking_on() -> None:
    assert linked("heads_survives", spoil=0.2) == pytest.approx(0.629, abs=5e-4)
    assert [linked("heads_survives", spoil=s) > linked("survives") for s in (0.64, 0.65)] == [True, False]
    assert linked("heads_survives", **LIKE_WASHINGTON) > linked("survives", **LIKE_WASHINGTON)


def test_between_the_two_either_may_be() -> None:
    assert linked("gulf_gain", gulf_nuclear=0.45) < 0.5 < linked("gulf_gain", gulf_nuclear=0.55)


def test_where_both_wishes_do_worse_than_the_nuclear_issue_alone() -> None:
    outside = {
        "us_nuclear": 0.75,
        "iran_nuclear": 0.5,
        "gulf_nuclear": 0.1,
        "reserve": 0.3,
        "reserve_gulf": 0.4,
        "spoil": 0.3,
        "rationality": 2,
    }
    assert linked("survives", **outside) < linked("narrow_survives", **outside)


def test_a_hair_decides_where_priorities_are_the_same() -> None:
    gulf = [linked("gulf_gain", us_nuclear=w, iran_nuclear=0.6) for w in (0.59, 0.6, 0.61)]
    assert gulf == pytest.approx([0.83, 0.5, 0.17], abs=5e-3)
    us = [linked("us_gain", us_nuclear=w, iran_nuclear=0.6) for w in (0.59, 0.6, 0.61)]
    assert us == pytest.approx([0.5] * 3, abs=0.02)


def test_both_readings_are_used() -> None:
    assert "less than without a deal" in LINKAGE.sentence()
    assert "no less than without a deal" in LINKAGE.sentence(**LIKE_WASHINGTON)


# -- what the chapter takes from the data ------------------------------------------------------------------------------


def test_what_the_chapter_says_of_the_chronology() -> None:
    events = evidence.record()
    wider = events[events["section"] == "S10"]
    assert len(wider) == 10
    assert "twelve demands" in wider.sort_values("date")["event"].iloc[0]
    force = wider[wider["kind"] == "force"]
    assert list(force["date"].dt.year) == [2019] * 4
    talks = wider[(wider["kind"] == "diplomacy") & (wider["date"] >= "2019-07-01")]
    assert len(talks) == 5
    assert not (talks["actor"] + talks["target"]).str.contains("USA").any()
    everyone = (wider["actor"] + wider["target"] + wider["event"]).str.lower()
    assert not (everyone.str.contains("usa") & everyone.str.contains("iran") & everyone.str.contains("saudi")).any()
    assert not events["event"].str.contains("Hormuz Peace").any()
