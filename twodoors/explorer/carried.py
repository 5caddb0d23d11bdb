"""What an explorer shows of other chapters: assumptions that are results of their models, and no sliders."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from twodoors import words
from twodoors.model import Model
from twodoors.model import spec as page
from twodoors.model.parts import Assumption
from twodoors.models import load
from twodoors.scenarios import published
from twodoors.scenarios.readings import feeding

#: What a page needs of another model's assumption, to read a reading of it.
PARTS = ("name", "default", "low", "high", "tried")


def scripts(model: Model) -> dict[str, str]:
    """The functions of the models whose results this one's assumptions carry, by their keys."""
    return dict(_script(name) for name in feeding(model))


def chapters(model: Model) -> dict[str, Any]:
    """Those models by name: what the page needs to work out what each answers to a reading that was taken there."""
    return {name: _chapter(name) for name in feeding(model)}


def carries(model: Model) -> dict[str, dict[str, str]]:
    """For each assumption that is carried, of which model and outcome it is, and how that is worded."""
    return {
        a.name: {"model": a.carries[0], "outcome": a.carries[1], "kind": _kind(a)}
        for a in model.assumptions
        if a.carries
    }


def rows(model: Model, now: Mapping[str, float]) -> list[dict[str, Any]]:
    """A row for each assumption that is carried: its chapter, label, values in words, and whose it is."""
    return [
        {
            "name": a.name,
            "label": a.label,
            "chapter": place(a.carries[0]),
            "now": words.value(now[a.name], _kind(a)),
            "first": words.value(a.default, _kind(a)),
            "whose": "at first" if now[a.name] == a.default else "this setting",
        }
        for a in model.assumptions
        if a.carries
    ]


def chapter_of(a: Assumption) -> dict[str, str]:
    """The first chapter with the model whose result this assumption carries: its head, number, page and address."""
    assert a.carries is not None
    return place(a.carries[0])


@cache
def _script(name: str) -> tuple[str, str]:
    return page.script(load(name))


def _kind(a: Assumption) -> words.Kind:
    assert a.carries is not None
    name, outcome = a.carries
    return load(name).output(outcome).kind


def _chapter(name: str) -> dict[str, Any]:
    told = page.spec(load(name))["assumptions"]
    return {
        "chapter": place(name)["number"],
        "functions": _script(name)[0],
        "assumptions": [{part: a[part] for part in PARTS if part in a} for a in told],
    }


def place(name: str) -> dict[str, str]:
    """The first chapter with this model: its head and number, its page within the book, and its address if known.

    Where the chapters are not at hand, the model's title stands for both, and there is no page.
    """
    used = published.chapters_by_model()[name]
    if not used:
        title = load(name).title
        return {"head": title, "number": f"“{title}”", "page": "", "address": ""}
    file, title = used[0]
    number = re.match(r"0*(\d+)-", file)
    address = published.page(name)
    return {
        "head": f"{number[1]}. {title}" if number else title,
        "number": number[1] if number else f"“{title}”",
        "page": f"chapters/{file.removesuffix('.md')}",
        "address": address if published.site() else "",
    }
