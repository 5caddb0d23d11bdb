"""What a file holds, part by part: what is not as it must be is refused; held.js does the same."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from twodoors.model import is_finite
from twodoors.words import short

Held = TypeVar("Held")


def opened(path: str | Path, largest: int, read: Callable[[str], Held]) -> Held:
    """What ``read`` makes of a file's text; ``ValueError`` names the file where that refuses it.

    The same for what is no file, has more bytes than ``largest``, or is not text in UTF-8.
    """
    if not isinstance(path, str | Path) or not os.path.isfile(path):  # which takes any text, also what is no path
        raise ValueError(f"there is no file {short(str(path))}; allowed is a file’s path")
    path = Path(path)
    size = path.stat().st_size
    if size > largest:
        raise ValueError(f"{path.name} has {size:,} bytes; allowed are {largest:,}")
    try:
        return read(path.read_bytes().decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise ValueError(f"{path.name} is not text in UTF-8; allowed is the file as it was saved") from None
    except ValueError as error:
        raise ValueError(f"{path.name}: {error}") from None


def table_in(text: str, largest: int, form: str, versions: Sequence[int], what: str, maker: str) -> dict[str, Any]:
    """The parts of a file's text, where it is of this form and one of these versions; ``ValueError`` for anything else.

    ``what`` such a file holds and what ``maker`` made it are for the message.
    """
    if not isinstance(text, str):
        raise ValueError(f"it is {short(repr(text))}; allowed is the text of {what}")
    if len(text) > largest:
        raise ValueError(f"it has {len(text):,} characters; allowed are {largest:,}")
    try:
        held = json.loads(text, parse_int=_whole, parse_constant=_refused)
    except (ValueError, RecursionError):
        raise ValueError(f"it is not JSON text, or it breaks off; allowed is a file that “{maker}” made") from None
    if not isinstance(held, dict):
        raise ValueError(f"it holds {shown(held)}; allowed is {what}")
    if held.get("format") != form:
        raise ValueError(f"its format is {shown(held.get('format'))}; allowed is {form!r}")
    if isinstance(held.get("version"), bool) or held.get("version") not in versions:
        raise ValueError(f"its version is {shown(held.get('version'))}; allowed is {' or '.join(map(str, versions))}")
    return held


def _whole(digits: str) -> float:
    """A whole number; a great one as JavaScript has it."""
    return int(digits) if len(digits) < 16 else float(digits)


def _refused(constant: str) -> float:
    raise ValueError(f"{constant} is no number")


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
    try:
        return "nothing" if value is None else short(json.dumps(value))
    except RecursionError:
        return "a list within lists without end"
