"""Run a command for a limited time, and end it with everything that it has started.

A process group or a session does not hold it all together: Jupyter starts a kernel in a session of its own, and a
notebook may do the same. What all of them inherit is the environment, so a variable there marks them.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import psutil  # type: ignore[import-untyped]  # the kernel of every notebook needs it, so it is there

#: The environment variable with the folder that a command was given.
MARK = "TWODOORS_GRADED_IN"

#: How many seconds to go on trying to end what does not end: a process of another user, say.
PATIENCE = 5.0


def run(command: Sequence[str], folder: Path, seconds: float, *, cwd: Path) -> int:
    """Run a command that keeps its temporary files in ``folder``; returns its exit code, below 0 if a signal ended it.

    Nothing that it has started is left afterwards, in whatever way it ends: with it, after ``seconds``, which raises
    ``subprocess.TimeoutExpired``, or because this process ends, if the command calls ``follow``. What it prints is
    lost. ``OSError`` says why it cannot be started.
    """
    places = dict.fromkeys(("TMPDIR", "TEMP", "TMP", "JUPYTER_RUNTIME_DIR", MARK), str(folder))
    with subprocess.Popen(
        command,
        cwd=cwd,
        env=os.environ | places,
        stdin=subprocess.PIPE,  # nothing is written: it closes when this process ends
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # so that Ctrl-C in the terminal does not reach it
    ) as process:
        try:
            return process.wait(seconds)
        finally:
            end(folder)


def follow(folder: Path) -> None:
    """For a command under ``run``: end with what it has started, and remove ``folder``, when the caller has ended."""

    def wait() -> None:
        os.read(0, 1)  # not sys.stdin, whose lock would be held when Python finishes
        end(folder)
        shutil.rmtree(folder, ignore_errors=True)
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()


def end(folder: Path) -> None:
    """End all processes, other than this one, that run for ``folder`` or for a folder in it."""
    until = time.monotonic() + PATIENCE
    while (left := started(folder)) and time.monotonic() < until:
        for process in left:
            with suppress(psutil.Error):
                process.kill()
        time.sleep(0.01)  # and look again: one of them may just have started another


def started(folder: Path) -> set[psutil.Process]:
    """The processes, other than this one, that are marked with ``folder`` or a folder in it, and their descendants."""
    found = set()
    for process in psutil.process_iter():
        with suppress(psutil.Error):  # it has ended, or is another user's
            if Path(process.environ().get(MARK, "")).is_relative_to(folder):
                found |= {process, *process.children(recursive=True)}
    return found - {psutil.Process()}
