"""Check every finding of the book at many more points than the build does, and print its shares and what it took.

Run by ``make bench``, and alone by ``python -m tests.bench.findings [MODEL ...]``.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence

from twodoors.model import FindingFails
from twodoors.models import load, names
from twodoors.words import fit_output

MANY = 262_144

#: Fewer where the points are dear: each is a game of half a year, worked back and forth.
POINTS = {"crisis": 65_536}


def findings(wanted: Sequence[str] = ()) -> None:
    """The findings of these models, or of all."""
    for name in wanted or names():
        points, model = POINTS.get(name, MANY), load(name)
        print(f"\n{name}: findings at {points:,} random points and as many stops of the sliders", flush=True)
        begun = time.perf_counter()
        for finding in model.findings.values():
            start = time.perf_counter()
            check = finding.check(points)
            try:
                finding.held(check)
                said = f"holds in {check.share:.6f}, on stops {check.on_stops:.6f}, condition {check.condition:.4f}"
            except FindingFails as short:
                said = f"FALLS SHORT: {short}"
            print(f"  {finding.name}: {said} ({time.perf_counter() - start:.1f} s)", flush=True)
            assert finding.space is not None
        finding.space.clear()
        print(f"  together {time.perf_counter() - begun:.0f} s", flush=True)


if __name__ == "__main__":
    fit_output()
    findings(sys.argv[1:])
