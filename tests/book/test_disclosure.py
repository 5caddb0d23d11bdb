"""What a page closes until its reader opens it."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from docutils.core import publish_doctree
from docutils.parsers.rst import directives

from twodoors.book import disclosure

APP: Any = None  # the application, of which these handlers want nothing

CLOSED_PAGE = """Title
=====

Open.

First
-----

Open too.

.. closed:: Open it

After the mark.

Second
------

Closed.

Third
-----

Closed too.
"""


LATER_PAGE = """Title
=====

First
-----

Open.

.. later::

After the mark.

- Closed.

Second
------

Open too.

Third
-----

Whole series
~~~~~~~~~~~~

.. later::
   :record:

All of it.

Fourth
------

Open again.
"""


MORE_PAGE = """Title
=====

First
-----

Open.

.. more:: What few need

After the mark.

Second
------

Open too.
"""


def read(page: str) -> Any:
    """The page as docutils reads it, its marks still empty."""
    made = {"closed": disclosure.Closed, "later": disclosure.Later, "more": disclosure.More}
    for name, directive in made.items():
        directives.register_directive(name, directive)
    try:
        return publish_doctree(page, settings_overrides={"doctitle_xform": False, "report_level": 5})
    finally:
        for name in made:
            directives._directives.pop(name)


def test_a_later_block_closes_the_rest_of_its_section_alone() -> None:
    document = read(LATER_PAGE)
    before = document.astext()
    disclosure.enclose(APP, document, "page")
    first, series = document.findall(disclosure.closed)
    assert first.astext().split() == ["After", "the", "mark.", "Closed."]
    assert first.parent.astext().split()[:2] == ["First", "Open."]
    assert series.astext().split() == ["All", "of", "it."]
    assert {mark["summary"] for mark in (first, series)} == {"Later"}
    assert (first["record"], series["record"]) == (False, True), "whole series tell how forecasts went"
    assert document.astext().split() == before.split()


def test_what_few_need_is_closed_in_the_same_way_and_is_no_later_block() -> None:
    document = read(MORE_PAGE)
    before = document.astext()
    filled = disclosure.more("1 more", nodes.paragraph("", "Held."))
    document[0][1].insert(2, filled)
    disclosure.enclose(APP, document, "page")
    own, mark = document.findall(disclosure.closed)
    assert own is filled
    assert own.astext() == "Held.", "what is filled already takes nothing more in"
    assert (mark["summary"], mark.astext()) == ("What few need", "After the mark.")
    assert (mark["record"], mark["later"]) == (False, False)
    assert document.astext().split() == before.replace("Open.", "Open. Held.").split()


def test_what_follows_the_mark_is_closed_and_nothing_is_lost() -> None:
    document = read(CLOSED_PAGE)
    before = document.astext()
    disclosure.enclose(APP, document, "page")
    [page] = document.children
    assert [type(child).__name__ for child in page] == ["title", "paragraph", "section", "closed"]
    [mark] = document.findall(disclosure.closed)
    assert mark["summary"] == "Open it"
    assert [type(child).__name__ for child in mark] == ["paragraph", "section", "section"]
    assert mark.astext().split() == ["After", "the", "mark.", "Second", "Closed.", "Third", "Closed", "too."]
    assert page[2].astext().split() == ["First", "Open", "too."]
    assert document.astext().split() == before.split()
