"""Pages as they are written: what the theme leaves for a screen reader is mended."""

from __future__ import annotations

from typing import Any

from twodoors.book.pages import mend_body

APP: Any = None  # the application, of which these handlers want nothing


def test_the_body_tells_a_screen_reader_what_is_there() -> None:
    context = {
        "body": '<summary aria-label="Toggle hidden content">Show code</summary><div role="doc-biblioentry">B</div>',
        "title": "T",
    }
    mend_body(APP, "page", "page.html", context, None)
    assert context == {"body": '<summary>Show code</summary><div role="listitem">B</div>', "title": "T"}
