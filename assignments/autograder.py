"""What grades an assignment: the zip file that ``build.py`` makes, and a process of its own for each submission."""

from __future__ import annotations

import hashlib
import json
import signal
import sys
import zipfile
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from subprocess import TimeoutExpired
from tempfile import TemporaryDirectory

from assignments import ROOT, handed_in, processes
from assignments.feedback import Tried, looks_at


@dataclass(frozen=True)
class Answer:
    """What became of a submission: of each question the points, how many are possible, and how its tests went.

    ``remarks`` are what the grader should know of the file. Without any points there is a ``problem``.
    """

    points: dict[str, float]
    possible: dict[str, float] = field(default_factory=dict)
    problem: str = ""
    tests: dict[str, list[Tried]] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Autograder:
    """The zip file of an assignment, what the tests of each question look at, and a text that changes when they do."""

    path: Path
    assignment: str
    words: dict[str, list[str]]
    held: str

    @property
    def questions(self) -> list[str]:
        """The names of the questions."""
        return list(self.words)

    @classmethod
    def read(cls, path: Path, assignment: str) -> Autograder:
        """Read what the zip file holds. Raises ``OSError`` or ``zipfile.BadZipFile`` if there is no such file."""
        with zipfile.ZipFile(path) as archive:
            held = sorted((entry.filename, entry.CRC) for entry in archive.infolist())  # dates change with each build
            tests = [name for name, _ in held if name.startswith("tests/") and name.endswith(".py")]
            words = {PurePosixPath(name).stem: looks_at(archive.read(name).decode()) for name in tests}
        return cls(path.resolve(), assignment, words, repr(held))

    def fingerprint(self, submission: Path) -> str:
        """What changes when the submission or the autograder does; empty if the file cannot be read."""
        try:
            with submission.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256")
        except OSError:
            return ""
        digest.update(self.held.encode())
        return f"sha256:{digest.hexdigest()[:16]}"  # with letters in front no spreadsheet takes it for a number

    def grade(self, submission: Path, seconds: float, within: Path) -> Answer:
        """Grade a submission in a process of its own, for at most ``seconds``, with its files in the folder ``within``.

        Whatever the submission does, there is an answer, and nothing that it has started is left.
        """
        try:
            handed_in.read(submission, self.assignment)  # what cannot be graded needs no process: nothing is run here
            with TemporaryDirectory(dir=within, ignore_cleanup_errors=True) as folder:
                to = Path(folder, "answer.json")
                command = [sys.executable, "-m", "assignments.grade_one"]
                files = [str(file) for file in (submission.resolve(), self.path, self.assignment, to)]
                code = processes.run([*command, *files], Path(folder), seconds, cwd=ROOT)
                return self._answer(to, code)
        except ValueError as error:
            return Answer({}, problem=" ".join(str(error).split())[:200])
        except TimeoutExpired:
            return Answer({}, problem=f"no answer within {seconds:g} s")
        except OSError as error:
            return Answer({}, problem=f"could not be graded: {error}")

    def _answer(self, file: Path, code: int) -> Answer:
        """What the process has written before it ended with this exit code: a submission may have ended it itself."""
        try:
            said = json.loads(file.read_text(encoding="utf-8"))
            if problem := said.get("problem"):
                return Answer({}, problem=" ".join(str(problem).split())[:200])
            points, possible = ({q: float(said[part][q]) for q in self.questions} for part in ("points", "possible"))
            return Answer(points, possible, tests=dict(said["tests"]), remarks=list(said["remarks"]))
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            how = f"with exit code {code}" if code >= 0 else f"by a signal: {signal.strsignal(-code) or -code}"
            return Answer({}, problem=f"its grading ended without points, {how}")
