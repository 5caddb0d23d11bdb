"""The panel of a page that compares two settings of the trap."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from twodoors import Scenario, words
from twodoors.models import load

TRAP = load("trap")
CHAPTER = "chapters/05-the-trap"
PRICE = TRAP.assumption("price").label

#: What is said of a link that is copied where no published book is known.
ALONE = (
    "The setting is copied without an address: that of the published book is not known here. To open it, paste it "
    f"behind the address of a page with this explorer (…/{CHAPTER}.html#explore=…)."
)


def panel(root: Locator) -> Locator:
    """The explorer's panel, opened."""
    box = root.locator('[data-role="compare"]')
    if box.get_attribute("open") is None:
        box.locator("summary").click()
    return box


def button(root: Locator, name: str) -> Locator:
    """A button of the panel."""
    return panel(root).get_by_role("button", name=name, exact=True)


def settled(root: Locator) -> None:
    """The sentence that names the one difference is there: it comes a moment late, and moves the buttons below it."""
    expect(root.locator('[data-role="compared"]')).to_contain_text("A and B differ in 1 of")


def assert_compares(root: Locator, a: Scenario, b: Scenario) -> None:
    """The panel's sentence, table and link say what Python says of these two."""
    outcome = root.locator('select[data-role="outcome"]').input_value()
    expect(root.locator('[data-role="compared"]')).to_have_text(a.compared(b, outcome))
    table = a.differences(b)
    kinds: dict[str, words.Kind] = {o.name: o.kind for o in load(a.model).outcomes}
    told = {
        "outcome": [
            [row.label, words.value(row.A, kinds[str(name)]), words.value(row.B, kinds[str(name)]), row.difference]
            for name, row in table.loc["outcome"].iterrows()
        ],
        "assumption": [
            [row.label, words.plain(row.A), words.plain(row.B), row.difference]
            for row in (table.loc["assumption"].itertuples() if "assumption" in table.index else ())
        ],
    }
    for part, wanted in told.items():
        body = root.locator(f'[data-role="compared-{part}s"]')
        shown = body.locator("tr:not(.td-part):visible").evaluate_all(
            "(rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent))"
        )
        assert shown == wanted
    expect(root.locator(".td-part")).to_be_visible(visible=bool(told["assumption"]))
    link = str(root.locator('[data-role="pair-link"]').get_attribute("href"))
    assert Scenario.pair_from_link(link) == (a, b)


def status(root: Locator) -> Locator:
    """Where the panel says what happened."""
    return root.locator('[data-role="compare-notice"]')


def saved(page: Page, root: Locator, path: Path) -> Path:
    """The file that “Save this run” hands to the browser."""
    with page.expect_download() as download:
        button(root, "Save this run").click()
    assert download.value.suggested_filename == "twodoors-trap.json"
    expect(status(root)).to_contain_text("twodoors-trap.json")
    download.value.save_as(path)
    return path
