"""Crisis trees: who moves, what they can do, what each end is worth; written as named equations.

Perfect information, one logit choice a decision (McKelvey and Palfrey 1998, agent quantal response; Signorino 1999).
Each decision yields one equation for the chance of each move, and one for the value that each player may expect there.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import sympy as sp

from twodoors.model import AssumptionError, Choice, Equation, FirstChoice, is_finite, symbols
from twodoors.model.codegen import numpy_function

#: The way from the root to a place in the tree: the moves, in order.
Path = tuple[str, ...]


class Leaf:
    """An end of the tree, ``Leaf(us=0, iran=-0.5)``: payoffs in shares of the stake, numbers or SymPy expressions."""

    def __init__(self, *unnamed: Any, **payoffs: Any) -> None:
        if unnamed:
            raise ValueError(
                f"Leaf({', '.join(map(repr, unnamed))}) does not say whose payoffs these are; allowed is one for each"
                " player by name, as in Leaf(us=0, iran=1)"
            )
        if not payoffs:
            raise ValueError("a leaf needs a payoff for each player, as in Leaf(us=0, iran=0)")
        for player, payoff in payoffs.items():
            if not isinstance(payoff, sp.Expr) and not is_finite(payoff):
                raise ValueError(f"{player} = {payoff!r} is no payoff; allowed is a number or a SymPy expression")
        self.payoffs: dict[str, sp.Expr] = {player: sp.sympify(payoff) for player, payoff in payoffs.items()}


@dataclass(frozen=True)
class Decision:
    """A place where ``player`` chooses between two or more ``moves``, each leading to a leaf or another decision.

    Without error, moves that are equally good share the chance; in a tree that is ``ranked`` the first is taken.
    Moves and players may be called anything, in any script. Raises ``ValueError`` where a decision has fewer than two
    moves, or one that leads to neither a leaf nor a decision, and where a leaf lacks a player’s payoff.
    """

    player: str
    moves: Mapping[str, Leaf | Decision]
    ranked: bool = False

    def __post_init__(self) -> None:
        self._check_moves()
        self._check_payoffs()
        self._check_names()

    def _check_moves(self) -> None:
        if not isinstance(self.player, str):
            raise ValueError(f"the player {self.player!r} is no text; allowed is a name, as in Decision('us', ...)")
        if not isinstance(self.moves, Mapping):
            allowed = "allowed is a dictionary of moves, as in {'wait': Leaf(us=0), 'press': Leaf(us=1)}"
            raise ValueError(f"the moves of {self.player} are {self.moves!r}; {allowed}")
        for move, node in self.moves.items():
            if not isinstance(move, str):
                raise ValueError(f"a move of {self.player} is called {move!r}; allowed is text")
            if not isinstance(node, Leaf | Decision):
                allowed = "allowed is a leaf or another decision, as in Leaf(us=0, iran=0)"
                raise ValueError(f"the move {move!r} of {self.player} leads to {node!r}; {allowed}")
        if len(self.moves) < 2:
            raise ValueError(
                f"{self.player} has {len(self.moves)} move(s) {list(self.moves)}; a decision needs two or more"
            )

    def _check_payoffs(self) -> None:
        leaves = {path: node for path, node in self.nodes() if isinstance(node, Leaf)}
        players = dict.fromkeys(player for leaf in leaves.values() for player in leaf.payoffs)
        for path, leaf in leaves.items():
            if lacks := [player for player in players if player not in leaf.payoffs]:
                raise ValueError(
                    f"the leaf at {_way(path)} has no payoff for {', '.join(lacks)}; each needs one for each of"
                    f" {', '.join(players)}, as other leaves have"
                )
        if self.player not in players:
            raise ValueError(f"{self.player} moves but has no payoff; the leaves name {', '.join(players)}")

    def _check_names(self) -> None:
        called: dict[str, str] = {}
        for name, place in self._places():
            if name in called:
                raise ValueError(f"{called[name]} and {place} would both be called {name}: rename a move or a player")
            called[name] = place

    def _places(self) -> Iterator[tuple[str, str]]:
        """What each equation is called, and what it is in words."""
        for path, node in self.decisions():
            for move in node.moves:
                yield _name("p", *path, move), f"the move {_way((*path, move))}"
            for player in self.players:
                yield (
                    _name("v", player, *path),
                    f"what {player!r} expects {f'after {_way(path)}' if path else 'at first'}",
                )

    def nodes(self, path: Path = ()) -> Iterator[tuple[Path, Leaf | Decision]]:
        """Every place in the tree with the way to it, ends first."""
        for move, node in self.moves.items():
            if isinstance(node, Decision):
                yield from node.nodes((*path, move))
            else:
                yield (*path, move), node
        yield path, self

    def decisions(self) -> list[tuple[Path, Decision]]:
        """Every decision with the way to it, the last ones first."""
        return [(path, node) for path, node in self.nodes() if isinstance(node, Decision)]

    @cached_property
    def players(self) -> tuple[str, ...]:
        """Whose payoffs the leaves name, in their order."""
        return next(tuple(node.payoffs) for _, node in self.nodes() if isinstance(node, Leaf))

    def at(self, *path: str) -> Leaf | Decision:
        """The node that these moves lead to; ``ValueError`` if there is none."""
        node: Leaf | Decision = self
        for move in path:
            if isinstance(node, Leaf) or move not in node.moves:
                raise ValueError(f"the tree has no move {_way(path)}")
            node = node.moves[move]
        return node

    # -- as symbols ---------------------------------------------------------------------------------------------------

    def p(self, *path: str) -> sp.Symbol:
        """The chance of the last of these moves, given that the ones before it were made."""
        self.at(*path)
        return symbols(_name("p", *path))

    def reach(self, *path: str) -> sp.Expr:
        """The chance that all of these moves are made."""
        return sp.Mul(*[self.p(*path[: i + 1]) for i in range(len(path))])

    def worth(self, player: str, *path: str) -> sp.Expr:
        """What the player may expect once these moves are made."""
        return self._worth(self.at(*path), player, path)

    @staticmethod
    def _worth(node: Leaf | Decision, player: str, path: Path) -> sp.Expr:
        return node.payoffs[player] if isinstance(node, Leaf) else symbols(_name("v", player, *path))

    # -- as equations -------------------------------------------------------------------------------------------------

    def equations(self, precision: sp.Expr | None = None) -> list[Equation]:
        """One equation a move (its logit chance) and one a player and decision (the value passed up), last moves first.

        ``precision`` is the logit precision; without it the symbol ``rationality``.
        """
        precision = symbols("rationality") if precision is None else precision
        made: list[Equation] = []
        for path, node in self.decisions():
            given = rf" \mid \text{{{_plain(path[-1])}}}" if path else ""
            worth = {way: self._worth(then, node.player, (*path, way)) for way, then in node.moves.items()}
            for place, move in enumerate(node.moves):
                made.append(
                    Equation(
                        name=self.p(*path, move).name,
                        expression=FirstChoice(precision, place, *worth.values())
                        if self.ranked
                        else Choice(precision, worth[move], *[v for way, v in worth.items() if way != move]),
                        latex=rf"p(\text{{{_plain(move)}}}{given})",
                        says=f"How often {_title(node.player)} chooses to {_plain(move)}"
                        + (f" after “{_plain(path[-1])}”." if path else "."),
                    )
                )
            for player in self.players:
                total = sp.Add(*[self.p(*path, m) * self._worth(n, player, (*path, m)) for m, n in node.moves.items()])
                made.append(
                    Equation(
                        name=_name("v", player, *path),
                        expression=total,
                        latex=rf"V_{{\text{{{_plain(player)}}}}}" + (rf"(\text{{{_plain(path[-1])}}})" if path else ""),
                        says=f"What {_title(player)} may expect there, each end weighted by its chance.",
                    )
                )
        return made

    # -- as numbers ---------------------------------------------------------------------------------------------------

    def solve(self, rationality: float = 4.0, **values: float) -> dict[Path, float]:
        """The chance of each move, given that it is that player's turn.

        ``rationality`` is the logit precision, 0 or more; ``math.inf`` gives backward induction. ``values`` are the
        numbers for symbols in the payoffs. Raises :class:`AssumptionError` for a negative or missing number.
        """
        endless = rationality == math.inf
        if not endless and (not is_finite(rationality) or rationality < 0):
            raise AssumptionError(f"rationality = {rationality!r}; allowed is a number from 0, or math.inf")
        wanted = sorted(
            {s.name for _, n in self.nodes() if isinstance(n, Leaf) for v in n.payoffs.values() for s in v.free_symbols}
        )
        if wanted != sorted(values) or not all(is_finite(value) for value in values.values()):
            raise AssumptionError(f"the payoffs need numbers for {wanted}; given was {values}")
        equations = self.equations()
        if endless:
            equations = [equation.perfected() for equation in equations]
        ways = [(*path, move) for path, node in self.decisions() for move in node.moves]
        function = numpy_function(equations, ["rationality", *wanted], [self.p(*way).name for way in ways])
        with np.errstate(over="ignore"):
            chances = function(*[np.float64(v) for v in (rationality, *[values[name] for name in wanted])])
        return {way: float(chance) for way, chance in zip(ways, chances, strict=True)}


def _name(*parts: str) -> str:
    """The name of an equation: letters, digits and underscores, whatever the moves are called, and in which script."""
    latin = "".join(char if char.isascii() else f"u{ord(char):x}" for char in "_".join(parts).lower())
    return re.sub(r"[^a-z0-9]+", "_", latin).strip("_")


def _way(path: Path) -> str:
    """The way to a place, for messages."""
    return repr(" → ".join(path))


_NAMES = {"us": "US", "iran": "Iran", "iraq": "Iraq"}


def _plain(name: str) -> str:
    """``strike_in_iraq`` as "strike in Iraq"."""
    return " ".join(_NAMES.get(word, word) for word in name.split("_"))


def _title(player: str) -> str:
    """The player as the subject of a sentence."""
    return "Washington" if player == "us" else _NAMES.get(player, f"the {_plain(player)}")
