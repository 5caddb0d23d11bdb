"""Walks: every step moves what is watched, says so in few words, and its sentence is true of the model."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from twodoors.model import Joint, Model, Step, Walk
from twodoors.model.walk import VISIBLE, answer, critic, moves, settings, spec
from twodoors.models import load, names

WALKED = [name for name in names() if load(name).walk]
TRAP = load("trap")
STEP = Step("How much?", controls="price", to={"price": 1.2}, counts=["attack"], answer="{start.attack} → {to.attack}")


def walk(name: str) -> Walk:
    """The walk of this model."""
    found = load(name).walk
    assert found is not None
    return found


def length(text: str) -> int:
    """How many words it has."""
    return len(re.findall(r"[\w’'.-]*\w", text))


@pytest.mark.parametrize("name", WALKED)
def test_each_step_moves_what_is_watched(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    model = load(name)
    for number, step in walk(name).numbered:
        if step.played:
            continue
        found = moves(model, step)
        with capsys.disabled():
            told = ", ".join(f"{count} {start:.1f} → {end:.1f}" for count, (start, end) in found.items())
            print(f"\n{name} {number}: {told}", end="")
        assert max(abs(end - start) for start, end in found.values()) >= walk(name).visible, number


def test_only_a_picture_of_a_thousand_dots_shows_less() -> None:
    found = {name: walk(name) for name in WALKED}
    assert {name for name, one in found.items() if one.visible < VISIBLE} == {"crisis"}
    assert {name for name, one in found.items() if one.thousand} == {"crisis"}
    assert walk("crisis").visible >= 2.4  # nearly a column of its dots


@pytest.mark.parametrize("name", WALKED)
def test_a_step_has_few_words(name: str) -> None:
    model = load(name)
    for number, step in walk(name).numbered:
        assert 3 <= length(step.question) <= 20, (number, length(step.question))
        if not step.played:
            assert 3 <= length(answer(model, step)) <= 35, (number, length(answer(model, step)))


@pytest.mark.parametrize("name", WALKED)
def test_what_no_finding_makes_true_says_that_it_is_an_example(name: str) -> None:
    model = load(name)
    for number, step in walk(name).numbered:
        if not step.played and not step.findings:
            assert re.search(r"\b(here|in these numbers)\b", answer(model, step), flags=re.IGNORECASE), number


@pytest.mark.parametrize("name", WALKED)
def test_a_walk_has_one_bet_and_its_critic_is_named(name: str) -> None:
    model, found = load(name), walk(name)
    [bet] = [step for step in found.steps if step.is_bet]
    assert bet.right is not None
    assert 2 <= len(set(bet.choices)) == len(bet.choices) == len(bet.feedback) <= 4
    assert all(text.endswith(".") for text in bet.feedback)
    told = spec(model, found)
    assert told["critic"] == critic(model, found).critic
    stands = next((p.values for p in model.presets if p.label == found.article), {})
    assert told["readings"]["article"] == {**model.defaults, **stands}
    assert told["readings"]["critic"] == {**model.defaults, **critic(model, found).values}


def test_the_steps_of_the_trap_are_the_strike_in_halves_and_then_whole() -> None:
    found = [moves(TRAP, step) for step in walk("trap").steps]
    attacks = [tuple(round(number) for number in count["attack"]) for count in found]
    assert attacks == [(22, 12), (22, 69), (22, 64), (64, 17), (64, 47), (64, 16), (64, 96)]
    assert found[4]["expulsion"] == pytest.approx((15.05, 29.34), abs=0.01)
    assert answer(TRAP, walk("trap").steps[5]).startswith("Safer alone: attacks 64 → 46.")


def test_an_answer_tells_of_each_setting_by_its_name() -> None:
    step = replace(
        STEP, answer="{first.attack}, {start.attack}, {to.attack}, {perfect.attack}, {to.trap_pays as share}"
    )
    assert answer(TRAP, step) == "64, 64, 17, 0, −40%"
    both = replace(STEP, controls=("damage", "violation"), to={"damage": 1.0, "violation": 0.9})
    at = settings(TRAP, replace(both, start={"damage": 0.8, "violation": 0.2}))
    assert (at["start"]["damage"], at["then"]["damage"], at["to"]["damage"]) == (0.8, 1.0, 1.0)
    assert (at["start"]["violation"], at["then"]["violation"], at["to"]["violation"]) == (0.2, 0.2, 0.9)


TOGETHER = Joint("both", "Both halves of the strike", ("before", "after"))


def test_a_control_may_move_several_assumptions_at_once() -> None:
    start = {"damage": 0.8, "violation": 0.2}
    step = replace(STEP, controls=TOGETHER, start=start, to={"damage": 1.0, "violation": 0.9})
    at = settings(TRAP, step)
    assert at["then"] == at["to"] == {**TRAP.defaults, "damage": 1.0, "violation": 0.9}
    assert {name: at["start"][name] for name in start} == start
    assert step.moved == ("both",)
    told = spec(TRAP, with_step(step).walk or Walk([], ""))["steps"][0]
    assert (told["controls"], told["ends"], told["to"]) == (["both"], ["before", "after"], step.to)


def with_step(step: Step) -> Model:
    """The trap with a walk of this step and a bet."""
    bet = replace(STEP, choices=("More", "Fewer"), right=1, feedback=("No.", "Yes."))
    return replace(TRAP, walk=Walk([step, bet], critic="The strike itself springs the trap"), findings=[], round=None)


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"controls": "prize"}, "trap has no slider 'prize'"),
        ({"to": {}}, "allowed is one value for each control"),
        ({"to": {"price": 9.0}}, "price = 9.0"),
        ({"counts": ["attacks"]}, "no outcome 'attacks'"),
        ({"panel": "cloud"}, r"no picture 'cloud'; there are \['weights', 'tree'\]"),
        ({"choices": ("a", "b")}, "a bet says which of its choices comes"),
        ({"answer": "{to.attacks}"}, "trap has no attacks"),
        ({"answer": "{now.attack}"}, "a slot that is none"),
        ({"answer": "{to.attack as dozens}"}, "'dozens' is no way to tell a number"),
        ({"answer": "{perfect.price}"}, "'price' is no outcome"),
        ({"controls": TOGETHER, "to": {}}, "each of these must move, and there must be one"),
        ({"controls": TOGETHER, "to": {"price": TRAP.defaults["price"]}}, "each of these must move"),
        ({"controls": TOGETHER, "to": {"prize": 1.0}}, "trap has no assumption 'prize'"),
        ({"controls": replace(TOGETHER, name="price")}, "'price' is an assumption"),
    ],
)
def test_a_step_that_does_not_fit_is_refused(changed: dict[str, Any], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        with_step(replace(STEP, **changed))


def test_a_walk_without_its_critic_or_with_two_bets_is_refused() -> None:
    bet = replace(STEP, choices=("More", "Fewer"), right=1, feedback=("No.", "Yes."))
    with pytest.raises(ValueError, match="has no preset 'Nobody'"):
        replace(TRAP, walk=Walk([bet], critic="Nobody"), findings=[], round=None)
    with pytest.raises(ValueError, match="'Before the strike' does not say whose it is"):
        replace(TRAP, walk=Walk([bet], critic="Before the strike"), findings=[], round=None)
    with pytest.raises(ValueError, match="a walk has one bet; this one has 2"):
        with_step(bet)
