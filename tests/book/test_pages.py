"""What a screen reader is told of tables, of hidden code and of sources, on pages that Sphinx writes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import nbformat
import pandas as pd
import pytest
from bs4 import BeautifulSoup, Tag

from tests.conftest import ROOT
from twodoors.book.pages import mend_tables

CONF = """
from twodoors.book import pages

extensions = ["myst_nb"]
html_theme = "basic"
nb_execution_mode = "off"
nb_mime_priority_overrides = [["html", "text/html", 5]]
nb_code_prompt_show = "Show <code>"
nb_code_prompt_hide = "Hide code"
setup = pages.connect
"""


#: What looks at that book: one process builds it.
BUILT = pytest.mark.xdist_group("pages")


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book of two pages: a table that a cell with hidden code has shown, and two sources."""
    folder = tmp_path_factory.mktemp("book")
    table = pd.DataFrame({"attack": [0.5]}, index=["<before>"])
    shown = {"text/html": table._repr_html_(), "text/plain": "a table"}
    new = nbformat.v4
    output = new.new_output("display_data", shown)  # type: ignore[no-untyped-call]
    cell = new.new_code_cell("1", metadata={"tags": ["hide-input"]}, outputs=[output])  # type: ignore[no-untyped-call]
    head = new.new_markdown_cell("# A page\n\n<p title='&quot;'>&nbsp;<th></p>\n")  # type: ignore[no-untyped-call]
    made = new.new_notebook(cells=[head, cell])  # type: ignore[no-untyped-call]
    (folder / "index.ipynb").write_text(json.dumps(made), encoding="utf-8")
    sources = "Sources\n=======\n\nSee [A]_ and [B]_.\n\n.. [A] First\n.. [B] Second\n"
    (folder / "sources.rst").write_text(f":orphan:\n\n{sources}", encoding="utf-8")
    (folder / "conf.py").write_text(CONF, encoding="utf-8")
    command = [sys.executable, "-m", "sphinx", "-q", "-b", "html", str(folder), str(folder / "html")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder / "html"


def page(book: Path, name: str) -> Tag:
    return BeautifulSoup((book / f"{name}.html").read_text(encoding="utf-8"), "html.parser")


@pytest.mark.slow
@BUILT
def test_hidden_code_is_opened_by_what_its_summary_says(book: Path) -> None:
    [details] = page(book, "index").select("details.hide")
    summary = details.summary
    assert summary is not None
    assert summary.attrs == {}
    assert [p.get_text() for p in summary.select("p.admonition-title")] == ["Show <code>", "Hide code"]
    assert "above-input" in details["class"]
    assert details.pre is not None


@pytest.mark.slow
@BUILT
def test_a_table_s_heads_are_heads(book: Path) -> None:
    [box] = page(book, "index").select(".td-scroll")
    assert (box["role"], box["tabindex"], box["aria-label"]) == ("group", "0", "Table")
    assert [(head.get_text(), head["scope"]) for head in box.select("th")] == [("attack", "col"), ("<before>", "row")]
    assert box.select("style") == []


@pytest.mark.slow
@BUILT
def test_other_html_of_a_page_stays_as_it_is_written(book: Path) -> None:
    assert "<p title='&quot;'>&nbsp;<th></p>" in (book / "index.html").read_text(encoding="utf-8")
    assert mend_tables("<td class=dataframe>&nbsp;<br><th>") == "<td class=dataframe>&nbsp;<br><th>"


@pytest.mark.slow
@BUILT
def test_sources_are_items_of_a_list(book: Path) -> None:
    [listed] = page(book, "sources").select(".citation-list")
    assert listed["role"] == "list"
    items = listed.find_all(recursive=False)
    assert [(item["role"], item["class"], item["id"]) for item in items] == [
        ("listitem", ["citation"], "a"),
        ("listitem", ["citation"], "b"),
    ]


def test_tables_with_several_heads_a_column_and_what_lies_around_them() -> None:
    table = pd.DataFrame([[1, 2]], columns=pd.MultiIndex.from_tuples([("a", "b"), ("a", "c")]), index=["r"])
    made = BeautifulSoup(mend_tables(f"<p>&lt;1</p>{table._repr_html_()}{table._repr_html_()}"), "html.parser")
    assert len(made.select(".td-scroll > table")) == 2
    assert {head["scope"] for head in made.select("thead th")} == {"col"}
    assert {head["scope"] for head in made.select("tbody th")} == {"row"}
    assert made.select("style, table[border], table[class], th:empty") == []
    assert made.p is not None
    assert str(made.p) == "<p>&lt;1</p>"
