"""Markup from Jinja2 templates, which lie beside the Python that fills them in."""

from __future__ import annotations

import json
from collections.abc import Iterable
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


_ENVIRONMENT = Environment(
    loader=FileSystemLoader(PACKAGE),
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
    undefined=StrictUndefined,
)
_ENVIRONMENT.filters |= {
    "data": data,
    "groups": groups,
    "worded": words.value,
    "exact": words.exact,
    "stepped": words.stepped,
}


def render(template: str, **values: Any) -> Markup:
    """The template at this path within the package, filled in; what is not :class:`markupsafe.Markup` is escaped."""
    return Markup(_ENVIRONMENT.get_template(template).render(values))
