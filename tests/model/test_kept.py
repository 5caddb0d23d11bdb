"""Checks that are kept: they come back as they were made, and are made anew when anything that made them is another."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from twodoors.model import Finding, Model, at, higher, symbols
from twodoors.model.kept import kept
from twodoors.models import files, load

POINTS = 256


def model() -> Model:
    """A model with one finding that holds and one that fails."""
    doubt = symbols("doubt")
    more = {"more": {"doubt": higher("doubt")}}
    findings = [
        Finding("it-rises", "So it is.", at("more", "doubt") > doubt, settings=more),
        Finding("it-is-small", "So it is.", doubt <= 0.2),
    ]
    return replace(load("deal_range"), findings=findings)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the findings that were checked, in turn."""
    names: list[str] = []
    check = Finding.check

    def counting(finding: Finding, *points: Any, **options: Any) -> Any:
        names.append(finding.name)
        return check(finding, *points, **options)

    monkeypatch.setattr(Finding, "check", counting)
    return names


def test_a_check_comes_back_as_it_was_made(tmp_path: Path, made: list[str]) -> None:
    findings = model().findings
    first = kept(findings, tmp_path, files("deal_range"), POINTS)
    assert made == ["it-rises", "it-is-small"]
    assert kept(findings, tmp_path, files("deal_range"), POINTS) == first
    assert len(made) == 2
    assert first["it-is-small"].counterexample is not None
    assert [path.suffix for path in tmp_path.iterdir()] == [".json"]


def test_another_content_or_number_of_points_is_another_check(tmp_path: Path, made: list[str]) -> None:
    findings, source = model().findings, tmp_path / "model.py"
    folder = tmp_path / "kept"
    source.write_text("one", encoding="utf-8")
    kept(findings, folder, [source], POINTS)
    source.write_text("another", encoding="utf-8")
    kept(findings, folder, [source], POINTS)
    assert len(made) == 4
    assert len(list(folder.iterdir())) == 1  # what is out of date is gone
    kept(findings, folder, [source], 2 * POINTS)
    kept(findings, folder, [source], POINTS, carried=True)
    assert len(made) == 8
    assert len(list(folder.iterdir())) == 3


@pytest.mark.parametrize("damage", ["", "{", "[]", "null", '{"it-rises": null}', "{}", '{"it-rises": {"name": "x"}}'])
def test_what_is_damaged_is_made_anew(tmp_path: Path, made: list[str], damage: str) -> None:
    findings = model().findings
    first = kept(findings, tmp_path, files("deal_range"), POINTS)
    [path] = tmp_path.iterdir()
    path.write_text(damage, encoding="utf-8")
    assert kept(findings, tmp_path, files("deal_range"), POINTS) == first
    assert kept(findings, tmp_path, files("deal_range"), POINTS) == first
    assert len(made) == 4
