"""The one style sheet: a page looks with it as it would with all the sheets that it was made from."""

from __future__ import annotations

import gzip
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.conftest import SITE
from tests.helpers.visits import SIZES, Contexts, visit

# In their order; what Sphinx gives a name of its own is found by its beginning.
SHEETS = (
    "basic.css",
    "styles/pydata-sphinx-theme.css",
    "pygments.css",
    "styles/sphinx-book-theme.css",
    "mystnb.*.css",
    "sphinx-design.min.css",
    "katex/katex.min.css",
    "katex-math.css",
    "book.css",
)

# Everything that is computed of the elements, in a line each: of those that are alike, and stand in alike ones, of two;
# formulas' insides left out.
LOOKS = """() => {
  const names = [...getComputedStyle(document.body)].filter((name) => !name.startsWith("--"));
  const looks = [], alike = {};
  const named = (element) => `${element?.tagName}.${element?.getAttribute("class") ?? ""}`;
  for (const element of document.querySelectorAll("body, body *:not(.katex *)")) {
    const kind = [element, element.parentElement, element.parentElement?.parentElement].map(named).join();
    alike[kind] = (alike[kind] ?? 0) + 1;
    if (alike[kind] > 2) continue;
    for (const part of [null, "::before", "::after"]) {
      const style = getComputedStyle(element, part);
      if (part && style.content === "none") continue;
      const said = names.map((name) => `${name}: ${style.getPropertyValue(name)}`).join("\\n");
      looks.push([named(element) + (part ?? ""), said]);
    }
  }
  return looks;
}"""

EXCHANGE = """async (sheets) => {
  const old = document.querySelector("link[href*='page.css']");
  for (const sheet of sheets) {
    const link = document.createElement("link");
    const loaded = new Promise((resolve, reject) => Object.assign(link, { onload: resolve, onerror: reject }));
    Object.assign(link, { rel: "stylesheet", href: new URL(sheet, old.href).href });
    old.before(link);
    await loaded;
  }
  old.remove();
}"""

# Those of the book and of its formulas; others are the system's, or the theme's icons, which no page asks for.
FONTS = """() => Promise.all(
  [...document.fonts].filter((font) => /Source Serif 4|KaTeX/.test(font.family)).map((font) => font.load())
).then(() => {})"""


def settled(page: Page) -> list[Any]:
    """How all looks once the fonts are there."""
    page.evaluate(FONTS)
    return list(page.evaluate(LOOKS))


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize(
    ("size", "theme", "options"), [("wide", "light", {}), ("phone", "dark", {}), ("wide", "light", {"media": "print"})]
)
@pytest.mark.parametrize("name", ["index", "chapters/05-the-trap", "search"])
def test_nothing_that_a_page_uses_is_left_out(
    open_context: Contexts, name: str, size: str, theme: str, options: dict[str, Any]
) -> None:
    page = open_context(viewport=SIZES[size], color_scheme=theme, reduced_motion="reduce").new_page()
    visit(page, name)
    page.emulate_media(**options)
    with_one = settled(page)
    sheets = [
        found.relative_to(SITE / "_static").as_posix() for one in SHEETS for found in (SITE / "_static").glob(one)
    ]
    assert len(sheets) == len(SHEETS)
    page.evaluate(EXCHANGE, sheets)
    with_all = settled(page)
    assert len(with_one) == len(with_all) > 50
    for (said, one), (_, all_of_them) in zip(with_one, with_all, strict=True):
        different = set(one.split("\n")) - set(all_of_them.split("\n"))
        assert not different, said


@pytest.mark.usefixtures("site")
def test_the_sheet_is_a_fifth_of_what_it_was_made_from() -> None:
    made = len(gzip.compress((SITE / "_static" / "page.css").read_bytes()))
    sources = [found for one in SHEETS for found in (SITE / "_static").glob(one)]
    assert made < 26_000
    assert made < sum(len(gzip.compress(path.read_bytes())) for path in sources) / 4


@pytest.mark.usefixtures("site")
def test_all_pages_ask_for_the_same_version_of_it() -> None:
    links = set()
    for path in [SITE / "index.html", SITE / "search.html", *(SITE / "chapters").glob("*.html")]:
        [line] = [line for line in path.read_text(encoding="utf-8").splitlines() if 'rel="stylesheet"' in line]
        links.add(line.partition("page.css")[2])
    assert len(links) == 1
    assert links.pop().startswith("?v=")
