"""The table of scores: a CSV file that holds every row as soon as it is known."""

from __future__ import annotations

import csv
import io
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path


def plain(text: str) -> str:
    """The text as one line that a table, a terminal and a spreadsheet take for nothing but text.

    What cannot be printed becomes an escape, such as ``\\x1b``. What a spreadsheet would take for a formula stands
    behind an apostrophe, as in the tables that the book’s pages save.
    """
    visible = "".join(char if char.isprintable() else ascii(char)[1:-1] for char in text)
    return re.sub(r"^(?=\s*[=+\-@])", "'", visible)


class Scores:
    """A table of scores: ``rows``, by the name of the file as ``plain`` has it, and the CSV file that holds them.

    A row has texts in the columns ``file``, one for each question, ``total``, ``problem``, ``remark``, ``assignment``
    and ``fingerprint``.
    """

    def __init__(self, path: Path, assignment: str, questions: Sequence[str]) -> None:
        """Read the rows that the file holds, if it is there; nothing is written.

        A row that was being written when the machine stopped is left out. ``ValueError`` says why the file is no table
        of this assignment’s scores, ``OSError`` why it cannot be read.
        """
        self.path = path
        self.assignment = assignment
        self.columns = ["file", *questions, "total", "problem", "remark", "assignment", "fingerprint"]
        self.rows: dict[str, dict[str, str]] = {}
        lines = path.read_bytes().splitlines(keepends=True) if path.exists() else []
        if lines[1:] and not lines[-1].endswith((b"\n", b"\r")):
            lines.pop()  # a header is never cut off: save writes it
        if lines:
            try:
                self._read(b"".join(lines).decode("utf-8-sig"))
            except (csv.Error, ValueError) as error:
                raise ValueError(f"it holds no scores of {assignment}: {error}") from None

    def _read(self, text: str) -> None:
        reader = csv.DictReader(io.StringIO(text, newline=""))
        before = [column for column in self.columns if column != "remark"]  # a table of an earlier version
        if reader.fieldnames not in (self.columns, before):
            raise ValueError(f"its columns are {', '.join(reader.fieldnames or [])}, not {', '.join(self.columns)}")
        for row in reader:
            if None in row or None in row.values():
                raise ValueError(f"line {reader.line_num} does not fill its columns")
            if row["assignment"] != self.assignment:
                raise ValueError(f"line {reader.line_num} is of {row['assignment']}")
            self.rows[row["file"]] = {"remark": "", **row}  # the later one, if a file was graded anew

    def add(self, row: Mapping[str, object]) -> dict[str, str]:
        """Put the row of a file on the disk, in place of any that it had; returns it as texts. Call ``save`` first."""
        row = {"assignment": self.assignment, **row}
        texts = {column: plain(str(row.get(column, ""))) for column in self.columns}
        self.rows[texts["file"]] = texts
        self._write(self.path, "a", [texts])
        return texts

    def save(self) -> None:
        """Put all rows on the disk, in the order of the files’ names. Until that is done the old table is there."""
        new = self.path.with_name(f".{self.path.name}.new")
        header = dict(zip(self.columns, self.columns, strict=True))
        self._write(new, "w", [header, *(self.rows[name] for name in sorted(self.rows))])
        os.replace(new, self.path)

    def _write(self, path: Path, mode: str, rows: Iterable[Mapping[str, str]]) -> None:
        with path.open(mode, encoding="utf-8", newline="") as file:
            csv.DictWriter(file, self.columns).writerows(rows)
            file.flush()
            os.fsync(file.fileno())
