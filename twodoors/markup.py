"""HTML from templates beside the Python, and the elements of drawings: in both, text that comes in is escaped."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from hashlib import sha256
from itertools import groupby
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from twodoors import words
from twodoors.paths import PACKAGE


def data(value: Any) -> Markup:
    """The value as JSON that cannot end a script."""
    return Markup(json.dumps(value, separators=(",", ":"), allow_nan=False).replace("<", "\\u003c"))


def groups(assumptions: Iterable[Any]) -> list[list[Any]]:
    """Assumptions that follow each other and are of the same group, together."""
    return [list(together) for _, together in groupby(assumptions, key=lambda a: a.group)]


def shuffled(items: Sequence[Any], key: str) -> list[tuple[int, Any]]:
    """The items, each with its place among them, in an order that the key decides: always the same."""
    return sorted(enumerate(items), key=lambda item: sha256(f"{key} {item[0]}".encode()).digest())


#: Templates by their path within the package; a name that one uses and is not given is an error.
TEMPLATES = Environment(
    loader=FileSystemLoader(PACKAGE),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
TEMPLATES.filters |= {
    "data": data,
    "day": words.day,
    "exact": words.exact,
    "groups": groups,
    "plain": words.plain,
    "shuffled": shuffled,
    "stepped": words.stepped,
    "worded": words.value,
}


def html(template: str, **given: Any) -> str:
    """The template, such as ``chart/templates/figure.html``, filled with what it is given."""
    return TEMPLATES.get_template(template).render(given)


def element(name: str, *held: str, **attributes: str | float | None) -> Markup:
    """An element of a drawing that holds these elements and texts.

    An attribute is written as in SVG, but for ``_`` in the place of ``-``, and ``class_``; with None it is left out.
    A float is written with six digits at most.
    """
    given = Markup().join(
        Markup(' {}="{}"').format(
            key.rstrip("_").replace("_", "-"), f"{value:g}" if isinstance(value, float) else value
        )
        for key, value in attributes.items()
        if value is not None
    )
    if not held:
        return Markup("<{}{}/>").format(name, given)
    return Markup("<{0}{1}>{2}</{0}>").format(name, given, Markup().join(held))
