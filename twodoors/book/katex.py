"""Formulas are set when the book is built, by a server of KaTeX’s own that sphinxcontrib-katex starts and asks."""

from __future__ import annotations

import socket
import subprocess
import time
from pathlib import Path

import sphinxcontrib.katex as katex


def set_with(node: str) -> None:
    """Let this Node set the formulas, asked over a Unix socket.

    Over TCP, which the extension has as its other way, each formula waits for a delayed acknowledgement: 90 ms for 1.
    """
    katex.NODEJS_BINARY = node
    katex.KaTeXServer.start_server_process = start


def start(folder: Path, timeout: float) -> tuple[subprocess.Popen[bytes], socket.socket]:
    """Start the server in this folder and connect to it within ``timeout`` seconds.

    The extension’s own way asks once, when the socket’s file is there; the server may listen only a moment later.
    Raises ``KaTeXError`` where it does not answer in time, or has ended.
    """
    path = folder / "katex.sock"
    command = katex.KaTeXServer.build_command(socket=path)
    server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=folder)
    end = time.monotonic() + timeout
    while time.monotonic() < end and server.poll() is None:
        asked = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            asked.connect(str(path))
        except (FileNotFoundError, ConnectionRefusedError):  # not there yet, or does not listen yet
            asked.close()
            time.sleep(katex.ONE_MILLISECOND)
        else:
            return server, asked
    server.kill()
    server.wait()
    raise katex.KaTeXServer.timeout_error(timeout)
