"""Nothing that happened after 5 January 2020 is met on the built pages of chapters 1 to 13, nor in files they link."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from bs4 import BeautifulSoup

from tests.conftest import SITE
from tests.helpers.contents import RECORD, chapters
from tests.helpers.later import later, told, without_ranges

pytestmark = pytest.mark.usefixtures("site")

WALKED = [name for name in chapters() if name != RECORD]

#: Columns that name documents, not events.
DOCUMENTS = {"Source", "Address", "Source of the position"}

#: What a page may say of later days: closed blocks, the question that a reader answers, and what names documents.
#: Tables of figures are looked at as CSV.
ASIDE = ", ".join(
    [
        "details.td-later",
        ".td-forecast",
        "a[href*='bibliography.html#']",
        ".td-source",
        ".td-figure table",
        "script",
        "style",
    ]
)

#: Saved state that is code, styles, or markup which the page shows as well.
ELSEWHERE = {"_esm", "_css", "html", "_anywidget_id"}

#: A notebook’s closed blocks, and what it says of its sources.
NOTEBOOK_ASIDE = re.compile(
    r"<details><summary>Later</summary>.*?</details>|\((?:[^()\n]*? (?:\d{4}|n\.d\.)(?:; )?)+\)|^## References.*",
    flags=re.S | re.M,
)


def visible(markup: str) -> str:
    """What a page or a part of one says, with what its pictures and controls are called."""
    soup = BeautifulSoup(markup, "html.parser")
    article: Any = soup.select_one("article.bd-article") or soup
    for aside in article.select(ASIDE):
        aside.decompose()
    named = [part[name] for name in ("title", "aria-label", "alt") for part in article.select(f"[{name}]")]
    return " \n".join([article.get_text(" "), *named])


def table(text: str) -> str:
    """A CSV file without the columns that name documents."""
    heads, *rows = csv.reader(io.StringIO(text))
    kept = [i for i, head in enumerate(heads) if head not in DOCUMENTS]
    return "\n".join(" | ".join(row[i] for i in kept) for row in [heads, *rows])


def stated(held: Any) -> Any:
    """State without what is not shown from there, and without forecasts’ questions."""
    if isinstance(held, dict):
        if held.get("kind") == "forecast":
            return {}
        return {key: stated(value) for key, value in held.items() if key not in ELSEWHERE}
    return [stated(item) for item in held] if isinstance(held, list) else held


def notebook(path: Path) -> Iterator[str]:
    """What a notebook says and shows at first."""
    held = json.loads(path.read_text(encoding="utf-8"))
    for cell in held["cells"]:
        source = "".join(cell["source"])
        yield NOTEBOOK_ASIDE.sub("", source) if cell["cell_type"] == "markdown" else source
        for output in cell.get("outputs", []):
            for kind, data in output.get("data", {}).items():
                text = "".join(data) if isinstance(data, (str, list)) else json.dumps(data)
                yield visible(text) if kind == "text/html" else text if kind.startswith("text/") else ""
    saved = held["metadata"].get("widgets", {})
    for state in saved.values():
        yield from told(without_ranges(stated(state["state"])))


def linked(page: Path, soup: Any) -> Iterator[str]:
    """What the files say that a page links: tables in its addresses, data and notebooks beside it."""
    for link in soup.select("article.bd-article a[href]"):
        if link.find_parent(class_="td-later"):
            continue
        address = str(link["href"])
        if address.startswith("data:text/csv"):
            yield table(unquote(address.partition(",")[2]))
            continue
        parts = urlsplit(address)
        target = page.parent / parts.path
        if parts.scheme or target.suffix not in {".csv", ".json", ".ipynb", ".md"}:
            continue
        if target.suffix == ".ipynb":
            yield from notebook(target)
        else:
            text = target.read_text(encoding="utf-8")
            yield table(text) if target.suffix == ".csv" else text


@pytest.mark.parametrize("name", WALKED)
def test_a_page_and_its_files_tell_of_no_later_day(name: str) -> None:
    page = SITE / "chapters" / f"{name}.html"
    markup = page.read_text(encoding="utf-8")
    soup = BeautifulSoup(markup, "html.parser")
    assert later(visible(markup)) == []
    states = [json.loads(script.get_text()) for script in soup.select("script[type*=json]")]
    assert states
    assert [found for text in told(without_ranges(stated(states))) for found in later(text)] == []
    assert [found for text in linked(page, soup) for found in later(text)] == []


def test_the_page_s_notebook_is_one_of_those_files() -> None:
    found = list(notebook(SITE / "notebooks" / "chapters" / f"{WALKED[0]}.ipynb"))
    assert any("Fearon" in text for text in found)


def test_open_parts_of_evidence_end_with_the_day() -> None:
    page = SITE / "reference" / "evidence.html"
    soup = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
    for figure in soup.select(".td-figure"):
        closed = figure.find_parent("details", class_="td-later")
        assert (closed is not None) == str(figure["data-figure"]).endswith("-whole")
        if closed is None:
            link: Any = figure.select_one('[data-role="csv"]')
            assert later(table(unquote(link["href"].partition(",")[2]))) == []
            says: Any = figure.figcaption
            assert later(says.get_text()) == []
    assert all(closed.has_attr("data-record") for closed in soup.select(".td-later"))
