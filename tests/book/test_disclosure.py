"""What a page closes until its reader opens it."""

from __future__ import annotations

from typing import Any

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


def test_what_follows_the_mark_is_closed_and_nothing_is_lost() -> None:
    directives.register_directive("closed", disclosure.Closed)
    try:
        document = publish_doctree(CLOSED_PAGE, settings_overrides={"doctitle_xform": False, "report_level": 5})
    finally:
        directives._directives.pop("closed")
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
