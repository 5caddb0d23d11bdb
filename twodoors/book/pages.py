"""What a screen reader would be told wrongly is put right where it is made; and what is told in a page’s head."""

from __future__ import annotations

import re
from typing import Any

from bs4 import BeautifulSoup
from docutils import nodes
from myst_nb.sphinx_ import HideCodeCellNode, depart_HideCellInput
from sphinx.application import Sphinx

from twodoors.markup import html
from twodoors.scenarios.published import site

#: What holds a wide table: it scrolls, also by keyboard, and has a name.
BOX = {"class": "td-scroll", "tabindex": "0", "role": "group", "aria-label": "Table"}

#: A link of a widget to a page of the book, or to a place there; it may have the address where that is published.
TO_PAGE = re.compile(r'<a data-page="([^"#]+)(#[^"]+)?"(?: href="[^"]*")?>')

#: What a page may load: files of the book’s own, and no script that stands in it. Styles may stand in the markup:
#: formulas are set with them, and so are the places of sliders and bars; Plotly makes its own as it draws.
POLICY = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:"

#: Scripts of extensions and of the theme that no page of the book uses (frontend/theme.js does what is left).
UNUSED = ("design-tabs.js", "sphinx-book-theme.js")
#: What only the page for searching needs at once (frontend/theme.js fetches it where found words are to be marked).
FOR_SEARCH = ("documentation_options.js", "doctools.js", "sphinx_highlight.js")


def connect(app: Sphinx) -> None:
    """Have tables, code that is hidden and sources written so, and each page’s address and policy told."""
    app.connect("doctree-read", mend_outputs)
    app.add_node(HideCodeCellNode, override=True, html=(visit_hidden_code, depart_HideCellInput))
    app.add_node(nodes.citation, override=True, html=(visit_citation, None))
    app.connect("html-page-context", lead_from_page)
    app.connect("html-page-context", tell_address)
    app.connect("html-page-context", tell_policy)
    app.connect("html-page-context", tell_parts)
    app.connect("html-page-context", trim_scripts, priority=900)  # once all have been added


def mend_outputs(_app: Sphinx, document: nodes.document) -> None:
    """Mend the tables in the outputs of a page’s cells."""
    for output in list(document.findall(nodes.raw)):
        if "html" in output.get("format", "").split():
            output[:] = [nodes.Text(mend_tables(output.astext()))]


def mend_tables(output: str) -> str:
    """Pandas’ tables with heads that say what they are heads of, each in a box that scrolls, as others of the book."""
    made = BeautifulSoup(output, "html.parser")
    tables = made.select("table.dataframe")
    for table in tables:
        style = table.find_previous_sibling()
        if style is not None and style.name == "style":
            style.decompose()
        del table["border"], table["class"]
        for head in table.select("th"):
            if head.contents:
                head["scope"] = "col" if head.find_parent("thead") else "row"
            else:
                head.name = "td"
        table.wrap(made.new_tag("div", attrs=BOX))
    return str(made) if tables else output


def visit_hidden_code(translator: Any, node: nodes.Element) -> None:
    """Begin a cell whose code is hidden, with a summary that is read as it stands there."""
    shown = {"classes": node["classes"], "show": node["prompt_show"], "hide": node["prompt_hide"]}
    translator.body.append(html("book/templates/hidden_code.html", **shown) + "\n")


def visit_citation(translator: Any, node: nodes.citation) -> None:
    """Begin a source as docutils does, but in the role of an item of the list: its own role may stand in none."""
    if not isinstance(node.previous_sibling(), nodes.citation):
        translator.body.append('<div role="list" class="citation-list">\n')
    translator.body.append(translator.starttag(node, "div", classes=[node.tagname], role="listitem"))


def lead_from_page(
    app: Sphinx, pagename: str, _template: str, context: dict[str, Any], _doctree: nodes.document | None
) -> None:
    """Have the links of the page’s widgets lead to pages of this book."""
    context["body"] = lead_to_pages(app, pagename, context.get("body", ""))


def lead_to_pages(app: Sphinx, pagename: str, markup: str) -> str:
    """The markup of a page, its links to pages of this book relative; others stay as they are."""

    def lead(found: re.Match[str]) -> str:
        if found[1] not in app.env.found_docs:
            return found[0]
        return f'<a href="{app.builder.get_relative_uri(pagename, found[1])}{found[2] or ""}">'

    return TO_PAGE.sub(lead, markup)


def tell_address(
    _app: Sphinx, pagename: str, _template: str, context: dict[str, Any], _doctree: nodes.document | None
) -> None:
    """Say in the page’s head where it is published: links that are copied from its copy on a disk lead there."""
    if site():
        context["pageurl"] = f"{site()}/{pagename}.html"


def tell_policy(
    _app: Sphinx, _pagename: str, _template: str, context: dict[str, Any], _doctree: nodes.document | None
) -> None:
    """Say in the page’s head what it may load."""
    context["policy"] = POLICY


def tell_parts(
    _app: Sphinx, _pagename: str, _template: str, context: dict[str, Any], _doctree: nodes.document | None
) -> None:
    """Say what parts a long page has: those below its title, and those of a widget that has parts of its own."""
    listed = BeautifulSoup(context.get("toc") or "", "html.parser").select("ul > li > ul > li > a")
    parts = [{"link": link["href"], "title": link.get_text()} for link in listed if not link.find_parents("ul")[2:]]
    body = context.get("body") or ""
    if "data-parts" in body:  # a page is long: it is not read for nothing
        heads = BeautifulSoup(body, "html.parser").select("[data-parts] h2[id]")
        parts += [{"link": f"#{head['id']}", "title": head.get_text()} for head in heads]
    context["parts"] = parts if len(parts) > 2 else []


def trim_scripts(
    _app: Sphinx, pagename: str, _template: str, context: dict[str, Any], _doctree: nodes.document | None
) -> None:
    """Leave out scripts that stand in the page, and those that nothing uses; the others run once the page is there.

    The former are settings for parts of the theme that the book does not have: a switch of versions, search as one
    types.
    """
    unused = UNUSED if pagename == "search" else UNUSED + FOR_SEARCH
    files = [script for script in context.get("script_files", []) if script.filename]
    kept = [script for script in files if str(script.filename).rsplit("/", 1)[-1] not in unused]
    for script in kept:
        script.attributes.setdefault("defer", "defer")
    context["script_files"] = [*kept, *(s for s in context.get("script_files", []) if _is_data(s))]


def _is_data(script: Any) -> bool:
    """Whether it is no script: the saved widgets of a page."""
    return not script.filename and script.attributes.get("type", "").endswith("+json")
