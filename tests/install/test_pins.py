"""Pinned versions: one of each package, from wherever pip and npm look."""

from __future__ import annotations

import json
import os
import re

import pytest

from tests.conftest import ROOT

PINNED = [
    "requirements.txt",
    "requirements-test.txt",
    "constraints.txt",
    "assignments/requirements.txt",
    "frontend/requirements.txt",
]


def requirements(file: str) -> list[str]:
    """The file's lines that name packages."""
    lines = [line.partition("#")[0].strip() for line in (ROOT / file).read_text(encoding="utf-8").splitlines()]
    return [
        line for line in lines if line and line not in ("-c constraints.txt", "-c ../constraints.txt", "-e .[book]")
    ]


@pytest.mark.parametrize("file", PINNED)
def test_python_packages_are_pinned_and_come_from_wherever_pip_looks(file: str) -> None:
    assert "://" not in (ROOT / file).read_text(encoding="utf-8")
    listed = requirements(file)
    assert listed
    assert [line for line in listed if not re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][A-Za-z0-9.]*", line)] == []


def test_every_file_pins_the_same_versions() -> None:
    versions: dict[str, set[str]] = {}
    for line in [line for file in PINNED for line in requirements(file)]:
        name, version = line.split("==")
        versions.setdefault(re.sub(r"[-_.]+", "-", name).lower(), set()).add(version)
    assert {name: found for name, found in versions.items() if len(found) > 1} == {}


def test_npm_packages_are_pinned_and_come_from_wherever_npm_looks() -> None:
    wanted = json.loads((ROOT / "frontend" / "package.json").read_text(encoding="utf-8"))
    locked = json.loads((ROOT / "frontend" / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    root = locked.pop("")
    for kind in ("dependencies", "devDependencies"):
        assert root[kind] == wanted[kind]
        for name, version in wanted[kind].items():
            assert re.fullmatch(r"\d+\.\d+\.\d+", version), name
            assert locked[f"node_modules/{name}"]["version"] == version
    assert [name for name, package in locked.items() if "resolved" in package or "integrity" not in package] == []


@pytest.mark.xdist_group("pins")
def test_tests_of_a_group_run_in_one_process(request: pytest.FixtureRequest) -> None:
    """Where pytest and its xdist do not fit, groups are forgotten in silence: each process then makes all there is."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        assert request.node.nodeid.endswith("@pins")
