"""Which code a page offers to show."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from docutils import nodes
from docutils.utils import new_document

from tests.conftest import SITE
from tests.helpers.contents import pages
from twodoors.book.bare_code import is_bare, leave_out

APP: Any = None  # the application, of which the handler wants nothing


def test_equations_are_folded_and_nothing_else_is() -> None:
    document = new_document("page")
    for code in ("equations(m)", "walk(m)"):
        cell = nodes.container("", nb_element="cell_code", hide_mode="input", prompt_show="Show", prompt_hide="Hide")
        cell += nodes.container("", nodes.literal_block(code, code), nb_element="cell_code_source")
        cell += nodes.container("", nodes.paragraph("", "shown"), nb_element="cell_code_output")
        document += cell
    leave_out(APP, document)
    folded, other = document.findall(
        lambda node: node.get("nb_element") == "cell_code" if hasattr(node, "get") else False
    )
    assert (folded["hide_mode"], folded["prompt_show"], folded["prompt_hide"]) == ("output", *["The equations"] * 2)
    assert other.get("hide_mode") is None


@pytest.mark.parametrize(
    ("code", "bare"),
    [
        ('from twodoors import ask\nfrom twodoors.models import load\nm = load("trap")', True),
        ('explore(m, outcome="attack", against="price")', True),
        ('from twodoors import forecast\nforecast("05-the-trap")', True),
        ('evidence.timeline(since="2020-01-03")', True),
        ("uncertainty_of(m, ranges=DOUBTS)", True),
        ('explore(load("trap"))', False),
        ('m.sweep("price", 16).plot()', False),
        ("plot(m.sweep('price', 16))", False),
        ("equations(m)\nexplore(m)", False),
        ("a = 1", False),
        ("for side in sides:\n    print(side)", False),
        ("%matplotlib inline", False),
    ],
)
def test_code_that_imports_or_calls_one_widget_is_not_offered(code: str, bare: bool) -> None:
    assert is_bare(code) is bare


def cell(code: str, *shown: nodes.Node) -> nodes.container:
    source = nodes.container("", nodes.literal_block(code, code), nb_element="cell_code_source")
    return nodes.container("", source, *shown, nb_element="cell_code", hide_mode="input")


def test_what_such_a_cell_shows_remains_and_one_that_shows_nothing_goes() -> None:
    document = new_document("page")
    document += [cell("import this"), cell("explore(m)", nodes.paragraph("", "shown")), cell("a = 1")]
    leave_out(APP, document)
    shows, counts = document.children
    assert shows.astext() == "shown"
    assert "hide_mode" not in shows
    assert counts["hide_mode"] == "input"
    assert counts.astext() == "a = 1"


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("name", [name for name in pages() if name.startswith("chapters/")])
def test_no_chapter_offers_bare_code(name: str) -> None:
    made = BeautifulSoup((SITE / f"{name}.html").read_text(encoding="utf-8"), "html.parser")
    assert [code for code in made.select("details.hide pre") if is_bare(code.get_text())] == []
    assert [cell for cell in made.select(".cell") if not cell.find(True)] == []
