"""What a file holds, part by part: what is not as it must be is refused; held.js does the same."""

from __future__ import annotations

import json
from typing import Any

from twodoors.model import is_finite
from twodoors.words import short


def numbers(held: Any, part: str) -> dict[str, float]:
    """A number for each name; ``ValueError`` for anything else."""
    if not isinstance(held, dict):
        raise ValueError(f"{part} is {shown(held)}; allowed is a number for each name")
    for name, value in held.items():
        if not is_finite(value):
            raise ValueError(f"{part}: {short(name)} = {shown(value)}; allowed is a number")
    return held


def spans(held: Any, part: str) -> dict[str, tuple[float, float]]:
    """Two numbers for each name, the lower first, none where there is nothing; ``ValueError`` for anything else."""
    if held is None:
        return {}
    allowed = "two numbers for each name, the lower first"
    if not isinstance(held, dict):
        raise ValueError(f"{part} is {shown(held)}; allowed are {allowed}")
    for name, ends in held.items():
        fine = isinstance(ends, list) and len(ends) == 2 and all(map(is_finite, ends)) and ends[0] <= ends[1]
        if not fine:
            raise ValueError(f"{part}: {short(name)} = {shown(ends)}; allowed are {allowed}")
    return {name: (ends[0], ends[1]) for name, ends in held.items()}


def digits(value: float) -> str:
    """A number as JavaScript writes it, but for very great and very small ones."""
    return repr(float(value)).removesuffix(".0")


def shown(value: Any) -> str:
    """Anything, for a message."""
    return "nothing" if value is None else short(json.dumps(value))
