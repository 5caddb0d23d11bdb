"""Two settings of a model side by side, A and B: as a table, as a sentence, and the explorer's panel for them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import pandas as pd

from twodoors import words

if TYPE_CHECKING:
    from twodoors.model import Model

#: So many assumptions the sentence names; the table has them all.
NAMED = 5


def differences(model: Model, a: Mapping[str, float], b: Mapping[str, float]) -> pd.DataFrame:
    """Each assumption that differs, then each outcome, with its numbers in A and B, and the difference in words."""
    before, after = model.evaluate(**a), model.evaluate(**b)
    rows = [
        ("assumption", name, model.assumption(name).label, a[name], b[name], words.difference(a[name], b[name]))
        for name in _differing(model, a, b)
    ]
    for o in model.outcomes:
        pair = before[o.name], after[o.name]
        rows.append(("outcome", o.name, o.label, *pair, words.difference(*pair, o.kind)))
    columns = ["part", "name", "label", "A", "B", "difference"]
    return pd.DataFrame(rows, columns=columns).set_index(["part", "name"])


def sentence(model: Model, a: Mapping[str, float], b: Mapping[str, float], outcome: str | None = None) -> str:
    """How A and B differ in words, as the page says it; compare.js says the same, and a test holds the two together."""
    shown = model.output(model.outcome if outcome is None else outcome)
    differing = _differing(model, a, b)
    count = len(model.assumptions)
    if not differing:
        return f"A and B are the same in all {count} assumptions."
    named = [
        f"“{model.assumption(name).label}” ({words.plain(a[name])} against {words.plain(b[name])})"
        for name in differing[:NAMED]
    ]
    more = [f"and {len(differing) - NAMED} more"] if len(differing) > NAMED else []
    before, after = (words.value(model.evaluate(**values)[shown.name], shown.kind) for values in (a, b))
    return (
        f"A and B differ in {len(differing)} of {count} assumptions: {'; '.join(named + more)}. "
        f"{shown.label}: {before} against {after}."
    )


def _differing(model: Model, a: Mapping[str, float], b: Mapping[str, float]) -> list[str]:
    return [assumption.name for assumption in model.assumptions if a[assumption.name] != b[assumption.name]]


def panel() -> str:
    """The part of an explorer that compare.js fills: pinning, two links, files; folded, and only where live."""
    link = '<label>{0} <input type="text" data-role="link-{1}" autocomplete="off" spellcheck="false"></label>'
    return (
        # typed letters are no commands of a notebook
        '<details class="td-compare td-live" data-role="compare" data-lm-suppress-shortcuts="true">'
        "<summary>Compare and keep</summary>"
        '<p class="td-notice" data-role="compare-notice" role="status"></p>'
        '<div class="td-actions"><button type="button" data-role="pin">Pin this setting as A</button></div>'
        '<div data-role="comparison" hidden>'
        "<p>A is pinned. B is what the sliders show now.</p>"
        '<p data-role="compared" aria-live="polite"></p>'
        '<div class="td-scroll" tabindex="0" role="group" aria-label="A and B side by side"><table>'
        '<thead><tr><th scope="col">Outcome</th><th scope="col">A</th><th scope="col">B, now</th>'
        '<th scope="col">B has</th></tr></thead><tbody data-role="compared-outcomes"></tbody>'
        '<tbody data-role="compared-assumptions">'
        '<tr class="td-part"><th colspan="4" scope="rowgroup">Assumptions that differ</th></tr></tbody></table></div>'
        '<p class="td-source">Differences are taken before rounding.</p>'
        '<div class="td-actions"><button type="button" data-role="swap">Swap</button>'
        '<button type="button" data-role="take-pinned">Set the sliders to A</button>'
        '<button type="button" data-role="unpin">Unpin</button>'
        '<button type="button" data-role="copy-pair">Copy link to both</button>'
        '<a data-role="pair-link">Link to this comparison</a>'
        '<p class="td-notice" data-role="pair-copied" role="status"></p></div></div>'
        '<form data-role="links"><fieldset><legend>Open two links</legend>'
        f"{link.format('A', 'a')}{link.format('B', 'b')}"
        '<button type="submit">Compare</button></fieldset></form>'
        '<div class="td-actions"><button type="button" data-role="save-run">Save this run</button>'
        '<label>Open a run <input type="file" data-role="open-run" accept=".json,application/json"></label></div>'
        "</details>"
    )
