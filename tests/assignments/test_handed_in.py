"""Submissions as they come: whatever has touched a notebook, it is read, or its row says why not."""

from __future__ import annotations

import csv
import functools
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest.mock import ANY

import jupytext
import nbformat
import numpy as np
import pandas as pd
import pytest
from nbformat.v4 import new_code_cell

from assignments import HERE, MASTERS, build, fair, feedback, handed_in
from assignments.grade import main as grade_folder
from assignments.grade import submissions
from assignments.handed_in import read
from twodoors.tree import Decision, Leaf

NAME = MASTERS[0].stem


def code(source: str) -> Any:
    """A cell; its number is the same each time, since tests are named by what they are given."""
    return new_code_cell(source, id="cell")  # type: ignore[no-untyped-call]


def notebook(*sources: str, **metadata: Any) -> Any:
    made: Any = nbformat.from_dict(  # type: ignore[no-untyped-call]
        {
            "nbformat": 4,
            "nbformat_minor": 5,
            "metadata": {},
            "cells": [code(source) | {"id": f"cell-{n}"} for n, source in enumerate(sources)],
        }
    )
    made.metadata.update({"otter": {"assignment_name": NAME}} | metadata)
    return made


def text(made: Any) -> str:
    return str(nbformat.writes(made))  # type: ignore[no-untyped-call]


SOLUTION = text(notebook("a = 1", "b = 'ü'"))


def zipped(to: Path, **files: str) -> None:
    with zipfile.ZipFile(to, "w") as archive:
        for name, held in files.items():
            archive.writestr(name.replace("__", "/"), held)


def sources(path: Path) -> list[str]:
    return [cell.source for cell in read(path, NAME).notebook.cells]


# -- read -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize(
    "name", ["a1-claim.ipynb", "a1-claim (1).ipynb", "a1-claim.ipynb (2)", "a.ipynb.txt", "a.json"]
)
def test_a_notebook_is_one_whatever_it_is_called_and_however_encoded(name: str, encoding: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(SOLUTION.encode(encoding))
    assert sources(tmp_path / name) == ["a = 1", "b = 'ü'"]
    assert read(tmp_path / name, NAME).remarks == []


def test_the_kernel_and_the_assignment_are_named_in_it(tmp_path: Path) -> None:
    other = notebook("a = 1", kernelspec={"name": "conda-env-mine-py", "display_name": "Mine", "language": "python"})
    del other.metadata["otter"]
    (tmp_path / "a.ipynb").write_text(text(other), encoding="utf-8")
    given = read(tmp_path / "a.ipynb", NAME)
    assert given.remarks == ["nothing in it says of which assignment it is"]
    path = given.write(tmp_path)
    assert path == tmp_path / f"{NAME}.ipynb", "by which name it calls itself where it runs its tests"
    written: Any = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    assert written.metadata.kernelspec.name == handed_in.KERNEL
    assert written.metadata.otter.assignment_name == NAME
    assert [cell.source for cell in written.cells] == [handed_in.FIRST, "a = 1", handed_in.LAST]


def test_a_zip_file_may_have_its_notebook_in_a_folder(tmp_path: Path) -> None:
    path = tmp_path / "mine (1).zip"
    zipped(path, **{"inner__a1.ipynb": SOLUTION, "inner__more.csv": "1,2", "__MACOSX__inner__._a1.ipynb": "x"})
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("inner/.ipynb_checkpoints/a1-checkpoint.ipynb", SOLUTION)
    assert sources(path) == ["a = 1", "b = 'ü'"]
    given = read(path, NAME)
    assert given.beside == {"more.csv": b"1,2"}
    with zipfile.ZipFile(given.write(tmp_path)) as archive:
        assert sorted(archive.namelist()) == [f"{NAME}.ipynb", "more.csv"]


@pytest.mark.parametrize(
    ("script", "cells"),
    [
        ("# %%\na = 1\n# %% [markdown]\n# Text\n# %%\nb = 2\n", ["a = 1", "# Text", "b = 2"]),
        (
            "#!/usr/bin/env python\n\n# In[1]:\n\na = 1\n\n# In[ ]:\n\nb = 2\n",
            ["#!/usr/bin/env python", "a = 1", "b = 2"],
        ),
        ("a = 1\n@cache\ndef f():\n    return 1\n\nb = 2\n", ["a = 1", "@cache\ndef f():\n    return 1", "b = 2"]),
        ("a = 1\nb = (\n", ["a = 1\nb = ("]),
    ],
)
def test_a_script_is_graded_in_parts(script: str, cells: list[str], tmp_path: Path) -> None:
    (tmp_path / "a1.py").write_text(script, encoding="utf-8")
    assert [source.strip() for source in sources(tmp_path / "a1.py")] == cells
    assert read(tmp_path / "a1.py", NAME).remarks[0] == "a script, graded as a notebook"


@pytest.mark.parametrize(
    ("name", "held", "why"),
    [
        ("a.ipynb", b"", "it is empty"),
        ("a.ipynb", b" \n", "it is empty"),
        ("a.ipynb", b"no notebook", "it is called a notebook, and holds other text"),
        ("a.ipynb", SOLUTION.encode()[:-30], "the notebook breaks off, or is damaged"),
        ("a.ipynb", b'{"a": 1}', "it is JSON text, but no notebook"),
        ("a.ipynb", b'{"cells": [1]}', "the notebook is damaged"),
        ("a.pdf", b"%PDF-1.7", r"neither a notebook \(\.ipynb\) nor a zip file"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xff", r"neither a notebook .*: it is no text"),
        ("a.zip", b"PK\x03\x04broken", "the zip file cannot be opened"),
        (
            "a.ipynb",
            text(notebook(otter={"assignment_name": "a2-tree"})).encode(),
            "assignment 'a2-tree'; this is assignm",
        ),
    ],
)
def test_what_cannot_be_graded_says_why(name: str, held: bytes, why: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(held)
    with pytest.raises(ValueError, match=f"^.*{why}"):
        read(tmp_path / name, NAME)


def test_of_two_notebooks_in_a_zip_file_none_is_chosen(tmp_path: Path) -> None:
    zipped(tmp_path / "a.zip", **{"one.ipynb": SOLUTION, "in__two.ipynb": SOLUTION})
    with pytest.raises(ValueError, match=r"a zip file with 2 notebooks: one\.ipynb, in/two\.ipynb; allowed is one"):
        read(tmp_path / "a.zip", NAME)


# -- found ------------------------------------------------------------------------------------------------------------


def test_folders_are_walked_one_a_student(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in (
        "Ada Lovelace_12_assignsubmission_file_/a1-claim.ipynb",
        "Ada Lovelace_12_assignsubmission_file_/helper.py",
        "Ada Lovelace_12_assignsubmission_file_/.ipynb_checkpoints/a1-claim.ipynb",
        "Bo_13_file_/more/a1-claim (1).zip",
        "Cy_14_file_/a1.py",
        "__MACOSX/Ada/._a1-claim.ipynb",
        "dora_15_a1-claim.ipynb",
        "scores.csv",
        "scores-feedback/dora_15_a1-claim.ipynb.txt",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    (tmp_path / "Eve_16_file_").mkdir()
    found = submissions(tmp_path, but=[tmp_path / "scores.csv", tmp_path / "scores-feedback"])
    assert list(found) == [
        "Ada Lovelace_12_assignsubmission_file_/a1-claim.ipynb",
        "Bo_13_file_/more/a1-claim (1).zip",
        "Cy_14_file_/a1.py",
        "dora_15_a1-claim.ipynb",
    ]
    assert capsys.readouterr().out.splitlines() == [
        "left out, beside a notebook in its folder: Ada Lovelace_12_assignsubmission_file_/helper.py",
        "left out, a folder with no file in it: Eve_16_file_",
    ]


# -- what a test is given ---------------------------------------------------------------------------------------------


class Equal:
    """What is equal to everything."""

    def __eq__(self, _other: object) -> bool:
        return True

    __hash__ = None  # type: ignore[assignment]


class Word(str):
    """The same, as a text."""

    __slots__ = ()

    def __eq__(self, _other: object) -> bool:
        return True

    __hash__ = str.__hash__


@pytest.mark.parametrize(
    "value",
    [
        Equal(),
        Word("x"),
        ANY,
        [1, Equal()],
        {"a": (ANY,)},
        {Word("a"): 1},
        np.array([Equal()], dtype=object),
        pd.Series([1, Equal()]),
        pd.DataFrame({"a": [Equal()]}),
        Equal,
    ],
)
def test_an_object_that_equals_everything_passes_no_test(value: Any) -> None:
    for asked in (fair.plain(value), fair.plain(lambda: value)() if not isinstance(value, type) else fair.plain(value)):
        assert isinstance(asked, str)
        assert type(asked) is str
        assert asked != "x"
        assert "no plain value" in asked


@pytest.mark.parametrize(
    "value",
    [None, 1, 0.5, "x", [1, ("a", {2})], {"a": [1]}, np.float64(1), np.arange(3), Leaf(us=1), {}.keys(), range(3)],
)
def test_a_plain_value_stays_as_it_is(value: Any) -> None:
    assert fair.plain(value) is value
    assert fair.plain(lambda: value)() is value
    assert fair.plain(functools.cache(lambda: value))() is value


def test_tables_and_trees_stay_as_they_are() -> None:
    table = pd.DataFrame({"a": [1.0], "b": ["x"]}, index=pd.Index(["r"], name="n"))
    tree = Decision("us", {"a": Leaf(us=0), "b": Leaf(us=1)})
    assert fair.plain(table) is table
    assert fair.plain(tree) is tree


# -- told -------------------------------------------------------------------------------------------------------------


def test_what_tests_look_at_stands_in_their_names() -> None:
    source = "from x import y\n\n@y(1)\ndef test_example(a):\n    pass\n\n@y(2)\ndef test_other_trees(a):\n    pass\n"
    assert feedback.looks_at(source) == ["example", "other trees"]


# -- a class ----------------------------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.xdist_group(f"assignment {NAME}")
def test_a_class_s_files_are_graded_as_they_come(
    tmp_path_factory: pytest.TempPathFactory, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dist = tmp_path_factory.mktemp("assignments")
    build.build(MASTERS[0], dist, check=False)
    right = (dist / NAME / "autograder" / f"{NAME}.ipynb").read_text(encoding="utf-8")

    def with_cells(*before: str, **metadata: Any) -> str:
        made: Any = jupytext.reads(right, "ipynb")
        made.cells = [*[code(source) for source in before], *made.cells]
        made.metadata.update(metadata)
        return text(made)

    asked = ["assumptions_for", "judged_share", "effect", "direction", "risk_change", "range_change"]
    anything = "\n".join(f"def {name}(*given, **named):\n    return ANY" for name in asked)
    handed: dict[str, Callable[[Path], object]] = {
        "Ada_1_file_/a1-claim (1).ipynb": lambda path: path.write_text(
            with_cells("import os; os.chdir('..')", kernelspec={"name": "mine"}), encoding="utf-8-sig"
        ),
        "Bo_2_file_/mine.zip": lambda path: zipped(path, **{"in__a.ipynb": with_cells("exit()", otter={})}),
        "Cy_3_file_/any.ipynb": lambda path: path.write_text(
            text(notebook(f"from unittest.mock import ANY\n{anything}")), encoding="utf-8"
        ),
        "Di_4_file_/ended.ipynb": lambda path: path.write_text(
            text(notebook("import os; os._exit(0)")), encoding="utf-8"
        ),
    }
    folder = tmp_path / "submissions"
    for name, make in handed.items():
        (folder / name).parent.mkdir(parents=True)
        make(folder / name)
    monkeypatch.setattr("assignments.grade.DIST", dist)
    table = tmp_path / "scores.csv"
    grade_folder([NAME, str(folder), str(table), "--jobs", "2"])

    rows = {row["file"]: row for row in csv.DictReader(table.read_text(encoding="utf-8").splitlines())}
    ada, bo, cy, di = (rows[name] for name in handed)
    assert [row["total"] for row in (ada, bo, cy, di)] == ["22.0", "22.0", "0.0", ""]
    assert [row["problem"] for row in (ada, bo, cy)] == ["", "", ""]
    assert di["problem"].startswith("Kernel died: the notebook ended its own Python")
    assert "nothing in it says of which assignment it is" in bo["remark"]
    assert "exit() and quit() end nothing here" in bo["remark"]
    assert cy["remark"] == "no test passed"

    told = {name: (tmp_path / "scores-feedback" / f"{name}.txt").read_text(encoding="utf-8") for name in handed}
    assert "22 of 22 points by tests" in told["Ada_1_file_/a1-claim (1).ipynb"]
    cy_told = told["Cy_3_file_/any.ipynb"]
    assert "q1: 0 of 4\n  test “example”, failed: claim 1.3 of deal_range: expected ['cost_iran'], got" in cy_told
    assert "  hidden test, failed: it looked at “every model”\n" in cy_told
    assert "every_model" not in cy_told
    master = (HERE / f"{NAME}.md").read_text(encoding="utf-8")
    assert "'12.9'" in master or '"12.9"' in master
    assert "12.9" not in cy_told, "what hidden tests hold is told to nobody"
    assert told["Di_4_file_/ended.ipynb"].startswith("Di_4_file_/ended.ipynb\nNo points: Kernel died")
