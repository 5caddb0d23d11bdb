"""A class's list as its programs save it: which file it is, in which encoding, with which ends of lines."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

#: What files begin with that are no text, and what they are.
BINARY = {
    b"PK\x03\x04": "a workbook, or another zipped file",
    b"\xd0\xcf\x11\xe0": "a workbook of an older Excel",
    b"%PDF": "a PDF",
    b"\x1f\x8b": "a zipped file",
    b"SQLite": "a database",
}

#: The longest first, since one begins as another does.
MARKS = {
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}

#: How to make a list of it.
SAVE = "in the program that made it, save the list as CSV (in Excel: File, Save As, “CSV UTF-8”)"


def text_of(path: Path) -> str:
    """What the file says, whether in UTF-8, in UTF-16 or 32, or in an encoding of one byte a letter.

    What such an encoding is cannot be seen; a link has the same letters in all of them, and a name is read as Windows
    has it in Western Europe. ``ValueError`` for a workbook and whatever else is no text, in one line, with what to do.
    """
    held = path.read_bytes()
    for begins, what in BINARY.items():
        if held.startswith(begins):
            raise ValueError(f"{path.name} is {what}, not text; {SAVE}")
    try:
        text = held.decode(_encoding(held))
    except UnicodeDecodeError:
        text = held.decode("cp1252", errors="replace")
    if "\0" in text:
        raise ValueError(f"{path.name} is no text; {SAVE}")
    return text


def _encoding(held: bytes) -> str:
    """That of the mark at its beginning; without one, UTF-16 shows by its empty halves."""
    for mark, name in MARKS.items():
        if held.startswith(mark):
            return name
    first = held[:200]
    if first and len(first) % 2 == 0:
        even, odd = first[::2].count(0), first[1::2].count(0)
        if max(even, odd) > len(first) / 4:
            return "utf-16-be" if even > odd else "utf-16-le"
    return "utf-8"


def lines(text: str) -> list[str]:
    """Its rows as a spreadsheet counts them, whatever ends a line; the line that tells Excel what separates is none."""
    listed = re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff"))
    return listed[1:] if re.fullmatch(r'"?sep=.{0,2}"?[,;\t]*', listed[0], re.IGNORECASE) else listed
