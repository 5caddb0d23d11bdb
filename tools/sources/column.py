"""The column’s runs of seven words as hashes, by which a test finds its sentences without the book having them.

``python -m tools.sources.column TEXT … > tools/sources/column.txt`` makes the list from files that hold the column,
or what could be read of it. Keep these files out of the repository.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterator
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

#: Words in a row that may not be shared.
LENGTH = 7

LIST = Path(__file__).with_name("column.txt")

TITLE = "The Soleimani killing heightens the risk of war — but also opens doors to diplomacy"

#: Of a page: a role’s name and its brackets, a link’s address.
MARKUP = re.compile(r"\{[\w:+-]+\}(?=`)|\]\([^)]*\)|<[^>\n]*>")


def words(text: str) -> list[str]:
    """The words of a text in lower case, without punctuation and accents; what stands within a word is left out of it.

    “U.S.” is “us” and “Iraq’s” is “iraqs”; a dash or a hyphen parts two words.
    """
    plain = unicodedata.normalize("NFKD", re.sub(r"[-‐-―]", " ", text)).lower()
    return [word for part in plain.split() if (word := "".join(filter(str.isalnum, part)))]


def runs(text: str) -> Iterator[tuple[str, str]]:
    """Each run of ``LENGTH`` words of a text with its SHA-256, in their order."""
    found = words(text)
    for start in range(len(found) - LENGTH + 1):
        run = " ".join(found[start : start + LENGTH])
        yield run, sha256(run.encode()).hexdigest()


def known() -> set[str]:
    """The hashes of the list, but for those of the column’s title."""
    lines = LIST.read_text(encoding="utf-8").splitlines()
    return {line for line in lines if line and not line.startswith("#")} - {made for _, made in runs(TITLE)}


def shared(text: str) -> list[str]:
    """The runs of a page’s text that the column has, too, each as long as it goes on."""
    page = MARKUP.sub(" ", text)
    hashes = known()
    at = [(place, run) for place, (run, made) in enumerate(runs(page)) if made in hashes]
    told: list[str] = []
    for (before, _), (place, run) in pairwise([(-2, ""), *at]):
        if place == before + 1:
            told[-1] += f" {run.split()[-1]}"
        else:
            told.append(run)
    return told


def main(paths: list[str]) -> None:
    """Print the sorted hashes of these files; what the list holds of the column must be said above them by hand."""
    hashes = {made for path in paths for _, made in runs(Path(path).read_text(encoding="utf-8"))}
    print(*sorted(hashes), sep="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
