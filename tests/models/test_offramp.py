"""The off-ramp: its published numbers, all its ways counted one by one, and what chapter 8 says of model and record."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest

from tests.conftest import ROOT
from tests.helpers.settings import OFFRAMP as DEFAULTS
from tests.helpers.settings import corners, draws, preset
from twodoors import evidence
from twodoors.evidence.rates import MEDIATED, UNMEDIATED
from twodoors.models import load

MODEL = load("offramp")
NEUTRAL = {"bias": 0.0, "effort": 0.0}

#: Settings and their outcomes, to twelve digits.
PUBLISHED: list[tuple[dict[str, float], dict[str, float]]] = [
    (
        {},
        {
            "offer": 0.483744201811,
            "heard": 0.658567378525,
            "accept": 0.653456930207,
            "accept_alone": 0.033274102237,
            "talks": 0.333283949330,
            "war_risk": 0.189113660573,
            "needless": 0.122397609904,
        },
    ),
    (
        {
            "threat": 0.7,
            "concession": 0.55,
            "face": 0.1,
            "guarantee": 0.3,
            "bias": 0.35,
            "effort": 0.3,
            "rationality": 7.0,
        },
        {
            "offer": 0.625611148273,
            "heard": 0.931545478536,
            "accept": 0.589238519012,
            "talks": 0.370145276494,
            "war_risk": 0.356127393839,
            "needless": 0.026272670332,
        },
    ),
    (
        {"face": 0.9, "guarantee": 0.8, "bias": 0.9},
        {
            "offer": 0.584891635000,
            "heard": 0.591551723220,
            "accept": 0.853985326675,
            "talks": 0.511899986532,
            "war_risk": 0.102911787785,
            "needless": 0.214811774316,
        },
    ),
]


@pytest.mark.parametrize(("given", "expected"), PUBLISHED)
def test_published_numbers(given: dict[str, float], expected: dict[str, float]) -> None:
    assert MODEL.defaults == DEFAULTS
    found = {name: MODEL.work_out(name, **given) for name in expected}
    assert found == pytest.approx(expected, rel=0, abs=1e-12)


# -- all the ways, one by one -----------------------------------------------------------------------------------------

Chance = Callable[[float], float]


def slip(precision: float) -> Chance:
    """How often a move is made that is better by so much."""
    return lambda gap: 1 / (1 + math.exp(-precision * gap))


def never(gap: float) -> float:
    """The same of a side that never misjudges; what ties is as likely as not."""
    return 0.5 if abs(gap) < 1e-9 else float(gap > 0)


def counted(at: dict[str, float], better: Chance) -> dict[str, float]:
    """The outcomes once more: threats meant or not, read or misread, a word or silence, heeded or not."""
    cost = at["concession"] * (1 - at["face"] + 1 - at["guarantee"])
    price = at["bias"] * cost + at["effort"]
    world = {True: at["threat"], False: 1 - at["threat"]}
    read = {(meant, says): world[meant] * (0.9 if meant == says else 0.1) for meant in world for says in world}
    said: dict[tuple[bool, bool], float] = {}  # by what is so, and whether there is a word
    believed = {says: read[True, says] / (read[True, says] + read[False, says]) for says in world}
    for (meant, says), chance in read.items():
        speaks = better(believed[says] - price)
        for word, how in ((True, speaks), (False, 1 - speaks)):
            said[meant, word] = said.get((meant, word), 0) + chance * how
    answer: dict[str, float] = {"talks": 0, "war_risk": 0, "needless": 0, "offer": said[True, True] + said[False, True]}
    for word, giving in ((True, cost), (False, 2 * at["concession"])):
        heard_so = said[True, word] + said[False, word]
        thought = said[True, word] / heard_so if heard_so > 1e-12 else believed[word]
        heeds = better(thought - giving)
        answer["talks"] += heard_so * heeds
        answer["war_risk"] += said[True, word] * (1 - heeds)
        answer["needless"] += said[False, word] * heeds
        if word:
            answer |= {"heard": thought, "accept": heeds}
    return answer


def test_all_ways_counted_give_the_model_s_answer() -> None:
    for seed in range(150):
        at = {name: float(values[0]) for name, values in draws(MODEL, 1, seed=seed).items()}
        for answer, better in ((MODEL.evaluate(**at), slip(at["rationality"])), (MODEL.perfect(**at), never)):
            assert answer == pytest.approx(counted(at, better), rel=0, abs=1e-12), at


def test_many_plays_come_to_the_same() -> None:
    rng, n = np.random.default_rng(8), 400_000
    at = DEFAULTS
    cost = at["concession"] * (2 - at["face"] - at["guarantee"])
    meant = rng.random(n) < at["threat"]
    reads = meant == (rng.random(n) < 0.9)
    risk = np.where(reads, meant[reads].mean(), meant[~reads].mean())
    logit = 1 / (1 + np.exp(-4 * (risk - at["bias"] * cost - at["effort"])))
    word = rng.random(n) < logit
    thought = np.where(word, meant[word].mean(), meant[~word].mean())
    heeds = rng.random(n) < 1 / (1 + np.exp(-4 * (thought - np.where(word, cost, 2 * at["concession"]))))
    answer = MODEL.evaluate()
    assert word.mean() == pytest.approx(answer["offer"], abs=0.004)
    assert (meant & ~heeds).mean() == pytest.approx(answer["war_risk"], abs=0.004)
    assert (~meant & heeds).mean() == pytest.approx(answer["needless"], abs=0.004)


@pytest.mark.parametrize("method", ["evaluate", "perfect"])
def test_the_books_balance_in_every_corner(method: str) -> None:
    for given in (corners(MODEL), draws(MODEL, 4000)):
        answer: dict[str, Any] = getattr(MODEL, method)(**given)
        for name, values in answer.items():
            assert np.isfinite(values).all(), name
            assert ((values >= 0) & (values <= 1 + 1e-12)).all(), name
        balance = answer["war_risk"] + answer["talks"] - answer["needless"]
        np.testing.assert_allclose(balance, given["threat"], rtol=0, atol=1e-12)


def test_the_perfect_word_is_a_best_reply() -> None:
    """A word is worth what it spares, less its price, where it is heeded; silence is worth nothing where it is not."""
    found = MODEL.everything(draws(MODEL, 4000, seed=4), perfect=True)
    for read, speaks in (("meant", "speaks"), ("bluff", "speaks_anyway")):
        word = found["accept"] * (found[read] - found["price"])
        silence = found["accept_alone"] * (found[read] - found["bias"] * found["cost_alone"])
        better = np.where(found[speaks] == 1, word - silence, silence - word)
        assert (better >= -1e-12).all(), read
    assert (found["accept_alone"] == 0).all()


#: Force, talks and offers in 100; the same where no one misjudges.
PRESETS = {
    "The article’s reading": ((19, 33, 48), (4, 42, 42)),
    "Syria, September 2013": ((10, 51, 58), (4, 42, 42)),
    "The red line enforced": ((10, 82, 85), (0, 100, 100)),
    "To talk is to be humbled": ((34, 8, 30), (40, 0, 42)),
    "Moscow gains by the quarrel": ((26, 21, 21), (40, 0, 0)),
    "A neutral go-between": ((21, 38, 74), (40, 0, 100)),
    "Demand everything": ((39, 1, 17), (40, 0, 0)),
}


def test_the_presets() -> None:
    assert [p.label for p in MODEL.presets] == list(PRESETS)
    for label, told in PRESETS.items():
        at = preset(MODEL, label)
        for answer, hundred in zip((MODEL.evaluate(**at), MODEL.perfect(**at)), told, strict=True):
            found = tuple(100 * answer[name] for name in ("war_risk", "talks", "offer"))
            assert found == pytest.approx(hundred, abs=0.5 + 1e-9), label


# -- what the chapter says of single settings -------------------------------------------------------------------------


def outcome(name: str, **given: float) -> float:
    """One outcome at these assumptions."""
    return float(MODEL.evaluate(**given)[name])


def test_a_friend_and_a_neutral() -> None:
    assert MODEL.perfect()["war_risk"] == pytest.approx(0.04)
    assert MODEL.perfect(**NEUTRAL)["war_risk"] == pytest.approx(0.4)
    told = [(outcome("war_risk", rationality=r), outcome("war_risk", rationality=r, **NEUTRAL)) for r in (4, 8)]
    assert np.round(told, 2).tolist() == [[0.19, 0.21], [0.08, 0.22]]
    # where the way out alone would do, it is the other way round
    assert MODEL.perfect(threat=0.6)["war_risk"] == pytest.approx(0.06)
    assert MODEL.perfect(threat=0.6, **NEUTRAL)["war_risk"] == 0
    assert outcome("war_risk", threat=0.8) > outcome("war_risk", threat=0.8, **NEUTRAL)


def test_a_neutral_that_spends_as_much_as_a_friend_loses_is_the_same_to_all() -> None:
    assert MODEL.work_out("price") == pytest.approx(0.4)
    assert MODEL.evaluate(bias=0.0, effort=0.4) == pytest.approx(MODEL.evaluate(), rel=0, abs=1e-12)
    odds = [MODEL.work_out("offer_if_meant/offer_if_bluff", bias=0.0, effort=e) for e in (0.0, 0.25)]
    assert odds[0] < 19 / 11
    assert odds[1] == pytest.approx(2.2, abs=0.05)
    free = MODEL.perfect(bias=0.0, effort=0.25)["heard"]
    assert free / (1 - free) == pytest.approx(9 * 0.4 / 0.6)  # ninefold, as with a friend
    assert MODEL.perfect()["heard"] == pytest.approx(free)


def test_nearer_friends_speak_less_and_are_believed_more() -> None:
    ends = [MODEL.evaluate(bias=b) for b in (0.0, 0.9)]
    assert [round(e["offer"], 2) for e in ends] == [0.67, 0.40]
    assert [round(e["heard"], 2) for e in ends] == [0.54, 0.71]
    assert outcome("war_risk", effort=0.8) > outcome("war_risk") + 0.1


def test_the_half_hearted_threat_and_where_it_is_not_the_most_dangerous() -> None:
    risk = MODEL.sweep("threat", 101)["war_risk"]
    assert risk.idxmax() == pytest.approx(0.75)
    assert (risk.max(), risk.iloc[-1]) == pytest.approx((0.223, 0.151), abs=5e-4)
    assert MODEL.perfect(threat=1.0)["war_risk"] == 0
    assert MODEL.perfect(threat=0.0999)["war_risk"] == pytest.approx(0.0999)
    assert MODEL.perfect(threat=0.1001)["war_risk"] == pytest.approx(0.01001)
    everything = preset(MODEL, "Demand everything")
    for outside, certain in (({**everything}, 0.931), ({"rationality": 1.0}, 0.421)):
        outside.pop("threat", None)
        curve = MODEL.sweep("threat", 101, **outside)["war_risk"]
        assert curve.idxmax() == 1
        assert curve.max() == pytest.approx(certain, abs=5e-4)


def test_an_exit_so_cheap_that_it_is_always_recommended_says_nothing() -> None:
    at = {"threat": 0.6, "guarantee": 0.3, "bias": 0.2, "effort": 0.0}
    assert [MODEL.perfect(**at, face=f)["war_risk"] for f in (0.0, 0.3)] == pytest.approx([0.06, 0.6])
    assert outcome("war_risk", **at, face=0.3) < outcome("war_risk", **at, face=0.0)  # with slips it helps


def test_to_ask_less_and_to_save_face() -> None:
    ways = [outcome("war_risk", concession=c, face=f) for c, f in ((0.7, 0.5), (0.7, 0.5 + 0.1 / 0.7), (0.6, 0.5))]
    assert ways == pytest.approx([0.253, 0.222, 0.221], abs=5e-4)


def test_one_can_be_rescued_from_nothing() -> None:
    nothing = MODEL.evaluate(threat=0.0, face=1.0, guarantee=1.0)
    assert nothing["accept"] == 0.5
    assert nothing["war_risk"] == 0


READINGS = [
    ("Moscow gains by the quarrel", "mostly keeps silent"),
    ("The article’s reading", "not likelier than not"),
    ("The red line enforced", "Talks are likelier than not"),
]


@pytest.mark.parametrize(("label", "said"), READINGS)
def test_each_case_has_its_sentence(label: str, said: str) -> None:
    assert said in MODEL.sentence(**preset(MODEL, label))
    assert len({MODEL.sentence(**preset(MODEL, other)) for other, _ in READINGS}) == len(READINGS)


def test_a_speaker_of_little_worth_has_its_sentence() -> None:
    said = MODEL.sentence(threat=0.9, concession=1.0, face=0.0, bias=0.2)
    assert said.startswith("Force is likelier than talks")
    assert "keeps silent" not in said


# -- 2013 beside 2020, and the record ---------------------------------------------------------------------------------


def test_the_chapter_s_list_is_the_preset() -> None:
    text = (ROOT / "chapters" / "08-moscows-off-ramp.md").read_text(encoding="utf-8")
    listed = re.findall(r"^- \*\*.+? (\d\.\d\d)\*\* \((\d\.\d\d)\)\.", text, flags=re.M)
    syria = preset(MODEL, "Syria, September 2013")
    names = ["face", "guarantee", "bias", "threat", "concession", "effort"]
    assert [(float(a), float(b)) for a, b in listed] == [(syria[name], DEFAULTS[name]) for name in names]
    assert preset(MODEL, "The red line enforced") == syria | {"threat": 0.8}


def test_what_carried_2013() -> None:
    syria = preset(MODEL, "Syria, September 2013")
    undone = {name: outcome("talks", **syria | {name: DEFAULTS[name]}) for name in ("face", "guarantee", "bias")}
    assert undone["face"] < undone["guarantee"] < outcome("talks", **syria) < undone["bias"]
    moved = [outcome("talks", **syria | change) for change in ({"face": 0.4}, {"concession": 0.8})]
    assert [round(100 * talks) for talks in moved] == [36, 44]


def test_a_surer_threat_in_2013_brings_talks_and_spares_no_force() -> None:
    then, surer = (MODEL.evaluate(**preset(MODEL, p)) for p in ("Syria, September 2013", "The red line enforced"))
    assert surer["talks"] > then["talks"] + 0.25
    assert surer["war_risk"] == pytest.approx(then["war_risk"], abs=0.005)


def test_the_record_of_2013() -> None:
    table = evidence.load("syria_2013").set_index("short_name")
    assert "285 to 272" in table.loc["London votes no", "event"]
    assert table.loc["Inspectors arrive", "date"] == pd.Timestamp("2013-10-01")
    assert "hundreds" in table.loc["Sarin at Ghouta", "event"]
    assert table.loc["Last stocks leave", "date"] == pd.Timestamp("2014-06-23")
    assert table.loc["Declared arsenal gone", "date"] == pd.Timestamp("2016-01-04")
    assert table.loc["Khan Shaykhun", "date"] == pd.Timestamp("2017-04-04")
    assert "OPCW-UN finding" in table.loc["Khan Shaykhun", "actor"]


def test_mediation_and_agreement_go_together_and_so_do_mediation_and_war() -> None:
    def counts(variable: str, *codes: str) -> list[tuple[int, int]]:
        rates = [evidence.rate(variable, *codes, condition=condition) for condition in (MEDIATED, UNMEDIATED)]
        return [(rate.n, rate.n_total) for rate in rates]

    assert counts("FOROUT", "1", "2") == [(71, 112), (51, 239)]
    assert counts("VIOL", "4") == [(17, 112), (12, 239)]
    violent = [n / total for n, total in counts("VIOL", "3", "4")]
    assert violent[0] > violent[1] + 0.1  # the mediated ones were the more violent
    assert evidence.rate("MEDIATE", "4").n == 112
