"""``make sources``: prints the lists, and writes down the counts that have fallen. Exits with 1 where one has risen."""

from __future__ import annotations

import json

from tools.sources.lists import COUNTS, LISTS, counts
from twodoors.words import fit_output


def main() -> int:
    """Print every list with its count and the count that it may have; 1 if one has more, else 0."""
    fit_output()
    held = counts()
    found = {name: make() for name, make in LISTS.items()}
    for name, items in found.items():
        print(f"{name}: {len(items)} (at most {held[name]})", *(f"  {item}" for item in items), "", sep="\n")
    fallen = {name: min(len(items), held[name]) for name, items in found.items()}
    if fallen != held:
        COUNTS.write_text(json.dumps(fallen, indent=2) + "\n", encoding="utf-8")
    return int(any(len(items) > held[name] for name, items in found.items()))


if __name__ == "__main__":
    raise SystemExit(main())
