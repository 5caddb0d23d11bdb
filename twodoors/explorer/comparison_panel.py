"""The explorer's panel for two settings side by side."""

from __future__ import annotations


def panel() -> str:
    """What comparison_panel.js fills: pinning, two links, files; folded, and only where live."""
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
