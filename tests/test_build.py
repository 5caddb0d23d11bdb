"""How the book is built: what is installed, how formulas are set, how notebooks run, and what is said meanwhile."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import Empty
from types import SimpleNamespace
from typing import Any

import nbformat
import pytest
import sphinxcontrib.katex as katex
import yaml  # type: ignore[import-untyped]
from jupyter_client.channels import AsyncZMQSocketChannel
from nbclient.exceptions import CellTimeoutError

from tests.conftest import ROOT, book_settings
from twodoors.book import build as building
from twodoors.book import execution as running
from twodoors.book import katex as formulas

# -- formulas ---------------------------------------------------------------------------------------------------------

#: A server that lets its socket’s file be seen before it listens: what a busy machine does by chance.
LATE = """
import os, socket, sys, time
path = sys.argv[sys.argv.index("--socket") + 1]
with socket.socket(socket.AF_UNIX) as early:
    early.bind(path)  # there, but no one listens: whoever connects is refused
    time.sleep(0.2)
os.unlink(path)
with socket.socket(socket.AF_UNIX) as server:
    server.bind(path)
    server.listen()
    server.accept()[0].sendall(b"here")
"""


def program(folder: Path, code: str) -> str:
    """A program that takes the server’s place."""
    file = folder / "node"
    file.write_text(f"#!{sys.executable}\n{code}", encoding="utf-8")
    file.chmod(0o755)
    return str(file)


def test_a_server_that_listens_late_is_asked_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(katex, "NODEJS_BINARY", program(tmp_path, LATE))
    server, asked = formulas.start(tmp_path, 60)
    assert asked.recv(4) == b"here"
    asked.close()
    server.communicate()


@pytest.mark.parametrize("code", ["import time; time.sleep(60)", "raise SystemExit"])
def test_a_server_that_never_answers_is_said_to(code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(katex, "NODEJS_BINARY", program(tmp_path, code))
    with pytest.raises(katex.KaTeXError, match=r"did not came up after 0\.3 seconds"):
        formulas.start(tmp_path, 0.3)


def test_formulas_are_asked_for_over_a_unix_socket(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(katex.KaTeXServer, "katex_server", None)
    monkeypatch.setattr(katex.KaTeXServer, "start_server_process", katex.KaTeXServer.start_server_process)
    formulas.set_with(str(shutil.which("node")))
    assert "katex" in katex.render_latex("a_1^2")
    server = katex.KaTeXServer.get()
    assert server.sock.family.name == "AF_UNIX"
    server.sock.close()
    server.process.kill()
    server.process.communicate()


# -- notebooks --------------------------------------------------------------------------------------------------------


def once_then(monkeypatch: pytest.MonkeyPatch, first: Any) -> list[str]:
    """Let the first run end so, and the second well; what was asked for comes in the list."""
    asked: list[str] = []

    def execute(notebook: str, **_: Any) -> Any:
        asked.append(notebook)
        if len(asked) > 1:
            return SimpleNamespace(err=None)
        if isinstance(first, RuntimeError):
            raise first
        return SimpleNamespace(err=first)

    monkeypatch.setattr(running, "single_nb_execution", execute)
    return asked


@pytest.mark.parametrize("first", [CellTimeoutError("late"), RuntimeError("Kernel died")])
def test_a_notebook_whose_kernel_did_not_answer_runs_once_more(
    first: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = once_then(monkeypatch, first)
    notebook: Any = "notebook"
    assert running.run(notebook, timeout=60).err is None
    assert asked == ["notebook", "notebook"]


def test_a_cell_that_fails_is_not_run_again(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = ValueError("wrong")
    asked = once_then(monkeypatch, wrong)
    notebook: Any = "notebook"
    assert running.run(notebook, timeout=60).err is wrong
    assert asked == ["notebook"]


def alone(work: Coroutine[Any, Any, Any]) -> Any:
    """What it gives, in a thread of its own: a test before this one may have left its loop running in ours."""
    with ThreadPoolExecutor(1) as other:
        return other.submit(asyncio.run, work).result()


def test_an_answer_that_no_one_told_of_is_noticed() -> None:
    class Deaf:
        """A socket that is told of no message: only who looks again finds it."""

        looks = 0

        async def poll(self, timeout: float) -> int:
            if timeout > 1000:
                await asyncio.Event().wait()
            self.looks += 1
            return int(self.looks > 2)

    async def received() -> dict[str, Any]:
        return {"content": "answer"}

    channel: Any = SimpleNamespace(socket=Deaf(), _recv=received)
    assert alone(asyncio.wait_for(running._get_msg(channel, 600), 60)) == {"content": "answer"}
    channel.socket.looks = 0
    with pytest.raises(Empty):
        alone(running._get_msg(channel, 0))
    running.notice_answers()
    assert AsyncZMQSocketChannel.get_msg is running._get_msg


@pytest.mark.slow
def test_a_cell_that_waits_too_long_is_stopped(tmp_path: Path) -> None:
    cells = [nbformat.v4.new_code_cell("import time; time.sleep(600)")]  # type: ignore[no-untyped-call]
    notebook = nbformat.v4.new_notebook(cells=cells)  # type: ignore[no-untyped-call]
    result = running.run(notebook, cwd=str(tmp_path), timeout=1, allow_errors=False)
    assert isinstance(result.err, CellTimeoutError)


# -- what a build says ------------------------------------------------------------------------------------------------

CELL = "```{{code-cell}} ipython3\n{}\n```\n"
WRONG = {
    "role": (
        "{chance}`trap: nonsense`",
        r"index.md:\d+: ERROR: :chance:`trap: nonsense`: trap has no nonsense; it has ",
    ),
    "cell": (CELL.format('raise ValueError("not so")'), r"index.md: ERROR: a cell raises ValueError: not so"),
    "link": ("[no such page](nowhere.md)", r"index.md:\d+: WARNING: .*nowhere"),
}


@pytest.mark.parametrize("kind", WRONG)
@pytest.mark.slow
def test_a_mistake_is_said_first_and_in_its_own_words(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong, said = WRONG[kind]
    book = tmp_path / "book"
    shutil.copytree(ROOT / "tests" / "book", book)
    (book / "_config.yml").write_text(yaml.safe_dump(book_settings()), encoding="utf-8")
    head = (book / "index.md").read_text(encoding="utf-8").partition("# ")[0]
    (book / "index.md").write_text(f"{head}# A page\n\n{wrong}\n", encoding="utf-8")
    told = building.build(book, tmp_path / "log")
    assert told is not None
    assert re.search(said, told[0]), told
    assert len(told) == 1, told
    log = (tmp_path / "log").read_text(encoding="utf-8")
    assert "Running Jupyter-Book" in log
    assert re.search(r"^ *\d+\.\d s  starting, and the pages’ scripts and styles$", capsys.readouterr().out, flags=re.M)


def test_steps_are_told_with_their_seconds(capsys: pytest.CaptureFixture[str]) -> None:
    teller = building.Teller(Path("/book"))
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


# -- what is installed ------------------------------------------------------------------------------------------------


def install(folder: Path, *files: str, path: str) -> subprocess.CompletedProcess[str]:
    """Run tools/install.py in a folder with these programs at hand."""
    (folder / "tools").mkdir(exist_ok=True)
    shutil.copy(ROOT / "tools" / "install.py", folder / "tools")
    shutil.copy(ROOT / "requirements-test.txt", folder)
    command = [sys.executable, "tools/install.py", *files]
    env = {**os.environ, "PATH": path}
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)


def test_a_half_made_environment_is_noticed_and_left_alone(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(tmp_path / ".venv")], check=True)
    done = install(tmp_path, "requirements.txt", path="/usr/bin:/bin")
    assert done.returncode != 0
    assert re.search(
        r"^error: .*\.venv is half made: it has no pip\. Remove it \(rm -r \.venv\)", done.stderr, flags=re.M
    )
    assert (tmp_path / ".venv" / "bin" / "python").exists()


@pytest.mark.slow
def test_uv_installs_what_is_asked_for_and_a_step_says_its_seconds(tmp_path: Path) -> None:
    package = tmp_path / "package"
    package.mkdir()
    (package / "two_words.py").write_text("SAID = 'both'\n", encoding="utf-8")
    (package / "setup.py").write_text(
        "from setuptools import setup\nsetup(name='two-words', py_modules=['two_words'])\n"
    )
    (tmp_path / "requirements.txt").write_text("./package\n", encoding="utf-8")
    beside = str(Path(sys.executable).parent)
    done = install(tmp_path, "requirements.txt", path=f"{beside}{os.pathsep}{os.environ['PATH']}")
    assert done.returncode == 0, done.stderr
    assert re.search(r"^ *\d+\.\d s  making \.venv$", done.stdout, flags=re.M)
    assert re.search(r"^ *\d+\.\d s  installing requirements\.txt, with uv$", done.stdout, flags=re.M)
    python = tmp_path / ".venv" / "bin" / "python"
    said = subprocess.run([python, "-c", "import two_words; print(two_words.SAID)"], capture_output=True, text=True)
    assert said.stdout == "both\n"


@pytest.mark.slow
def test_what_cannot_be_installed_stops_with_the_file_s_name(tmp_path: Path) -> None:
    (tmp_path / "requirements.txt").write_text("./nowhere\n", encoding="utf-8")
    beside = str(Path(sys.executable).parent)
    done = install(tmp_path, "requirements.txt", path=f"{beside}{os.pathsep}{os.environ['PATH']}")
    assert done.returncode != 0
    assert done.stderr.rstrip().endswith("error: requirements.txt cannot be installed; see above")


def test_an_older_python_is_told_what_is_needed() -> None:
    code = "import runpy, sys; sys.version_info = (3, 9, 0); sys.version = '3.9.0'; "
    code += "runpy.run_path('tools/install.py', run_name='__main__')"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert done.stderr == "error: Python 3.11 or newer is needed, this is 3.9.0\n"
