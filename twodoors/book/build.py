"""``python -m twodoors.book build LOG``: builds the book, a line a step with its seconds; says first what is wrong.

``jupyter-book build .`` builds the same, but what is wrong stands there above 150 lines of traces. Everything that it
says is in the file LOG.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

COLOUR = re.compile(r"\x1b\[[0-9;]*m")

#: What Sphinx says when a step begins, and the name of the step that is then done.
DONE = {
    "updating environment:": "starting, and the pages’ scripts and styles",
    "looking for now-outdated files": "reading all pages",
    "preparing documents": "notebooks and checks",
    "build succeeded": "writing all pages",
}
RAN = re.compile(r"(\S+): Executed notebook in ([\d.]+) seconds")
MISTAKE = re.compile(r"(WARNING|ERROR|CRITICAL): (?!Executing notebook failed)")


class Teller:
    """Reads what a build says, tells the steps as they are done, and keeps the mistakes."""

    def __init__(self, book: Path) -> None:
        self.book = book
        self.since = time.monotonic()
        self.mistakes: list[str] = []
        self._block: str | None = None  # what Sphinx announces above an exception

    def hear(self, line: str) -> None:
        """Take one line."""
        line = COLOUR.sub("", line).rstrip()
        if ran := RAN.search(line):
            page = os.path.relpath(ran[1], self.book)
            print(f"{float(ran[2]):6.1f} s  running {page}", flush=True)
        for begins, step in DONE.items():
            if line.startswith(begins):
                now = time.monotonic()
                print(f"{now - self.since:6.1f} s  {step}", flush=True)
                self.since = now
        if line in ("Extension error:", "Exception occurred:"):
            self._block = line
        elif line.startswith("Traceback"):
            self._block = None
        elif self._block and line and not line.startswith(" "):
            self._keep(line)
            self._block = None
        elif MISTAKE.search(line) and not line.startswith("[IPKernelApp]"):
            self._keep(line)

    def _keep(self, line: str) -> None:
        known = line.rpartition(" as a notebook: ")[2]  # said of the page already
        if not any(known in told for told in self.mistakes) and "ExecutionError: " not in line:
            self.mistakes.append(line)


def build(book: Path, log: Path) -> list[str] | None:
    """Build the book in this folder; None where it is built, else what is wrong, each in its own words."""
    command = [str(Path(sys.executable).with_name("jupyter-book")), "build", ".", "-W", "-n", "--keep-going"]
    teller = Teller(book)
    with (
        log.open("w", encoding="utf-8") as kept,
        subprocess.Popen(
            command,
            cwd=book,
            env=os.environ | {"PYTHONUNBUFFERED": "1", "PYTHONIOENCODING": "utf-8"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
        ) as builder,
    ):
        assert builder.stdout is not None
        for line in builder.stdout:
            kept.write(line)
            teller.hear(line)
    if builder.returncode == 0:
        return None
    return teller.mistakes or _end(log.read_text(encoding="utf-8").splitlines())


def _end(lines: Iterable[str]) -> list[str]:
    """The last of what was said, where none of it looks like a mistake."""
    return [line for line in map(str.rstrip, lines) if line][-20:]
