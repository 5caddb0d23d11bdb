"""The off-ramp: its numbers, where force is likeliest, what a face-saver is worth, and 2013 beside 2020."""

from __future__ import annotations

import itertools
import re
from typing import Any

import numpy as np
import pandas as pd
import pytest

from tests.conftest import ROOT
from tests.helpers.settings import OFFRAMP as DEFAULTS
from tests.helpers.settings import choice, corners, draws, preset
from twodoors import evidence
from twodoors.evidence.rates import MEDIATED, UNMEDIATED
from twodoors.models import load

OFFRAMP = load("offramp")
SYRIA = preset(OFFRAMP, "Syria, September 2013")
EVEN = "(holdout_gain+concession+(1-guarantee)*exploitation-face)/(war_loss+holdout_gain)"


def outcome(name: str, **given: float) -> float:
    """One outcome at these assumptions."""
    return float(OFFRAMP.evaluate(**given)[name])


def over_threats(**given: float) -> pd.Series:
    """The chance of force at each threat, in steps of a thousandth."""
    return OFFRAMP.sweep("threat", 1001, **{k: v for k, v in given.items() if k != "threat"})["war_risk"]


def top(**given: float) -> float:
    """The threat at which force is likeliest."""
    return float(over_threats(**given).idxmax())


# -- numbers ----------------------------------------------------------------------------------------------------------


def test_published_numbers() -> None:
    assert OFFRAMP.defaults == DEFAULTS
    printed = {"offer": 0.54983, "accept": 0.5, "talks": 0.36397, "war_risk": 0.31802}
    assert OFFRAMP.evaluate(**DEFAULTS) == pytest.approx(printed, rel=0, abs=0.5e-5)


def test_by_hand() -> None:
    at = draws(OFFRAMP, 2000, seed=8)

    def chosen(difference: np.ndarray) -> np.ndarray:
        return np.asarray(1 / (1 + np.exp(-at["rationality"] * difference)))

    resist = -at["threat"] * at["war_loss"] + (1 - at["threat"]) * at["holdout_gain"]
    offer = chosen(at["stake"] * at["threat"] * at["war_loss"] - at["effort"])
    exploited = (1 - at["guarantee"]) * at["exploitation"]
    accept = chosen(at["face"] - at["concession"] - exploited - resist)
    alone = chosen(-at["concession"] - at["exploitation"] - resist)
    talks = offer * accept + (1 - offer) * alone
    expected = {"offer": offer, "accept": accept, "talks": talks, "war_risk": (1 - talks) * at["threat"]}
    answer = OFFRAMP.evaluate(**at)
    assert set(answer) == set(expected)
    for name, values in expected.items():
        np.testing.assert_allclose(answer[name], values, rtol=0, atol=1e-12, err_msg=name)
    assert (accept >= alone).all()  # an offer never makes giving way worse


@pytest.mark.parametrize("method", ["evaluate", "perfect"])
def test_every_corner_has_an_answer(method: str) -> None:
    given = corners(OFFRAMP)
    answer: dict[str, Any] = getattr(OFFRAMP, method)(**given)
    for name, values in answer.items():
        assert np.isfinite(values).all(), name
        assert ((values >= 0) & (values <= 1)).all(), name
    assert (answer["talks"] + answer["war_risk"] <= 1 + 1e-12).all()
    assert (answer["war_risk"][given["threat"] == 0] == 0).all()


DIRECTIONS = [
    ("stake", 1, -1),
    ("effort", -1, 1),
    ("face", 1, -1),
    ("guarantee", 1, -1),
    ("war_loss", 1, -1),
    ("holdout_gain", -1, 1),
    ("concession", -1, 1),
    ("exploitation", -1, 1),
]


@pytest.mark.parametrize(("name", "talks", "force"), DIRECTIONS)
@pytest.mark.parametrize("at", [DEFAULTS, SYRIA], ids=["article", "2013"])
def test_directions(name: str, talks: int, force: int, at: dict[str, float]) -> None:
    sweep = OFFRAMP.sweep(name, 41, **{k: v for k, v in at.items() if k != name})
    assert (talks * sweep["talks"].diff().dropna() > 0).all()
    assert (force * sweep["war_risk"].diff().dropna() > 0).all()


# -- the surprise -----------------------------------------------------------------------------------------------------


def test_the_half_hearted_threat_is_the_most_dangerous() -> None:
    assert top() == pytest.approx(0.5, abs=0.005)
    risk = over_threats()
    assert (risk.loc[:0.499].diff().dropna() > 0).all()
    assert (risk.loc[0.503:].diff().dropna() < 0).all()
    weak, half, strong = (outcome("war_risk", threat=t) for t in (0.25, 0.5, 0.75))
    assert half > weak + 0.08  # a weak threat doubled
    assert weak < strong < weak + 0.02  # “hardly more than at the start”
    assert risk.loc[1.0] < risk.max() / 3
    talks = OFFRAMP.sweep("threat", 101)
    assert (talks["offer"].diff().dropna() > 0).all()
    assert (talks["accept"].diff().dropna() > 0).all()


def test_the_two_roads_cost_the_same_at_the_top() -> None:
    assert OFFRAMP.work_out(EVEN) == pytest.approx(0.5)
    assert OFFRAMP.work_out(EVEN, face=0.0) == pytest.approx(0.65, abs=0.005)
    for face in (0.0, 0.2):
        even = OFFRAMP.work_out(EVEN, face=face)
        assert outcome("accept", face=face, threat=even) == pytest.approx(0.5)
        below, above = (OFFRAMP.perfect(face=face, threat=even + step)["war_risk"] for step in (-0.01, 0.01))
        assert below > 0.4
        assert above == 0


def test_a_face_saver_is_worth_most_on_the_slope_beyond_the_top() -> None:
    worth = over_threats(face=0.0) - over_threats()
    assert float(worth.idxmax()) == pytest.approx(0.747, abs=0.002)
    assert float(worth.idxmax()) > top() + 0.2
    at = {threat: round(100 * worth.loc[threat]) for threat in (0.5, 0.75, 1.0)}
    assert at == {0.5: 5, 0.75: 8, 1.0: 6}  # as the quiz says
    assert worth.loc[0.25] < 0.015
    assert worth.loc[0.1] < worth.loc[0.25]
    # in chances of talks rather than of force it is worth most nearer the middle
    talks = OFFRAMP.sweep("threat", 1001)["talks"] - OFFRAMP.sweep("threat", 1001, face=0.0)["talks"]
    assert float(talks.idxmax()) == pytest.approx(0.645, abs=0.002)
    assert top(face=0.0) == pytest.approx(0.56, abs=0.005)  # the hill moves up with it


@pytest.mark.parametrize(
    ("setting", "threat"),
    [
        ({"war_loss": 0.3}, 1.0),
        ({"war_loss": 2.0}, 0.28),
        ({"concession": 1.0}, 0.79),
        ({"concession": 0.0}, 0.355),
        ({"rationality": 1.0}, 1.0),
    ],
)
def test_where_the_top_is_not_in_the_middle(setting: dict[str, float], threat: float) -> None:
    assert top(**setting) == pytest.approx(threat, abs=0.005)


def test_a_pinprick_or_misjudgement_makes_the_hill_a_ramp() -> None:
    for setting in ({"war_loss": 0.3}, {"rationality": 1.0}):
        assert (over_threats(**setting).diff().dropna() > 0).all()
    assert outcome("war_risk", war_loss=0.3, threat=1.0) > 2 * outcome("war_risk")


def test_how_far_the_surprise_goes() -> None:
    """Over the whole range of assumptions the top is inside in about four settings of five, near the middle in half."""
    at = {name: values[:, None] for name, values in draws(OFFRAMP, 2000, seed=8).items() if name != "threat"}
    threats = np.linspace(0, 1, 101)
    tops = threats[OFFRAMP.evaluate(threat=threats[None, :], **at)["war_risk"].argmax(axis=1)]
    assert 0.75 < (tops < 1).mean() < 0.85
    assert 0.4 < ((tops > 0.3) & (tops < 0.7)).mean() < 0.6


# -- 2013 beside 2020 -------------------------------------------------------------------------------------------------


def test_2013_sets_every_value_and_argues_for_each() -> None:
    [made] = [p for p in OFFRAMP.presets if p.label == "Syria, September 2013"]
    assert set(made.values) == set(DEFAULTS) - {"rationality"}
    said = [float(number) for number in re.findall(r" (\d\.\d): ", made.source)]
    assert sorted(said) == sorted(made.values.values())
    rest = {name: value for name, value in SYRIA.items() if name != "threat"}
    assert preset(OFFRAMP, "The red line enforced") == rest | {"threat": 0.8}


def test_the_chapter_s_list_is_the_preset() -> None:
    text = (ROOT / "chapters" / "08-moscows-off-ramp.md").read_text(encoding="utf-8")
    listed = re.findall(r"^- \*\*.+? (\d\.\d\d)\*\* \((\d\.\d\d)\)\.", text, flags=re.M)
    names = ["threat", "war_loss", "concession", "holdout_gain", "exploitation", "face", "guarantee", "stake", "effort"]
    assert [(float(a), float(b)) for a, b in listed] == [(SYRIA[name], DEFAULTS[name]) for name in names]
    links = re.findall(r"<(?:offramp: )?(threat=0\.4, stake=[^>]+)>", re.sub(r"\s+", " ", text))
    full = ", ".join(f"{name}={SYRIA[name]:g}" for name in list(DEFAULTS)[:-1])
    assert links.count(full) == 3  # the link, and the two outcomes


def test_what_carried_2013() -> None:
    then, now = OFFRAMP.evaluate(**SYRIA), OFFRAMP.evaluate()
    assert then["talks"] > now["talks"] + 0.05
    assert then["war_risk"] < now["war_risk"] - 0.05
    # the weaker threat and the smaller strike work against talks …
    assert outcome("talks", threat=0.4, war_loss=0.6) < now["talks"] / 2
    # … and the small concession and the saved face for them: no other two differences undo as much
    undone = {
        pair: then["talks"] - outcome("talks", **SYRIA | {name: DEFAULTS[name] for name in pair})
        for pair in itertools.combinations(list(DEFAULTS)[:-1], 2)
    }
    most = max(undone, key=undone.__getitem__)
    assert set(most) == {"concession", "face"}
    assert undone[most] > 0.45 * then["talks"]  # “by about half”
    # of the two the concession undoes a little more
    alone = {name: then["talks"] - outcome("talks", **SYRIA | {name: DEFAULTS[name]}) for name in list(DEFAULTS)[:-1]}
    assert sorted(alone, key=alone.__getitem__)[-2:] == ["face", "concession"]


def test_a_surer_threat_in_2013_brings_talks_and_spares_little_force() -> None:
    then, surer = OFFRAMP.evaluate(**SYRIA), OFFRAMP.evaluate(**preset(OFFRAMP, "The red line enforced"))
    assert surer["talks"] > then["talks"] + 0.25
    assert then["war_risk"] - 0.03 < surer["war_risk"] < then["war_risk"]
    assert SYRIA["threat"] < top(**SYRIA) < 0.8  # on either side of the hill


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
    def counted(variable: str, *codes: str) -> list[tuple[int, int]]:
        rates = [evidence.rate(variable, *codes, condition=condition) for condition in (MEDIATED, UNMEDIATED)]
        return [(rate.n, rate.n_total) for rate in rates]

    assert counted("FOROUT", "1", "2") == [(71, 112), (51, 239)]
    assert counted("VIOL", "4") == [(17, 112), (12, 239)]
    violent = [n / total for n, total in counted("VIOL", "3", "4")]
    assert violent[0] > violent[1] + 0.1  # the mediated ones were the more violent
    assert evidence.rate("MEDIATE", "4").n == 112


# -- other readings, and where the model breaks -----------------------------------------------------------------------


def test_where_moscow_gains_from_the_quarrel_it_seldom_offers() -> None:
    quarrel = preset(OFFRAMP, "Moscow gains from the quarrel")
    assert outcome("offer", **quarrel) < 0.15
    assert outcome("talks", **quarrel) < outcome("talks") - 0.1
    assert outcome("offer", **quarrel | {"threat": 1.0}) < 0.25
    brink = OFFRAMP.perfect(**quarrel | {"threat": 1.0})
    assert brink["offer"] == 0


def test_where_talks_humble_the_offer_matters_little() -> None:
    humbled = preset(OFFRAMP, "To talk is to be humbled")
    assert outcome("accept", **humbled) < 0.15
    never, always = {"stake": 0.0, "effort": 1.0}, {"stake": 1.0, "effort": 0.0}
    assert outcome("talks", **humbled | always) - outcome("talks", **humbled | never) < 0.1
    assert outcome("talks", **always) - outcome("talks", **never) > 0.2  # where face can be saved


def test_no_one_offers() -> None:
    nobody = preset(OFFRAMP, "No one offers")
    assert outcome("offer", **nobody) < 0.02
    assert outcome("talks", **nobody) == pytest.approx(OFFRAMP.work_out("accept_alone"), abs=0.01)


def test_a_small_strike_makes_an_offer_rarer() -> None:
    assert outcome("offer", war_loss=0.3) < outcome("offer") - 0.15


def test_one_can_be_rescued_from_nothing() -> None:
    nothing = {"threat": 0.0, "face": 0.6, "concession": 0.1}
    assert outcome("accept", **nothing) > 0.5
    assert outcome("war_risk", **nothing) == 0


READINGS = [
    ("Moscow gains from the quarrel", "would rather keep out"),
    ("To talk is to be humbled", "Force is likelier than talks"),
    ("The article’s reading", "not likelier than not"),
    ("The red line enforced", "Talks are likelier than not"),
]


@pytest.mark.parametrize(("label", "said"), READINGS)
def test_each_case_has_its_sentence(label: str, said: str) -> None:
    assert said in OFFRAMP.sentence(**preset(OFFRAMP, label))
    assert len({OFFRAMP.sentence(**preset(OFFRAMP, other)) for other, _ in READINGS}) == len(READINGS)


def test_the_way_out_by_hand() -> None:
    at = {name: 0.07 + 0.05 * i for i, name in enumerate(DEFAULTS)} | {"war_loss": 0.9, "rationality": 3.0}
    threat, concession, exploitation = at["threat"], at["concession"], at["exploitation"]
    resist = -threat * at["war_loss"] + (1 - threat) * at["holdout_gain"]
    offer = choice(3, at["stake"] * threat * at["war_loss"] - at["effort"], 0)[0]
    accept = choice(3, at["face"] - concession - (1 - at["guarantee"]) * exploitation, resist)[0]
    alone = choice(3, -concession - exploitation, resist)[0]
    talks = offer * accept + (1 - offer) * alone
    expected = {"offer": offer, "accept": accept, "talks": talks, "war_risk": (1 - talks) * threat}
    assert OFFRAMP.evaluate(**at) == pytest.approx(expected, rel=0, abs=1e-12)


def test_the_half_hearted_threat_is_the_most_dangerous_in_the_published_setting() -> None:
    others = {name: v for name, v in DEFAULTS.items() if name not in {"threat", "face"}}
    risk, without = (OFFRAMP.sweep("threat", 101, **others, face=face)["war_risk"] for face in (0.2, 0.0))
    assert 0.1 < risk.idxmax() < 0.9
    assert risk.max() > 2 * max(risk.iloc[0], risk.iloc[-1])
    assert 0.1 < (without - risk).idxmax() < 0.9  # a face-saver is worth most there
