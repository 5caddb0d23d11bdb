"""What the book can be made into: one sentence at the start says so of all else, before anything is read or run."""

from __future__ import annotations

import sys

from sphinx.application import Sphinx
from sphinx.util import logging

#: Builders that make the site, or read its sources: to follow its links, to draw out its sentences, to find mistakes.
KNOWN = ("html", "linkcheck", "gettext", "dummy")

REFUSED = (
    "the book cannot be made by the builder {name}: its explorers and figures are HTML and scripts, a file a page, "
    "and would be left out; allowed are {known}. For paper, print a page of the site: each explorer stands there with "
    "its result"
)


def connect(app: Sphinx) -> None:
    """Look at how the book is to be built before anything is read."""
    app.connect("builder-inited", refuse_others, priority=1)
    app.connect("builder-inited", one_after_the_other, priority=1)


def refuse_others(app: Sphinx) -> None:
    """End the build, with one sentence and no trace, where its builder would leave holes."""
    if app.builder.name not in KNOWN:
        sys.exit(f"error: {REFUSED.format(name=app.builder.name, known=', '.join(KNOWN))}")


def one_after_the_other(app: Sphinx) -> None:
    """Build in one process, whatever was asked for.

    Extensions that Jupyter Book brings along do not say that their reading may be split, of which Sphinx would warn.
    """
    if app.parallel > 1:
        logging.getLogger(__name__).info("The pages are made one after the other: -j %d is not used.", app.parallel)
        app.parallel = 1
