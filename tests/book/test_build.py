"""What a build says: its steps with their seconds, and a mistake first and in its own words."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import yaml  # type: ignore[import-untyped]

from tests.conftest import ROOT, book_settings
from twodoors.book import builders
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


#: What is run as a program and prints in ASCII alone: before anything is installed, or numbers.
PLAIN = ("tools/install.py", "tools/sources/column.py")


def test_what_a_program_prints_never_ends_it_for_want_of_a_letter() -> None:
    """An output may be in an old encoding, such as a Windows console's: a sentence with “’” must not end in a trace."""
    rooms = ("twodoors", "tools", "assignments", "tests/bench")
    texts = {
        path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
        for room in rooms
        for path in (ROOT / room).rglob("*.py")
    }
    programs = {name for name, text in texts.items() if '__name__ == "__main__"' in text and "print(" in text}
    fitted = {name for name in programs if re.search(r"fit_output\(\)|stdout\.reconfigure\(errors=", texts[name])}
    assert programs - fitted == set(PLAIN)
    assert len(fitted) >= 6
    for name in PLAIN:
        assert all(line.isascii() for line in texts[name].splitlines() if "print(" in line), name


def test_where_links_lead_is_said_in_any_encoding() -> None:
    for encoding in ("ascii", "cp437", "latin-1"):
        strange = {
            name: value for name, value in os.environ.items() if not name.startswith(("TWODOORS", "LC_", "LANG"))
        }
        env = strange | {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
        command = [sys.executable, "-m", "twodoors.book", "links"]
        done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode(errors="replace")
        assert b"No published book is known (TWODOORS_SITE)" in done.stdout


# -- other builders, other machines -----------------------------------------------------------------------------------


def asked(builder: str, parallel: int) -> Any:
    return SimpleNamespace(builder=SimpleNamespace(name=builder), parallel=parallel)


@pytest.mark.parametrize("builder", ["latex", "singlehtml", "dirhtml", "epub", "text", "man"])
def test_a_builder_that_would_leave_holes_is_refused_in_a_sentence(builder: str) -> None:
    with pytest.raises(SystemExit) as refused:
        builders.refuse_others(asked(builder, 1))
    said = str(refused.value)
    assert said.startswith(f"error: the book cannot be made by the builder {builder}: ")
    assert "allowed are html, linkcheck, " in said
    assert "\n" not in said


@pytest.mark.parametrize("builder", ["html", "linkcheck", "gettext"])
def test_what_makes_the_site_or_reads_its_sources_builds_in_one_process(builder: str) -> None:
    app = asked(builder, 4)
    builders.refuse_others(app)
    builders.one_after_the_other(app)
    assert app.parallel == 1  # Sphinx warns of extensions only where it would split the pages among processes


@pytest.mark.slow
def test_the_refusal_comes_before_anything_is_read(tmp_path: Path) -> None:
    book = tmp_path / "book"
    shutil.copytree(ROOT / "tests" / "helpers" / "seminar", book)
    (book / "_config.yml").write_text(yaml.safe_dump(book_settings()), encoding="utf-8")
    command = [str(Path(sys.executable).with_name("jupyter-book")), "build", ".", "--builder", "latex"]
    done = subprocess.run(command, cwd=book, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "error: the book cannot be made by the builder latex: " in done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert "reading sources" not in done.stdout
    assert not (book / "_build" / "jupyter_execute").exists()


def test_a_checkout_has_this_book_s_line_ends_whatever_git_is_set_to(tmp_path: Path) -> None:
    if not (ROOT / ".git").exists():
        pytest.skip("no clone: git has nothing to check out")
    out = ["checkout-index", "--all", f"--prefix={tmp_path}/"]
    subprocess.run(["git", "-c", "core.autocrlf=true", "-c", "core.eol=crlf", *out], cwd=ROOT, check=True)
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert (tmp_path / "postBuild") in files
    wrong = [path.name for path in files if path.suffix not in (".png", ".woff2") and b"\r\n" in path.read_bytes()]
    assert wrong == []
