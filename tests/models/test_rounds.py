"""The rounds to play: what each way of playing brings, and that what is said afterwards is true in every play."""

from __future__ import annotations

import random
from typing import Any

import pytest

from tests.models.afterwards import AFTER, PURE
from twodoors.model import Event, Line, Move, Part, Round
from twodoors.model.playing import fill, play, shuffled, told_choices
from twodoors.models import load, names
from twodoors.models.rounds.trap import expelled

ROUNDS = [name for name in names() if load(name).round is not None]


def moves(part: Part, rng: random.Random) -> str:
    """Some move of the part, by its label."""
    return rng.choice(part.offered).label


def random_play(own: Round, rng: random.Random) -> list[str]:
    """A move a turn, by chance."""
    return [moves(part, rng) for part in own.parts for card in part.deck if card not in part.passing]


def plays(own: Round) -> list[tuple[list[str], int]]:
    """Every pure play with a few seeds, and many random ones."""
    rng = random.Random(19)
    pure = [(way, seed) for way in own.ways().values() for seed in (0, 1, 7)]
    return [*pure, *((random_play(own, rng), rng.randrange(10**6)) for _ in range(200))]


@pytest.mark.parametrize("name", ROUNDS)
def test_each_way_of_playing_brings_what_it_should_in_any_order(name: str) -> None:
    own = load(name).round
    assert set(own.ways()) >= set(PURE[name])
    for way, wanted in PURE[name].items():
        for seed in (0, 1, 2, 12345, 999_999):
            played = own.play(own.ways(seed)[way], seed)
            assert played.over
            # numbers of a model that are told as whole numbers are compared as such
            within = 0.5 if name in ("patrons", "nuclear_deal") else 1e-6
            assert {n: played.tally[n] for n in wanted} == pytest.approx(wanted, abs=within), (way, seed)


@pytest.mark.parametrize("name", ROUNDS)
def test_what_is_said_afterwards_is_true_in_every_play(name: str) -> None:
    own, holds = load(name).round, AFTER[name]
    for chosen, seed in plays(own):
        played = own.play(chosen, seed)
        assert played.over
        assert holds(own, played), (chosen, seed)


@pytest.mark.parametrize("name", ROUNDS)
def test_every_play_is_said_in_whole_short_sentences(name: str) -> None:
    own = load(name).round
    for chosen, seed in plays(own):
        played = own.play(chosen, seed)
        for text in [*played.sums, played.said, own.fill(own.after)]:
            assert text
            assert text[-1] in ".!?"
            assert "{" not in text
            assert len(text.split()) <= 45, text
    for text in (own.who, own.says):
        assert "{" not in own.fill(text)


@pytest.mark.parametrize("name", ROUNDS)
def test_a_play_is_over_after_its_last_move_and_not_before(name: str) -> None:
    own = load(name).round
    rng = random.Random(5)
    chosen = random_play(own, rng)
    ends = next(n for n in range(len(chosen) + 1) if own.play(chosen[:n], 3).over)
    assert 1 <= ends <= len(chosen)
    before = own.play(chosen[: ends - 1], 3)
    assert (before.over, before.sums, before.said) == (False, [], "")
    assert own.play(chosen[:ends], 3).tally == own.play(chosen, 3).tally


@pytest.mark.parametrize("name", ROUNDS)
def test_a_seed_gives_the_order_and_no_card_is_lost(name: str) -> None:
    own = load(name).round
    chosen = random_play(own, random.Random(1))
    assert own.play(chosen, 4) == own.play(chosen, 4)
    for part in own.spec["parts"]:
        assert sorted(shuffled(len(part["deck"]), 4)) == list(range(len(part["deck"])))


def test_orders_are_even() -> None:
    first = [shuffled(10, seed)[0] for seed in range(2000)]
    assert all(140 < first.count(place) < 260 for place in range(10)), "each comes first in about 200 of 2,000"
    assert shuffled(1, 5) == [0]
    assert shuffled(0, 5) == []


def test_the_chances_of_the_trap_are_the_models() -> None:
    model = load("trap")
    assert (expelled(model, "before"), expelled(model, "after")) == pytest.approx((1 / 6, 3 / 4), abs=0.02)
    [table, _] = model.round.spec["tables"]
    at = table["names"].index("weeks")
    strips = [result[1][at] for key in ("0", "1", "2") for result in table["rows"][key]]
    assert strips == [7] * 4 + [1.5] * 4 + [4] * 4


# -- what is written wrongly is told -----------------------------------------------------------------------------------


def small(**changes: Any) -> Round:
    """A round of two turns and two moves."""
    part = Part(
        "Which?",
        "Turn",
        (1, 2),
        lambda model, value, card: ("met" if value >= card else "missed", {"got": float(value >= card)}),
        {"met": Event("You said {move} and met it."), "missed": Event("You missed it.")},
        [Move("one", 1), Move("two", 2, "2")],
    )
    given: dict[str, Any] = {
        "title": "small",
        "who": "You.",
        "says": "Two cards.",
        "parts": [part],
        "sums": [Line("None.", {"got": (0, 0)}), Line("You met {got:word}.", {"got": (1, 2)})],
        "said": [Line("You chose {chosen}.")],
        "after": "So it is.",
        "columns": {"got": "Met"},
    }
    return Round(**(given | changes)).of(load("trap"))


def test_a_small_round_is_played() -> None:
    own = small()
    assert own.table() == [("one", {"got": 1.0}), ("two", {"got": 2.0})]
    played = own.play(["one", "two"], 3)
    assert played.sums in (["You met one."], ["You met two."])
    assert played.said == "You chose one once and 2 once."


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"sums": [Line("{lost}")]}, "unknown lost"),
        ({"said": [Line("", {"won": (0, 1)})]}, "unknown won"),
        ({"after": "{got}"}, "unknown got"),
    ],
)
def test_a_sentence_names_what_a_play_has(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        _ = small(**changes).spec


def test_moves_that_are_none_are_told() -> None:
    with pytest.raises(ValueError, match=r"there is no move 'three'; there are one, two"):
        small().play(["three"], 1)
    with pytest.raises(ValueError, match="has 2 turns; given were 3"):
        small().play(["one"] * 3, 1)


@pytest.mark.parametrize(
    ("moves", "said"),
    [
        ([], ""),
        (["70"], "70"),
        (["70"] * 10, "70 each time"),
        (["70"] * 8 + ["65"] * 2, "70 eight times and 65 twice"),
        (["a", "b", "c"], "a once, b once and c once"),
        (["a", "b", "c", "d", "d"], "mostly d (twice of five)"),
    ],
)
def test_what_was_chosen_in_words(moves: list[str], said: str) -> None:
    assert told_choices(moves) == said


def test_numbers_in_a_sentence() -> None:
    values: dict[str, float | str] = {"n": 3.0, "cost": 93.4, "p": 0.25, "who": "You"}
    assert fill("{who}: {n}, {n:word}, {cost:plain}, {p:share}, {p:chance}.", values) == (
        "You: 3, three, 93.4, 25%, 25 in 100."
    )


def test_a_round_that_ends_early_leaves_later_moves_out() -> None:
    own = load("trap").round
    labels = [move.label for move in own.parts[0].moves]
    gone = own.play([labels[3]] * 8, 1)
    assert len(gone.happened) == 1
    assert gone == own.play([labels[3]], 1)
    assert play(own.spec, [], 1).over is False
