"""The assignments: what students get, and that a right, a wrong and an empty solution are graded as they should be."""

from __future__ import annotations

import ast
import csv
import json
import os
import re
import select
import shutil
import signal
import subprocess
import sys
import tomllib
import zipfile
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import jupytext
import pytest
import yaml  # type: ignore[import-untyped]
from nbformat.v4 import new_code_cell
from otter.api import grade_submission
from otter.test_files import GradingResults

from assignments import HERE, MASTERS, build
from assignments.grade import main as grade_folder
from assignments.scores import plain
from tests.conftest import ROOT
from twodoors.evidence import tables
from twodoors.models import names as models_there

NAMES = [master.stem for master in MASTERS]

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
        build.build(HERE / f"{name}.md", dist, check=False)
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
    text = (HERE / f"{name}.md").read_text(encoding="utf-8")
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


# -- a class, graded by the command -----------------------------------------------------------------------------------


@pytest.fixture
def first(dist: Path) -> Path:
    """The folder of the first assignment, built once in each process that tests."""
    if not (dist / NAMES[0]).exists():
        build.build(HERE / f"{NAMES[0]}.md", dist, check=False)
    return dist / NAMES[0]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder for submissions."""
    made = tmp_path / "submissions"
    made.mkdir()
    return made


class Line:
    """Hears a process say something at the other end of a named pipe, and that it has ended."""

    def __init__(self, path: Path) -> None:
        os.mkfifo(path)
        self.path = path
        self._open()

    def _open(self) -> None:
        self._end = os.open(self.path, os.O_RDONLY | os.O_NONBLOCK)

    def hear(self) -> bytes:
        """Waits for what is said; ``b""`` once the process has ended, after which the next one may come."""
        if not select.select([self._end], [], [], 300)[0]:
            pytest.fail(f"nothing is heard from {self.path}")
        said = os.read(self._end, 100)
        if not said:
            os.close(self._end)
            self._open()
        return said

    @property
    def says(self) -> str:
        """Code that says that it runs, and keeps the pipe open until its process ends."""
        return f"line = open({str(self.path)!r}, 'w'); print('runs', file=line, flush=True)\n"


def hand_in(to: Path, first: Path, code: str, *, only: bool = False, replace: tuple[str, str] = ("", "")) -> None:
    """Write the solution with ``code`` run before it, or only that, and one text replaced by another."""
    solved = notebook(first, "autograder")
    for cell in solved.cells:
        cell.source = cell.source.replace(*replace)
    first_cell = new_code_cell(code)  # type: ignore[no-untyped-call]
    solved.cells = [first_cell, *([] if only else solved.cells)]
    jupytext.write(solved, to)


def rows_of(table: Path) -> dict[str, dict[str, str]]:
    """The rows of a table of scores, by file, in their order."""
    return {row["file"]: row for row in csv.DictReader(table.read_text(encoding="utf-8").splitlines())}


def progress(said: str) -> list[str]:
    """The files that the command says it has graded; its lines must count up."""
    told = re.findall(r"^(\d+) of (\d+): (\S+?):? ", said, flags=re.M)
    numbers = [int(done) for done, _, _ in told]
    assert len({number - place for place, number in enumerate(numbers)}) <= 1
    return [name for _, _, name in told]


@pytest.mark.slow
def test_a_class_is_graded_whatever_its_submissions_do(
    first: Path, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    both = tmp_path / "both"  # whoever opens a named pipe waits for the other: the first two are run at once
    os.mkfifo(both)
    hand_in(folder / "1_right.ipynb", first, f"open({str(both)!r}, 'r').close()")
    hand_in(folder / "2_wrong.ipynb", first, f"open({str(both)!r}, 'w').close()", replace=MISTAKES[NAMES[0]][0])
    loop, child, orphan = (Line(tmp_path / name) for name in ("loop", "child", "orphan"))
    hand_in(folder / "3_loop.ipynb", first, f"{loop.says}while True: pass", only=True)
    deaf = f"""import os, signal
if os.fork():
    os._exit(0)
signal.signal(signal.SIGTERM, signal.SIG_IGN)
{child.says}
print(flush=True)
signal.pause()
"""
    start = f"""import subprocess, sys
command = [sys.executable, "-c", {deaf!r}]
subprocess.Popen(command, start_new_session=True, stdout=subprocess.PIPE).stdout.readline()
"""
    hand_in(folder / "4_child.ipynb", first, start, only=True)
    hand_in(folder / "5_kill.ipynb", first, f"{orphan.says}import os; os.kill(os.getppid(), 9)", only=True)
    foreign = notebook(first, "student")
    foreign.metadata["otter"]["assignment_name"] = NAMES[1]
    jupytext.write(foreign, folder / "6_of_another.ipynb")
    (folder / "7_broken.ipynb").write_text("no notebook", encoding="utf-8")
    zipfile.ZipFile(folder / "=empty.zip", "w").close()
    (folder / "notes.pdf").write_bytes(b"%PDF-1.7")
    (folder / ".DS_Store").write_bytes(b"")
    (folder / "__MACOSX").mkdir()

    wait = subprocess.Popen.wait

    def wait_for_the_loop(process: subprocess.Popen[bytes], timeout: float | None = None) -> int:
        if timeout is not None and str(folder / "3_loop.ipynb") in process.args:  # type: ignore[operator]
            assert (timeout, loop.hear()) == (987, b"runs\n")
            timeout = 0
        return wait(process, timeout)

    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    monkeypatch.setattr("subprocess.Popen.wait", wait_for_the_loop)
    monkeypatch.setattr("assignments.grade.DIST", first.parent)
    table = tmp_path / "scores.csv"
    grade_folder([NAMES[0], str(folder), str(table), "--jobs", "2", "--seconds", "987"])

    assert loop.hear() == b"", "its kernel has ended"
    for line in (child, orphan):
        assert (line.hear(), line.hear()) == (b"runs\n", b""), "it has begun and ended"
    assert list(temporary.iterdir()) == []
    rows = rows_of(table)
    assert list(rows) == sorted("'" * (path.name[0] == "=") + path.name for path in folder.glob("[!._]*"))
    _, questions = master(NAMES[0])
    points = {name: float(config["points"]) for name, config in questions.items() if "manual" not in config}
    assert {name: float(rows["1_right.ipynb"][name]) for name in points} == points
    totals = {name: float(row["total"]) for name, row in rows.items() if row["total"]}
    assert totals == {"1_right.ipynb": 22, "2_wrong.ipynb": 20.5, "4_child.ipynb": 0}
    problems = {name: row["problem"] for name, row in rows.items() if row["problem"]}
    assert problems.keys() == rows.keys() - totals.keys()
    for name, part in {
        "3_loop.ipynb": "no answer within 987 s",
        "5_kill.ipynb": "ended without points, by a signal: Killed",
        "6_of_another.ipynb": f"this is assignment '{NAMES[0]}'",
        "7_broken.ipynb": "it is called a notebook, and holds other text",
        "'=empty.zip": "a zip file with no notebooks; allowed is one",
        "notes.pdf": "neither a notebook (.ipynb) nor a zip file (.zip)",
    }.items():
        assert part in problems.pop(name)
    assert problems == {}
    said = capsys.readouterr().out
    assert sorted(progress(said)) == list(rows)
    assert re.search(r"^\d+ of 9: 1_right.ipynb 22 of 22$", said, flags=re.M)
    assert re.search(r"^\d+ of 9: 3_loop.ipynb: no answer within 987 s$", said, flags=re.M)


class Command:
    """``python -m assignments.grade`` on the first assignment, in a copy of the folder ``assignments``."""

    def __init__(self, first: Path, folder: Path, place: Path) -> None:
        shutil.copytree(HERE, place / "assignments", ignore=shutil.ignore_patterns("dist", "__pycache__"))
        (place / "assignments" / "dist").symlink_to(first.parent)
        self.place, self.table = place, place / "scores.csv"
        self._command = [sys.executable, "-m", "assignments.grade", NAMES[0], str(folder), str(self.table)]

    def start(self, *options: str) -> subprocess.Popen[str]:
        """The command under way, for which Ctrl-C means what it does in a terminal."""
        self.temporary = Path(mkdtemp(dir=self.place))
        return subprocess.Popen(
            [*self._command, *options],
            cwd=self.place,
            env=os.environ | {"TMPDIR": str(self.temporary)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )

    def __call__(self, *options: str) -> list[str]:
        """The files that it grades when it is left to it."""
        with self.start(*options) as process:
            out, err = process.communicate()
        assert (process.returncode, err) == (0, "")
        assert list(self.temporary.iterdir()) == []
        return sorted(progress(out))


@pytest.mark.slow
def test_grading_goes_on_where_it_was_ended(first: Path, folder: Path, tmp_path: Path) -> None:
    grade = Command(first, folder, tmp_path)
    (folder / "1_notes.pdf").write_bytes(b"")
    (folder / "2_notes.pdf").write_bytes(b"")
    loop = Line(tmp_path / "loop")
    hand_in(folder / "3_loop.ipynb", first, f"{loop.says}while True: pass", only=True)

    with grade.start("--jobs", "1") as process:  # the machine stops
        assert loop.hear() == b"runs\n"
        process.kill()
        assert loop.hear() == b"", "the kernel has ended with the command"
        assert progress(process.communicate()[0]) == ["1_notes.pdf", "2_notes.pdf"]
    assert list(rows_of(grade.table)) == ["1_notes.pdf", "2_notes.pdf"]

    written = grade.table.read_bytes()
    with grade.start() as process:  # Ctrl-C
        assert loop.hear() == b"runs\n"
        process.send_signal(signal.SIGINT)
        out, err = process.communicate()
        assert loop.hear() == b""
    assert (process.returncode, out) == (130, "2 of 3 have their row in scores.csv\n")
    assert err == "stopped: 2 of 3 have their row; the same command goes on from there\n"
    assert list(grade.temporary.iterdir()) == []
    assert grade.table.read_bytes() == written

    grade.table.write_bytes(written[:-5])  # a row that was being written when the machine stopped
    assert grade("--seconds", "1") == ["2_notes.pdf", "3_loop.ipynb"]
    assert grade.table.read_bytes().startswith(written)
    assert rows_of(grade.table)["3_loop.ipynb"]["problem"] == "no answer within 1 s"

    assert grade() == []
    (folder / "1_notes.pdf").write_bytes(b"more")
    (folder / "0_notes.pdf").write_bytes(b"")
    assert grade() == ["0_notes.pdf", "1_notes.pdf"]
    assert list(rows_of(grade.table)) == ["0_notes.pdf", "1_notes.pdf", "2_notes.pdf", "3_loop.ipynb"]
    assert grade("--again", "--seconds", "1") == list(rows_of(grade.table))


@pytest.fixture
def graded_by_nothing(tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The autograder’s zip file of the first two assignments, which hold one question; and one file handed in."""
    for name in NAMES[:2]:
        made = tmp_path / "dist" / name / "autograder" / "autograder.zip"
        made.parent.mkdir(parents=True)
        with zipfile.ZipFile(made, "w") as archive:
            archive.writestr("tests/q1.py", "")
    (folder / "=1+1.pdf").write_bytes(b"")
    monkeypatch.setattr("assignments.grade.DIST", tmp_path / "dist")
    return made


def test_what_cannot_be_graded_is_refused_in_a_line_and_touches_nothing(
    graded_by_nothing: Path, folder: Path, tmp_path: Path
) -> None:
    table = tmp_path / "scores.csv"

    def refused(*arguments: object) -> str:
        with pytest.raises(SystemExit) as stopped:
            grade_folder([str(argument) for argument in arguments])
        said = str(stopped.value)
        assert len(said.splitlines()) == 1
        return said

    assert refused("a9", folder, table) == f"there is no assignment 'a9', only {', '.join(NAMES)}"
    assert refused(NAMES[0], tmp_path / "none", table) == f"there is no folder {tmp_path / 'none'}"
    assert "run `make assignments` first" in refused(NAMES[2], folder, table)
    (tmp_path / "empty").mkdir()
    assert refused(NAMES[0], tmp_path / "empty", table) == f"there is no file to grade in {tmp_path / 'empty'}"
    assert refused(NAMES[0], folder, tmp_path / "none" / "scores.csv") == f"there is no folder {tmp_path / 'none'}"
    assert str(tmp_path) in refused(NAMES[0], folder, tmp_path), "a folder is no table"
    for option in ("--jobs=0", "--seconds=0", "--seconds=inf"):
        assert refused(NAMES[0], folder, table, option) == "2"
    assert not table.exists()

    grade_folder([NAMES[0], str(folder), str(table)])
    assert f"scores of {NAMES[1]}: line 2 is of {NAMES[0]}" in refused(NAMES[1], folder, table)
    for other in ("name,mark\nAda,1\n", "name", "\x00\xff"):
        table.write_bytes(other.encode("latin-1"))
        assert f"no scores of {NAMES[0]}" in refused(NAMES[0], folder, table)
        assert table.read_bytes() == other.encode("latin-1")


def test_a_new_autograder_grades_anew_and_one_built_again_does_not(
    graded_by_nothing: Path, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def graded_now() -> list[str]:
        grade_folder([NAMES[1], str(folder), str(tmp_path / "scores.csv")])
        return progress(capsys.readouterr().out)

    assert graded_now() == ["'=1+1.pdf"]
    for date, test, expected in ((1990, "", []), (1990, "assert True", ["'=1+1.pdf"])):
        with zipfile.ZipFile(graded_by_nothing, "w") as archive:
            archive.writestr(zipfile.ZipInfo("tests/q1.py", (date, 1, 1, 0, 0, 0)), test)
        assert graded_now() == expected


def test_a_table_of_an_earlier_version_goes_on(
    graded_by_nothing: Path, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "scores.csv"
    grade_folder([NAMES[0], str(folder), str(table)])
    rows = list(csv.DictReader(table.read_text(encoding="utf-8").splitlines()))
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [name for name in rows[0] if name != "remark"], extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
    capsys.readouterr()
    grade_folder([NAMES[0], str(folder), str(table)])
    assert progress(capsys.readouterr().out) == [], "its row holds"
    assert list(csv.DictReader(table.read_text(encoding="utf-8").splitlines())) == rows


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("=1+1.pdf", "'=1+1.pdf"),
        (" @a.pdf", "' @a.pdf"),
        ("\t-a\n.pdf", "\\t-a\\n.pdf"),
        ("a\x1b[1m.pdf", "a\\x1b[1m.pdf"),
    ],
)
def test_a_file_s_name_is_but_text_to_a_table_and_a_terminal(
    graded_by_nothing: Path, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, shown: str
) -> None:
    (folder / "=1+1.pdf").rename(folder / name)
    for _ in range(2):
        grade_folder([NAMES[0], str(folder), str(tmp_path / "scores.csv")])
    assert list(rows_of(tmp_path / "scores.csv")) == [shown]
    assert capsys.readouterr().out.count(f"1 of 1: {shown}: ") == 1
    assert plain("caf\udce9") == "caf\\udce9", "a name that is not in UTF-8"


@pytest.mark.xdist_group(f"assignment {NAMES[0]}")
@pytest.mark.slow
def test_the_autograder_brings_the_package_the_data_and_the_pins_of_what_they_need(dist: Path, tmp_path: Path) -> None:
    name = NAMES[0]
    if not (dist / name).exists():
        build.build(HERE / f"{name}.md", dist, check=False)
    with zipfile.ZipFile(dist / name / "autograder" / "autograder.zip") as archive:
        archive.extractall(tmp_path)
    everything = """
import sys
sys.path.insert(0, "files")
import twodoors
from twodoors import evidence, forecast, quiz
from twodoors.evidence import tables
from twodoors.models import load, names
assert forecast("05-the-trap").html and quiz("05-the-trap").html
print(twodoors.__file__, len([load(name) for name in names()]), len([evidence.load(name) for name in tables.names()]))
"""
    done = subprocess.run([sys.executable, "-c", everything], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    place, models, read = done.stdout.split()
    assert (tmp_path / place).resolve() == tmp_path / "files" / "twodoors" / "__init__.py"
    assert not (tmp_path / "files" / "twodoors" / "book").exists()
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
        linked = [p for p in ROOT.glob("chapters/*.md") if link in p.read_text(encoding="utf-8").rpartition("\n## ")[2]]
        assert {int(path.name[:2]) for path in linked} == chapters
