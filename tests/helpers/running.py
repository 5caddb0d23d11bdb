"""A chapter’s running text, as a reader meets it who opens nothing: its words, with what inline roles say in them."""

from __future__ import annotations

import re

from markdown_it.token import Token

from tools.sources.prose import parser
from twodoors.book.roles import ROLES

#: The rest of a section, or of the page, that is closed until the reader opens it.
CLOSED_PART = re.compile(r"^```\{(?:later|more)\}[^\n]*\n```\n.*?(?=^#+ |\Z)", flags=re.MULTILINE | re.DOTALL)
CLOSED_PAGE = re.compile(r"^```\{closed\}.*", flags=re.MULTILINE | re.DOTALL)

#: A role’s own words: the text before what it points to.
POINTS = re.compile(r"\s*<[^>]*>$")


def running(text: str) -> list[str]:
    """The paragraphs of a chapter’s source, items of lists among them, up to its questions, “Check yourself”.

    Without what stands in fences (cells, and directives, which place what is no text of the chapter’s own: rounds,
    walks, figures, lists of findings), tables, headings, what is closed at first, and works cited in brackets, over
    which one reads. What else an inline role shows counts: a number, a term, the sentence of a finding.
    """
    opened = CLOSED_PAGE.sub("", CLOSED_PART.sub("", text)).partition("\n## Check yourself\n")[0]
    told, around = [], ""
    for token in parser().enable("table").parse(opened):
        if token.type == "inline" and around not in ("heading_open", "th_open", "td_open"):
            told.append("".join(map(_shown, token.children or [])))
        around = token.type
    return told


def words(paragraphs: list[str]) -> int:
    """How many words these paragraphs have; a dash or an arrow is none."""
    return sum(1 for told in paragraphs for word in told.split() if re.search(r"\w", word))


def _shown(token: Token) -> str:
    """What a reader sees of this part of a paragraph."""
    if token.type in ("softbreak", "hardbreak"):
        return " "
    if token.type != "myst_role":
        return token.content
    name = token.meta["name"]
    if name.startswith("cite"):
        return "" if name == "cite:p" else "Somebody"
    if name in ROLES and name != "show-me":
        return str(ROLES[name].made(token.content).astext())
    return POINTS.sub("", " ".join(token.content.split()))
