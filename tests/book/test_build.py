"""What a build says: its steps with their seconds, and a mistake first and in its own words."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
import yaml  # type: ignore[import-untyped]

from tests.conftest import ROOT, book_settings
from twodoors.book.build import Teller, build

CELL = "```{{code-cell}} ipython3\n{}\n```\n"
WRONG = {
    "role": (
        "{chance}`trap: nonsense`",
        r"index.md:\d+: ERROR: :chance:`trap: nonsense`: trap has no nonsense; it has ",
    ),
    "cell": (CELL.format('raise ValueError("not so")'), r"index.md: ERROR: a cell raises ValueError: not so"),
    "link": ("[no such page](nowhere.md)", r"index.md:\d+: WARNING: .*nowhere"),
}


@pytest.mark.slow
@pytest.mark.parametrize("kind", WRONG)
def test_a_mistake_is_said_first_and_in_its_own_words(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong, said = WRONG[kind]
    book = tmp_path / "book"
    shutil.copytree(ROOT / "tests" / "helpers" / "seminar", book)
    (book / "_config.yml").write_text(yaml.safe_dump(book_settings()), encoding="utf-8")
    head = (book / "index.md").read_text(encoding="utf-8").partition("# ")[0]
    (book / "index.md").write_text(f"{head}# A page\n\n{wrong}\n", encoding="utf-8")
    told = build(book, tmp_path / "log")
    assert told is not None
    assert re.search(said, told[0]), told
    assert len(told) == 1, told
    log = (tmp_path / "log").read_text(encoding="utf-8")
    assert "Running Jupyter-Book" in log
    assert re.search(r"^ *\d+\.\d s  starting, and the pages’ scripts and styles$", capsys.readouterr().out, flags=re.M)


def test_steps_are_told_with_their_seconds(capsys: pytest.CaptureFixture[str]) -> None:
    teller = Teller(Path("/book"))
    for line in (
        "\x1b[01mupdating environment: \x1b[39;49;00m[new config] 24 added",
        "/book/chapters/01-two-doors.md: Executed notebook in 3.64 seconds [mystnb]",
        "[IPKernelApp] WARNING | Kernel is running over TCP without encryption.",
        "looking for now-outdated files... none found",
        "preparing documents... done",
        "build succeeded.",
    ):
        teller.hear(line + "\n")
    told = capsys.readouterr().out.splitlines()
    assert all(re.match(r" *\d+\.\d s  ", line) for line in told)
    assert [line.partition(" s  ")[2] for line in told] == [
        "starting, and the pages’ scripts and styles",
        "running chapters/01-two-doors.md",
        "reading all pages",
        "notebooks and checks",
        "writing all pages",
    ]
    assert "   3.6 s" in told[1]
    assert teller.mistakes == []
