"""Grade a folder of submissions on one’s own machine: ``python -m assignments.grade a1-claim submissions scores.csv``.

Each notebook, script, or zip file with one in it, is run with this user’s rights: see README.md.
"""

from __future__ import annotations

import argparse
import io
import math
import os
import signal
import sys
from collections.abc import Generator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import BadZipFile

from assignments import HERE, MASTERS, feedback, processes
from assignments.autograder import Answer, Autograder
from assignments.scores import Scores, plain

NAMES = [master.stem for master in MASTERS]
DIST = HERE / "dist"

#: In a student’s folder, what is handed in where there is one; else any file is.
HANDED_IN = (".ipynb", ".zip")

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
    made.add_argument("folder", metavar="FOLDER", type=Path, help="the submissions, also in folders, one a student")
    made.add_argument("scores", metavar="SCORES.csv", type=Path, help="the table")
    made.add_argument("--seconds", type=number_above_0, default=120.0, help="limit for each (%(default)g)")
    made.add_argument(
        "--jobs", type=whole_number_above_0, default=cores(), help="how many at once (the cores: %(default)d)"
    )
    made.add_argument("--again", action="store_true", help="grade anew what has a problem in its row")
    return made


def submissions(folder: Path, but: Sequence[Path]) -> dict[str, Path]:
    """The files of the folder, and of folders in it, by their ways from it, in the order of these.

    Without hidden ones, what a Mac adds to a zip file, and ``but``. In a folder within it, what lies beside a notebook
    or a zip file is no submission. Says what is left out.
    """
    seen = {path.relative_to(folder): path for path in sorted(folder.rglob("*"), key=lambda path: path.parts)}
    ours = [way for way, path in seen.items() if any(path.resolve().is_relative_to(one) for one in but)]
    own = {way: path for way, path in seen.items() if not _aside(way) and way not in ours}
    files = {way: path for way, path in own.items() if path.is_file()}
    whole = {way.parent for way in files if way.suffix in HANDED_IN and len(way.parts) > 1}
    beside = [way for way in files if way.parent in whole and way.suffix not in HANDED_IN]
    empty = [way for way in own if own[way].is_dir() and not any(file.is_relative_to(way) for file in files)]
    others = [way for way in own if not own[way].is_dir() and way not in files]
    _say("beside a notebook in its folder", beside)
    _say("a folder with no file in it", empty)
    _say("no file", others)
    return {way.as_posix(): path for way, path in files.items() if way not in beside}


def _aside(way: Path) -> bool:
    return any(part.startswith(".") or part in ("__MACOSX", "__pycache__") for part in way.parts)


def _say(why: str, ways: Sequence[Path]) -> None:
    if ways:
        print(f"left out, {why}: {', '.join(plain(way.as_posix()) for way in ways)}", flush=True)


def give_back(to: Path, file: str, answer: Answer, autograder: Autograder) -> None:
    """Write what the student of that file is told into the folder ``to``, in a text file of the same name."""
    told = feedback.problem(file, answer.problem)
    if not answer.problem:
        told = feedback.text(file, answer.points, answer.possible, answer.tests, autograder.words, answer.remarks)
    path = to / f"{file}.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(told, encoding="utf-8", errors="backslashreplace")


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
    files: Mapping[str, Path], autograder: Autograder, table: Scores, *, seconds: float, jobs: int, again: bool
) -> None:
    """Grade each file that the table has no row for, or one that no longer holds, and say how far that has come.

    ``files`` are by their names in the table. Beside that, in a folder, a file for each says what its student is told.
    """
    table.save()
    prints = {name: autograder.fingerprint(file) for name, file in files.items()}
    names = {file: name for name, file in files.items()}

    def is_done(name: str) -> bool:
        row = table.rows.get(plain(name), {})
        return row.get("fingerprint") == prints[name] and not (again and row["problem"])

    left = [file for name, file in files.items() if not is_done(name)]
    done = len(files) - len(left)
    if done:
        print(f"{done} of {len(files)} have their row in {table.path.name}", flush=True)
    try:
        with closing(answers(left, autograder, seconds, jobs)) as found:
            for file, answer in found:
                total = sum(answer.points.values())
                name = names[file]
                result = {"problem": answer.problem} if answer.problem else {**answer.points, "total": total}
                give_back(feedback_of(table.path), name, answer, autograder)
                row = table.add(
                    {"file": name, "fingerprint": prints[name], "remark": "; ".join(answer.remarks), **result}
                )
                done += 1
                possible = sum(answer.possible.values())
                said = f": {row['problem']}" if answer.problem else f" {total:g} of {possible:g}"
                said += f" ({row['remark']})" if row["remark"] else ""
                print(f"{done} of {len(files)}: {row['file']}{said}", flush=True)
    except KeyboardInterrupt:
        print(f"stopped: {done} of {len(files)} have their row; the same command goes on from there", file=sys.stderr)
        sys.exit(130)
    finally:
        table.save()
    without = sum(bool(table.rows[plain(name)]["problem"]) for name in files)
    print(f"{table.path} has all {len(files)}" + (f"; {without} without points" if without else ""))
    print(f"what each student is told: {feedback_of(table.path)}")


def feedback_of(table: Path) -> Path:
    """The folder with what students are told, beside the table."""
    return table.with_name(f"{table.stem}-feedback")


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
        autograder = Autograder.read(built, given.assignment)
    except (OSError, BadZipFile):
        sys.exit(f"there is no autograder {built}: run `make assignments` first")
    path = given.scores.resolve()
    if not path.parent.is_dir():
        sys.exit(f"there is no folder {path.parent}")
    try:
        table = Scores(path, given.assignment, autograder.questions)
    except (OSError, ValueError) as error:
        sys.exit(f"the table cannot be {given.scores}: {error}")
    files = submissions(given.folder, but=[path, feedback_of(path)])
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
