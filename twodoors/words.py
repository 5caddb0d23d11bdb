"""Numbers and dates in words, as the page says them; words.js says the same, and a test holds the two together."""

from __future__ import annotations

import datetime
import io
import math
import re
import sys
from collections.abc import Mapping, Sequence
from typing import Literal

#: How a number is worded: a chance, a share of the stake, a plain number, or a count.
Kind = Literal["chance", "share", "number", "count"]


#: What rounding leaves of a nought.
DUST = 1e-9

#: So many characters of what was given a message repeats.
REPEATED = 60


def fit_output() -> None:
    """Have all that a program prints come out where the output’s encoding lacks a letter: “?” stands for that."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")


def value(number: float, kind: Kind) -> str:
    """A chance as "35 in 100", a share of the stake as "73%", a number as "0.73", a count as "169".

    Half rounds up, as in the page.
    """
    if kind == "count":
        return f"{math.floor(number + 0.5 + DUST)}".replace("-", "−")
    hundredths = math.floor(number * 100 + 0.5 + DUST)
    if kind == "share":
        return f"{hundredths}%".replace("-", "−")
    if kind == "number":
        return f"{hundredths / 100:.2f}".replace("-", "−")
    if DUST < number < 0.005:
        return "fewer than 1 in 100"
    if 0.995 <= number < 1 - DUST:
        return "more than 99 in 100"
    return f"{hundredths} in 100"


def plain(number: float) -> str:
    """A number as a reader set it, to six decimals at most: "0.35", "4"."""
    return f"{number + 0:.6f}".rstrip("0").rstrip(".").replace("-", "−")


def stepped(number: float, step: float) -> str:
    """A value of an assumption in the digits of its slider's step: "0.35", "4"; half rounds up, as in the page."""
    digits = 0 if float(step).is_integer() else 2 if step >= 0.01 else 3
    rounded = math.floor(number * 10**digits + 0.5 + DUST) / 10**digits
    return f"{rounded:.{digits}f}".replace("-", "−")


def exact(number: float, step: float) -> str:
    """The same, with as many digits as it needs, to six decimals."""
    text = stepped(number, step)
    return text if abs(float(text.replace("−", "-")) - number) <= DUST else plain(number)


#: Parts of a whole that have a name, by how many of a hundred they are.
PARTS = {
    90: "nine tenths",
    80: "four fifths",
    75: "three quarters",
    200 / 3: "two thirds",
    60: "three fifths",
    50: "half",
    40: "two fifths",
    100 / 3: "a third",
    25: "a quarter",
    20: "a fifth",
    100 / 6: "a sixth",
    100 / 8: "an eighth",
    10: "a tenth",
}


def times(ratio: float) -> str:
    """How a positive number stands to another, in words: "a third of it", "2.4 times it", "less than a tenth of it".

    Parts are the nearest that has a name; near one it has two digits after the point. Half rounds up, as in the page.
    """
    if ratio < 0.095:
        return "less than a tenth of it"
    if ratio <= 0.95:
        return f"{PARTS[min(PARTS, key=lambda part: abs(math.log(100 * ratio / part)))]} of it"
    digits = 2 if ratio < 1.1 else 1 if ratio < 10 else 0
    return f"{math.floor(ratio * 10**digits + 0.5 + DUST) / 10**digits:.{digits}f} times it"


def difference(before: float, after: float, kind: Kind | None = None) -> str:
    """How ``after`` stands to ``before``: "12 in 100 more", "3% of the stake less", "the same".

    The difference is taken before rounding. Without a kind the numbers are an assumption's: "0.6 more".
    """
    size = abs(after - before)
    if size <= DUST:
        return "the same"
    less = "fewer" if kind in ("chance", "count") else "less"
    return f"{_amount(size, kind)} {'more' if after > before else less}"


def _amount(size: float, kind: Kind | None) -> str:
    if kind is None:
        return plain(size)
    steps = math.floor((size if kind == "count" else size * 100) + 0.5 + DUST)
    shown = max(steps, 1)
    units = {"chance": f"{shown} in 100", "share": f"{shown}% of the stake", "number": f"{shown / 100:.2f}"}
    return units.get(kind, f"{shown}") if steps else f"less than {units.get(kind, '1')}"


def fill(text: str, values: Mapping[str, float], kinds: Mapping[str, Kind], kind: Kind = "number") -> str:
    """The text with each ``{name}`` replaced by its value, worded as ``kinds`` has it, or else as ``kind``."""
    return re.sub(r"\{(\w+)\}", lambda found: value(values[found[1]], kinds.get(found[1], kind)), text)


#: Small numbers as words.
WORDS = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]


def counted(number: float) -> str:
    """A count as a word, as far as twelve: "none", "three", "13"."""
    whole = value(number, "count")
    return WORDS[int(whole)] if whole in [str(n) for n in range(len(WORDS))] else whole


def often(number: float) -> str:
    """How many times, as words: "never", "once", "twice", "three times", "13 times"."""
    return {"0": "never", "1": "once", "2": "twice"}.get(value(number, "count"), f"{counted(number)} times")


def day(date: datetime.date) -> str:
    """A date as "3 January 2020"."""
    return f"{date.day} {date:%B %Y}"


def chapters(places: list[str]) -> str:
    """Chapters in a sentence, each once: "chapter 8", "chapters 3, 5 and 8"."""
    *each, last = dict.fromkeys(places)
    return f"chapters {', '.join(each)} and {last}" if each else f"chapter {last}"


def short(text: str) -> str:
    """A text that someone gave, as a message repeats it: its first sixty characters."""
    return text if len(text) <= REPEATED else f"{text[:REPEATED]}…"


def of_hundred(shares: list[float]) -> list[int]:
    """How many of a hundred fall to each share, adding up to a hundred: the largest remainders are rounded up."""
    exact = [100 * max(0.0, share) for share in shares]
    counts = [int(part + DUST) for part in exact]
    order = sorted(range(len(exact)), key=lambda i: (counts[i] - exact[i], i))
    for i in order[: max(0, 100 - sum(counts))]:
        counts[i] += 1
    return counts


def few(told: Sequence[str], between: str = ", ", most: int = 20) -> str:
    """The first of several, and how many more there are."""
    more = [f"and {len(told) - most} more"] if len(told) > most else []
    return between.join([*told[:most], *more])


def few_remarks(remarks: Sequence[str], most: int = 8) -> list[str]:
    """The same of sentences, such as what a reader should know of a file."""
    more = [f"and {len(remarks) - most} more remarks like these"] if len(remarks) > most else []
    return [*remarks[:most], *more]
