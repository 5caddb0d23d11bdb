"""What a page says of itself: in its head what it is about and where it is published, at its foot how to cite it.

What needs the address of the published book (``TWODOORS_SITE``) is left out where that is not known: the canonical
address, pictures for links to a page, the site’s map. The build says so (``launch.said``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import yaml  # type: ignore[import-untyped]
from docutils import nodes
from sphinx.application import Sphinx

from twodoors.book.launch import here
from twodoors.scenarios.published import site

#: Characters that a search engine shows of a description, and that a useful one has.
MOST, LEAST = 160, 60

#: Sources in brackets, as the page’s text has them, and the dot of a title that ends no sentence.
CITED = re.compile(r"\s*\[[^\]]*\d{4}[^\]]*\]")
ENDS = re.compile(r"(?<=[.?!”])(?<!\bMaj\.)(?<!\bGen\.)(?<!\bDr\.)(?<!\bMr\.)(?<!\bSt\.)\s+(?=[A-Z“])")

#: Pages that the builder makes by itself and no one should come to from elsewhere.
ASIDE = ("search", "genindex", "404")


@dataclass(frozen=True)
class Citation:
    """How to cite a page: in a sentence, and as BibTeX."""

    author: str
    year: str
    title: str
    book: str
    version: str
    address: str

    @property
    def sentence(self) -> str:
        """As a list of references has it."""
        part = f"“{self.title}.” In " if self.title != self.book else ""
        version = f", version {self.version}" if self.version else ""
        return f"{self.author}. {self.year}. {part}{self.book}{version}.{f' {self.address}' if self.address else ''}"

    @property
    def bibtex(self) -> str:
        """The same for a reference manager."""
        whole = self.title == self.book
        held = {
            "author": f"{{{self.author}}}",
            "title": f"{{{self.title}}}",
            "booktitle": "" if whole else f"{{{self.book}}}",
            "year": self.year,
            "edition": f"Version {self.version}" if self.version else "",
            "url": self.address,
        }
        lines = [f"  {name} = {{{value}}}," for name, value in held.items() if value]
        key = (
            "twodoors" + re.sub(r"\W+", "", self.year) + re.sub(r"\W+", "-", "" if whole else f" {self.title}").lower()
        )
        return "\n".join([f"@{'book' if whole else 'incollection'}{{{key.strip('-')},", *lines, "}"])


def connect(app: Sphinx) -> None:
    """Tell each page’s head and foot, write the page for addresses that lead nowhere, and the map of the site."""
    app.add_config_value("text_licence", {}, "html")
    app.connect("html-page-context", tell, priority=640)  # once the page’s address is told
    app.connect("html-collect-pages", lambda app: [("404", lost(app), "404.html")])
    app.connect("build-finished", map_site)


def tell(app: Sphinx, pagename: str, _template: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """Give the page’s templates what it says of itself."""
    told = app.env.metadata.get(pagename, {}).get("description")
    book = about_book(app)
    title = plain(context.get("title") or "") or book["title"]
    title = book["title"] if pagename == app.config.root_doc else title
    repository = here()
    context["description"] = told or (first_words(doctree) if doctree else "")
    context["aside"] = pagename in ASIDE
    context["booktitle"] = book["title"]
    context["licence"] = app.config.text_licence
    context["citation"] = Citation(
        book["author"], book["year"], title, book["title"], book["version"], context.get("pageurl") or ""
    )
    context["report"] = repository.report(f"Error on the page {title}") if repository else None


def plain(markup: str) -> str:
    """A title without the marks and numbers around it."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", markup)).replace("&amp;", "&").strip()


def about_book(app: Sphinx) -> dict[str, str]:
    """The book’s title, author, year and version: from CITATION.cff beside its settings, else from these."""
    return _cited(Path(app.srcdir) / "CITATION.cff") or {
        "title": str(app.config.html_title or app.config.project),
        "author": str(app.config.author),
        "year": str(app.config.copyright),
        "version": "",
    }


@cache
def _cited(file: Path) -> dict[str, str]:
    if not file.is_file():
        return {}
    held = yaml.safe_load(file.read_text(encoding="utf-8"))
    author = held["authors"][0]["name"]
    return {
        "title": held["title"],
        "author": author,
        "year": str(held["date-released"])[:4],
        "version": held["version"],
    }


def first_words(doctree: nodes.document) -> str:
    """The first sentences of a page’s text, as many as a search engine shows."""
    said = ""
    for paragraph in doctree.findall(nodes.paragraph):
        if not isinstance(paragraph.parent, nodes.section):
            continue
        said = f"{said} {CITED.sub('', paragraph.astext())}".strip()
        if len(said) >= LEAST:
            break
    return shortened(re.sub(r"\s+", " ", said))


def shortened(text: str) -> str:
    """The text as far as whole sentences go, or else whole words."""
    if len(text) <= MOST:
        return text
    ends = [found.start() for found in ENDS.finditer(text) if LEAST <= found.start() <= MOST]
    return text[: ends[-1]] if ends else text[: MOST - 1].rsplit(" ", 1)[0].rstrip(".,;:–- ") + "…"


def lost(app: Sphinx) -> dict[str, Any]:
    """What the page for an address that leads nowhere offers: the book’s pages; it may be shown at any address."""
    root = app.config.root_doc
    chapters = [name for name in app.env.toctree_includes.get(root, []) if name.startswith("chapters/")]
    pages = [(f"{name}.html", app.env.titles[name].astext()) for name in [root, *chapters] if name in app.env.titles]
    return {"title": "No such page", "base": f"{site()}/" if site() else "", "pages": pages}


def map_site(app: Sphinx, failed: Exception | None) -> None:
    """Write ``sitemap.xml``, with the pages that have text; none where it is not known where the book is published."""
    if failed is not None or app.builder.format != "html":
        return
    file = Path(app.outdir) / "sitemap.xml"
    if not site():
        file.unlink(missing_ok=True)
        return
    listed = ElementTree.Element("urlset", xmlns="http://www.sitemaps.org/schemas/sitemap/0.9")
    for name in sorted(app.env.found_docs):
        place = ElementTree.SubElement(ElementTree.SubElement(listed, "url"), "loc")
        place.text = f"{site()}/{app.builder.get_target_uri(name)}"
    ElementTree.indent(listed)
    ElementTree.ElementTree(listed).write(file, encoding="UTF-8", xml_declaration=True)
