"""The models' findings hold as they say: at few points after every change, at all before a change is handed in."""

from __future__ import annotations

import pytest

from tests.conftest import ROOT
from twodoors.model.kept import kept
from twodoors.models import files, load, names

ALL = [(name, finding) for name in names() for finding in load(name).findings]


@pytest.mark.parametrize(("name", "finding"), ALL)
def test_a_finding_holds_as_it_says(name: str, finding: str) -> None:
    load(name).findings[finding].verify(1024)


@pytest.mark.slow
@pytest.mark.parametrize("name", names())
def test_all_findings_hold_as_they_say_at_all_points(name: str) -> None:
    """What was checked of the same content when the book was built is not worked out again."""
    findings = load(name).findings
    checks = kept(findings, ROOT / "_build" / "findings", files(name))
    assert len(checks) == len(findings) > 0
    for finding in findings.values():
        finding.held(checks[finding.name])
