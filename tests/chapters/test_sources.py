"""What the book’s statements rest on: the lists of tools/sources may become shorter, not longer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pybtex.database import Entry, parse_string

from tools.sources.bibliography import admitted, copied, entries, missing, wikipedia
from tools.sources.lists import LISTS, counts
from tools.sources.prose import MARK, READ, TEXTS, cited, files, unsourced


@pytest.mark.parametrize(("name", "listed"), LISTS.items())
def test_a_list_of_what_is_to_be_mended_does_not_grow(name: str, listed: Callable[[], list[str]]) -> None:
    found = listed()
    assert len(found) <= counts()[name], f"run `make sources` to see them: {found}"


def test_every_list_has_its_count() -> None:
    assert list(counts()) == list(LISTS)


@pytest.mark.parametrize("page", files(READ), ids=lambda page: str(page.stem))
def test_each_mark_stands_above_a_paragraph_that_needs_it(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert text.count(f"{MARK}\n") == len(unsourced(text.replace(f"{MARK}\n", ""))) - len(unsourced(text))


def test_what_is_cited_is_in_the_bibliography() -> None:
    told = {path.name: cited(path.read_text(encoding="utf-8")) for path in files(TEXTS)}
    assert {name: keys - entries().keys() for name, keys in told.items() if keys - entries().keys()} == {}
    assert cited("As {cite:t}`a` and {cite:p}`b, c` say, not {term}`d`.") == {"a", "b", "c"}


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("On 4 January 52 sites were named.", True),
        ("Hundreds were killed.", True),
        ("- Five hundred\n- 500", True),
        ("On 4 January 52 sites were named {cite:p}`somebody`.", False),
        ("On 4 January 52 sites were named ({ref}`where <there>`).", False),
        ("On 4 January [52 sites](there.md) were named.", False),
        (f"{MARK}\nOn 4 January 52 sites were named.", False),
        (f"{MARK}\nOn 4 January 52 sites were named.\n\nOn 5 January 53 were.", True),  # one paragraph only
        ("<!-- a comment -->\nOn 4 January 52 sites were named.", True),
        ("On 4 January 52 {term}`sites` were named.", True),  # a word explained is no source
        ("Claim 7.1, claims 7.2 and 7.3 and chapter 4 say so.", False),
        ("It is $1 - 2$, and `3`.", False),
        ("```\n52 sites\n```", False),
        ("---\ntitle: 52\n---\n\nNone.", False),
        ("## On 4 January", False),
        ("What happened on 4 January?", False),
        ("It was 4 January. What happened?", True),
    ],
)
def test_a_paragraph_with_a_number_and_no_source_is_listed(text: str, listed: bool) -> None:
    assert bool(unsourced(text)) is listed


def test_an_entry_is_asked_for_what_its_type_needs() -> None:
    assert missing(entry("@article{a, author={A}, title={T}, journal={J}, year={2000}, volume={1}}")) == [
        "number",
        "pages",
        "doi|url",
    ]
    assert missing(entry("@book{a, editor={A}, title={T}, publisher={P}, year={2000}}")) == ["address"]
    page = "@misc{a, author={A}, title={T}, howpublished={Paper, %s}, year={2000}, url={U}}"
    assert missing(entry(page % "May")) == ["day"]
    assert missing(entry(page % "3 May")) == []
    assert missing(entry(page % "May; no day found")) == []


@pytest.mark.parametrize(
    ("told", "is_copy"),
    [
        ("Read in the reprint by Somebody", True),
        ("Agency, read at Another Paper, 3 May", True),
        ("Arabic, in the translation by Somebody", True),
        ("Read: the abstract", False),
        ("Abstract read", False),
        ("Read in part", False),
    ],
)
def test_an_entry_that_was_read_in_a_copy_says_so(told: str, is_copy: bool) -> None:
    assert copied(entry(f"@misc{{a, title={{T}}, note={{{told}}}}}")) is is_copy


def test_what_lies_on_a_site_of_copies_says_so() -> None:
    assert [key for key, entry in entries().items() if copied(entry) and not admitted(entry)] == []
    assert copied(entry("@misc{a, title={T}, url={https://docslib.org/doc/T}}"))


def test_an_article_of_wikipedia_is_known() -> None:
    assert wikipedia(entry("@misc{a, title={T}, url={https://en.wikipedia.org/wiki/T}}"))
    assert not wikipedia(entry("@misc{a, title={T}, url={https://example.org/T}}"))


def entry(text: str) -> Entry:
    """The entry that this BibTeX holds."""
    [made] = parse_string(text, "bibtex").entries.values()
    return made
