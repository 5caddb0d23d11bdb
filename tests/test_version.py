"""The book's version: in one place, and what must repeat it says the same."""

from __future__ import annotations

import json
import re
import tomllib

import yaml  # type: ignore[import-untyped]

from tests.conftest import ROOT
from twodoors import Run, Scenario, explore
from twodoors.models import load, names
from twodoors.version import BOOK

CHANGES = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_package_takes_its_version_from_the_one_place() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert "version" not in project["project"]
    assert project["project"]["dynamic"] == ["version"]
    assert project["tool"]["setuptools"]["dynamic"] == {"version": {"attr": "twodoors.version.BOOK"}}
    assert re.fullmatch(r"\d+\.\d+\.\d+", BOOK)


def test_runs_and_pages_say_it() -> None:
    assert json.loads(Run(Scenario("trap", {})).to_json())["book"] == BOOK
    assert explore(load("trap")).spec["book"] == BOOK


def test_the_citation_and_the_changelog_say_the_same_version_and_day() -> None:
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert cited["version"] == BOOK
    listed = re.findall(r"^## \[(.+)\] - (\d{4}-\d\d-\d\d)$", CHANGES, flags=re.M)
    assert listed[0] == (BOOK, str(cited["date-released"]))
    days = [day for _, day in listed]
    assert days == sorted(days, reverse=True)
    assert "(CHANGELOG.md)" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_second_edition_says_of_each_model_what_is_gone() -> None:
    latest = CHANGES.partition("## [0.2.0]")[2].partition("\n## [")[0]
    assert sorted(re.findall(r"^  - `(\w+)`, chapter \d+: ", latest, flags=re.M)) == names()
