"""Grade a folder of submissions on one’s own machine: ``python -m assignments.grade a1-claim submissions scores.csv``.

Each notebook, or zip file with one in it, is run with this user’s rights: see README.md.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from pathlib import Path

from otter.api import grade_submission

from assignments.build import HERE


def grade(submission: Path, autograder: Path) -> dict[str, float | str]:
    """The points of each question and their ``total``, with the ``file``; or the ``problem`` with it and no points.

    A cell that fails costs the points that hang on it; a problem is a file that cannot be graded at all.
    """
    try:
        results = grade_submission(str(submission), str(autograder), quiet=True)
    except Exception as error:  # whatever a file may hold, the others are graded
        said = " ".join(str(error).split())
        return {"file": submission.name, "problem": f"{type(error).__name__}: {said}"[:200]}
    points = {name: float(result.score) for name, result in sorted(results.results.items())}
    return {"file": submission.name, **points, "total": sum(points.values())}


def rows(submissions: Path, autograder: Path) -> Iterator[dict[str, float | str]]:
    """A row for each file of the folder, in the order of their names, saying how far it has come."""
    files = sorted(path for path in submissions.iterdir() if path.is_file())
    for number, file in enumerate(files, start=1):
        print(f"{number} of {len(files)}: {file.name}", flush=True)
        yield grade(file, autograder)


def main(name: str, submissions: str, scores: str) -> None:
    """Grade all files of the folder ``submissions`` for the assignment ``name`` into the CSV file ``scores``."""
    table = list(rows(Path(submissions), HERE / "dist" / name / "autograder" / "autograder.zip"))
    questions = sorted({column for row in table for column in row} - {"file", "total", "problem"})
    with Path(scores).open("w", encoding="utf-8", newline="") as file:
        written = csv.DictWriter(file, ["file", *questions, "total", "problem"])
        written.writeheader()
        written.writerows(table)


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(
            "usage: python -m assignments.grade ASSIGNMENT FOLDER SCORES.csv, as in: a1-claim submissions scores.csv"
        )
    main(*sys.argv[1:])
