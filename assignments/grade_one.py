"""Grade one submission, in a process for itself: the notebook in it may end this process, or never let it end.

``grade.py`` runs it as ``python -m assignments.grade_one SUBMISSION AUTOGRADER ASSIGNMENT ANSWER``.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

from otter.api import grade_submission
from otter.test_files import GradingResults

from assignments import handed_in
from assignments.feedback import Tried
from assignments.processes import follow


def answer(submission: Path, autograder: Path, assignment: str, folder: Path) -> dict[str, Any]:
    """The ``points`` of each question, how many are ``possible``, the ``tests`` and ``remarks``; or the ``problem``.

    A cell that fails costs the points that hang on it; a problem is a file that cannot be graded at all.
    """
    try:
        given = handed_in.read(submission, assignment)
        results = grade_submission(str(given.write(folder)), str(autograder), quiet=True)
    except ValueError as error:
        return {"problem": str(error)}
    except Exception as error:
        return {"problem": _why(type(error).__name__, error)}
    if results.catastrophic_error:  # otter counts this as no points
        return {"problem": f"the notebook left no results: {results.catastrophic_error}"}
    return {
        "points": {name: float(result.score) for name, result in results.results.items()},
        "possible": {name: float(result.possible) for name, result in results.results.items()},
        "tests": {name: [_tried(case) for case in file.test_case_results] for name, file in results.results.items()},
        "remarks": [*given.remarks, *_stopped(results)],
    }


def _why(name: str, error: Exception) -> str:
    if name == "DeadKernelError":
        return "Kernel died: the notebook ended its own Python, or the memory was full"
    return f"{name}: {error}"


def _tried(case: Any) -> Tried:
    """A test as it went; of what otter says of a failure, only the last part, without the line of the test."""
    said = "" if case.passed else str(case.message).rpartition("\n")[2].removeprefix("AssertionError: ")
    return {"hidden": bool(case.test_case.hidden), "passed": bool(case.passed), "message": said[:300]}


def _stopped(results: GradingResults) -> list[str]:
    """That no test passed, and which cells stopped with an error, each in a sentence."""
    cells = results.notebook.cells if results.notebook else []
    passed = any(case.passed for file in results.results.values() for case in file.test_case_results)
    none = [] if passed else ["no test passed"]
    errors = [out for cell in cells for out in cell.get("outputs", []) if out.get("output_type") == "error"]
    if not errors:
        return none
    first = f"{errors[0].get('ename')}: {errors[0].get('evalue')}"
    return [*none, f"{len(errors)} of its cells stopped, the first with {first}"[:300]]


def use_this_python(folder: Path) -> None:
    """Make the kernel that every notebook is run with: this Python, whatever kernels the machine has."""
    kernel = folder / "jupyter" / "kernels" / handed_in.KERNEL
    kernel.mkdir(parents=True)
    command = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    told = {"argv": command, "display_name": "Python", "language": "python"}
    (kernel / "kernel.json").write_text(json.dumps(told), encoding="utf-8")
    os.environ["JUPYTER_PATH"] = str(folder / "jupyter")


def main(submission: str, autograder: str, assignment: str, to: str) -> None:
    """Grade a submission and write the answer, as JSON, into the file ``to``."""
    folder = Path(to).parent
    follow(folder)
    use_this_python(folder)
    found = answer(Path(submission), Path(autograder), assignment, folder)
    Path(to).write_text(json.dumps(found), encoding="utf-8")
    os._exit(0)  # without waiting for otter’s log server, which waits for whoever holds the notebook’s connection


if __name__ == "__main__":
    main(*sys.argv[1:])
