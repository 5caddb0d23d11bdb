"""What ranges leave open, in words and in the cells of tables; wording.js and tables.js say the same in the page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from twodoors import words
from twodoors.model import Assumption, Model
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
    "spread": "“{outcome}”: {mean} on average over these doubts; nine draws in ten lie between {low} and {high}.",
    "level": "“{outcome}”: {mean} on average over these doubts; nine draws in ten, and more, lie at {low}.",
    "middle": "{middle} at the middle setting, with each assumption at the middle of its range.",
    "above": " The two differ since the result does not follow the assumptions in a straight line: the average of a "
    "curve that bends upwards lies above the curve’s middle.",
    "below": " The two differ since the result does not follow the assumptions in a straight line: the average of a "
    "curve that bends downwards lies below the curve’s middle.",
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
    "turn ratio": " The smallest change of one assumption that turns this: “{name}” from {now} to {flip}, at {times}.",
    "no turn": " No change of one assumption alone turns this, anywhere in its range.",
    "others": "{count} others turn it nowhere within their ranges: {names}.",
    "other": "One other turns it nowhere within its range: {names}.",
}

#: What the head of a column says of its numbers, which then stand alone.
UNITS: dict[Kind, str] = {"chance": "in 100", "share": "% of the stake", "number": "", "count": ""}

#: The share of the spread from which what assumptions do together is worth a sentence.
TOGETHER = 0.05

#: The least room for chance that is told of an index with two digits.
LEAST = 0.01

# The signs of the icons, by role, in a field of 16 by 16: told apart without colour.
SHAPES = {"war": "M8 2L14.5 14H1.5Z", "talks": "M8 2a6 6 0 1 0 .01 0Z", "neither": "M3 3H13V13H3Z"}

DOTS = "Each dot stands for 2 of 100 draws. The line marks the middle of them, the diamond your starting point."
ICONS = "Averaged over all draws, of 100 cases:"
COLUMNS = (
    "One at a time: where the outcome goes when this assumption alone goes from the low to the high end of its range, "
    "the others at your starting point: a tornado chart. First-order: the share of the spread (as variance) that would "
    "go if this assumption were known. Total-order: the share that would stay if all others were known, so that "
    "what it does together with them counts as well. What acts as one has one row, and moves as one: from the ends at "
    "which it makes the outcome less to those at which it makes it more. After ± stands the room for chance in the "
    "draws, 95 times of 100, as eight independent sets of them show it; a share below nought is chance as well, and in "
    "a grey row one of the two may be nought."
)
CAUTION = (
    "The spread is that of your assumptions, not of the world: a way to reason about what you do not know, not a "
    "forecast."
)


class Row(NamedTuple):
    """A row of a table: what it is of, as readers know it, its cells, and how it is shown."""

    name: str
    label: str
    cells: list[str]
    css: str = ""
    hidden: bool = False


def label_of(model: Model, row: str) -> str:
    """What readers know a row as: a group by its name, an assumption by its label."""
    return model.assumption(row).label if row in model.defaults else row


def starting_points(model: Model) -> dict[str, dict[str, float]]:
    """Settings about which ranges may be set, by label: the model’s readings of the crisis, the defaults first."""
    settings = {p.label: dict(values_of(model, p)) for p in model.presets}
    return settings or {"The defaults": model.defaults}


def kind_of(model: Model, between: Between) -> Kind:
    """How the two results that are held against each other are worded."""
    kinds: set[Kind] = {model.output(name).kind for name in between} if between else {"chance"}
    return kinds.pop() if len(kinds) == 1 else "number"


def summary(model: Model, outcome: str, result: Mapping[str, Any]) -> str:
    """Which number to report, the mean over the draws, and how far they spread, in a sentence."""
    o = model.output(outcome)
    low, _, high = (words.value(end, o.kind).removesuffix(" in 100") for end in result["ends"])
    says = SAYS["level" if low == high else "spread"]
    return says.format(outcome=o.label, mean=words.value(result["mean"], o.kind), low=low, high=high)


def middle(model: Model, outcome: str, result: Mapping[str, Any]) -> str:
    """What the outcome is at the middle of all ranges, and why that is not the mean, where it is not."""
    kind = model.output(outcome).kind
    mean, centre = result["mean"], result["middle"][outcome]
    here = words.value(centre, kind)
    said = SAYS["middle"].format(middle=here[0].upper() + here[1:])
    return said if words.value(mean, kind) == here else said + SAYS["above" if mean > centre else "below"]


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
    return SAYS["together"].format(name=label_of(model, str(most)), **shares)


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
    values = {name: stood(assumption, smallest[name]) for name in ("now", "flip")}
    if not np.isnan(smallest["ratio"]):
        return said + SAYS["turn ratio"].format(name=assumption.label, times=words.times(smallest["ratio"]), **values)
    return said + SAYS["turn"].format(name=assumption.label, share=words.value(smallest["share"], "share"), **values)


def stood(assumption: Assumption, value: float) -> str:
    """A value of an assumption as the table has it; of one that goes by ratios, three digits."""
    if assumption.scale == "ratio":
        return words.plain(float(f"{value:.3g}"))
    return words.stepped(value, assumption.step)


def setup(model: Model, width: float | None) -> list[Select]:
    """Where the ranges begin: round which setting, how wide (as they are given, without a width), of what shape."""
    settings = {str(i): label for i, label in enumerate(starting_points(model))}
    settings |= {"explorer": "The explorer’s setting", "other": "Another setting"}
    widths = {str(share): text for share, text in WIDTHS.items()}
    widths |= ({"first": "as at first"} if width is None else {}) | {"": "you have set it"}
    shapes = {"": "all alike", "peaked": "likelier near the starting point"}
    return [
        Select("around", "Your starting point", settings, "0"),
        Select("width", "Each range", widths, "first" if width is None else str(width)),
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


def spreads(model: Model, kind: Kind, result: Mapping[str, Any], rows: Iterable[str]) -> list[Row]:
    """The tornado and both orders of sensitivity, side by side: the greatest first; what is held has no row to see."""
    table = result["indices"].join(result["swings"]).sort_values("total", ascending=False, kind="stable")
    shown = [
        Row(
            str(name),
            label_of(model, str(name)),
            [
                f"{bare(row['low'], kind)}\u00a0→\u00a0{bare(row['high'], kind)}",
                _share(row["first"], row["first_conf"]),
                _share(row["total"], row["total_conf"]),
            ],
            "td-unsure" if row["first"] < row["first_conf"] or row["total"] < row["total_conf"] else "",
        )
        for name, row in table.iterrows()
    ]
    held = [name for name in rows if name not in table.index]
    return shown + [Row(name, label_of(model, name), ["–"] * 3, hidden=True) for name in held]


def turns(model: Model, result: Mapping[str, Any]) -> list[Row]:
    """Where each assumption alone would turn the result, the smallest change first; what turns it nowhere is hidden."""
    rows = []
    for name, row in result["flips"].iterrows():
        a = model.assumption(str(name))
        if np.isnan(row["flip"]):
            rows.append(Row(a.name, a.label, ["–"] * 3, hidden=True))
            continue
        of_range = f"{words.value(row['share'], 'share')} of its range"
        far = of_range if np.isnan(row["ratio"]) else words.times(row["ratio"])
        rows.append(Row(a.name, a.label, [stood(a, row["now"]), stood(a, row["flip"]), far]))
    return rows


def others(rows: Sequence[Row]) -> str:
    """The assumptions that turn the result nowhere, in a sentence beside a table of those that do; else ""."""
    names = [f"“{row.label}”" for row in rows if row.hidden]
    if not names or len(names) == len(rows):
        return ""
    return SAYS["other" if len(names) == 1 else "others"].format(count=len(names), names=", ".join(names))


def bare(value: float, kind: Kind) -> str:
    """The number in words without its unit, which the head of its column has."""
    return words.value(value, kind).removesuffix(" in 100").removesuffix("%")


def _share(index: float, conf: float) -> str:
    """An index with the room for chance, of which there is some in every draw: "0.42 ± 0.05"."""
    if np.isnan(index):
        return "–"
    return f"{words.value(index, 'number')} ±\u00a0{words.value(max(conf, LEAST), 'number')}"
