"""Crisis trees against the field's own solver, against backward induction, and their refusals."""

from __future__ import annotations

import io
import math
from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any

import numpy as np
import pygambit
import pygambit.qre
import pytest
import sympy as sp
from hypothesis import given, settings
from hypothesis import strategies as st

from twodoors.model import AssumptionError, symbols
from twodoors.models import load
from twodoors.models.trap import TREE as TRAP
from twodoors.tree import Decision, Leaf, Path

PLAYERS = ("us", "iran", "iraq")

Chances = dict[Path, float]


def payoffs(leaf: Leaf, values: dict[str, float]) -> dict[str, float]:
    """The leaf's payoffs as numbers."""
    return {
        player: float(payoff.subs({symbols(n): v for n, v in values.items()}))
        for player, payoff in leaf.payoffs.items()
    }


# -- the field's own solver -------------------------------------------------------------------------------------------


def by_gambit(tree: Decision, precision: float, **values: float) -> Chances:
    """The tree's logit equilibrium, each decision an agent of its own, from Gambit, in the order that Gambit has."""
    nodes: list[str] = []
    ways: dict[str, list[Path]] = {player: [] for player in tree.players}  # by player, decision and move
    decisions = dict.fromkeys(tree.players, 0)

    def grow(part: Leaf | Decision, path: Path) -> None:
        if isinstance(part, Leaf):
            worth = payoffs(part, values)
            listed = ", ".join(repr(worth[player]) for player in tree.players)
            nodes.append(f't "" {len(nodes) + 1} "" {{ {listed} }}')
            return
        decisions[part.player] += 1
        ways[part.player] += [(*path, move) for move in part.moves]
        moves = " ".join(f'"{move}"' for move in part.moves)
        player = list(tree.players).index(part.player) + 1
        nodes.append(f'p "" {player} {decisions[part.player]} "" {{ {moves} }} 0')
        for move, after in part.moves.items():
            grow(after, (*path, move))

    grow(tree, ())
    players = " ".join(f'"{player}"' for player in tree.players)
    game = pygambit.read_efg(io.StringIO("\n".join([f'EFG 2 R "" {{ {players} }}', *nodes])))
    chances = pygambit.qre.logit_solve_lambda(game, precision)[0]
    listed = [way for player in tree.players for way in ways[player]]
    assert len(chances) == len(listed)
    return {way: float(chances[i]) for i, way in enumerate(listed)}


def random_tree(rng: np.random.Generator, depth: int, players: Sequence[str]) -> Decision:
    """A tree of two or three moves a decision, every way ``depth`` moves long."""

    def part(left: int) -> Leaf | Decision:
        if not left:
            return Leaf(**{player: float(rng.uniform(-1, 1)) for player in players})
        return Decision(str(rng.choice(players)), {f"m{i}": part(left - 1) for i in range(rng.integers(2, 4))})

    tree = part(depth)
    assert isinstance(tree, Decision)
    return tree


@pytest.mark.parametrize("seed", range(20))
def test_random_trees_agree_with_gambit(seed: int) -> None:
    rng = np.random.default_rng(seed)
    tree = random_tree(rng, depth=2 + seed % 3, players=PLAYERS[: 2 + seed % 2])
    precision = (0.5, 1.0, 4.0)[seed // 3 % 3]
    assert tree.solve(precision) == pytest.approx(by_gambit(tree, precision), rel=0, abs=1e-7)


THREAT = Decision(
    "us",
    {
        "wait": Leaf(us=0, iran=0),
        "press": Decision(
            "iran",
            {
                "concede": Leaf(us=1, iran=-0.5),
                "resist": Decision("us", {"back_down": Leaf(us=-0.6, iran=0.5), "fight": Leaf(us=-0.6, iran=-1)}),
            },
        ),
    },
)


def test_the_threat() -> None:
    chances = THREAT.solve(4)
    assert chances == pytest.approx(by_gambit(THREAT, 4), rel=0, abs=1e-7)
    assert chances["press",] == pytest.approx(0.33653479, rel=0, abs=0.5e-8)
    assert chances["press", "resist"] == pytest.approx(0.73105858, rel=0, abs=0.5e-8)
    assert chances["press", "resist", "fight"] == pytest.approx(0.5, rel=0, abs=1e-12)


CENTIPEDE = Decision(
    "a",
    {
        "take": Leaf(a=0.4, b=0.1),
        "go": Decision(
            "b",
            {
                "take": Leaf(a=0.2, b=0.8),
                "go": Decision(
                    "a",
                    {
                        "take": Leaf(a=1.6, b=0.4),
                        "go": Decision("b", {"take": Leaf(a=0.8, b=3.2), "go": Leaf(a=6.4, b=1.6)}),
                    },
                ),
            },
        ),
    },
)


@pytest.mark.parametrize(
    ("precision", "printed"),
    [(1, [0.296257, 0.277980, 0.464884, 0.832018]), (5, [0.492704, 0.851436, 0.981847, 0.999665])],
)
def test_the_centipede(precision: float, printed: list[float]) -> None:
    chances = CENTIPEDE.solve(precision)
    assert chances == pytest.approx(by_gambit(CENTIPEDE, precision), rel=0, abs=1e-7)
    takes = [chances[(*["go"] * passed, "take")] for passed in range(4)]
    assert takes == pytest.approx(printed, rel=0, abs=0.5e-6)


@pytest.mark.parametrize("seed", range(8))
def test_the_trap_model_agrees_with_gambit(seed: int) -> None:
    model = load("trap")
    rng = np.random.default_rng(seed)
    drawn = {a.name: float(rng.uniform(a.low, a.high)) for a in model.assumptions} | {"rationality": 0.5 + seed / 2}
    values = drawn if seed else dict(model.defaults)
    chances = by_gambit(TRAP, **{"precision" if n == "rationality" else n: v for n, v in values.items()})
    outcomes = model.work_out("attack", **values), model.work_out("p_attack_strike_in_iraq_expel", **values)
    expected = chances["attack",], chances["attack", "strike_in_iraq", "expel"]
    assert outcomes == pytest.approx(expected, rel=0, abs=1e-7)
    for name in ("absorb", "strike_in_iraq", "strike_elsewhere", "withdraw"):
        reached = chances["attack",] * chances["attack", name]
        assert model.work_out(name, **values) == pytest.approx(reached, rel=0, abs=1e-7)


# -- what holds for every tree ----------------------------------------------------------------------------------------


@st.composite
def trees(draw: st.DrawFn, worth: Callable[[st.DrawFn], dict[str, float]], depth: int = 3) -> Decision:
    """A tree whose ways are of any length up to ``depth``."""
    moves = {
        f"m{i}": draw(trees(worth, depth - 1)) if depth > 1 and draw(st.booleans()) else Leaf(**worth(draw))
        for i in range(draw(st.integers(2, 3)))
    }
    return Decision(draw(st.sampled_from(PLAYERS)), moves)


#: Payoffs in hundredths, few enough for ties to be common; or drawn from all numbers in [-1, 1].
coarse = trees(lambda draw: {player: draw(st.integers(-3, 3)) / 100 for player in PLAYERS})
fine = trees(lambda draw: {player: draw(st.floats(-1, 1)) for player in PLAYERS})


def best_moves(tree: Decision) -> dict[Path, Fraction]:
    """Backward induction in whole hundredths, without rounding; moves that tie share the chance."""
    chances: dict[Path, Fraction] = {}

    def value(part: Leaf | Decision, path: Path) -> dict[str, Fraction]:
        if isinstance(part, Leaf):
            return {player: Fraction(round(100 * float(payoff)), 100) for player, payoff in part.payoffs.items()}
        after = {move: value(node, (*path, move)) for move, node in part.moves.items()}
        most = max(worth[part.player] for worth in after.values())
        best = [move for move, worth in after.items() if worth[part.player] == most]
        for move in part.moves:
            chances[(*path, move)] = Fraction(move in best, len(best))
        return {player: sum((after[m][player] for m in best), Fraction()) / len(best) for player in tree.players}

    value(tree, ())
    return chances


def assert_chances(tree: Decision, chances: Chances) -> None:
    """Every move has a chance, and those of a decision sum to one."""
    assert set(chances) == {(*path, move) for path, node in tree.decisions() for move in node.moves}
    assert all(0 <= chance <= 1 for chance in chances.values())
    for path, node in tree.decisions():
        assert sum(chances[(*path, move)] for move in node.moves) == pytest.approx(1, rel=0, abs=1e-12)


@settings(max_examples=40)
@given(tree=fine, precision=st.floats(0, 50))
def test_chances_sum_to_one(tree: Decision, precision: float) -> None:
    assert_chances(tree, tree.solve(precision))


@settings(max_examples=20)
@given(tree=fine)
def test_without_rationality_every_move_is_a_coin_toss(tree: Decision) -> None:
    uniform = {(*path, move): 1 / len(node.moves) for path, node in tree.decisions() for move in node.moves}
    assert tree.solve(0) == pytest.approx(uniform, rel=0, abs=1e-15)


@settings(max_examples=40)
@given(tree=coarse)
def test_endless_rationality_is_backward_induction(tree: Decision) -> None:
    chances = tree.solve(math.inf)
    assert_chances(tree, chances)
    assert chances == pytest.approx({way: float(c) for way, c in best_moves(tree).items()}, rel=0, abs=1e-12)


@settings(max_examples=20)
@given(order=st.permutations(range(12)), other=st.permutations(range(12)))
def test_growing_rationality_approaches_backward_induction(order: list[int], other: list[int]) -> None:
    ends = iter([Leaf(us=a / 100, iran=b / 100) for a, b in zip(order, other, strict=True)])  # no ties

    def pair(player: str, first: Leaf | Decision, second: Leaf | Decision) -> Decision:
        return Decision(player, {"left": first, "right": second})

    ways = [pair("iran", *(pair("us", next(ends), next(ends)) for _ in range(2))) for _ in range(3)]
    tree = Decision("us", {f"m{i}": way for i, way in enumerate(ways)})
    errors = []
    for precision in (100.0, 1000.0, 1e4, 1e300):
        chances = tree.solve(precision)
        errors.append(max(abs(chances[way] - float(best)) for way, best in best_moves(tree).items()))
    assert errors == sorted(errors, reverse=True)
    assert errors[2] < 1e-12


def test_only_precision_times_payoff_matters() -> None:
    def scaled(part: Leaf | Decision) -> Any:
        if isinstance(part, Leaf):
            return Leaf(**{player: payoff / 2 for player, payoff in part.payoffs.items()})
        return Decision(part.player, {move: scaled(node) for move, node in part.moves.items()})

    assert scaled(CENTIPEDE).solve(6) == pytest.approx(CENTIPEDE.solve(3), rel=0, abs=1e-12)


def test_payoffs_may_be_symbols() -> None:
    prize = symbols("prize")
    tree = Decision("us", {"go": Leaf(us=prize - 1), "stay": Leaf(us=0)})
    for value in (-1.0, 0.0, 1.0, 2.5):
        assert tree.solve(2, prize=value)["go",] == pytest.approx(1 / (1 + math.exp(-2 * (value - 1))), abs=1e-12)


def test_a_place_is_found_by_its_moves() -> None:
    assert THREAT.at() is THREAT
    assert THREAT.at("wait") is THREAT.moves["wait"]
    assert isinstance(THREAT.at("press", "resist"), Decision)
    assert THREAT.worth("us", "press", "concede") == sp.Integer(1)
    assert THREAT.players == ("us", "iran")


# -- refusals ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("build", "says"),
    [
        pytest.param(lambda: Decision("us", {"wait": Leaf(us=0)}), r"us has 1 move.*wait.*two or more", id="one move"),
        pytest.param(lambda: Decision("us", {}), r"us has 0 move.*two or more", id="no move"),
        pytest.param(
            lambda: Decision("us", {"a": Leaf(us=0), "b": Leaf(us=0, iran=0)}),
            r"leaf at 'a' has no payoff for iran; .*us, iran",
            id="players",
        ),
        pytest.param(
            lambda: Decision("us", {"a": Leaf(us=0), "b": Decision("us", {"c": Leaf(us=0), "d": Leaf(iran=0)})}),
            r"leaf at 'c' has no payoff for iran; .*us, iran",
            id="players further on",
        ),
        pytest.param(
            lambda: Decision("iran", {"a": Leaf(us=0), "b": Leaf(us=1)}), r"iran moves but has no payoff", id="mover"
        ),
        pytest.param(
            lambda: Decision("us", {"a": 0}),  # type: ignore[dict-item]
            r"'a' of us leads to 0; allowed is a leaf .* Leaf\(us=0",
            id="a number",
        ),
        pytest.param(
            lambda: Decision("us", ["a", "b"]),  # type: ignore[arg-type]
            r"moves of us are \['a', 'b'\]; allowed is a dictionary",
            id="a list",
        ),
        pytest.param(
            lambda: Decision("us", {1: Leaf(us=0), 2: Leaf(us=1)}),  # type: ignore[dict-item]
            r"a move of us is called 1; allowed is text",
            id="a move without a name",
        ),
        pytest.param(
            lambda: Decision(None, {"a": Leaf(us=0), "b": Leaf(us=1)}),  # type: ignore[arg-type]
            r"the player None is no text",
            id="nobody",
        ),
        pytest.param(
            lambda: Decision("us", {"a!": Leaf(us=0), "a?": Leaf(us=1)}),
            r"the move 'a!' and the move 'a\?' would both be called p_a",
            id="two moves of one name",
        ),
        pytest.param(lambda: Leaf(0, 1), r"Leaf\(0, 1\) .*as in Leaf\(us=0, iran=1\)", id="whose payoffs"),
        pytest.param(lambda: Leaf(), r"a payoff for each player", id="empty leaf"),
        pytest.param(lambda: THREAT.at("press", "yield"), r"no move 'press → yield'", id="no such way"),
        pytest.param(lambda: THREAT.p("wait", "more"), r"no move 'wait → more'", id="beyond the end"),
        pytest.param(
            lambda: Decision(
                "us",
                {
                    "a": Decision("iran", {"b_c": Leaf(us=0, iran=1), "d": Leaf(us=1, iran=0)}),
                    "a_b": Decision("iran", {"c": Leaf(us=0, iran=-1), "e": Leaf(us=0, iran=0)}),
                },
            ).solve(4),
            r"'a → b_c' and the move 'a_b → c' would both be called p_a_b_c",
            id="two ways of one name",
        ),
        pytest.param(lambda: Decision("us", {"a": Leaf(us=None), "b": Leaf(us=1)}).solve(4), r"None", id="no number"),
        pytest.param(lambda: Decision("us", {"a": Leaf(us=math.nan), "b": Leaf(us=1)}).solve(4), r"nan", id="nan"),
    ],
)
def test_trees_that_do_not_fit_are_refused(build: Callable[[], object], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        build()


@pytest.mark.parametrize("precision", [-1, -1e-9, -math.inf, math.nan, "4", True, None, 1j])
def test_bad_rationality_is_refused(precision: Any) -> None:
    with pytest.raises(AssumptionError, match=r"rationality = .*; allowed is a number from 0"):
        THREAT.solve(precision)


@pytest.mark.parametrize("values", [{}, {"prize": math.nan}, {"prize": "1"}, {"prize": True}, {"prize": 1, "cost": 0}])
def test_payoffs_need_their_numbers(values: dict[str, Any]) -> None:
    tree = Decision("us", {"go": Leaf(us=symbols("prize")), "stay": Leaf(us=0)})
    with pytest.raises(AssumptionError, match=r"need numbers for \['prize'\]"):
        tree.solve(4, **values)


def test_moves_may_be_called_anything() -> None:
    tree = Decision("US", {"Back down!": Leaf(US=0), "a:3": Leaf(US=1)})
    assert tree.solve(1) == {
        ("Back down!",): pytest.approx(1 / (1 + math.e)),
        ("a:3",): pytest.approx(math.e / (1 + math.e)),
    }


@pytest.mark.parametrize(
    ("us", "iran", "wait", "press"),
    [
        pytest.param("آمریکا", "ایران", "صبر", "فشار", id="Persian"),
        pytest.param("США", "Иран", "ждать", "давить", id="Russian"),
        pytest.param("美国", "伊朗", "等", "压", id="Chinese"),
        pytest.param("É", "È", "à", "á", id="accents"),
    ],
)
def test_players_and_moves_have_names_in_any_script(us: str, iran: str, wait: str, press: str) -> None:
    def told(us: str, iran: str, wait: str, press: str) -> Decision:
        answers = {wait: Leaf(**{us: 1, iran: -0.5}), press: Leaf(**{us: -0.8, iran: 0.25})}
        return Decision(us, {wait: Leaf(**{us: 0, iran: 0}), press: Decision(iran, answers)})

    tree, plain = told(us, iran, wait, press), told("us", "iran", "wait", "press")
    assert list(tree.solve(4)) == [(press, wait), (press, press), (wait,), (press,)]
    assert list(tree.solve(4).values()) == list(plain.solve(4).values())
    names = [equation.name for equation in tree.equations()]
    assert len(set(names)) == len(names)
    assert tree.equations()[0].latex == rf"p(\text{{{wait}}} \mid \text{{{press}}})"


def test_in_a_ranked_tree_the_first_of_equal_moves_is_made() -> None:
    tied = {"wait": Leaf(us=0.3), "ask": Leaf(us=0.1 + 0.2), "press": Leaf(us=0.3 - 1e-10), "fight": Leaf(us=0.2)}
    for order in (["wait", "ask", "press", "fight"], ["fight", "press", "wait", "ask"]):
        moves = {move: tied[move] for move in order}
        ranked, shared = Decision("us", moves, ranked=True), Decision("us", moves)
        first = next(move for move in order if move != "fight")
        assert ranked.solve(math.inf) == {(move,): float(move == first) for move in order}
        assert shared.solve(math.inf) == {(move,): 0.0 if move == "fight" else pytest.approx(1 / 3) for move in order}
        assert ranked.solve(3) == pytest.approx(shared.solve(3), abs=1e-15)
