"""A run of the trap as a file, whole and spoilt in every way that must open nothing."""

from __future__ import annotations

import json
import math
from typing import Any

from tests.helpers.comparing import A, B
from twodoors import Run
from twodoors.scenarios.run import LARGEST

GOOD: dict[str, Any] = json.loads(Run(B, A).to_json())


def altered(**parts: Any) -> str:
    """The text of a good run with these parts instead."""
    return json.dumps(GOOD | parts)


def assuming(**values: Any) -> str:
    """The same with these assumptions instead."""
    return altered(assumptions=GOOD["assumptions"] | values)


def without(name: str) -> str:
    """The text of a good run that does not name this assumption, and has nothing pinned."""
    return altered(assumptions={n: v for n, v in GOOD["assumptions"].items() if n != name}, pinned=None)


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
    "a later version": (altered(version=2), "allowed is 1"),
    "a version in words": (altered(version="1"), "allowed is 1"),
    "a version that is true": (altered(version=True), "allowed is 1"),
    "an unknown model": (altered(model="nonsense"), "nonsense"),
    "a model that is a number": (altered(model=3), "model"),
    "no model": (altered(model=None), "nothing"),
    "no assumptions": (altered(assumptions=None), "assumptions"),
    "a list of assumptions": (altered(assumptions=[0.5]), "assumptions"),
    "an unknown assumption": (assuming(nonsense=1), "nonsense"),
    "a name of JavaScript": (assuming(__proto__=1), "__proto__"),
    "another name of JavaScript": (assuming(toString=1), "toString"),
    "too high": (assuming(price=1.6), "allowed is a number from 0 to 1.5"),
    "too low": (assuming(price=-1e-300), "allowed is a number from 0 to 1.5"),
    "beyond all numbers": (assuming(price=1).replace('"price": 1,', '"price": 1e999,'), "allowed is a number"),
    "a great whole number": (assuming(price=10**400), "allowed is a number"),
    "text for a number": (assuming(price="0.5"), "allowed is a number"),
    "true for a number": (assuming(price=True), "allowed is a number"),
    "null for a number": (assuming(price=None), "allowed is a number"),
    "a list for a number": (assuming(price=[0.5]), "allowed is a number"),
    "no outcomes": (altered(outcomes=None), "outcomes"),
    "an outcome in words": (altered(outcomes=GOOD["outcomes"] | {"attack": "often"}), "attack"),
    "a bad pinned setting": (
        altered(pinned={**GOOD["pinned"], "assumptions": GOOD["assumptions"] | {"price": 9}}),
        "ts pinned setting: ",
    ),
    "pinned text": (altered(pinned="A"), "ts pinned setting: "),
    "huge": (altered(saved="x" * LARGEST), f"allowed are {LARGEST}"),
    "a long name": (assuming(**{"x" * 50_000: 1}), "xxxx"),
    "script": (assuming(**{"<img src=x onerror=window.injected=1>": 1}), "img"),
}


#: A good run but for its bytes, which are not UTF-8.
LATIN = altered(book="Tür").encode().replace(b"\\u00fc", b"\xfc")
