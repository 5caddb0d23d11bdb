"""The book’s pages as their sources tell: which works they cite, and which paragraphs tell a number and no source."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.colon_fence import colon_fence_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.front_matter import front_matter_plugin
from mdit_py_plugins.myst_role import myst_role_plugin

from twodoors.paths import ROOT

#: Where works are cited.
TEXTS = ("index.md", "chapters/*.md", "labs/*.md", "reference/*.md")

#: Where a number needs a source; pages of reference say once, at their top, where theirs come from.
READ = ("index.md", "chapters/*.md")

CITED = re.compile(r"\{cite(?::\w+)?\}`([^`]+)`")

#: Roles that say where a statement comes from, or that code has worked it out.
SOURCES = ("cite", "ref", "event", "finding", "chance", "share", "rate", "number", "count")

#: What is counted, and the numbers of claims and chapters, which are none.
NUMBER = re.compile(r"\d|\b(?:hundreds|thousands|millions|dozens)\b", flags=re.IGNORECASE)
NUMBERED = re.compile(r"\b(?:claims?|chapters?|sections?) \d+(?:\.\d+)?(?:(?:, | and | to )\d+(?:\.\d+)?)*", flags=re.I)

#: A comment right above a paragraph whose numbers are a model’s units, settings or answers, or the book’s own dates: it
#: tells nothing that a source could bear out.
MARK = "<!-- no fact of the world -->"

SENTENCE = re.compile(r"(?<=[.?!:]) ")


def files(patterns: tuple[str, ...]) -> list[Path]:
    """The files of the repository that these patterns name, in the order of their names."""
    return sorted(path for pattern in patterns for path in ROOT.glob(pattern))


def cited(text: str) -> set[str]:
    """The keys of the works that a text cites."""
    return {key.strip() for keys in CITED.findall(text) for key in keys.split(",")}


def unsourced(text: str) -> list[str]:
    """The paragraphs of a page that tell a number or a date, and hold no citation, link or role for its source.

    What only a question to the reader names is not told, and paragraphs under ``MARK`` are left out.
    """
    tokens = parser().parse(text)
    return [
        _words(token)
        for above, before, token in zip([None, *tokens], tokens, tokens[1:], strict=False)
        if before.type == "paragraph_open"
        and not _marked(above)
        and not _sourced(token)
        and NUMBER.search(NUMBERED.sub("", _told(token)))
    ]


def _marked(above: Token | None) -> bool:
    return above is not None and above.type == "html_block" and above.content.strip() == MARK


def _words(paragraph: Token) -> str:
    """What a reader reads of it: no formulas, code or roles."""
    return " ".join("".join(child.content or " " for child in paragraph.children or [] if _plain(child)).split())


def _told(paragraph: Token) -> str:
    return " ".join(sentence for sentence in SENTENCE.split(_words(paragraph)) if not sentence.endswith("?"))


def _plain(token: Token) -> bool:
    return token.type in ("text", "softbreak")


def _sourced(paragraph: Token) -> bool:
    return any(
        child.type == "link_open" or (child.type == "myst_role" and child.meta["name"].split(":")[0] in SOURCES)
        for child in paragraph.children or []
    )


@cache
def parser() -> MarkdownIt:
    """A reader of Markdown that knows what of MyST the pages use."""
    parser = MarkdownIt()
    for plugin in (front_matter_plugin, colon_fence_plugin, deflist_plugin, dollarmath_plugin, myst_role_plugin):
        plugin(parser)
    return parser
