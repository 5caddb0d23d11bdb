"""Words of the glossary, claims and sources say on each page what they mean: a page carries those that it names.

A link to one is marked with what its card is called, and stays a link: without a script it leads where it always led.
``frontend/cards.js`` opens the card.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from posixpath import dirname, join, normpath, relpath
from typing import Any, NamedTuple

from docutils import nodes
from markupsafe import Markup
from sphinx import addnodes
from sphinx.application import Sphinx

from twodoors.book.findings import finding
from twodoors.markup import html
from twodoors.model.claims import CLAIMS

CLAIMS_PAGE = "reference/claims"

#: The pages whose entries open where they are named, and how a card leads there.
PLACES = {
    "reference/glossary": "In the glossary",
    CLAIMS_PAGE: "In the list of claims",
    "reference/bibliography": "In the bibliography",
}

#: Claims as the text names them: "claim 1.2", "claims 5.1 to 5.3", "Claims 1.2 and 1.3".
NAMED = re.compile(r"(?i)\bclaims?\s+\d+\.\d+(?:(?:,|\s+and|\s+or|\s+to)*\s+\d+\.\d+)*")
ONE = re.compile(r"(?i)(?:claims?\s+)?(\d+\.\d+)")

#: Text that names no claim, or is a link already.
APART = (nodes.reference, nodes.literal, nodes.literal_block, nodes.raw, nodes.title, nodes.term, nodes.math, finding)

#: A link within the book to an entry of another page, as Sphinx writes it.
LINK = re.compile(r'<a (?:class="reference internal" )?href="([^"#:]+)#([^"]+)"(?: title="[^"]*")?>')
MARKED = '<a class="reference internal" href="{0}#{1}" data-card="{1}">'


class Entry(NamedTuple):
    """A term or a claim by its name, or a work; what is said of it as HTML, its links as its own page has them."""

    name: str
    says: str


def connect(app: Sphinx) -> None:
    """Link the claims that a page names, and give each page its cards."""
    app.connect("doctree-read", link_claims)
    app.connect("doctree-read", follow)
    app.connect("html-page-context", deal, priority=600)  # once the page’s own body is done


def link_claims(app: Sphinx, document: nodes.document) -> None:
    """Make each claim that the text names a link to the list of claims, in a book that has one."""
    if CLAIMS_PAGE not in app.env.found_docs:
        return
    for parent in list(document.findall(nodes.TextElement)):
        _join(parent)
    for text in list(document.findall(nodes.Text)):
        if NAMED.search(text) and not any(isinstance(above, (*APART, addnodes.pending_xref)) for above in _above(text)):
            text.parent.replace(text, list(_linked(str(text), app.env.docname)))


def _join(parent: nodes.TextElement) -> None:
    """Make texts that follow each other one: MyST has one for each line, and a claim may run on over two."""
    joined: list[nodes.Node] = []
    for child in parent.children:
        if isinstance(child, nodes.Text) and joined and isinstance(joined[-1], nodes.Text):
            joined[-1] = nodes.Text(str(joined[-1]) + str(child))
        else:
            joined.append(child)
    if len(joined) < len(parent.children):
        parent.children = []
        parent.extend(joined)


def _above(node: nodes.Node) -> Iterator[nodes.Node]:
    while node.parent is not None:
        node = node.parent
        yield node


def _linked(text: str, page: str) -> Iterator[nodes.Node]:
    """The text, its claims as links."""
    at = 0
    for listed in NAMED.finditer(text):
        for found in ONE.finditer(text, listed.start(), listed.end()):
            if found[1] not in CLAIMS:
                continue
            yield nodes.Text(text[at : found.start()])
            named = nodes.inline("", found[0], classes=["xref", "std", "std-term"])
            about = {"refdomain": "std", "reftype": "term", "reftarget": f"claim {found[1]}", "refdoc": page}
            yield addnodes.pending_xref("", named, refexplicit=True, refwarn=True, **about)
            at = found.end()
    yield nodes.Text(text[at:])


def follow(app: Sphinx, document: nodes.document) -> None:
    """Have a page made anew when an entry that it may name has changed."""
    if next(document.findall(addnodes.pending_xref), None) is None:
        return
    for page in PLACES:
        if page in app.env.found_docs:
            app.env.note_dependency(str(app.env.doc2path(page)))
    for file in getattr(app.config, "bibtex_bibfiles", []):
        app.env.note_dependency(str(app.srcdir / file))


def deal(app: Sphinx, pagename: str, _template: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """Mark the links of a page to entries of others, and put what they say at its end."""
    if doctree is None:
        return
    places = {app.builder.get_target_uri(page): page for page in PLACES if page in app.env.found_docs}
    address = app.builder.get_target_uri(pagename)
    named: dict[tuple[str, str], None] = {}

    def known(link: re.Match[str]) -> tuple[str, str] | None:
        page = places.get(normpath(join(dirname(address), link[1])))
        return (page, link[2]) if page and page != pagename and link[2] in entries(app, page) else None

    def mark(link: re.Match[str]) -> str:
        found = known(link)
        if not found:
            return link[0]
        named[found] = None
        return MARKED.format(link[1], link[2])

    def mark_again(link: re.Match[str]) -> str:  # within a card
        return MARKED.format(link[1], link[2]) if known(link) in named else link[0]

    body = LINK.sub(mark, context.get("body", ""))
    cards = [_card(app, address, *found) for found in named]
    for card in cards:
        card["says"] = Markup(LINK.sub(mark_again, card["says"]))
    context["body"] = body + html("book/templates/cards.html", cards=cards) if cards else body


def _card(app: Sphinx, address: str, page: str, name: str) -> dict[str, str]:
    """One card of the page at this address."""
    entry, there, here = entries(app, page)[name], app.builder.get_target_uri(page), dirname(address) or "."

    def lead(link: re.Match[str]) -> str:
        file, hash_, anchor = link[1].partition("#")
        return f'href="{relpath(join(dirname(there), file) if file else there, here)}{hash_}{anchor}"'

    says = re.sub(r'href="(?![a-z]+:)([^"]*)"', lead, entry.says)
    link = f"{relpath(there, here)}#{name}"
    return {"id": name, "name": entry.name, "says": says, "link": link, "place": PLACES[page]}


@cache
def entries(app: Sphinx, page: str) -> dict[str, Entry]:
    """The entries of a page, by their anchors; they are looked up once a build."""
    doctree = app.env.get_and_resolve_doctree(page, app.builder)
    found: dict[str, Entry] = {}
    for item in doctree.findall(nodes.definition_list_item):
        said = _written(app, item[-1].children)
        found |= {anchor: Entry(term.astext(), said) for term in item.findall(nodes.term) for anchor in term["ids"]}
    for work in doctree.findall(nodes.citation):
        said = _written(app, work.children[1:])
        found |= {anchor: Entry("", said) for anchor in work["ids"]}
    return found


def _written(app: Sphinx, parts: list[nodes.Node]) -> str:
    """These parts of a page as HTML."""
    held = nodes.container("", *[part.deepcopy() for part in parts])
    written: str = app.builder.render_partial(held)["fragment"]  # type: ignore[attr-defined]
    bare = re.sub(r"^<div[^>]*>\s*|\s*</div>\s*$", "", written)
    return re.sub(r"\s+", " ", re.sub(r' (?:id|title)="[^"]*"', "", bare))  # an anchor stands once
