"""Grade a folder of submissions on one’s own machine: ``python -m assignments.grade a1-claim submissions scores.csv``.

Each notebook, or zip file with one in it, is run with this user’s rights: see README.md.
"""

from __future__ import annotations

import argparse
import io
import math
import os
import signal
import sys
from collections.abc import Generator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import BadZipFile

from assignments import HERE, MASTERS, processes
from assignments.autograder import Answer, Autograder
from assignments.scores import Scores, plain

NAMES = [master.stem for master in MASTERS]
DIST = HERE / "dist"

ABOUT = """
Grade a folder of submissions into a table with the points of every question. Each submission is graded in a process
of its own, and its row is written as soon as it is known. Run again, the command goes on where it stopped: a file that
has a row is left alone, unless the file or the autograder has changed since. A row without points says why in its
column “problem”; --again grades these anew.
"""


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def number_above_0(text: str) -> float:
    """The number that the text is; ``ValueError`` with any other, of which argparse then says this function’s name."""
    number = float(text)
    if not 0 < number < math.inf:
        raise ValueError
    return number


def whole_number_above_0(text: str) -> int:
    """The same for a whole number."""
    number = int(text)
    if number < 1:
        raise ValueError
    return number


def parser() -> argparse.ArgumentParser:
    """What the command can be told."""
    made = argparse.ArgumentParser(prog="python -m assignments.grade", description=ABOUT)
    made.add_argument("assignment", metavar="ASSIGNMENT", help=f"one of {', '.join(NAMES)}")
    made.add_argument("folder", metavar="FOLDER", type=Path, help="the submissions: files; hidden ones are left out")
    made.add_argument("scores", metavar="SCORES.csv", type=Path, help="the table")
    made.add_argument("--seconds", type=number_above_0, default=120.0, help="limit for each (%(default)g)")
    made.add_argument(
        "--jobs", type=whole_number_above_0, default=cores(), help="how many at once (the cores: %(default)d)"
    )
    made.add_argument("--again", action="store_true", help="grade anew what has a problem in its row")
    return made


def submissions(folder: Path, but: Path) -> list[Path]:
    """The files of the folder in the order of their names, without hidden ones and ``but``; says what else it holds."""
    seen = sorted(path for path in folder.iterdir() if not path.name.startswith(".") and path.resolve() != but)
    if others := [plain(path.name) for path in seen if not path.is_file()]:
        print(f"left out, since it is no file: {', '.join(others)}", flush=True)
    return [path for path in seen if path.is_file()]


def answers(
    files: Sequence[Path], autograder: Autograder, seconds: float, jobs: int
) -> Generator[tuple[Path, Answer], None, None]:
    """Each file with its answer as soon as it is known, ``jobs`` of them under way at once.

    What is under way when the generator is closed is ended.
    """
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder, ThreadPoolExecutor(jobs) as pool:
        asked = {pool.submit(autograder.grade, file, seconds, Path(folder)): file for file in files}
        try:
            for future in as_completed(asked):
                yield asked[future], future.result()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
            while not all(future.done() for future in asked):
                processes.end(Path(folder))  # more than once: one may be about to start


def grade(
    files: Sequence[Path], autograder: Autograder, table: Scores, *, seconds: float, jobs: int, again: bool
) -> None:
    """Grade each file that the table has no row for, or one that no longer holds, and say how far that has come."""
    table.save()
    prints = {file: autograder.fingerprint(file) for file in files}

    def is_done(file: Path) -> bool:
        row = table.rows.get(plain(file.name), {})
        return row.get("fingerprint") == prints[file] and not (again and row["problem"])

    left = [file for file in files if not is_done(file)]
    done = len(files) - len(left)
    if done:
        print(f"{done} of {len(files)} have their row in {table.path.name}", flush=True)
    try:
        with closing(answers(left, autograder, seconds, jobs)) as found:
            for file, answer in found:
                total = sum(answer.points.values())
                result = {"problem": answer.problem} if answer.problem else {**answer.points, "total": total}
                row = table.add({"file": file.name, "fingerprint": prints[file], **result})
                done += 1
                said = f": {row['problem']}" if answer.problem else f" {total:g} of {answer.possible:g}"
                print(f"{done} of {len(files)}: {row['file']}{said}", flush=True)
    except KeyboardInterrupt:
        print(f"stopped: {done} of {len(files)} have their row; the same command goes on from there", file=sys.stderr)
        sys.exit(130)
    finally:
        table.save()
    without = sum(bool(table.rows[plain(file.name)]["problem"]) for file in files)
    print(f"{table.path} has all {len(files)}" + (f"; {without} without points" if without else ""))


def main(arguments: Sequence[str] | None = None) -> None:
    """Grade what the arguments say, by default those of the command; exits with one line if they cannot be followed."""
    given = parser().parse_args(arguments)
    if given.assignment not in NAMES:
        sys.exit(f"there is no assignment {given.assignment!r}, only {', '.join(NAMES)}")
    if not given.folder.is_dir():
        sys.exit(f"there is no folder {given.folder}")
    if not find_spec("otter"):
        sys.exit("otter-grader is not installed: pip install -r requirements.txt -r assignments/requirements.txt")
    built = DIST / given.assignment / "autograder" / "autograder.zip"
    try:
        autograder = Autograder.read(built)
    except (OSError, BadZipFile):
        sys.exit(f"there is no autograder {built}: run `make assignments` first")
    path = given.scores.resolve()
    if not path.parent.is_dir():
        sys.exit(f"there is no folder {path.parent}")
    try:
        table = Scores(path, given.assignment, autograder.questions)
    except (OSError, ValueError) as error:
        sys.exit(f"the table cannot be {given.scores}: {error}")
    files = submissions(given.folder, but=path)
    if not files:
        sys.exit(f"there is no file to grade in {given.folder}")
    try:
        grade(files, autograder, table, seconds=given.seconds, jobs=given.jobs, again=given.again)
    except OSError as error:
        sys.exit(f"stopped: {error}")


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # who ends it by `kill` gets what Ctrl-C does
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # no file's name stops it where a terminal cannot show it
    main()
