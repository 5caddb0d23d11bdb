"""What is asked of the registries: a weakness fails, and so does a question that had no answer."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from tools import audit

CLEAN = {
    "pip-audit": {"dependencies": [{"name": "numpy", "version": "2", "vulns": []}]},
    "npm": {"vulnerabilities": {}},
}
WEAK = {
    "pip-audit": {"dependencies": [{"name": "numpy", "version": "2", "vulns": [{"id": "PYSEC-1"}]}]},
    "npm": {"vulnerabilities": {"ws": {"severity": "high"}}},
}


def saying(held: dict[str, object], error: str = "", strange: str = "") -> audit.Run:
    """A program that answers so; ``strange`` where it answers with no JSON."""

    def run(command: Sequence[str], folder: Path) -> tuple[int, str, str]:
        assert folder.is_dir()
        asked = "npm" if command[0] == "npm" else "pip-audit"
        return (0 if not error else 1), strange or json.dumps(held.get(asked, {})), error

    return run


def test_what_is_clean_is_said_to_be(capsys: pytest.CaptureFixture[str]) -> None:
    assert audit.main(saying(CLEAN)) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[-1] == "3 of 3 are clean"
    assert said[0] == "Python’s packages, by pip-audit: nothing known"


def test_a_weakness_is_named_and_fails(capsys: pytest.CaptureFixture[str]) -> None:
    assert audit.main(saying(WEAK)) == 1
    said = capsys.readouterr().out
    assert "Python’s packages, by pip-audit: numpy 2 PYSEC-1" in said
    assert "frontend/package-lock.json, by npm audit: ws high" in said
    assert said.endswith("0 of 3 are clean\n")


@pytest.mark.parametrize("strange", ["", "<html>405</html>", "[]", '{"message": "405 Method Not Allowed"}'])
def test_a_mirror_that_does_not_answer_counts_as_failed(strange: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert audit.main(saying({}, "one\nno such address\n", strange)) == 1
    said = capsys.readouterr().out
    assert said.count("no answer, so it counts as failed (") == 3
    assert "no such address)" in said
    assert said.endswith("0 of 3 are clean\n")


def test_packages_that_the_registry_does_not_know_count_as_failed_too(capsys: pytest.CaptureFixture[str]) -> None:
    held = [{"name": "numpy", "skip_reason": "not found"}, {"name": "twodoors", "skip_reason": "not found"}]
    assert audit.main(saying(CLEAN | {"pip-audit": {"dependencies": held}})) == 1
    assert "counts as failed (1 are not known there: numpy …)" in capsys.readouterr().out


def test_a_program_that_is_not_there_is_no_answer(tmp_path: Path) -> None:
    code, out, said = audit.run(["no-such-program-anywhere"], tmp_path)
    assert (code, out) == (1, "")
    assert "no-such-program-anywhere" in said
