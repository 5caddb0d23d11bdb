"""What ranges leave open, in words and tables: as the page shows it first, and as it stands without JavaScript."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

import numpy as np
import pandas as pd

from twodoors import words
from twodoors.model import Assumption, Model
from twodoors.model.flips import sides
from twodoors.model.spec import values_of
from twodoors.words import Kind

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


def result_html(model: Model, outcome: str, between: Between, width: float, result: Mapping[str, Any]) -> str:
    """The result at the defaults: what the view fills, and what stands without it."""
    kind = model.output(outcome).kind
    shown = _select("outcome", "The draws show", {o.name: o.label for o in model.outcomes}, outcome)
    return (
        f"{_setup(model, width)}"
        '<div class="td-result"><p class="td-summary" data-role="summary" aria-live="polite">'
        f"{escape(summary(model, outcome, result['ends']))}</p></div>"
        f'<div class="td-spread"><div class="td-pick td-live">{shown}</div><div class="td-progress td-live">'
        '<progress data-role="progress" max="1" value="1" aria-label="Draws worked out"></progress>'
        f'<span data-role="count">{result["count"]:,} draws</span></div>'
        f'<figure class="td-live"><div data-role="dots" role="img"></div><figcaption>{DOTS}</figcaption></figure>'
        f'<figure><figcaption>{ICONS}</figcaption><div class="td-live" data-role="icons" role="img"></div>'
        f'{_key(model, result["means"])}</figure></div><div class="td-tables">{_indices(model, kind, result)}'
        f'{_flips(model, between, result)}</div><p class="td-caution">{CAUTION}</p>'
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
    values = {name: _setting(assumption, smallest[name]) for name in ("now", "flip")}
    return said + SAYS["turn"].format(name=assumption.label, share=words.value(smallest["share"], "share"), **values)


def _setup(model: Model, width: float) -> str:
    """Where the ranges begin: round which setting, how wide, of what shape."""
    settings = {str(i): label for i, label in enumerate(starting_points(model))}
    settings["explorer"] = "The explorer’s setting"
    widths = {str(share): text for share, text in WIDTHS.items()} | {"": "you have set it"}
    shapes = {"": "all alike", "peaked": "likelier near the starting point"}
    lists = (
        _select("around", "Your starting point", settings, "0"),
        _select("width", "Each range", widths, str(width)),
        _select("shape", "Its values", shapes, ""),
    )
    return f'<div class="td-setup td-pick td-live">{"".join(lists)}</div>'


def _select(role: str, label: str, options: Mapping[str, str], chosen: str) -> str:
    items = "".join(
        f'<option value="{escape(value)}"{" selected" if value == chosen else ""}>{escape(text)}</option>'
        for value, text in options.items()
    )
    return f'<label>{escape(label)} <select data-role="{role}">{items}</select></label>'


def _key(model: Model, means: list[float]) -> str:
    roles = [segment.role for segment in model.bar]
    items = "".join(
        f'<li><svg class="td-icon-{s.role}-{roles[:i].count(s.role)}" viewBox="0 0 16 16" aria-hidden="true">'
        f'<path d="{SHAPES[s.role]}"/></svg>{escape(s.label)} <b>{count}</b></li>'
        for i, (s, count) in enumerate(zip(model.bar, words.of_hundred(means), strict=True))
    )
    return f'<ul class="td-key">{items}</ul>'


def _indices(model: Model, kind: Kind, result: Mapping[str, Any]) -> str:
    """The tornado and both orders of sensitivity, side by side."""
    table = result["indices"].join(result["swings"]).sort_values("total", ascending=False, kind="stable")
    rows = "".join(
        f'<tr data-assumption="{name}"><th scope="row">{escape(model.assumption(str(name)).label)}</th>'
        f"<td>{_plain(row['low'], kind)}\u00a0→\u00a0{_plain(row['high'], kind)}</td>"
        f"<td>{_share(row['first'], row['first_conf'])}</td><td>{_share(row['total'], row['total_conf'])}</td></tr>"
        for name, row in table.iterrows()
    )
    heads = ["Assumption", f"One at a time <small>{UNITS[kind]}</small>", "First-order", "Total-order"]
    said = f'<p data-role="together">{escape(together(model, result["indices"]))}</p>'
    return f'{said}{_table("indices", "What spreads it", heads, rows)}<p class="td-caution">{COLUMNS}</p>'


def _flips(model: Model, between: Between, result: Mapping[str, Any]) -> str:
    """Where each assumption alone would turn the result."""
    rows = ""
    for name, row in result["flips"].iterrows():
        a = model.assumption(str(name))
        turns = not np.isnan(row["flip"])
        rows += (
            f'<tr data-assumption="{name}"><th scope="row">{escape(a.label)}</th><td>{_setting(a, row["now"])}</td>'
            f"<td>{_setting(a, row['flip']) if turns else 'nowhere'}</td>"
            f"<td>{words.value(row['share'], 'share') if turns else '–'}</td></tr>"
        )
    said = f'<p data-role="turning">{escape(turning(model, between, result["now"], result["flips"]))}</p>'
    return said + _table("flips", "What would turn it", ["Assumption", "Now", "Turns at", "Share of its range"], rows)


def _table(role: str, caption: str, heads: list[str], rows: str) -> str:
    columns = "".join(f'<th scope="col">{head}</th>' for head in heads)
    return (
        f'<div class="td-scroll" tabindex="0" role="group" aria-label="{caption}"><table data-role="{role}">'
        f"<caption>{caption}</caption><thead><tr>{columns}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _setting(assumption: Assumption, value: float) -> str:
    """A value of an assumption, as its slider shows it, or a digit finer."""
    digits = 0 if float(assumption.step).is_integer() else 2 if assumption.step >= 0.01 else 3
    rounded = np.floor(value * 10**digits + 0.5 + words.DUST) / 10**digits  # half up, as in the page
    return f"{rounded:.{digits}f}".replace("-", "−")


def _plain(value: float, kind: Kind) -> str:
    """The number in words without its unit, which the head of its column has."""
    return words.value(value, kind).removesuffix(" in 100").removesuffix("%")


def _share(index: float, conf: float) -> str:
    """An index with the room for chance: "42% ± 5"."""
    if np.isnan(index):
        return "–"
    return f"{words.value(index, 'share')} ±\u00a0{_plain(conf, 'share')}"
