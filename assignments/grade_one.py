"""Grade one submission, in a process for itself: the notebook in it may end this process, or never let it end.

``grade.py`` runs it as ``python -m assignments.grade_one SUBMISSION AUTOGRADER ANSWER``.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

from otter.api import grade_submission

from assignments.processes import follow


def answer(submission: Path, autograder: Path) -> dict[str, Any]:
    """The ``points`` of each question and how many are ``possible`` in all; or the ``problem``, in otter’s words.

    A cell that fails costs the points that hang on it; a problem is a file that cannot be graded at all.
    """
    try:
        results = grade_submission(str(submission), str(autograder), quiet=True)
    except Exception as error:
        return {"problem": f"{type(error).__name__}: {error}"}
    if results.catastrophic_error:  # otter counts this as no points
        return {"problem": f"the notebook left no results: {results.catastrophic_error}"}
    points = {name: float(result.score) for name, result in results.results.items()}
    return {"points": points, "possible": float(results.possible)}


def main(submission: str, autograder: str, to: str) -> None:
    """Grade a submission and write the answer, as JSON, into the file ``to``."""
    follow(Path(to).parent)
    Path(to).write_text(json.dumps(answer(Path(submission), Path(autograder))), encoding="utf-8")
    os._exit(0)  # without waiting for otter’s log server, which waits for whoever holds the notebook’s connection


if __name__ == "__main__":
    main(*sys.argv[1:])
