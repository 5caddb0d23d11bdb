"""Rounds to play: the reader takes a chair, chooses turn by turn, and meets the chances of a model.

A round is data beside its model. What follows each move on each card is worked out here, from the model, and told to
the page as a table: the page looks up, adds up and fills sentences in, and knows no rule of any round (playing.py).
Chances are cards, evenly spaced, that a seed puts in an order: the order is by chance; the cards are not.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

from twodoors.model.onward import state_of
from twodoors.model.playing import NAMED, PASSING, Played, fill, play

#: How something is marked in a picture: by its shape, so that colour alone never tells two apart.
Mark = Literal["full", "open", "cross", "half", "small"]

#: What follows a move on a card: the name of an event, and numbers, which are added up by their names.
Result = tuple[str, Mapping[str, float]]


@dataclass(frozen=True)
class Move:
    """A choice: what its button says, what the round's rules take it for, and how a sentence calls it."""

    label: str
    value: Any
    told: str = ""

    @property
    def name(self) -> str:
        """How a sentence calls it."""
        return self.told or self.label


@dataclass(frozen=True)
class Event:
    """What may happen in a turn: the sentence that says it; its mark in the row of turns and the mark’s label, if any.

    ``ends`` is true where the round is over then.
    """

    says: str
    label: str = ""
    mark: Mark = "full"
    ends: bool = False


@dataclass(frozen=True)
class Strip:
    """A line of a picture: so many cells (``of``), of which numbers of the last turn take their share, each marked.

    ``pieces`` has label and mark by the number’s name; a cell stands for ``each``; those that are left over stay small.
    """

    label: str
    of: int
    pieces: Mapping[str, tuple[str, Mark]]
    each: float = 1


@dataclass(frozen=True)
class Dial:
    """One of two numbers that together are a move: its label, and its ends and step."""

    label: str
    low: int
    high: int
    step: int

    @property
    def stops(self) -> range:
        """Where it stops."""
        return range(self.low, self.high + 1, self.step)


@dataclass(frozen=True)
class Part:
    """Turns that ask the same: a card a turn, and the same moves.

    ``outcome(model, value, card)`` says what follows a move’s value on a card. Where ``mixes``, it is given how often
    each value was taken so far, by the value, and what it gives replaces what was before instead of being added. Cards
    in ``passing`` leave no choice: the outcome’s value is None, and ``passed`` says how many were silent. ``opens`` is
    said before the first turn; without it the part goes on from the one before. ``begins`` gives the numbers that
    strips show before a turn was played, ``before`` numbers and words that the question uses on a card. With ``dials``
    a move is a stop of each, and its value their tuple. With ``states`` the outcome is given the state and the value of
    the move as a pair, ``before`` the state in the place of the card, and the number ``state`` says which is next.
    """

    asks: str
    turn: str
    deck: Sequence[Any]
    outcome: Callable[[Any, Any, Any], Result]
    events: Mapping[str, Event]
    moves: Sequence[Move] = ()
    shuffled: bool = True
    passing: tuple[Any, ...] = ()
    passed: str = ""
    mixes: bool = False
    states: int = 0
    opens: str = ""
    strips: Sequence[Strip] = ()
    begins: Callable[[Any], Mapping[str, float]] | None = None
    before: Callable[[Any, Any], Mapping[str, float | str]] | None = None
    dials: Sequence[Dial] = ()

    @property
    def offered(self) -> Sequence[Move]:
        """The moves, also where they are set by dials."""
        if not self.dials:
            return self.moves
        first, second = self.dials
        return [Move(f"{x} and {y}", (x, y)) for x in first.stops for y in second.stops]

    @property
    def cards(self) -> list[Any]:
        """The cards that differ, in the order in which they first come."""
        return list(dict.fromkeys(self.deck))


@dataclass(frozen=True)
class Line:
    """A sentence that is said where numbers of a play lie within bounds: ``when={"refused": (0, 0)}``."""

    text: str
    when: Mapping[str, tuple[float, float]] = field(default_factory=dict)


@dataclass(frozen=True)
class Round:
    """A round of a model: who the reader is, what is told first, the parts, and what is said afterwards.

    ``title`` names it; ``sums`` are said of a play, as far as they fit; ``said`` is how a later page reminds the reader
    of it: the first that fits. ``after`` is true in every play. ``columns`` are the numbers of a table of what each
    move brings that is played throughout, by their names, with their headings; ``plays`` are further ways to play, in
    that table: the moves by their labels, or the label by the part’s number and the state. ``given`` gives numbers of
    the model that sentences use. ``again`` plays the reader’s own moves of the first part on other cards that lie in
    the same order; ``told_again`` is said then. ``onward`` gives the chances of going on by one’s own rule
    (:func:`twodoors.model.onward.onward`).

    In a sentence ``{name}`` stands for a number, ``{name:word}`` for it as a word; ``{chosen}`` for what was chosen,
    and how often, ``{chosen_2}`` for that in the second part, ``{move}`` for the move of this turn.
    """

    title: str
    who: str
    says: str
    parts: Sequence[Part]
    sums: Sequence[Line]
    said: Sequence[Line]
    after: str
    columns: Mapping[str, str]
    plays: Mapping[str, Sequence[str] | Callable[[int, int], str]] = field(default_factory=dict)
    given: Callable[[Any], Mapping[str, float]] = lambda model: {}
    again: Part | None = None
    told_again: str = ""
    onward: Callable[[Any], Mapping[str, Any]] | None = None
    model: Any = None

    def of(self, model: Any) -> Round:
        """The round of this model."""
        return dataclasses.replace(self, model=model)

    @cached_property
    def spec(self) -> dict[str, Any]:
        """All that the page needs to play it: JSON. ``ValueError`` where a sentence names what the round has not."""
        given = {name: float(number) for name, number in self.given(self.model).items()}
        tables: list[dict[str, Any]] = []
        told = {
            "model": self.model.name,
            "parts": [self._part(part, tables) for part in self.parts],
            "again": self._part(self.again, tables) if self.again else None,
            "tables": tables,
            "onward": self.onward(self.model) if self.onward else None,
            "given": given,
            "sums": [_line(line) for line in self.sums],
            "said": [_line(line) for line in self.said],
            "after": self.after,
            "told_again": self.told_again,
        }
        _hold_names(told)
        return told

    def play(self, moves: Sequence[str], seed: int) -> Played:
        """A play of these moves, by their labels, as far as they go; the same seed puts cards in the same order.

        Moves after an early end are left out. ``ValueError`` for a move that the round does not offer at that point,
        and for more moves than it has turns.
        """
        return play(self.spec, self.chosen(moves), seed)

    def chosen(self, moves: Sequence[str]) -> list[int]:
        """These moves by their places among those offered, part after part."""
        asked = [part for part in self.parts for card in part.deck if card not in part.passing]
        if len(moves) > len(asked):
            raise ValueError(f"the round has {len(asked)} turns; given were {len(moves)} moves")
        places = []
        for part, move in zip(asked, moves, strict=False):
            labels = [offered.label for offered in part.offered]
            if move not in labels:
                raise ValueError(f"there is no move {move!r}; there are {', '.join(labels[:12])}")
            places.append(labels.index(move))
        return places

    def ways(self, seed: int = 1) -> dict[str, list[str]]:
        """Each move throughout, where all parts offer it, and the further ways to play: moves by the way’s label."""
        shared = [move.label for move in self.parts[0].moves if all(move in part.moves for part in self.parts)]
        turns = [number for number, part in enumerate(self.parts) for card in part.deck if card not in part.passing]
        return {label: [label] * len(turns) for label in shared} | {
            way: self._reacting(moves, turns, seed) if callable(moves) else list(moves)
            for way, moves in self.plays.items()
        }

    def _reacting(self, chooses: Callable[[int, int], str], turns: Sequence[int], seed: int) -> list[str]:
        """The moves of a way that depends on where it leads."""
        moves: list[str] = []
        for part in turns:
            moves.append(chooses(part, state_of(self.play(moves, seed).happened)))
        return moves

    def table(self) -> list[tuple[str, dict[str, float]]]:
        """What each of the ways brings, in any order of the cards."""
        rows = []
        for way, moves in self.ways().items():
            tally = self.play(moves, 1).tally
            rows.append((way, {name: tally[name] for name in self.columns}))
        return rows

    def fill(self, text: str) -> str:
        """A sentence said before play, with the numbers of the model."""
        return fill(text, self.spec["given"])

    def _part(self, part: Part, tables: list[dict[str, Any]]) -> dict[str, Any]:
        """A part for the page; what follows each move on each card stands in ``tables``, once where parts share it."""
        cards, values = part.cards, [move.value for move in part.offered]
        able = [card for card in cards if card not in part.passing]
        rows: dict[str, list[Result | None]] = {
            key: [part.outcome(self.model, value, card) if card in able else None for card in cards]
            for key, value in _keys(part, values)
        }
        if part.passing:
            rows[PASSING] = [None if card in able else part.outcome(self.model, None, card) for card in cards]
        table = _table(part, rows)
        if table not in tables:
            tables.append(table)
        return {
            "asks": part.asks,
            "turn": part.turn,
            "opens": part.opens,
            "deck": [cards.index(card) for card in part.deck],
            "shuffled": part.shuffled,
            "passing": [card in part.passing for card in cards],
            "passed": part.passed,
            "mixes": part.mixes,
            "states": part.states,
            "moves": [{"label": move.label, "told": move.name} for move in part.moves],
            "dials": [dataclasses.asdict(dial) for dial in part.dials],
            "events": {name: dataclasses.asdict(event) for name, event in part.events.items()},
            "strips": [dataclasses.asdict(strip) for strip in part.strips],
            "begins": dict(part.begins(self.model)) if part.begins else None,
            "before": [dict(part.before(self.model, card)) for card in range(part.states) or cards]
            if part.before
            else None,
            "table": tables.index(table),
        }


def _keys(part: Part, values: list[Any]) -> Iterator[tuple[str, Any]]:
    """The keys of a part’s table, each with what its outcome is asked for."""
    if part.states:
        for state in range(part.states):
            yield from ((f"{state} {place}", (state, value)) for place, value in enumerate(values))
        return
    if not part.mixes:
        yield from ((str(place), value) for place, value in enumerate(values))
        return
    for counts in _mixes(len(values), len(part.deck)):
        yield " ".join(map(str, counts)), dict(zip(values, counts, strict=True))


def _mixes(kinds: int, most: int) -> Iterator[tuple[int, ...]]:
    """All counts of so many kinds that add up to one at least and ``most`` at most."""
    for total in range(1, most + 1):
        yield from _parted(kinds, total)


def _parted(kinds: int, total: int) -> Iterator[tuple[int, ...]]:
    if kinds == 1:
        yield (total,)
        return
    for first in range(total, -1, -1):
        yield from ((first, *rest) for rest in _parted(kinds - 1, total - first))


def _table(part: Part, rows: Mapping[str, Sequence[Result | None]]) -> dict[str, Any]:
    """What follows, as JSON: the names of the numbers once; by key and card the event and its numbers in that order.

    ``ValueError`` for an event that the part does not have.
    """
    results = [result for row in rows.values() for result in row if result]
    unknown = {event for event, _ in results} - set(part.events)
    if unknown:
        raise ValueError(f"there is no event {', '.join(sorted(unknown))}; there are {', '.join(part.events)}")
    names = list(dict.fromkeys(name for _, numbers in results for name in numbers))
    return {
        "names": names,
        "rows": {
            key: [result and [result[0], [_short(result[1].get(name, 0)) for name in names]] for result in row]
            for key, row in rows.items()
        },
    }


def _short(number: float) -> float:
    """The number in few characters, without the dust of computing it."""
    rounded = round(float(number), 9)
    return int(rounded) if rounded.is_integer() else rounded


def _line(line: Line) -> dict[str, Any]:
    return {"text": line.text, "when": {name: list(bounds) for name, bounds in line.when.items()}}


def _hold_names(told: dict[str, Any]) -> None:
    """``ValueError`` for a name in a sentence that no play gives it."""
    everywhere = set(play(told, [], 1).tally) | set(told["given"]) | {"chosen"}
    everywhere |= {f"chosen_{i + 1}" for i in range(len(told["parts"]))}
    lines = [*told["sums"], *told["said"]]
    texts = [(line["text"], everywhere) for line in lines] + [(told["told_again"], everywhere)]
    texts.append((told["after"], set(told["given"])))
    unknown = {name for line in lines for name in line["when"]} - everywhere
    for part in _parts(told):
        texts += [
            (part["opens"], everywhere),
            (part["asks"], set(told["given"]) | set((part["before"] or [{}])[0])),
            (part["passed"], {"silent"}),
        ]
        known = set(told["tables"][part["table"]]["names"]) | set(told["given"]) | {"move"}
        texts += [(event["says"], known) for event in part["events"].values()]
    unknown |= {name for text, known in texts for name, _ in NAMED.findall(text) if name not in known}
    if unknown:
        raise ValueError(f"round of {told['model']}: sentences use unknown {', '.join(sorted(unknown))}")


def _parts(told: dict[str, Any]) -> list[dict[str, Any]]:
    return [*told["parts"], *([told["again"]] if told["again"] else [])]
