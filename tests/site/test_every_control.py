"""Every control of a page is pressed or moved, on a phone and at a desk, and does what its kind does."""

from __future__ import annotations

import pytest

from tests.helpers.pressing import KINDS, Hand
from tests.helpers.visits import SIZES, Pages, visit

#: So far the pages of which it knows every control well. Chapters have kinds of their own, which it does not yet press
#: as a reader would: their parts are pressed by tests of their own (walks, rounds, quiz, forecasts, readings, figures).
PAGES = ["chapters/my-argument", "embed/trap", "reference/predictions", "reference/glossary", "search"]

#: What a reader has kept before, where else there is little to press.
KEPT = {"reference/predictions": {"predictions": {"cover/war": {"chance": 40, "at": "2026-01-01T00:00:00Z"}}}}
KEEP = """(held) => {
  for (const [name, value] of Object.entries(held)) localStorage.setItem(`twodoors:${name}`, JSON.stringify(value));
  dispatchEvent(new CustomEvent("twodoors:kept"));
}"""


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", PAGES)
def test_every_control_does_what_its_kind_does(open_page: Pages, name: str, size: str) -> None:
    finger = size == "phone"
    clipboard = ["clipboard-read", "clipboard-write"]
    page = visit(open_page(viewport=SIZES[size], has_touch=finger, permissions=clipboard), name)
    page.evaluate(KEEP, KEPT.get(name, {}))
    hand = Hand(page, KINDS, finger)
    hand.come()
    hand.press_all()
    assert hand.wrong == []
