"""What MyST reads in Markdown that other readers do not, and where in the source it stands.

The parser is MyST's own, so code and formulas are left alone. It tells the lines of a block, but of what stands within
a paragraph no place; so the rules for roles and links are made to note theirs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

import yaml  # type: ignore[import-untyped]
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_inline import StateInline, link
from markdown_it.token import Token
from mdit_py_plugins.myst_role.index import myst_role
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.mdit import create_md_parser

from twodoors.paths import ROOT

Rule = Callable[[StateInline, bool], bool]


class Part(NamedTuple):
    """A directive or label with its whole lines, a role or a link: its kind, its name, what it holds, and its place.

    A directive holds its argument, a link its text as the source has it; its name is its address.
    """

    kind: str
    name: str
    held: str
    start: int
    end: int


def parts(source: str) -> Iterator[Part]:
    """Every part of the source that is MyST's, and every link, in their order; a link before what stands in its text.

    Raises ``ValueError`` where one cannot be found in the source again.
    """
    lines = Lines(source)
    cell = False
    for token in _parser().parse(source):
        if token.map is None:
            cell = token.type in ("th_open", "td_open")
        elif token.type == "myst_target":
            yield Part("label", token.content, "", *lines.whole(token.map))
        elif token.type in ("fence", "colon_fence") and token.info.startswith("{"):
            name, _, argument = token.info[1:].partition("}")
            yield Part("directive", name, argument.strip(), *lines.whole(token.map))
        elif token.type == "inline":
            found = lines.of_cell if cell else lines.of_paragraph
            yield from _inline(source, token, found(token.map[0], token.content))


def _inline(source: str, token: Token, places: list[int]) -> Iterator[Part]:
    """The roles and links of a paragraph whose lines begin at these places of the source."""

    def place(at: int) -> int:
        before = token.content[:at]
        begins = places[before.count("\n")]
        if begins < 0:
            raise ValueError(f"{token.content!r} does not stand so in its source")
        return begins + at - (before.rfind("\n") + 1)

    for child in token.children or []:
        if "at" not in child.meta:
            continue
        start, end = child.meta["at"]
        if child.type == "myst_role":
            yield Part("role", child.meta["name"], child.content, place(start), place(end))
        else:
            held = source[place(start) + 1 : place(child.meta["text_ends"])]
            yield Part("link", str(child.attrs["href"]), held, place(start), place(end))


class Lines:
    """The lines of a source, and where what the parser took out of them stands."""

    def __init__(self, source: str) -> None:
        self.lines = source.split("\n")  # where the parser does, and nowhere else
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line) + 1)
        self._row = self._column = 0

    def whole(self, span: list[int]) -> tuple[int, int]:
        """From the beginning of the first line to the end of the last, without its line break."""
        return self.starts[span[0]], self.starts[span[1]] - 1

    def of_paragraph(self, first: int, content: str) -> list[int]:
        """Where each line of a paragraph or heading begins; −1 for one that is not found.

        Each is the end of its source's line, but for spaces and the closing marks of a heading.
        """
        found = [line.rfind(text) for line, text in zip(self.lines[first:], content.split("\n"), strict=False)]
        return [self.starts[first + i] + column if column >= 0 else -1 for i, column in enumerate(found)]

    def of_cell(self, row: int, content: str) -> list[int]:
        """Where a cell of a table begins; −1 where it is not found. Cells of a row are asked for from left to right."""
        column = self.lines[row].find(content, self._column if row == self._row else 0)
        if column < 0:
            return [-1]
        self._row, self._column = row, column + len(content)
        return [self.starts[row] + column]


@cache
def _parser() -> MarkdownIt:
    """MyST's parser, with the extensions that the book has."""
    config = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))
    made = create_md_parser(
        MdParserConfig(enable_extensions=set(config["parse"]["myst_enable_extensions"])), RendererHTML
    )
    made.disable("front_matter")  # what begins a cell begins no file
    made.inline.ruler.at("myst_role", _noting(myst_role, "myst_role"))
    made.inline.ruler.at("link", _noting(link, "link_open"))
    return made


def _noting(rule: Rule, kind: str) -> Rule:
    """The rule, noting in the token of this kind from where to where in the paragraph it has read."""

    def noted(state: StateInline, silent: bool) -> bool:
        start, before = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        if not silent:
            token = next(token for token in state.tokens[before:] if token.type == kind)
            token.meta["at"] = (start, state.pos)
            if kind == "link_open":
                token.meta["text_ends"] = state.md.helpers.parseLinkLabel(state, start, True)
        return True

    return noted
