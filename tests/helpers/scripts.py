"""The package’s scripts in a page of a browser."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

from twodoors import explore
from twodoors.model import Model
from twodoors.widget.esm import module


def add_source(page: Page, file: str) -> None:
    """The functions that the module exports, as functions of the page."""
    page.add_script_tag(content=module(file, "0").replace("export default 0;", ""))


def read(page: Page, model: Model, fragments: list[str]) -> list[dict[str, Any]]:
    """What the page makes of each fragment, for an explorer that answers for links that belong to none."""
    answers: list[dict[str, Any]] = page.evaluate(
        "([spec, fragments]) => fragments.map((fragment) => readLink(spec, fragment, () => true))",
        [explore(model).spec, fragments],
    )
    return answers
