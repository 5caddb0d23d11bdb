"""What a page says of itself, followed to where it leads: as a search engine, a server and a reader who cites would."""

from __future__ import annotations

import re
import struct
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from docutils import nodes
from playwright.sync_api import Page
from pybtex.database import parse_string
from sphinx.errors import ExtensionError

from tests.conftest import ROOT, SITE
from twodoors.book import about, previews, redirects
from twodoors.book.about import Citation
from twodoors.version import BOOK

#: Where the small book is published (tests/conftest.py).
PUBLISHED = "https://example.org/seminar"

#: What looks at the small book: one process builds it.
BUILT = pytest.mark.xdist_group("teacher")

CITED = Citation(
    "The Two Doors authors", "2026", "The trap", "Two Doors: a book", "0.2.0", "https://example.org/5.html"
)


def head(page: Path) -> dict[str, str]:
    """What a page’s head says, by name."""
    parsed = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser").head
    assert parsed is not None
    metas = parsed.select("meta[content]")
    said = [(str(meta.get("name") or meta.get("property")), str(meta["content"])) for meta in metas]
    links = [(str(link["rel"][0]), str(link["href"])) for link in parsed.select("link[rel][href]")]
    names = [name for name, _ in said if name not in ("viewport", "None")]
    assert len(set(names)) == len(names), f"{page.name} says something twice: {names}"
    return dict([*links, *said]) | {"title": str(parsed.title and parsed.title.get_text())}


def file_at(address: str, site: Path) -> Path:
    """The file that a server shows at an address of the published book."""
    assert address.startswith(f"{PUBLISHED}/"), address
    return site / address.removeprefix(f"{PUBLISHED}/").partition("?")[0]


# -- a book that is published -----------------------------------------------------------------------------------------


@pytest.mark.slow
@BUILT
def test_the_head_of_a_published_page_leads_to_itself_and_its_picture(built: Path) -> None:
    said = head(built)
    assert said["canonical"] == said["og:url"]
    assert file_at(said["canonical"], built.parent) == built
    assert said["description"] == said["og:description"]
    assert said["description"].startswith("What a teacher makes with the parts of the book: ")
    if previews.browser() is None:
        assert "og:image" not in said
        return
    picture = file_at(said["og:image"], built.parent).read_bytes()
    assert picture.startswith(b"\x89PNG")
    assert struct.unpack(">II", picture[16:24]) == (int(said["og:image:width"]), int(said["og:image:height"]))
    assert len(picture) > 8_000, "it shows something"
    assert said["twitter:card"] == "summary_large_image"
    assert list((built.parent / previews.FOLDER).glob("*.html")) == []


@pytest.mark.slow
@BUILT
def test_the_map_of_a_published_site_leads_to_each_page_by_its_own_address(built: Path) -> None:
    tree = ElementTree.parse(built.parent / "sitemap.xml")
    listed = [str(place.text) for place in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert set(listed) == {f"{PUBLISHED}/index.html", f"{PUBLISHED}/panes.html"}
    for address in listed:
        assert head(file_at(address, built.parent))["canonical"] == address


@pytest.mark.slow
@BUILT
def test_the_page_for_a_wrong_address_works_at_any_address(built: Path) -> None:
    page = built.parent / "404.html"
    parsed = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
    base = str(parsed.select_one("base[href]")["href"])  # type: ignore[index]
    here = urljoin(f"{PUBLISHED}/a/b/c.html", base)
    used = [
        str(found.get("href") or found.get("src") or found.get("action"))
        for found in parsed.select("[href]:not(base), [src], form")
    ]
    assert len(used) >= 5
    for address in used:
        assert file_at(urljoin(here, address), built.parent).is_file(), address
    assert head(page)["robots"] == "noindex"


@pytest.mark.slow
@BUILT
def test_a_book_without_a_citation_of_its_own_is_cited_by_its_settings(built: Path) -> None:
    parsed = BeautifulSoup(built.read_text(encoding="utf-8"), "html.parser")
    cited = parsed.select_one(".td-cite p")
    assert cited is not None
    assert cited.get_text() == f"The Two Doors authors. 2026. Two Doors. {PUBLISHED}/index.html"


# -- the book itself --------------------------------------------------------------------------------------------------


def pages() -> list[Path]:
    """The pages with text: those that stand in the table of contents."""
    named = re.findall(r"file: (\S+)", (ROOT / "_toc.yml").read_text(encoding="utf-8"))
    return [SITE / f"{name}.html" for name in ["index", *named]]


@pytest.mark.usefixtures("site")
def test_each_page_says_what_it_is_about_in_words_of_its_own() -> None:
    found = {page: head(page) for page in pages()}
    short = [page.name for page, said in found.items() if not 20 <= len(said.get("description", "")) <= about.MOST]
    assert short == []
    for name in ("description", "title"):
        values = [said[name] for said in found.values()]
        assert [value for value in values if values.count(value) > 1] == []
    cited = [said["description"] for said in found.values() if re.search(r"\[.*\d{4}|\$|\{", said["description"])]
    assert cited == []


@pytest.mark.usefixtures("site")
def test_each_page_has_its_sign_its_licence_and_a_citation_of_this_version() -> None:
    for page in pages():
        parsed = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
        [icon] = parsed.select('link[rel="icon"]')
        assert (page.parent / urlsplit(str(icon["href"])).path).resolve().is_file()
        [licence] = parsed.select("footer a[rel=license]")
        assert licence["href"] == "https://creativecommons.org/licenses/by/4.0/"
        sentence, entry = (parsed.select_one(f".td-cite {part}") for part in ("p", "pre"))
        assert sentence is not None
        assert entry is not None
        assert f"Two Doors: an interactive textbook of one crisis, version {BOOK}." in sentence.get_text()
        [made] = parse_string(entry.get_text(), "bibtex").entries.values()
        assert made.fields["edition"] == f"Version {BOOK}"
        if page.stem == "errata":
            continue  # it is there already
        [errata] = parsed.select('footer p > a[href$="errata.html"]')
        assert (page.parent / str(errata["href"])).resolve() == (SITE / "reference" / "errata.html").resolve()


@pytest.mark.usefixtures("site")
def test_the_page_for_a_wrong_address_leads_to_every_chapter() -> None:
    parsed = BeautifulSoup((SITE / "404.html").read_text(encoding="utf-8"), "html.parser")
    led = {str(link["href"]) for link in parsed.select("main a")}
    assert {page.relative_to(SITE).as_posix() for page in pages() if page.parent.name == "chapters"} < led
    assert all((SITE / file).is_file() for file in led)


# -- the parts --------------------------------------------------------------------------------------------------------


def test_a_page_is_cited_in_a_sentence_and_as_bibtex() -> None:
    assert CITED.sentence == (
        "The Two Doors authors. 2026. “The trap.” In Two Doors: a book, version 0.2.0. https://example.org/5.html"
    )
    [(key, entry)] = parse_string(CITED.bibtex, "bibtex").entries.items()
    assert key == "twodoors2026-the-trap"
    assert [str(person) for person in entry.persons["author"]] == ["{The Two Doors authors}"]
    assert entry.fields["url"] == CITED.address
    whole = Citation("We", "2026", "A book", "A book", "", "")
    assert whole.sentence == "We. 2026. A book."
    assert parse_string(whole.bibtex, "bibtex").entries["twodoors2026"].type == "book"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("One. Two.", "One. Two."),
        (f"{'A' * 70}. {'B' * 70}. {'C' * 70}.", f"{'A' * 70}. {'B' * 70}."),
        (f"{'a' * 70}, said Maj. Gen. {'B' * 95}. C.", f"{'a' * 70}, said Maj. Gen…"),
        ("word " * 60, f"{('word ' * 31).strip()}…"),
    ],
)
def test_a_description_ends_with_a_sentence_or_else_with_a_word(text: str, said: str) -> None:
    assert about.shortened(text) == said
    assert len(said) <= about.MOST


def test_a_description_is_the_text_and_not_what_stands_around_it() -> None:
    document = nodes.document("", "")
    quoted = nodes.block_quote("", nodes.paragraph("", "A motto."))
    text = nodes.paragraph("", "Ten people died [Arab Center, 2020]. Four\nof them.")
    document += nodes.section("", nodes.title("", "T"), quoted, text, nodes.paragraph("", "More of it, and then some."))
    assert about.first_words(document) == "Ten people died. Four of them. More of it, and then some."


# -- pages that have moved --------------------------------------------------------------------------------------------


def moved(table: dict[str, str]) -> list[Any]:
    titles = {"chapters/new": nodes.title("", "New")}
    app: Any = SimpleNamespace(env=SimpleNamespace(found_docs={"chapters/new"}, titles=titles))
    return list(redirects.redirected(app, table))


def test_a_page_that_has_moved_leads_on_and_the_table_cannot_lead_astray() -> None:
    assert moved({"chapters/old": "chapters/new"}) == [
        ("chapters/old", {"title": "New", "leads": "chapters/new"}, "redirect.html")
    ]
    with pytest.raises(ExtensionError, match="leads from a to nowhere, which is no page"):
        moved({"a": "nowhere"})
    with pytest.raises(ExtensionError, match=r"chapters/new is a page, and REDIRECTS .* leads away from it"):
        moved({"chapters/new": "chapters/new"})


def test_the_lines_of_the_table_lead_to_pages_of_the_book() -> None:
    named = set(re.findall(r"file: (\S+)", (ROOT / "_toc.yml").read_text(encoding="utf-8")))
    assert set(redirects.REDIRECTS.values()) <= named
    assert not set(redirects.REDIRECTS) & named


def test_a_link_to_a_setting_goes_on_with_it(page: Page, tmp_path: Path) -> None:
    script = (ROOT / "frontend" / "redirect.js").read_text(encoding="utf-8")
    (tmp_path / "redirect.js").write_text(script, encoding="utf-8")
    (tmp_path / "old.html").write_text('<script src="redirect.js" data-to="new.html"></script>', encoding="utf-8")
    (tmp_path / "new.html").write_text("<h1>New</h1>", encoding="utf-8")
    page.goto(f"{(tmp_path / 'old.html').as_uri()}#explore=trap&price=1.2")
    page.locator("h1").wait_for()
    assert page.url == f"{(tmp_path / 'new.html').as_uri()}#explore=trap&price=1.2"
