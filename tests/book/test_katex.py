"""Formulas: set by KaTeX’s server, over a socket that is waited for."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest
import sphinxcontrib.katex as katex

from twodoors.book import katex as formulas

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
