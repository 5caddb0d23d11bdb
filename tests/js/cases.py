"""What both languages are tried with: settings, numbers, links and files, good and bad."""

from __future__ import annotations

import json
import math
import random
from typing import Any
from urllib.parse import quote

import numpy as np

from twodoors import Reading, Run, Scenario
from twodoors.model import Model
from twodoors.scenarios.run import LARGEST

POINTS = 1000


# -- settings ---------------------------------------------------------------------------------------------------------


def points(model: Model) -> dict[str, np.ndarray]:
    """Assumptions from their ranges: half on the sliders' steps, one coordinate in ten at an end or the default."""
    rng = np.random.default_rng(2020)
    drawn = {}
    for a in model.settable:
        values = rng.uniform(a.low, a.high, POINTS)
        steps = np.round((values - a.low) / a.step) * a.step + a.low
        values = np.where(np.arange(POINTS) % 2 == 0, values, np.clip(steps, a.low, a.high))
        snapped = rng.choice([a.low, a.high, a.default], POINTS)
        drawn[a.name] = np.where(rng.random(POINTS) < 0.1, snapped, values)
    for i, corner in enumerate(("default", "low", "high")):
        for a in model.settable:
            drawn[a.name][i] = getattr(a, corner)
    return drawn


def rows(table: dict[str, np.ndarray]) -> list[dict[str, float]]:
    """One mapping a point."""
    return [dict(zip(table, map(float, row), strict=True)) for row in zip(*table.values(), strict=True)]


# -- numbers ----------------------------------------------------------------------------------------------------------


def numbers() -> list[float]:
    """Numbers where wording could go wrong: halves, ends, dust, and anything between."""
    edges = [0.0, 1.0, 0.005, 0.995, 1e-17, 1e-9, 1e-12, 1 - 1e-9, 1 - 1e-12, 1 - 1e-17, 0.285, 1.005, 2.675]
    near = [x for edge in edges for x in (edge, math.nextafter(edge, 9), math.nextafter(edge, -9))]
    grid = [k / 1000 for k in range(-1500, 2501)]
    rng = np.random.default_rng(100)
    drawn = [*rng.uniform(-0.02, 1.02, 1000), *rng.normal(0, 30, 500), *10.0 ** rng.uniform(-18, 0, 500)]
    return [float(x) for number in (*near, *grid, *drawn) for x in (number, -number)]


# -- links ------------------------------------------------------------------------------------------------------------


START = "#explore=offramp"

#: Odd, but numbers of this model: both sides open them alike.
ODD = {
    START: {},
    f"{START}&guarantee=.5": {"guarantee": 0.5},
    f"{START}&guarantee=0.5.": {"guarantee": 0.5},  # the point of a sentence
    f"{START}&guarantee=5e-1": {"guarantee": 0.5},
    f"{START}&guarantee=5E-1": {"guarantee": 0.5},
    f"{START}&guarantee=%2B0.5": {"guarantee": 0.5},
    f"{START}&guarantee=+.5+": {"guarantee": 0.5},
    f"{START}&guarantee=-0": {"guarantee": 0.0},
    f"{START}&&guarantee=0": {"guarantee": 0.0},
    f"#guarantee=1&{START[1:]}": {"guarantee": 1.0},
    f"{START}&%67uarantee=%31": {"guarantee": 1.0},
    f"{START}&outcome=talks&against=face&face=.6": {"face": 0.6},
}

#: Links that open nothing, and must say so.
GARBAGE = [
    "#guarantee=.5",
    "#explore",
    "#explore=",
    "#explore=nonsense",
    "#explore=Offramp",
    "#explore=offramp%20",
    "#explore=%FF%FE",
    "#explore=__proto__",
    "#%E0%A4%A",
    "#%",
    "#&&&===",
    "#<script>alert(1)</script>",
    "#explore=<script>alert(1)</script>",
    "#javascript:alert(1)",
    f"{START}{START}",
    f"{START}&explore=offramp",
    f"{START}&explore=trap",
    f"{START}&guarantee=.5&guarantee=.5",
    f"{START}&guarantee=.5&%67uarantee=.6",
    f"{START}&outcome=talks&outcome=talks",
    f"{START}&outcome=",
    f"{START}&against=",
    f"{START}&reading=high",
    f"{START}&nonsense=",
    f"{START}&guar",
    f"{START}&=1",
    f"{START}&a.=1",
    f"{START}&nonsense=1&nonsense=1",
    f"{START}&nonsense=1&guarantee=high",
    f"{START}&nonsense=1e999",
    f"{START}&<img src=x onerror=alert(1)>=1",
    *(
        f"{START}&guarantee={text}"
        for text in (
            "",
            "%20",
            "high",
            "0,5",
            "½",
            "50%25",
            "50%",
            "1e",
            "1.",
            ".5&",
            "--1",
            "1 2",
            ".5;face=.5",
            ".5%00",
            "1e999",
            "-1e999",
            "NaN",
            "nan",
            "Infinity",
            "-Infinity",
            "inf",
            "true",
            "null",
            "[0.5]",
            "%ZZ",
            "<script>alert(1)</script>",
            quote("<script>alert(1)</script>"),
            "9" * 400,
        )
    ),
    f"{START}&" + "x" * 10_000,
    f"{START}&guarantee=" + "".join(chr(c) for c in random.Random(7).choices(range(33, 0xD800), k=10_000)),
    "#" + "".join(chr(c) for c in random.Random(8).choices(range(33, 127), k=10_000)),
]

#: Links of which another version of the model may have been: each with what of it is set here, and how much is gone.
AGED: dict[str, tuple[dict[str, float], int]] = {
    f"{START}&outcome=nonsense": ({}, 1),
    f"{START}&outcome=threat&against=talks&guarantee=.5": ({"guarantee": 0.5}, 2),
    f"{START}&against=nonsense": ({}, 1),
    f"{START}&reading=1": ({}, 1),
    f"{START}&nonsense=1": ({}, 1),
    f"{START}&2=1&1=2&guarantee=1": ({"guarantee": 1.0}, 2),
    f"{START}&Guarantee=1": ({}, 1),
    f"{START}&a.Guarantee=1": ({}, 1),
    f"{START}&a.a.guarantee=1": ({}, 1),
    f"{START}&__proto__=1": ({}, 1),
    f"{START}&constructor=1&a.__proto__=1": ({}, 2),
    f"{START}&toString=1": ({}, 1),
    f"{START}&{quote('<img src=x onerror=alert(1)>')}=1": ({}, 1),
    f"{START}&{quote('😀' * 80)}=1": ({}, 1),
    f"{START}&guarantee=1.0000000000000002": ({}, 1),
    f"{START}&guarantee=1.01&face=.5": ({"face": 0.5}, 1),
    f"{START}&guarantee=-.01": ({}, 1),
    f"{START}&guarantee=-5e-324": ({}, 1),
    f"{START}&guarantee=%2B1e300&a.guarantee=+2+": ({}, 2),
    f"{START}&guarantee=1{'0' * 200}": ({}, 1),
    START + "".join(f"&name{i}={i}" for i in range(30)): ({}, 30),
}

#: Text that only one of the two languages takes for a number.
FOREIGN = ["0x1", "0b1", "0o1", "1_0e-1", "%D9%A0.%D9%A5"]

#: Ranges that a link may give.
RANGED = ["r.price=.2~.4", "r.price=0.2%7E0.4&r.credit=.5~.5", "r.price=%2B.2~+.4&a.price=.1"]

#: Ranges that it may not give.
BAD_RANGES = [
    "r.price=.4",
    "r.price=",
    "r.price=~",
    "r.price=.2~",
    "r.price=.4~.2",
    "r.price=.2~.3~.4",
    "r.price=.2-.4",
    "r.price=.2~1e999",
    "r.price=nan~.4",
    "r.price=9~.2",
    "r.price=.2~much",
    "r.price=.2~0x1",
    "r.nonsense=.2",
    "r.nonsense=.4~.2",
    "r.=.2~.4",
    "a.r.price=.2~.4",
    "R.price=.2~.4",
    "r.price=.2~.4&r.price=.2~.4",
]

#: Ranges of which another version of the model may have been: none of them is taken, not even half.
AGED_RANGES = [
    "r.price=.2~9",
    "r.price=-1~.4",
    "r.price=-1~9&r.credit=.2~.4",
    "r.nonsense=.2~.4",
    "r.a.price=.2~.4",
    "r.__proto__=.2~.4",
    "r.Price=.2~.4",
    f"r.price=.2~{'9' * 100}",
]

#: What a link to a comparison may not say behind a good setting.
BAD_PINS = [
    "a.price=much",
    "a.price=",
    "a.price=NaN",
    "a.price=0x1",
    "a.nonsense=much",
    "a.=1",
    "a.outcome=attack",
    "a.explore=trap",
    "a.price=.1&a.price=.1",
]

#: What of a link to a comparison may be of another version of the model.
AGED_PINS = ["a.price=9", "a.price=-0.1", "a.nonsense=1", "a.a.price=1", "A.price=1", "a.__proto__=1", "b.price=1"]


# -- runs as files ----------------------------------------------------------------------------------------------------

A = Scenario("trap", {"price": 0.2})
B = Scenario("trap", {"price": 1.2, "violation": 0.5})
GOOD: dict[str, Any] = json.loads(Run(B, A).to_json())


def altered(**parts: Any) -> str:
    """The text of a good run with these parts instead."""
    return json.dumps(GOOD | parts)


def assuming(**values: Any) -> str:
    """The same with these assumptions instead."""
    return altered(assumptions=GOOD["assumptions"] | values)


#: Files that open nothing, each with a word that both messages say.
BAD = {
    "empty": ("", "JSON"),
    "truncated": (altered()[:-20], "JSON"),
    "not JSON": ("format: twodoors-run", "JSON"),
    "a page": ("<!DOCTYPE html><html></html>", "JSON"),
    "NaN": (assuming(price=math.nan), "JSON"),
    "an infinity": (assuming(price=math.inf), "JSON"),
    "a list": ("[]", "allowed is a run"),
    "a number": ("1", "allowed is a run"),
    "null": ("null", "allowed is a run"),
    "nothing": ("{}", "format"),
    "another format": (altered(format="threedoors-run"), "threedoors-run"),
    "a later version": (altered(version=3), "allowed is 1 or 2"),
    "a version in words": (altered(version="1"), "allowed is 1 or 2"),
    "a version that is true": (altered(version=True), "allowed is 1 or 2"),
    "a version between two": (altered(version=1.5), "allowed is 1 or 2"),
    "an unknown model": (altered(model="nonsense"), "nonsense"),
    "a model that is a number": (altered(model=3), "model"),
    "no model": (altered(model=None), "nothing"),
    "no assumptions": (altered(assumptions=None), "assumptions"),
    "a list of assumptions": (altered(assumptions=[0.5]), "assumptions"),
    "beyond all numbers": (assuming(price=1).replace('"price": 1,', '"price": 1e999,'), "allowed is a number"),
    "a great whole number": (assuming(price=10**400), "allowed is a number"),
    "text for a number": (assuming(price="0.5"), "allowed is a number"),
    "true for a number": (assuming(price=True), "allowed is a number"),
    "null for a number": (assuming(price=None), "allowed is a number"),
    "a list for a number": (assuming(price=[0.5]), "allowed is a number"),
    "no outcomes": (altered(outcomes=None), "outcomes"),
    "an outcome in words": (altered(outcomes=GOOD["outcomes"] | {"attack": "often"}), "attack"),
    "a bad pinned setting": (
        altered(pinned={**GOOD["pinned"], "assumptions": GOOD["assumptions"] | {"price": "9"}}),
        "ts pinned setting: ",
    ),
    "pinned text": (altered(pinned="A"), "ts pinned setting: "),
    "ranges in words": (altered(ranges="wide"), "ranges"),
    "a list of ranges": (altered(ranges=[[0.2, 0.4]]), "ranges"),
    "half a range": (altered(ranges={"price": [0.2]}), "allowed are two numbers for each name, the lower first"),
    "a range of three": (altered(ranges={"price": [0.2, 0.3, 0.4]}), "the lower first"),
    "a range that falls": (altered(ranges={"price": [0.4, 0.2]}), "price"),
    "a range with a word": (altered(ranges={"price": [0.2, "0.4"]}), "the lower first"),
    "a range with true": (altered(ranges={"price": [0, True]}), "the lower first"),
    "a range with nothing": (altered(ranges={"nonsense": [None, 1]}), "nonsense"),
    "no ranges but a number": (altered(ranges=0), "ranges"),
    "readings in words": (altered(readings="mine"), "readings"),
    "a table of readings": (altered(readings={"trap": {}}), "allowed is a list of them"),
    "a reading that is none": (altered(readings=[None]), "nothing"),
    "huge": (altered(saved="x" * LARGEST), f"allowed are {LARGEST:,}"),
    "a long name": (assuming(**{"x" * 50_000: "1"}), "xxxx"),
    "script": (assuming(**{"<img src=x onerror=window.injected=1>": "1"}), "img"),
}

#: A run with all that one may have.
FED = Run(
    Scenario("crisis", {"hazard": 0.002}, {"hazard": (0.001, 0.008), "pride": (0.05, 0.05)}),
    Scenario("crisis", {}),
    (
        Reading("trap", {"price": 1 / 3}, "article", "it is so", "2026-11-28T12:00:00.000Z"),
        Reading("offramp", {}, "Hassan Ahmadian"),
    ),
)
FULL: dict[str, Any] = json.loads(FED.to_json())


def fed(**parts: Any) -> str:
    """The text of the same with these parts instead."""
    return json.dumps(FULL | parts)


def reading(**parts: Any) -> str:
    """The same with its first reading changed so."""
    first, *others = FULL["readings"]
    return fed(readings=[first | parts, *others])


#: Files with readings that open nothing, each with a word that both messages say.
BAD_READINGS = {
    "of no model": (reading(model=None), "allowed is text of 1 to 140 characters"),
    "of a model without a name": (reading(model=""), "allowed is text of 1 to 140 characters"),
    "of nobody": (reading(whose=""), "whose"),
    "of a number": (reading(whose=3), "whose"),
    "with a long because": (reading(because="x" * 141), "allowed is text of 0 to 140 characters"),
    "without a because": (reading(because=None), "because"),
    "of no time": (reading(time=20261128), "time"),
    "without assumptions": (reading(assumptions=None), "assumptions of a reading"),
    "with a word": (reading(assumptions={"price": "0.5"}), "allowed is a number"),
    "twice of a model": (fed(readings=FULL["readings"] * 2), "allowed is one of each model"),
    "beside a good one": (fed(readings=[*FULL["readings"], {}]), "model"),
}

#: Files with ranges and readings of other versions: each with how many remarks are made of it.
AGED_READINGS = {
    "as it was saved": (fed(), 0),
    "without either": (fed(ranges=None, readings=None), 0),
    "of the first format": (fed(version=1, ranges="wide", readings="mine"), 0),
    "a name in emoji": (reading(because="😀" * 140), 0),
    "of a model that is gone": (reading(model="bygone"), 1),
    "of this very model": (reading(model="crisis"), 1),
    "of a name of JavaScript": (reading(model="__proto__"), 1),
    "with nothing": (reading(assumptions={}), 1),
    "with a name that is gone": (reading(assumptions=FULL["readings"][0]["assumptions"] | {"bygone": 1}), 1),
    "with a value beyond": (reading(assumptions=FULL["readings"][0]["assumptions"] | {"price": 99}), 1),
    "with a range beyond": (fed(ranges={"hazard": [0.001, 99], "pride": [0.1, 0.2]}), 1),
    "with a range of nothing": (fed(ranges={"bygone": [0, 1], "__proto__": [0, 1]}), 1),
    "with all of it": (fed(ranges={"bygone": [0, 1]}, readings=[{**FULL["readings"][0], "assumptions": {}}]), 2),
}


#: Files of which another version of the model may have been: each with what is said to be gone.
AGED_RUNS = {
    "an unknown assumption": (assuming(nonsense=1), "“nonsense” (not in this model)"),
    "a name of JavaScript": (assuming(__proto__=1), "“__proto__” (not in this model)"),
    "another name of JavaScript": (assuming(toString=1), "“toString” (not in this model)"),
    "too high": (assuming(violation=1.6), " 1.6 (allowed is a number from 0 to 1.5; it is at its default, "),
    "too low": (assuming(violation=-1e-300), " -1e-300 (allowed is a number from 0 to 1.5; it is at its default, "),
    "a long name": (assuming(**{"x" * 50_000: 1}), f"“{'x' * 60}…” (not in this model)"),
    "script": (assuming(**{"<img src=x onerror=window.injected=1>": 1}), "img"),
    "a pinned setting": (
        altered(pinned={**GOOD["pinned"], "assumptions": GOOD["assumptions"] | {"violation": 9}}),
        " 9 (allowed is a number from 0 to 1.5",
    ),
}


#: A good run but for its bytes, which are not UTF-8.
LATIN = altered(book="Tür").encode().replace(b"\\u00fc", b"\xfc")


def without(name: str) -> str:
    """The text of a good run that does not name this assumption, and has nothing pinned."""
    return altered(assumptions={n: v for n, v in GOOD["assumptions"].items() if n != name}, pinned=None)
