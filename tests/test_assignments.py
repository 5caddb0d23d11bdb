"""The assignments: what students get, and that a right, a wrong and an empty solution are graded as they should be."""

from __future__ import annotations

import ast
import csv
import json
import re
import subprocess
import sys
import tomllib
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import jupytext
import pytest
import yaml  # type: ignore[import-untyped]
from otter.api import grade_submission
from otter.test_files import GradingResults

from assignments import build
from assignments.grade import main as grade_folder
from tests.conftest import ROOT
from twodoors.evidence import tables
from twodoors.models import names as models_there

NAMES = [master.stem for master in build.MASTERS]

#: A mistake for each assignment: what of the solution is replaced by what, and the tests that must fail for it.
MISTAKES = {
    "a1-claim": (
        ('return "turns"', 'return "rises"'),
        {"q4 - 2"},
    ),
    "a2-tree": (
        (
            "sum(chance * values[player] for chance, values in zip(made, below.values()))",
            "max(v[player] for v in below.values())",
        ),
        {"q4 - 2", "q4 - 3", "q4 - 4", "q5 - 2", "q5 - 3"},
    ),
    "a3-base-rates": (
        ("p, z = n / total, 1.96", "p, z = n / total, 1.645"),
        {"q2 - 1", "q2 - 2", "q2 - 3"},
    ),
    "a4-what-would-flip-it": (
        ("min(found, key=lambda value: abs(value - assumption.default), default=None)", "min(found, default=None)"),
        {"q3 - 4"},
    ),
    "a5-memo": (
        ("        now = then\n", ""),
        {"q4 - 1", "q4 - 2", "q4 - 3"},
    ),
}


@pytest.fixture(scope="session")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where this session's assignments are built."""
    return tmp_path_factory.mktemp("assignments")


@pytest.fixture
def built(dist: Path, request: pytest.FixtureRequest) -> Path:
    """The folder of one assignment, built once."""
    name: str = request.getfixturevalue("name")
    if not (dist / name).exists():
        build.build(build.HERE / f"{name}.md", dist, check=False)
    return dist / name


def each(function: Any) -> Any:
    """Once for each assignment, all tests of one in the same process."""
    marked = [pytest.param(name, marks=pytest.mark.xdist_group(f"assignment {name}")) for name in NAMES]
    return pytest.mark.parametrize("name", marked)(function)


def notebook(built: Path, version: str) -> Any:
    """The notebook of a version, ``student`` or ``autograder``."""
    return jupytext.read(built / version / f"{built.name}.ipynb")


def graded(built: Path, submission: Path) -> GradingResults:
    """What otter says of a submission."""
    return grade_submission(str(submission), str(built / "autograder" / "autograder.zip"), quiet=True)


def failed(results: GradingResults) -> set[str]:
    """The names of the tests that failed."""
    cases = [case for file in results.results.values() for case in file.test_case_results]
    return {case.test_case.name for case in cases if not case.passed}


@cache
def master(name: str) -> tuple[str, dict[str, dict[str, Any]]]:
    """The text of a master, and of each of its questions the configuration, with its rubric where it is written."""
    text = (build.HERE / f"{name}.md").read_text(encoding="utf-8")
    questions = {}
    for block in re.findall(r"# BEGIN QUESTION\n(.*?)# END QUESTION", text, flags=re.S):
        config = dict(re.findall(r"^(\w+): (.+)$", block.partition("```")[0], flags=re.M))
        rubric = re.findall(r"^\| ([^|]+) \| ([\d.]+): [^|]+ \| ([\d.]+): [^|]+ \| 0: [^|]+ \|$", block, flags=re.M)
        questions[config["name"]] = {**config, "rubric": rubric, "text": block}
    return text, questions


# -- graded -----------------------------------------------------------------------------------------------------------


@each
def test_a_right_solution_has_full_marks(built: Path, tmp_path: Path, name: str) -> None:
    submission = tmp_path / "name_1234_5678_a1-claim-2.ipynb"  # however the course's platform names it
    jupytext.write(notebook(built, "autograder"), submission)
    results = graded(built, submission)
    assert failed(results) == set()
    _, questions = master(name)
    points = {question: float(config["points"]) for question, config in questions.items() if "manual" not in config}
    assert {question: file.score for question, file in results.results.items()} == pytest.approx(points)


@each
def test_a_wrong_solution_fails_the_tests_that_it_should(built: Path, tmp_path: Path, name: str) -> None:
    (right, wrong), expected = MISTAKES[name]
    solved = notebook(built, "autograder")
    assert sum(cell.source.count(right) for cell in solved.cells) == 1
    for cell in solved.cells:
        cell.source = cell.source.replace(right, wrong)
    jupytext.write(solved, tmp_path / f"{name}.ipynb")
    results = graded(built, tmp_path / f"{name}.ipynb")
    assert failed(results) == expected
    assert 0 < results.total < results.possible


@each
def test_an_empty_one_is_graded_without_a_crash_and_earns_nothing(built: Path, name: str) -> None:
    results = graded(built, built / "student" / f"{name}.ipynb")
    assert results.total == 0
    assert results.possible > 0
    cases = [case.test_case.name for file in results.results.values() for case in file.test_case_results]
    assert failed(results) == set(cases)


@pytest.mark.xdist_group(f"assignment {NAMES[0]}")
def test_a_folder_is_graded_into_a_table_and_what_cannot_be_graded_is_named(
    dist: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name, other = NAMES[:2]
    for wanted in (name, other):
        if not (dist / wanted).exists():
            build.build(build.HERE / f"{wanted}.md", dist, check=False)
    monkeypatch.setattr("assignments.grade.HERE", tmp_path)
    (tmp_path / "dist").symlink_to(dist)
    folder = tmp_path / "submissions"
    folder.mkdir()
    (folder / "1_solved.ipynb").write_bytes((dist / name / "autograder" / f"{name}.ipynb").read_bytes())
    (folder / "2_of_another.ipynb").write_bytes((dist / other / "student" / f"{other}.ipynb").read_bytes())
    (folder / "3_broken.ipynb").write_text("no notebook", encoding="utf-8")
    grade_folder(name, str(folder), str(tmp_path / "scores.csv"))
    solved, foreign, broken = csv.DictReader((tmp_path / "scores.csv").read_text(encoding="utf-8").splitlines())
    _, questions = master(name)
    assert {q: float(solved[q]) for q in questions if solved.get(q)} == {
        q: float(config["points"]) for q, config in questions.items() if "manual" not in config
    }
    assert float(solved["total"]) == 22
    assert (solved["problem"], foreign["total"], broken["total"]) == ("", "", "")
    assert f"this is assignment '{name}'" in foreign["problem"]
    assert broken["problem"].startswith("NotJSONError")


@pytest.mark.xdist_group(f"assignment {NAMES[0]}")
def test_the_autograder_brings_the_package_the_data_and_the_pins_of_what_they_need(dist: Path, tmp_path: Path) -> None:
    name = NAMES[0]
    if not (dist / name).exists():
        build.build(build.HERE / f"{name}.md", dist, check=False)
    with zipfile.ZipFile(dist / name / "autograder" / "autograder.zip") as archive:
        archive.extractall(tmp_path)
    everything = """
import sys
sys.path.insert(0, "files")
import twodoors
from twodoors import ask, evidence, quiz
from twodoors.evidence import tables
from twodoors.models import load, names
assert ask("05-the-trap", "predict-strike").html and quiz("05-the-trap").html
print(twodoors.__file__, len([load(name) for name in names()]), len([evidence.load(name) for name in tables.names()]))
"""
    done = subprocess.run([sys.executable, "-c", everything], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    place, models, read = done.stdout.split()
    assert (tmp_path / place).resolve() == tmp_path / "files" / "twodoors" / "__init__.py"
    assert (int(models), int(read)) == (len(models_there()), len(tables.names()))

    environment = yaml.safe_load((tmp_path / "environment.yml").read_text(encoding="utf-8"))
    assert "python=3.11" in environment["dependencies"]
    [installed] = [part["pip"] for part in environment["dependencies"] if isinstance(part, dict)]
    pinned = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert all(re.sub(r"\[.+\]", "", line) in pinned for line in installed)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert {line.split("==")[0] for line in installed} == {
        "otter-grader[grading,plugins]",
        *(line.split(">=")[0] for line in project["dependencies"]),
    }


# -- handed out -------------------------------------------------------------------------------------------------------


@each
def test_students_get_neither_solutions_nor_hidden_tests(built: Path, name: str) -> None:
    text, questions = master(name)
    given = (built / "student" / f"{name}.ipynb").read_text(encoding="utf-8")
    kept = (built / "autograder" / f"{name}.ipynb").read_text(encoding="utf-8")
    assert list((built / "student").iterdir()) == [built / "student" / f"{name}.ipynb"]
    code = "\n".join(re.findall(r"```\{code-cell\} ipython3\n(.*?)```", text, flags=re.S))
    secret = re.findall(r"^ *# BEGIN SOLUTION(?: NO PROMPT)?\n(.*?)^ *# END SOLUTION", code, flags=re.S | re.M)
    secret += re.findall(r"^(\w+ = .+)  # SOLUTION$", code, flags=re.M)
    written = re.findall(r"^(\*For the grader\.\*.+?)\n\n```", text, flags=re.S | re.M)
    assert len(written) == len([q for q in questions.values() if "manual" in q])
    lines = {line.strip() for part in [*secret, *written] for line in part.splitlines() if len(line.strip()) > 12}
    assert len(lines) > 10
    for line in lines:
        encoded = json.dumps(line, ensure_ascii=False)[1:-1]
        assert encoded in kept, line
        assert encoded not in given, line

    tests = {"hidden": "", "seen": ""}
    for cell in re.findall(r"```\{code-cell\} ipython3\n((?:# HIDDEN\n)?def test_.*?)```", text, flags=re.S):
        tests["hidden" if cell.startswith("# HIDDEN") else "seen"] += cell
    held = json.loads(given)["metadata"]["otter"]["tests"]
    assert set(held) == {q for q, config in questions.items() if "manual" not in config}
    source = "".join(held.values())
    assert "hidden=True" not in source
    for kind, expected in (("hidden", False), ("seen", True)):
        names = re.findall(r"def (test_\w+)\(", tests[kind])
        assert len(names) >= len(held)
        found = [f"def {test}(" in source for test in names]
        assert all(found) if expected else not all(found)
    assert source.count("@test_case(") == len(re.findall(r"def test_", tests["seen"]))
    assert all(cell.get("outputs", []) == [] for cell in json.loads(given)["cells"])


@each
def test_functions_and_values_are_graded_and_never_widgets(name: str) -> None:
    text, _ = master(name)
    code = re.findall(r"```\{code-cell\} ipython3\n(.*?)```", text, flags=re.S)
    used: set[str] = set()
    for cell in code:
        for node in ast.walk(ast.parse(cell)):
            if isinstance(node, ast.Import):
                used |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                used |= {f"{node.module}.{alias.name}" for alias in node.names}
            elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "evidence":
                assert node.attr == "load", "a figure is a widget"
    assert used <= {
        "numpy",
        "pandas",
        "itertools.combinations",
        "unittest.mock.patch",
        "twodoors.Scenario",
        "twodoors.evidence",
        "twodoors.models.load",
        "twodoors.models.names",
        "twodoors.tree.Decision",
        "twodoors.tree.Leaf",
    }


# -- points, rubrics, pages -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_points_add_up_in_questions_table_and_rubric(name: str) -> None:
    text, questions = master(name)
    listed = re.findall(r"^\| (\d) \| (.+?) \| (\d+) \| (by tests|by the rubric) \|$", text, flags=re.M)
    assert [f"q{number}" for number, *_ in listed] == list(questions)
    for number, title, points, how in listed:
        config = questions[f"q{number}"]
        assert f"## Question {number}. {title}\n" in config["text"]
        assert config["points"] == points
        assert ("manual" in config) == (how == "by the rubric")
        if "manual" in config:
            assert len(config["rubric"]) >= 3
            assert sum(float(full) for _, full, _ in config["rubric"]) == int(points)
            assert all(float(half) == float(full) / 2 for _, full, half in config["rubric"])
        else:
            assert "# HIDDEN" in config["text"] or (name, number) == ("a5-memo", "1")
            assert re.search(r"```\{code-cell\} ipython3\ndef test_", config["text"]), "a test that students see"
    assert sum(int(points) for _, _, points, _ in listed) == 40
    assert "**Points:** 40." in text


def test_the_book_lists_every_assignment_as_it_is_and_chapters_link_to_theirs() -> None:
    page = (ROOT / "reference" / "assignments.md").read_text(encoding="utf-8")
    rows = re.findall(
        r"^\| \{ref\}`(\d)\. (.+?) <assignment-\1>` \| (.+?) \| (\d+) \| (\d+) \| (\d+) \|$", page, flags=re.M
    )
    assert len(rows) == len(NAMES) == 5
    for (number, title, listed, minutes, tests, rubric), name in zip(rows, NAMES, strict=True):
        text, questions = master(name)
        assert name.startswith(f"a{number}-")
        assert f"\n# Assignment {number}. {title}\n" in text
        assert f"**Expected time:** {minutes} minutes." in text
        assert f"Goes with chapters {listed}" in text
        for expected, manual in ((tests, False), (rubric, True)):
            assert sum(int(q["points"]) for q in questions.values() if ("manual" in q) == manual) == int(expected)
        [section] = re.findall(
            rf"^\(assignment-{number}\)=\n## {number}\. {re.escape(title)}\n(.*?)(?=^\(|\Z)", page, flags=re.S | re.M
        )
        outcomes = re.findall(r"^\d\. .+$", section, flags=re.M)
        assert len(outcomes) == 3
        assert outcomes == re.findall(r"^\d\. .+$", text.partition("| Question |")[0], flags=re.M)
        first, to, last = listed.partition(" to ")
        chapters = set(range(int(first), int(last) + 1)) if to else {int(n) for n in re.findall(r"\d+", listed)}
        link = f"{{ref}}`{title} <assignment-{number}>`"
        linked = [
            p for p in ROOT.glob("chapters/*.md") if link in p.read_text(encoding="utf-8").partition("## Exercises")[2]
        ]
        assert {int(path.name[:2]) for path in linked} == chapters
