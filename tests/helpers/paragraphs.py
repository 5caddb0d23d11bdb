"""Paragraphs of a page that report on a model: by numbers that it works out, by findings, or as an example."""

from __future__ import annotations

import re
from itertools import pairwise

from markdown_it import MarkdownIt

#: A number that a model works out; base rates are data.
NUMBER = re.compile(r"\{(?:chance|share|number|count)\}`[^`]+`")

FINDING = re.compile(r"\{finding\}`[^`]+`")

#: Words by which a paragraph says that it speaks of some values alone.
EXAMPLE = re.compile(
    r"\b(here|in these numbers|with these numbers|for example|an example|for instance|at first|at the first setting"
    r"|in this setting|in the authors’ numbers)\b",
    flags=re.IGNORECASE,
)


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a page's running text, items of lists among them; no headings, tables or code."""
    tokens = MarkdownIt().parse(text)
    return [token.content for before, token in pairwise(tokens) if before.type == "paragraph_open"]


def unfounded(text: str) -> list[str]:
    """The paragraphs that name two or more of a model's numbers, and neither hold a finding nor say "here"."""
    return [
        told
        for told in paragraphs(text)
        if len(NUMBER.findall(told)) >= 2
        and not FINDING.search(told)
        and not EXAMPLE.search(re.sub(r"\{[\w-]+\}`[^`]*`", "", told))
    ]
