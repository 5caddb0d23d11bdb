"""Where the book is published, so that a link to a setting, made in a notebook or a page from disk, opens for others.

The address comes from one place: the environment variable ``TWODOORS_SITE``, where the book is built and where a kernel
runs. Notebooks that were made where it is known bring it along.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path, PurePath

from twodoors.models import names
from twodoors.paths import CHAPTERS

#: No name or key of anyone, no query, and nothing that would end a string in a notebook’s code.
ADDRESS = re.compile(r"""https?://[\w.-]+(:\d+)?(/[^\s?#"'<>\\]*)?""")


#: The chapters that use each model, as their files' names and their titles, in the book's order.
Used = Mapping[str, list[tuple[str, str]]]


def chapters_by_model() -> Used:
    """The chapters that load each model."""
    return _used(CHAPTERS)


@cache
def _used(chapters: Path) -> Used:
    found: dict[str, list[tuple[str, str]]] = {name: [] for name in names()}
    for path in sorted(chapters.glob("*.md")):
        text = path.read_text(encoding="utf-8")
        title = re.search(r"^# (.+)$", text, flags=re.M)
        for name in set(re.findall(r'\bload\("(\w+)"\)', text)) & set(found):
            found[name] += [(path.name, title[1])] if title else []
    return found


def site() -> str:
    """The published book’s address, with no slash at its end; "" where it is not known.

    Raises ``ValueError`` for a ``TWODOORS_SITE`` that is no address.
    """
    given = os.environ.get("TWODOORS_SITE", "").strip()
    if given and (not ADDRESS.fullmatch(given) or given.endswith((".html", ".htm"))):
        raise ValueError(
            f"TWODOORS_SITE: {given!r} is no address; allowed is one such as https://example.org/two-doors, "
            "of the folder that holds the pages"
        )
    return given.rstrip("/")


def page(model: str) -> str:
    """The page with the explorer of the model of this name: the first chapter that has it.

    It is an address where the published book’s is known, else a path within the book; "" for a model that the book does
    not have. Raises ``ValueError`` as :func:`site`.
    """
    used = chapters_by_model()
    if model not in used:
        return ""
    chapters = [f"chapters/{PurePath(file).stem}.html" for file, _ in used[model]]
    path = [*chapters, f"embed/{model}.html"][0]  # where the chapters are not at hand: a page that every model has
    return f"{site()}/{path}".lstrip("/")
