"""The models' findings hold as they say: at few points after every change, at all before a change is handed in."""

from __future__ import annotations

import pytest

from tests.conftest import ROOT
from tests.helpers.contrary import assert_cases_are_what_they_are_called
from twodoors.model.kept import kept
from twodoors.models import files, load, names

ALL = [(name, finding) for name in names() for finding in load(name).findings]


@pytest.mark.parametrize(("name", "finding"), ALL)
def test_a_finding_holds_as_it_says_and_its_cases_are_what_they_are_called(name: str, finding: str) -> None:
    own = load(name).findings[finding]
    assert_cases_are_what_they_are_called(own, own.verify(1024))


@pytest.mark.slow
@pytest.mark.parametrize("name", names())
def test_all_findings_hold_as_they_say_at_all_points(name: str) -> None:
    """What was checked of the same content when the book was built is not worked out again."""
    findings = load(name).findings
    checks = kept(findings, ROOT / "_build" / "findings", files(name))
    assert len(checks) == len(findings) > 0
    for finding in findings.values():
        check = finding.held(checks[finding.name])
        assert_cases_are_what_they_are_called(finding, check)
