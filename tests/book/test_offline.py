"""The site as one zip: it holds all that its pages need, works from a folder, and is linked from each page."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from bs4 import BeautifulSoup

from tests.conftest import ROOT, SITE
from tools import offline
from twodoors.version import BOOK

FOOT = "<footer><p>Us.<!-- to take along --><!-- /to take along --></p></footer>"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A site of two pages and a picture, as a server has it."""
    site = tmp_path / "html"
    (site / "chapters").mkdir(parents=True)
    (site / "index.html").write_text(f'<a href="chapters/1.html">One</a>{FOOT}', encoding="utf-8")
    (site / "chapters" / "1.html").write_text(f'<img src="../a.png" alt="“a”">{FOOT}', encoding="utf-8")
    (site / "a.png").write_bytes(b"\x89PNG")
    for name in (name for name in offline.LEFT_OUT if name != offline.PDF):
        (site / name).write_text("for a server", encoding="utf-8")
    return site


def links(page: Path) -> dict[str, str]:
    """Where the foot of a page leads, by what it says."""
    parsed = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
    return {link.get_text(): str(link["href"]) for link in parsed.select("footer a")}


def test_what_is_packed_is_linked_from_each_page_and_leads_nowhere_outside(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    offline.main(small)
    name = f"two-doors-{BOOK}"
    assert links(small / "index.html") == {"the site as one zip (1 MB)": f"downloads/{name}.zip"}
    assert links(small / "chapters" / "1.html") == {"the site as one zip (1 MB)": f"../downloads/{name}.zip"}
    with zipfile.ZipFile(small / "downloads" / f"{name}.zip") as packed:
        assert sorted(packed.namelist()) == [f"{name}/a.png", f"{name}/chapters/1.html", f"{name}/index.html"]
        assert "“a”" in packed.read(f"{name}/chapters/1.html").decode("utf-8")
        assert "downloads" not in packed.read(f"{name}/index.html").decode("utf-8")
    said = capsys.readouterr().out
    assert "There is no PDF of the book (make pdf makes it), so none is linked." in said
    assert f"2 pages link to downloads/{name}.zip" in said


def test_the_pdf_is_linked_where_it_was_made_and_the_same_site_makes_the_same_zip(small: Path) -> None:
    offline.main(small)
    [packed] = (small / "downloads").glob("*.zip")
    first = packed.read_bytes()
    (small / offline.PDF).write_bytes(b"%PDF" + bytes(3_000_000))
    offline.main(small)  # again, and now with it beside the zip
    assert packed.read_bytes() == first
    assert links(small / "chapters" / "1.html") == {
        "the site as one zip (1 MB)": f"../downloads/{packed.name}",
        "the book as PDF (3 MB)": "../two-doors.pdf",
    }


def test_without_a_built_book_one_line_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"^error: there is no built book; run make book first$"):
        offline.main(tmp_path)


@pytest.mark.usefixtures("site")
def test_the_zip_of_the_book_has_every_file_that_its_pages_name(tmp_path: Path) -> None:
    offline.pack(SITE, tmp_path / "book.zip", "book")
    with zipfile.ZipFile(tmp_path / "book.zip") as packed:
        packed.extractall(tmp_path)
    pages = sorted((tmp_path / "book").rglob("*.html"))
    assert len(pages) > 50
    lost = set()
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert offline.PLACE.search(text) or page.parent.name == "embed", page
        for address in re.findall(r'\s(?:href|src)="([^"]+)"', text):
            parts = urlsplit(address)
            if parts.scheme or not parts.path:
                continue
            if not (page.parent / unquote(parts.path)).exists():
                lost.add((page.name, address))
    assert lost == set()


def test_make_packs_what_it_has_built() -> None:
    rules = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert re.search(r"^offline: book\n\t@\$\(BIN\)/python -m tools\.offline$", rules, flags=re.M)
