"""Numbers in words: the page and Python say the same."""

from __future__ import annotations

import pytest

from twodoors import words
from twodoors.words import Kind

KINDS: tuple[Kind, ...] = ("chance", "share", "number", "count")


@pytest.mark.parametrize(
    ("number", "kind", "text"),
    [
        (0.35, "chance", "35 in 100"),
        (0.0, "chance", "0 in 100"),
        (1e-17, "chance", "0 in 100"),
        (0.0049, "chance", "fewer than 1 in 100"),
        (0.005, "chance", "1 in 100"),
        (0.9949, "chance", "99 in 100"),
        (0.995, "chance", "more than 99 in 100"),
        (1 - 1e-12, "chance", "100 in 100"),
        (1.0, "chance", "100 in 100"),
        (0.725, "share", "73%"),
        (-0.125, "share", "−12%"),
        (-1e-17, "share", "0%"),
        (-0.13288, "number", "−0.13"),
        (-0.004, "number", "0.00"),
        (1.5, "number", "1.50"),
    ],
)
def test_numbers_in_words(number: float, kind: Kind, text: str) -> None:
    assert words.value(number, kind) == text
