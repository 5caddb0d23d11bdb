"""The models' findings hold as they say: at few points after every change, at all before a change is handed in."""

from __future__ import annotations

import pytest

from twodoors.model.points import POINTS
from twodoors.models import load, names

ALL = [(name, finding) for name in names() for finding in load(name).findings]


@pytest.mark.parametrize(("name", "finding"), ALL)
@pytest.mark.parametrize("points", [1024, pytest.param(POINTS, marks=pytest.mark.slow)])
def test_a_finding_holds_as_it_says(name: str, finding: str, points: int) -> None:
    load(name).findings[finding].verify(points)
