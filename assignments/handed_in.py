"""What a student handed in, as a notebook that can be graded: whatever platform, editor or browser has touched it."""

from __future__ import annotations

import ast
import codecs
import io
import json
import re
import zipfile
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

import nbformat
from nbformat import NotebookNode, from_dict
from nbformat.v4 import new_code_cell, new_notebook

#: So many bytes has what is handed in, with what a zip file holds.
LARGEST = 100_000_000

#: The kernel that runs it, which grade_one.py makes of its own Python.
KERNEL = "graded"

#: What is run before it: it is brought back to its folder at the end, and does not end its own Python.
FIRST = """import os, sys
sys._graded_in = os.getcwd()
def exit(code=None):
    raise RuntimeError("exit() and quit() end nothing here: the cells below are run all the same")
quit = exit
del os, sys
"""
LAST = """import os, sys
os.chdir(sys._graded_in)
"""

#: What a program puts between the cells of a notebook that it saves as a script.
MARK = re.compile(r"^# (?:In\[[ \d]*\]:|%%.*)$", re.MULTILINE)


@dataclass(frozen=True)
class HandedIn:
    """A notebook, the files that lay beside it in a zip file, by name, and what its grader should know of it.

    It is graded under the assignment’s name, by which it calls itself where it runs its tests.
    """

    assignment: str
    notebook: NotebookNode
    beside: dict[str, bytes] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)

    def write(self, folder: Path) -> Path:
        """Write it, to be graded, into the folder; returns the file."""
        cells = [new_code_cell(FIRST), *self.notebook.cells, new_code_cell(LAST)]  # type: ignore[no-untyped-call]
        whole = from_dict({**self.notebook, "cells": cells})  # type: ignore[no-untyped-call]
        text = nbformat.writes(whole)  # type: ignore[no-untyped-call]
        if not self.beside:
            path = folder / f"{self.assignment}.ipynb"
            path.write_text(text, encoding="utf-8")
            return path
        path = folder / "submission.zip"
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr(f"{self.assignment}.ipynb", text)
            for name, held in self.beside.items():
                if name != f"{self.assignment}.ipynb":
                    archive.writestr(name, held)
        return path


def read(path: Path, assignment: str) -> HandedIn:
    """What the file holds: a notebook, a script, or a zip file with one of them; what decides is what is in it.

    ``ValueError`` says why there is nothing to grade, ``OSError`` why it cannot be read.
    """
    size = path.stat().st_size
    if size > LARGEST:
        raise ValueError(f"it has {size:,} bytes; allowed are {LARGEST:,}")
    held = path.read_bytes()
    if held.startswith(b"PK"):
        name, held, beside = _unzipped(held)
    else:
        name, beside = path.name, {}
    if not held.strip():
        raise ValueError("it is empty")
    notebook, remarks = _notebook(name, _text(held))
    return HandedIn(assignment, notebook, beside, [*remarks, *_adopt(notebook, assignment)])


def _unzipped(held: bytes) -> tuple[str, bytes, dict[str, bytes]]:
    """The one notebook, or else the one script, in a zip file, in whichever folder, and what lies there beside it."""
    try:
        with zipfile.ZipFile(io.BytesIO(held)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir() and not _aside(entry.filename)]
            size = sum(entry.file_size for entry in entries)
            if size > LARGEST:
                raise ValueError(f"it holds {size:,} bytes; allowed are {LARGEST:,}")
            files = {PurePosixPath(entry.filename.replace("\\", "/")): archive.read(entry) for entry in entries}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise ValueError(f"the zip file cannot be opened: {error}") from None
    found = [file for file in files if file.suffix == ".ipynb"] or [file for file in files if file.suffix == ".py"]
    if len(found) != 1:
        listed = f": {', '.join(map(str, found[:3]))}" if found else ""
        raise ValueError(f"a zip file with {len(found) or 'no'} notebooks{listed}; allowed is one")
    folder = found[0].parent
    beside = {str(f.relative_to(folder)): files[f] for f in files if f != found[0] and f.is_relative_to(folder)}
    return found[0].name, files[found[0]], {name: part for name, part in beside.items() if ".." not in name}


def _aside(name: str) -> bool:
    return any(part.startswith(".") or part in ("__MACOSX", "__pycache__") for part in PurePosixPath(name).parts)


def _text(held: bytes) -> str:
    wide = held.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return held.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError:
        raise ValueError(
            "neither a notebook (.ipynb) nor a zip file (.zip) nor a script (.py): it is no text"
        ) from None


def _notebook(name: str, text: str) -> tuple[NotebookNode, list[str]]:
    if text.lstrip().startswith("{"):
        try:
            held: Any = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise ValueError(f"the notebook breaks off, or is damaged: {error}") from None
        if not isinstance(held.get("cells", held.get("worksheets")), list):
            raise ValueError("it is JSON text, but no notebook: it has no cells")
        try:
            return nbformat.reads(text, as_version=4), []  # type: ignore[no-untyped-call]
        except Exception as error:  # whatever nbformat meets in it
            raise ValueError(f"the notebook is damaged: {type(error).__name__}: {error}") from None
    if not re.search(r"\.py\b", name):
        if ".ipynb" in name:
            raise ValueError("it is called a notebook, and holds other text")
        raise ValueError("neither a notebook (.ipynb) nor a zip file (.zip) nor a script (.py)")
    cells = [new_code_cell(part) for part in _parts(text) if part.strip()]  # type: ignore[no-untyped-call]
    return new_notebook(cells=cells), ["a script, graded as a notebook"]  # type: ignore[no-untyped-call]


def _parts(script: str) -> list[str]:
    """The cells of a script; without marks of any, its statements, so that one that fails costs what hangs on it."""
    if MARK.search(script):
        return MARK.split(script)
    try:
        body = ast.parse(script).body
    except (SyntaxError, ValueError):
        return [script]
    lines = script.splitlines(keepends=True)
    starts = [min([node.lineno, *(d.lineno for d in getattr(node, "decorator_list", []))]) - 1 for node in body]
    return ["".join(lines[start:end]) for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)]


def _adopt(notebook: NotebookNode, assignment: str) -> list[str]:
    """Name the assignment and this machine's kernel in it; ``ValueError`` where it names another assignment."""
    metadata = notebook.metadata
    metadata["kernelspec"] = {"name": KERNEL, "display_name": "Python", "language": "python"}
    known = metadata.get("otter") if isinstance(metadata.get("otter"), dict) else {}
    named = known.get("assignment_name")
    if named and named != assignment:
        raise ValueError(f"a notebook of assignment {str(named)!r}; this is assignment {assignment!r}")
    metadata["otter"] = {**known, "assignment_name": assignment}
    return [] if named else ["nothing in it says of which assignment it is"]
