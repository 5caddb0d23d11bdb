"""Every control of every page is pressed or moved, on a phone and at a desk, and does what its kind does."""

from __future__ import annotations

import pytest

from tests.conftest import SITE
from tests.helpers.pressing import KINDS, Hand
from tests.helpers.visits import SIZES, Pages, visit

PAGES = sorted(
    str(path.relative_to(SITE).with_suffix(""))
    for path in SITE.rglob("*.html")
    if not path.is_relative_to(SITE / "_static")
)

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
