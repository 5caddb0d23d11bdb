"""What ranges leave open, in words and in the cells of tables; wording.js and tables.js say the same in the page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from twodoors import words
from twodoors.model import Model
from twodoors.model.flips import sides
from twodoors.model.spec import values_of
from twodoors.words import Kind


class Select(NamedTuple):
    """A list to choose from: its role in the view, its label, what it offers by value, and which is chosen."""

    role: str
    label: str
    options: Mapping[str, str]
    chosen: str


#: Two outcomes that are held against each other; None for talks and war, as the model's bar has them.
Between = tuple[str, str] | None

#: Widths that a reader may choose, in shares of an assumption’s range to either side of the starting point.
WIDTHS = {0.1: "a tenth of its range either way", 0.25: "a quarter of its range either way", 1.0: "its whole range"}

#: What the view says, in Python and in the page alike; {names} are filled in.
SAYS = {
    "spread": "In 90 of 100 draws from your ranges, “{outcome}” comes out between {low} and {high}; "
    "the middle is {middle}.",
    "level": "In 90 of 100 draws from your ranges, and more, “{outcome}” comes out at {middle}.",
    "together": "One by one, your assumptions explain {alone} of this spread. The other {together} comes from what "
    "they do together, most of it through “{name}”: {first} by itself, {total} in all. A tornado, which moves one at a "
    "time, cannot show that part.",
    "alone": "One by one, your assumptions explain nearly all of this spread: they do little together, and here a "
    "tornado, which moves one at a time, misleads little.",
    "still": "Nothing that you leave open moves this outcome.",
    "order": "At your starting point, “{more}” comes out above “{less}”: {high} against {low}.",
    "even": "At your starting point, “{more}” and “{less}” come out level, at {high}.",
    "turn": " The smallest change of one assumption that turns this: “{name}” from {now} to {flip}, "
    "{share} of its range.",
    "no turn": " No change of one assumption alone turns this, anywhere in its range.",
}

#: What the head of a column says of its numbers, which then stand alone.
UNITS: dict[Kind, str] = {"chance": "in 100", "share": "% of the stake", "number": "", "count": ""}

#: The share of the spread from which what assumptions do together is worth a sentence.
TOGETHER = 0.05

# The signs of the icons, by role, in a field of 16 by 16: told apart without colour.
SHAPES = {"war": "M8 2L14.5 14H1.5Z", "talks": "M8 2a6 6 0 1 0 .01 0Z", "neither": "M3 3H13V13H3Z"}

DOTS = "Each dot stands for 2 of 100 draws. The line marks the middle of them, the diamond your starting point."
ICONS = "Averaged over all draws, of 100 cases:"
COLUMNS = (
    "One at a time: where the outcome goes when this assumption alone goes from the low to the high end of its range, "
    "the others at your starting point: a tornado chart. First-order: the share of the spread (as variance) that would "
    "go if this assumption were known. Total-order: the share that would stay if all others were known, so that "
    "what it does together with them counts as well. After ± stands the room for chance in the draws, 95 times of 100; "
    "a share below nought is chance as well."
)
CAUTION = (
    "The spread is that of your assumptions, not of the world: a way to reason about what you do not know, not a "
    "forecast."
)


def starting_points(model: Model) -> dict[str, dict[str, float]]:
    """Settings about which ranges may be set, by label: the model’s readings of the crisis, the defaults first."""
    settings = {p.label: dict(values_of(model, p)) for p in model.presets}
    return settings or {"The defaults": model.defaults}


def kind_of(model: Model, between: Between) -> Kind:
    """How the two results that are held against each other are worded."""
    kinds: set[Kind] = {model.output(name).kind for name in between} if between else {"chance"}
    return kinds.pop() if len(kinds) == 1 else "number"


def summary(model: Model, outcome: str, ends: list[float]) -> str:
    """How far the outcome spreads, in a sentence; ``ends`` are its 5%, 50% and 95% quantiles."""
    o = model.output(outcome)
    low, middle, high = (words.value(end, o.kind) for end in ends)
    return SAYS["level" if low == high else "spread"].format(outcome=o.label, low=low, middle=middle, high=high)


def together(model: Model, indices: pd.DataFrame) -> str:
    """How much of the spread comes from what assumptions do together, in a sentence."""
    if indices["first"].isna().all():
        return SAYS["still"]
    alone = min(1.0, float(indices["first"].sum()))
    if 1 - alone < TOGETHER:
        return SAYS["alone"]
    most = (indices["total"] - indices["first"]).idxmax()
    said = {"alone": alone, "together": 1 - alone, **indices.loc[most, ["first", "total"]]}
    shares = {name: words.value(share, "share") for name, share in said.items()}
    return SAYS["together"].format(name=model.assumption(str(most)).label, **shares)


def turning(model: Model, between: Between, now: Mapping[str, float], flips: pd.DataFrame) -> str:
    """Which of two results leads, and the smallest change of one assumption that turns it, in two sentences."""
    kind = kind_of(model, between)
    first, second = sides(model, between)
    less, more = sorted([(second.value(now), second.label), (first.value(now), first.label)], key=lambda pair: pair[0])
    level = {"more": more[1], "less": less[1], "high": words.value(more[0], kind), "low": words.value(less[0], kind)}
    if more[0] == less[0]:
        return SAYS["even"].format(**level)
    said = SAYS["order"].format(**level)
    smallest = flips.iloc[0]
    if np.isnan(smallest["flip"]):
        return said + SAYS["no turn"]
    assumption = model.assumption(str(flips.index[0]))
    values = {name: words.stepped(smallest[name], assumption.step) for name in ("now", "flip")}
    return said + SAYS["turn"].format(name=assumption.label, share=words.value(smallest["share"], "share"), **values)


def setup(model: Model, width: float) -> list[Select]:
    """Where the ranges begin: round which setting, how wide, of what shape."""
    settings = {str(i): label for i, label in enumerate(starting_points(model))}
    settings["explorer"] = "The explorer’s setting"
    widths = {str(share): text for share, text in WIDTHS.items()} | {"": "you have set it"}
    shapes = {"": "all alike", "peaked": "likelier near the starting point"}
    return [
        Select("around", "Your starting point", settings, "0"),
        Select("width", "Each range", widths, str(width)),
        Select("shape", "Its values", shapes, ""),
    ]


def key(model: Model, means: list[float]) -> list[dict[str, Any]]:
    """The signs of the icons: a piece of the bar each, with how many of a hundred it stands for."""
    roles = [segment.role for segment in model.bar]
    return [
        {
            "css": f"td-icon-{s.role}-{roles[:i].count(s.role)}",
            "shape": SHAPES[s.role],
            "label": s.label,
            "count": count,
        }
        for i, (s, count) in enumerate(zip(model.bar, words.of_hundred(means), strict=True))
    ]


def spreads(model: Model, kind: Kind, result: Mapping[str, Any]) -> list[tuple[str, list[str]]]:
    """The tornado and both orders of sensitivity, side by side: for each assumption its cells, the greatest first."""
    table = result["indices"].join(result["swings"]).sort_values("total", ascending=False, kind="stable")
    return [
        (
            str(name),
            [
                f"{bare(row['low'], kind)}\u00a0→\u00a0{bare(row['high'], kind)}",
                _share(row["first"], row["first_conf"]),
                _share(row["total"], row["total_conf"]),
            ],
        )
        for name, row in table.iterrows()
    ]


def turns(model: Model, result: Mapping[str, Any]) -> list[tuple[str, list[str]]]:
    """Where each assumption alone would turn the result: for each its cells, the smallest change first."""
    rows = []
    for name, row in result["flips"].iterrows():
        step, found = model.assumption(str(name)).step, not np.isnan(row["flip"])
        where = [words.stepped(row["flip"], step), words.value(row["share"], "share")] if found else ["nowhere", "–"]
        rows.append((str(name), [words.stepped(row["now"], step), *where]))
    return rows


def bare(value: float, kind: Kind) -> str:
    """The number in words without its unit, which the head of its column has."""
    return words.value(value, kind).removesuffix(" in 100").removesuffix("%")


def _share(index: float, conf: float) -> str:
    """An index with the room for chance: "42% ± 5"."""
    if np.isnan(index):
        return "–"
    return f"{words.value(index, 'share')} ±\u00a0{bare(conf, 'share')}"
