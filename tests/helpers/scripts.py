"""The package’s scripts in a page of a browser, and settings of a model to ask them about."""

from __future__ import annotations

from typing import Any

import numpy as np
from playwright.sync_api import Page

from twodoors import explore
from twodoors.model import Model
from twodoors.widget.esm import module

POINTS = 1000


def add_source(page: Page, file: str) -> None:
    """The functions that the module exports, as functions of the page."""
    page.add_script_tag(content=module(file, "0").replace("export default 0;", ""))


def points(model: Model) -> dict[str, np.ndarray]:
    """Assumptions from their ranges: half on the sliders' steps, one coordinate in ten at an end or the default."""
    rng = np.random.default_rng(2020)
    drawn = {}
    for a in model.assumptions:
        values = rng.uniform(a.low, a.high, POINTS)
        steps = np.round((values - a.low) / a.step) * a.step + a.low
        values = np.where(np.arange(POINTS) % 2 == 0, values, np.clip(steps, a.low, a.high))
        snapped = rng.choice([a.low, a.high, a.default], POINTS)
        drawn[a.name] = np.where(rng.random(POINTS) < 0.1, snapped, values)
    for i, corner in enumerate(("default", "low", "high")):
        for a in model.assumptions:
            drawn[a.name][i] = getattr(a, corner)
    return drawn


def rows(table: dict[str, np.ndarray]) -> list[dict[str, float]]:
    """One mapping a point."""
    return [dict(zip(table, map(float, row), strict=True)) for row in zip(*table.values(), strict=True)]


def read(page: Page, model: Model, fragments: list[str]) -> list[dict[str, Any]]:
    """What the page makes of each fragment, for an explorer that answers for links that belong to none."""
    answers: list[dict[str, Any]] = page.evaluate(
        "([spec, fragments]) => fragments.map((fragment) => readLink(spec, fragment, () => true))",
        [explore(model).spec, fragments],
    )
    return answers
