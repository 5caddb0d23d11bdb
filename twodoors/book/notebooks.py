"""The cover, chapters and labs as notebooks: executed ones, for Colab and to take home, and those that Binder opens.

MyST-NB keeps each page as it ran; ``python -m twodoors.book notebooks FOLDER`` takes the pages as they are written.
What a notebook’s reader does not know is worked out: the book’s roles become text, citations become names and years,
with a list of sources at the end, links lead to the published book where its address is known (``TWODOORS_SITE``), and
the notebook knows it from then on.
"""

from __future__ import annotations

import json
import re
from functools import cache
from importlib import import_module
from pathlib import Path
from urllib.parse import urlsplit

import jupytext
import nbformat
from pybtex.database import BibliographyData, Entry, parse_file
from pybtex.plugin import find_plugin
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.errors import ExtensionError

from twodoors.book import myst
from twodoors.book.launch import ran, runnable
from twodoors.book.repository import Repository, repository
from twodoors.book.roles import ROLES
from twodoors.models import load
from twodoors.paths import ROOT
from twodoors.scenarios.published import site
from twodoors.widget.esm import BEGINS

#: What stands for ``{closed}``, which a notebook has not.
OPEN = "---\n\n**{summary}:** on the page what follows is closed until you open it; here it is open."

#: What stands for ``{later}`` and ``{more}``, and what ends it where its section ends or its cell.
CLOSED, CLOSED_ENDS = "<details><summary>{summary}</summary>\n", "\n</details>\n\n"

#: What brings a branch, a tag or a commit into an empty repository (``git clone --branch`` takes no commit).
FETCH = "git fetch --quiet --depth 1 {url} {ref} && git checkout --quiet FETCH_HEAD"

#: As many rows of a table as a notebook shows that was not run, and a table’s rows.
ROWS = 20
BODY = re.compile(r"<tbody>(.*?)</tbody>", flags=re.DOTALL)

#: What a notebook runs first: wherever its kernel is, links to settings lead to the published book.
SITE = """\
import os
os.environ.setdefault("TWODOORS_SITE", "{site}")  # where links to settings lead"""

#: What Colab runs first: it has neither the package nor the data. Elsewhere nothing happens.
COLAB = """\
import sys
if "google.colab" in sys.modules:  # elsewhere the book is installed already
    !test -d two-doors/twodoors || (git init --quiet two-doors && cd two-doors && {fetch})
    %pip install --quiet -e two-doors
    sys.path.insert(0, "two-doors")
    from google.colab import output
    output.enable_custom_widget_manager()"""


def connect(app: Sphinx) -> None:
    """Write the notebooks once all pages are read and have run: what is wrong with one then stops the build."""
    app.connect("env-updated", publish)


def publish(app: Sphinx, _env: BuildEnvironment) -> None:
    """Write ``notebooks/PAGE.ipynb`` beside the pages. Raises ``ExtensionError`` that says what cannot be written."""
    if app.builder.format != "html":
        return
    here = repository()
    for name in runnable(app):
        notebook = nbformat.reads(ran(app, name).read_text(encoding="utf-8"), as_version=4)  # type: ignore[no-untyped-call]
        for count, cell in enumerate([cell for cell in notebook.cells if cell.cell_type == "code"], 1):
            cell.execution_count = count  # they ran in this order; a page from the cache does not say so
        renew(notebook)
        shorten(notebook)
        try:
            told(notebook, name, here, site())
        except ValueError as error:
            raise ExtensionError(f"{name} as a notebook: {error}") from None
        _save(notebook, Path(app.outdir) / "notebooks" / f"{name}.ipynb")


def renew(notebook: nbformat.NotebookNode) -> None:
    """Give the saved widgets of the book's own the scripts and styles of now: they may be newer than the results."""
    saved = notebook.metadata.get("widgets", {}).get("application/vnd.jupyter.widget-state+json", {}).get("state", {})
    for widget in saved.values():
        state = widget["state"]
        made = str(state.get("_anywidget_id", ""))
        if made.startswith("twodoors."):
            room, _, name = made.rpartition(".")
            own = getattr(import_module(room), name)
            functions, begins, _ = state["_esm"].rpartition(BEGINS)
            state["_esm"], state["_css"] = functions + begins + own._esm, own._css


def shorten(notebook: nbformat.NotebookNode) -> None:
    """Leave of each long table the first rows, and a line that says where the others are.

    A notebook that was opened and not run shows tables without the book’s styles, all rows one below the other.
    """
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            made = output.get("data", {}).get("text/html")
            if made is not None:
                joined = made if isinstance(made, str) else "".join(made)
                output["data"]["text/html"] = BODY.sub(_first_rows, joined)


def _first_rows(body: re.Match[str]) -> str:
    """The body of a table with as many rows as a notebook shows."""
    rows = body[1].split("</tr>")[:-1]
    if len(rows) <= ROWS:
        return body[0]
    shown = "".join(f"{row}</tr>" for row in rows[:ROWS])
    more = f"and {len(rows) - ROWS} more rows: run this cell, or see the page of the book"
    return f'<tbody>{shown}<tr><td colspan="99">{more}</td></tr></tbody>'


def write(folder: Path) -> None:
    """Write ``PAGE.ipynb`` into a folder, not run yet: the text worked out, the code as it is in the page’s source."""
    for page in [ROOT / "index.md", *sorted(ROOT.glob("chapters/*.md")), *sorted(ROOT.glob("labs/*.md"))]:
        name = page.relative_to(ROOT).with_suffix("").as_posix()
        notebook = jupytext.read(page)
        notebook.metadata.pop("jupytext")  # it is no pair of the source
        told(notebook, name, None, site())
        _save(notebook, folder / f"{name}.ipynb")


def _save(notebook: nbformat.NotebookNode, target: Path) -> None:
    nbformat.validate(notebook)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(notebook, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


def told(notebook: nbformat.NotebookNode, name: str, here: Repository | None, site: str) -> None:
    """Work out what the text of this notebook leaves to the book, and add its sources and what it runs first."""
    cited: dict[str, None] = {}
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            cell.source = text(cell.source, f"{site}/{name}.html" if site else "", cited)
    notebook.metadata.pop("source_map", None)
    new = nbformat.v4
    if cited:
        listed = "\n".join(f"- {line}" for line in sources(list(cited)))
        notebook.cells.append(new.new_markdown_cell(f"## References\n\n{listed}", id="references"))  # type: ignore[no-untyped-call]
    setup = [SITE.format(site=site)] if site else []
    setup += [COLAB.format(fetch=FETCH.format(url=here.url, ref=here.ref))] if here else []
    if setup:
        folded = {"tags": ["hide-input"], "jupyter": {"source_hidden": True}}
        cell = new.new_code_cell("\n".join(setup), id="setup", metadata=folded)  # type: ignore[no-untyped-call]
        notebook.cells.insert(0, cell)
    for i, cell in enumerate(notebook.cells):
        cell.setdefault("id", f"cell-{i}")
    notebook.nbformat_minor = max(notebook.nbformat_minor, 5)  # from which cells have ids


def text(source: str, page: str, cited: dict[str, None]) -> str:
    """Markdown that any notebook shows: roles worked out, directives and labels gone; adds to the keys ``cited``.

    ``page`` is the page’s address in the published book, or "". Raises ``ValueError`` for a role that is not known.
    """
    told, at = [], 0
    for start, end, said in _edits(source, page, cited):
        told += [source[at:start], said]
        at = end
    return "".join([*told, source[at:]])


def _edits(source: str, page: str, cited: dict[str, None]) -> list[tuple[int, int, str]]:
    """What is said in the place of what no notebook knows, in the order of their places."""
    edits = []
    for part in myst.parts(source):
        if part.kind == "label" or part.name == "tableofcontents":
            edits.append((part.start, part.end + 1, ""))  # with its line break
        elif part.name in ("later", "more"):
            begins, ends = CLOSED.format(summary=part.held or "Later"), _section_ends(source, part.end)
            edits += [(part.start, part.end, begins), (ends, ends, CLOSED_ENDS)]
        elif part.name == "closed":
            edits.append((part.start, part.end, OPEN.format(summary=part.held)))
        elif part.kind == "directive" and part.name == "findings":
            listed = "\n".join(f"- {finding.says}" for finding in load(part.held).findings.values())
            edits.append((part.start, part.end, listed))
        elif part.kind == "role":
            edits.append((part.start, part.end, _role(part.name, part.held, page, cited)))
        elif part.kind == "link" and _leads_to_a_source(part.name):  # a page that is not beside it: its text remains
            ends = part.start + 1 + len(part.held)
            edits += [(part.start, part.start + 1, ""), (ends, part.end, "")]
    return sorted(edits)


def _section_ends(source: str, after: int) -> int:
    """Where the next heading begins, or the source ends. What is closed holds no headings and no code."""
    heading = re.compile(r"^#+ ", flags=re.MULTILINE).search(source, after)
    return heading.start() if heading else len(source)


def _role(name: str, held: str, page: str, cited: dict[str, None]) -> str:
    """What the page says where this role stands."""
    if name in ("cite:p", "cite:t"):
        keys = [key.strip() for key in held.split(",")]
        cited.update(dict.fromkeys(keys))
        named = [_named(key) for key in keys]
        if name == "cite:t":
            return ", ".join(f"{who} ({year})" for who, year in named)
        return f"({'; '.join(f'{who} {year}' for who, year in named)})"
    if name in ("term", "ref", "doc"):
        titled = re.fullmatch(r"(?s)(.+?)\s*<[^>]*>", held)
        return titled[1] if titled else held
    if name not in ROLES:
        raise ValueError(
            f"no one knows the role {name!r}; known are cite:p, cite:t, term, ref, doc, {', '.join(ROLES)}"
        )
    node = ROLES[name].made(held)
    address = str(node.get("refuri", "")) if hasattr(node, "get") else ""
    if address.startswith("#"):  # a setting of the page’s explorer
        address = f"{page}{address}" if page else ""
    return f"[{node.astext()}]({address})" if address else node.astext()


def _leads_to_a_source(address: str) -> bool:
    parts = urlsplit(address)
    return not parts.scheme and parts.path.endswith(".md")


@cache
def _bibliography() -> BibliographyData:
    return parse_file(str(ROOT / "references.bib"))


def _named(key: str) -> tuple[str, str]:
    """Who wrote it and when, as the text names it."""
    entries = _bibliography().entries
    if key not in entries:
        raise ValueError(f"no source {key!r} in references.bib")
    entry: Entry = entries[key]
    people = entry.persons.get("author") or entry.persons.get("editor") or []
    names = [" ".join(str(part) for part in [*p.rich_prelast_names, *p.rich_last_names]) for p in people]
    who = (
        names[0]
        if len(names) == 1
        else f"{names[0]} and {names[1]}"
        if len(names) == 2
        else f"{names[0]} et al."
        if names
        else key
    )
    return who, entry.fields.get("year", "n.d.")


def sources(keys: list[str]) -> list[str]:
    """A line of Markdown for each of these sources, in the order of their names."""
    style, backend = find_plugin("pybtex.style.formatting", "plain")(), find_plugin("pybtex.backends", "markdown")()
    entries = [_bibliography().entries[key] for key in keys]
    lines = [str(made.text.render(backend)) for made in style.format_entries(style.sort(entries))]
    return [re.sub(r"\s+", " ", line) for line in lines]
