"""The models: their published numbers, their answers to arrays and to bad input, and their parts."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from typing import Any

import numpy as np
import pytest

from tests.helpers.settings import DEAL, OFFRAMP, TRAP, draws
from twodoors import explore
from twodoors.model import Assumption, AssumptionError, Reading, symbols
from twodoors.model.claims import CLAIMS
from twodoors.models import load, names
from twodoors.shared import RATIONALITY
from twodoors.tree import Decision, Leaf

SHARED = [RATIONALITY]
ALL = names()

#: Model, assumptions, and its outcomes as printed: right to half a unit in the last digit.
PUBLISHED = [
    ("deal_range", DEAL, {"war_risk": ".35", "demand": ".725", "range_width": ".40", "us_value": ".61125"}),
    ("deal_range", DEAL | {"cost_iran": 0.25, "doubt": 0.1}, {"war_risk": ".000", "range_width": ".350"}),
    ("deal_range", DEAL | {"misread": 0.3}, {"demand": ".725", "war_risk": ".5429"}),
    (
        "trap",
        TRAP,
        {
            "attack": ".638199071604",
            "expulsion": ".150469821512",
            "forced_out": ".173832601190",
            "trap_pays": ".141889030032",
        },
    ),
    ("offramp", OFFRAMP, {"offer": ".48374", "accept": ".65346", "talks": ".33328", "war_risk": ".18911"}),
]


@pytest.mark.parametrize(("name", "assumptions", "printed"), PUBLISHED)
def test_published_numbers(name: str, assumptions: dict[str, float], printed: dict[str, str]) -> None:
    model = load(name)
    assert set(assumptions) == set(model.defaults)
    outcomes = model.evaluate(**assumptions)
    for outcome, digits in printed.items():
        half = 0.5 * 10.0 ** -len(digits.partition(".")[2])
        assert outcomes[outcome] == pytest.approx(float(digits), rel=0, abs=half + 1e-12), outcome


@pytest.mark.parametrize("name", ALL)
def test_chances_are_chances(name: str) -> None:
    model = load(name)
    for answer in (model.evaluate(**draws(model, 2000)), model.perfect(**draws(model, 2000))):
        for outcome in model.outcomes:
            assert np.isfinite(answer[outcome.name]).all(), outcome.name
            if outcome.kind == "chance":
                assert answer[outcome.name].min() >= 0, outcome.name
                assert answer[outcome.name].max() <= 1 + 1e-12, outcome.name
        taken = sum(answer[segment.outcome] for segment in model.bar if segment.outcome)
        assert np.max(taken) <= 1 + 1e-12


@pytest.mark.parametrize("name", [name for name in ALL if load(name).has_choice])
def test_perfect_choice_knows_no_precision(name: str) -> None:
    model = load(name)
    given = draws(model, 200)
    low, high = (model.perfect(**given | {"rationality": r}) for r in (RATIONALITY.low, RATIONALITY.high))
    for outcome in low:
        np.testing.assert_array_equal(low[outcome], high[outcome], err_msg=outcome)


@pytest.mark.parametrize("name", [name for name in ALL if not load(name).has_choice])
def test_without_choice_there_is_one_answer(name: str) -> None:
    model = load(name)
    given = draws(model, 200)
    logit, best = model.evaluate(**given), model.perfect(**given)
    for outcome in logit:
        np.testing.assert_array_equal(logit[outcome], best[outcome], err_msg=outcome)


# -- arrays and sweeps ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("method", ["evaluate", "perfect"])
def test_arrays_broadcast(name: str, method: str) -> None:
    model = load(name)
    answer: Callable[..., dict[str, Any]] = getattr(model, method)
    first, second = model.assumptions[:2]
    rows = np.linspace(first.low, first.high, 3).reshape(3, 1)
    columns = np.linspace(second.low, second.high, 4)
    table = answer(**{first.name: rows, second.name: columns})
    assert set(table) == {outcome.name for outcome in model.outcomes}
    for i, j in np.ndindex(3, 4):
        scalar = answer(**{first.name: float(rows[i, 0]), second.name: float(columns[j])})
        for outcome, values in table.items():
            assert values.shape == (3, 4)
            assert values.dtype == float
            assert isinstance(scalar[outcome], float)
            assert values[i, j] == pytest.approx(scalar[outcome], rel=1e-12, abs=1e-12), outcome


def test_conditions_together_hold_for_arrays_of_unlike_shapes() -> None:
    power, doubt = symbols("power doubt")
    readings = [
        Reading((power > 0.5) & (doubt > 0.1) & (doubt < 0.2), "all"),
        Reading((power < 0.4) | (doubt > 0.2), "either"),
        Reading(True, "neither"),
    ]
    model = replace(load("deal_range"), readings=readings)
    answer = model.evaluate(power=[[0.35], [0.45], [0.6]], doubt=[0.05, 0.15, 0.25])
    assert answer["war_risk"].shape == (3, 3)
    told = [[model.sentence(power=p, doubt=d) for d in (0.05, 0.15, 0.25)] for p in (0.35, 0.45, 0.6)]
    assert told == [["either"] * 3, ["neither", "neither", "either"], ["neither", "all", "either"]]


def test_lists_and_whole_numbers_are_numbers() -> None:
    model = load("offramp")
    assert model.evaluate(threat=1) == model.evaluate(threat=1.0) == model.evaluate(threat=np.int64(1))
    assert list(model.evaluate(threat=[0, 1])["talks"]) == [model.evaluate(threat=t)["talks"] for t in (0, 1)]
    assert model.evaluate(threat=[])["talks"].shape == (0,)


@pytest.mark.parametrize("name", ALL)
def test_sweep_runs_over_the_range(name: str) -> None:
    model = load(name)
    assumption = model.assumption(model.against)
    sweep = model.sweep(assumption.name, 11)
    assert sweep.shape == (11, len(model.outcomes))
    assert sweep.index.name == assumption.name
    assert list(sweep.columns) == [outcome.name for outcome in model.outcomes]
    np.testing.assert_allclose(sweep.index, np.linspace(assumption.low, assumption.high, 11), rtol=0, atol=1e-15)
    for value, row in zip(sweep.index, sweep.to_dict("records"), strict=True):
        assert row == pytest.approx(model.evaluate(**{assumption.name: value}), rel=1e-12, abs=1e-12)
    assert len(model.sweep(assumption.name)) == 51


# -- bad input --------------------------------------------------------------------------------------------------------

#: Something that is not allowed, made for an assumption, and how the message repeats what was given.
BAD: list[Any] = [
    pytest.param(lambda a: a.low - 1, lambda a: f"{a.low - 1:g}", id="below"),
    pytest.param(lambda a: a.high + 1, lambda a: f"{a.high + 1:g}", id="above"),
    pytest.param(lambda _: math.nan, lambda _: "nan", id="nan"),
    pytest.param(lambda _: math.inf, lambda _: "inf", id="infinite"),
    pytest.param(lambda _: -math.inf, lambda _: "-inf", id="minus infinite"),
    pytest.param(lambda _: "0.5", lambda _: "'0.5'", id="text"),
    pytest.param(lambda _: True, lambda _: "True", id="truth"),
    pytest.param(lambda _: None, lambda _: "None", id="none"),
    pytest.param(lambda a: complex(a.default), lambda a: repr(complex(a.default)), id="complex"),
    pytest.param(lambda _: {"a": 1}, lambda _: "{'a': 1}", id="mapping"),
    pytest.param(lambda a: [a.default, a.high + 1], lambda a: f"{a.high + 1:g}", id="list with one above"),
    pytest.param(lambda a: [a.default, math.nan], lambda _: "nan", id="list with nan"),
    pytest.param(lambda a: [a.default, None], lambda _: "None", id="list with none"),
    pytest.param(lambda a: [a.default, "x"], lambda _: "'x'", id="list with text"),
    pytest.param(lambda a: [a.default, 1j], lambda _: "1j", id="list with complex"),
    pytest.param(lambda a: [a.low, a.low < a.high], lambda _: "True", id="list with truth"),
    pytest.param(lambda a: [[a.low], [a.low, a.high]], lambda a: repr([[a.low], [a.low, a.high]]), id="ragged list"),
    pytest.param(lambda a: np.array([a.default], dtype=object), lambda _: "dtype=object", id="array of objects"),
    pytest.param(lambda a: math.nextafter(a.high, 99), lambda a: repr(math.nextafter(a.high, 99)), id="barely above"),
]


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize(("bad", "given"), BAD)
def test_bad_values_are_refused_in_words(
    name: str, bad: Callable[[Assumption], Any], given: Callable[[Assumption], str]
) -> None:
    model = load(name)
    # where there is one, an assumption that may be 1, so that a truth value is not refused for its size
    assumption = next((a for a in model.assumptions if a.low <= 1 <= a.high), model.assumptions[0])
    for answer in (model.evaluate, model.perfect, model.sentence):
        with pytest.raises(AssumptionError) as caught:
            answer(**{assumption.name: bad(assumption)})
        message = str(caught.value)
        assert assumption.name in message
        assert given(assumption) in message
        assert f"{assumption.low:g} to {assumption.high:g}" in message


@pytest.mark.parametrize("name", ALL)
def test_wrong_names_are_refused_with_the_right_ones(name: str) -> None:
    model = load(name)
    asked: list[tuple[str, Callable[[], object]]] = [
        ("assumption", lambda: model.evaluate(nonsense=0.5)),
        ("assumption", lambda: model.perfect(nonsense=0.5)),
        ("assumption", lambda: model.sweep("nonsense")),
        ("slider", lambda: explore(model, against="nonsense")),
        ("outcome", lambda: explore(model, outcome="nonsense")),
        ("outcome", lambda: model.output("nonsense")),
        ("equation", lambda: model.latex("nonsense")),
    ]
    known = {
        "assumption": [a.name for a in model.settable],
        "slider": [a.name for a in model.sliders],
        "outcome": [o.name for o in model.outcomes],
        "equation": [e.name for e in model.equations],
    }
    for kind, ask in asked:
        with pytest.raises(ValueError, match=f"no {kind} 'nonsense'") as caught:
            ask()
        assert ", ".join(known[kind]) in str(caught.value)


def test_unknown_model_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ValueError, match="no model 'nonsense'") as caught:
        load("nonsense")
    assert ", ".join(ALL) in str(caught.value)


@pytest.mark.parametrize("points", [1, 0, -3, 2.5, True, "51", None, math.nan])
def test_sweep_needs_two_points(points: Any) -> None:
    with pytest.raises(ValueError, match=rf"points = {re.escape(repr(points))} .* 2 or more"):
        load("deal_range").sweep("doubt", points)


def test_sweep_takes_no_value_for_what_is_swept() -> None:
    with pytest.raises(AssumptionError, match="doubt is swept"):
        load("deal_range").sweep("doubt", doubt=0.1)


# -- parts ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ALL)
def test_assumptions_say_what_they_are(name: str) -> None:
    model = load(name)
    for a in model.settable:
        assert a.label.strip(), a.name
        assert all(end.strip() for end in a.ends), a.name
        assert a.ends[0] != a.ends[1], a.name
        assert a.source.strip(), a.name
        assert a.group.strip(), a.name
        assert a.unit.strip(), a.name
        assert a.latex.strip(), a.name
        assert a.claim is None or a.claim in CLAIMS, (a.name, a.claim)
        assert a.low <= a.default <= a.high, a.name
    for what in ([a.label for a in model.settable], [a.latex for a in model.settable]):
        assert len(set(what)) == len(what)
    assert model.has_choice == any(a is RATIONALITY for a in model.assumptions)


@pytest.mark.parametrize("name", ALL)
def test_texts_name_only_claims_that_exist(name: str) -> None:
    model = load(name)
    texts = [*(p.source for p in model.presets), *(a.source for a in model.settable)]
    lists = [found for text in texts for found in re.findall(r"[Cc]laims? ((?:\d+\.\d+(?:, | and | to )?)+)", text)]
    assert {claim for listed in lists for claim in re.findall(r"\d+\.\d+", listed)} <= CLAIMS


@pytest.mark.parametrize("name", ALL)
def test_model_is_found_under_its_name(name: str) -> None:
    model = load(name)
    assert model.name == name
    assert model is load(name)
    assert all(text.strip() for text in (model.title, model.question, model.source))


@pytest.mark.parametrize("name", ALL)
def test_presets_evaluate(name: str) -> None:
    model = load(name)
    assert len({p.label for p in model.presets}) == len(model.presets) > 0
    for p in model.presets:
        assert p.label.strip()
        assert p.source.strip()
        assert all(math.isfinite(value) for value in model.evaluate(**p.values).values()), p.label


@pytest.mark.parametrize("name", ALL)
def test_readings_speak_of_what_there_is(name: str) -> None:
    model = load(name)
    known = {a.name for a in model.settable} | {o.name for o in model.outcomes}
    for reading in model.readings:
        assert set(re.findall(r"\{(.*?)\}", reading.text)) <= known, reading.text
    told = {model.sentence(**{n: float(v[i]) for n, v in draws(model, 50).items()}) for i in range(50)}
    assert not any("{" in sentence or "}" in sentence for sentence in told)
    assert len(told) > 1


@pytest.mark.parametrize("name", ALL)
def test_equations_have_formulas_and_words(name: str) -> None:
    model = load(name)
    together = model.latex()
    for equation in model.equations:
        formula = model.formula(equation)
        left, right = formula.split(" = ", 1)
        assert left == equation.latex if not equation.at else left.startswith(f"{{{equation.latex}}}_{{")
        assert formula.count("{") == formula.count("}")
        assert right.strip()
        assert f"{left} &= {right}" in together
        assert right in model.latex(equation.name)
        assert equation.says.strip().endswith((".", "!", "?"))
    assert "Choice" not in together


#: The crisis trees that models are made of.
TREES = [
    pytest.param(part, id=f"{name}.{label}")
    for name in ALL
    for label, part in vars(import_module(f"twodoors.models.{name}")).items()
    if isinstance(part, Decision)
]


@pytest.mark.parametrize("tree", TREES)
def test_sides_alternate_between_moves_that_differ(tree: Decision) -> None:
    for path, decision in tree.decisions():
        assert decision.player not in {n.player for n in decision.moves.values() if isinstance(n, Decision)}, path
        ends = [tuple(n.payoffs.items()) for n in decision.moves.values() if isinstance(n, Leaf)]
        assert len(set(ends)) == len(ends), path


@pytest.mark.parametrize("shared", SHARED, ids=lambda shared: shared.name)
def test_a_shared_assumption_is_one_and_the_same_wherever_it_stands(shared: Assumption) -> None:
    found = [a for name in ALL for a in load(name).assumptions if a.name == shared.name]
    assert len(found) > 1
    for a in found:
        # each chapter says whose it is, what claim it stands for, and what to add on its source; the rest is one
        assert replace(a, group=shared.group, claim=shared.claim, source=shared.source) == shared
        assert a.source.startswith(shared.source)


def test_only_shared_assumptions_say_that_they_are() -> None:
    for name in ALL:
        assert {a.name for a in load(name).assumptions if a.shared} <= {shared.name for shared in SHARED}
