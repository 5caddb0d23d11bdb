"""Make .venv where there is none, and install requirements into it: ``python3 tools/install.py requirements.txt …``.

With uv where it can, else with pip. Says what it does, a line a step with its seconds; one line where it cannot.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OLDEST = (3, 11)
UV = next(
    line.split()[0]
    for line in (ROOT / "requirements-test.txt").read_text(encoding="utf-8").splitlines()
    if line.startswith("uv==")
)


class InstallError(RuntimeError):
    """What is missing, in one line that says what to do."""


def install(venv: Path, files: Sequence[str]) -> None:
    """Install what these files of requirements list. Raises ``InstallError`` where that cannot be done."""
    python = venv / "bin" / "python"
    if not python.exists():
        with Step(f"making {venv.name}"):
            make(venv)
    uv = shutil.which("uv") or with_uv(python)
    for file in files:
        with Step(f"installing {file}, with {'uv' if uv else 'pip'}"):
            # compiled at once, as pip does it: else each kernel and each test would, or would not keep it
            uv_install = [str(uv), "pip", "install", "--compile-bytecode", "--python", str(python)]
            command = uv_install if uv else pip(python, "install")
            if call([*command, "--quiet", "-r", file]):
                if uv and has_pip(python) and not call([*pip(python, "install"), "--quiet", "-r", file]):
                    continue  # pip may know a way to the packages that uv does not, such as a mirror
                raise InstallError(f"{file} cannot be installed; see above")


def make(venv: Path) -> None:
    """Make a virtual environment, or leave nothing."""
    uv = shutil.which("uv")
    made = [uv, "venv", "--quiet", "--seed", "--python", sys.executable] if uv else [sys.executable, "-m", "venv"]
    if call([*made, str(venv)]):
        shutil.rmtree(venv, ignore_errors=True)
        raise InstallError(
            "no virtual environment can be made; see above. On Debian and Ubuntu: sudo apt-get install python3-venv"
        )


def with_uv(python: Path) -> str | None:
    """The uv of the virtual environment, installed there first; None where it cannot be had.

    Raises ``InstallError`` for an environment without pip: what makes one was stopped half-way.
    """
    uv = python.with_name("uv")
    if uv.exists():
        return str(uv)
    if not has_pip(python):
        venv = python.parent.parent
        raise InstallError(
            f"{venv} is half made: it has no pip. Remove it (rm -r {venv.name}) and try again; "
            "on Debian and Ubuntu, install python3-venv before"
        )
    quiet = subprocess.run([*pip(python, "install"), "--quiet", UV], capture_output=True, check=False)
    return str(uv) if quiet.returncode == 0 else None


def has_pip(python: Path) -> bool:
    """Whether this Python runs, and has pip."""
    return subprocess.run([*pip(python, "--version")], capture_output=True, check=False).returncode == 0


def pip(python: Path, command: str) -> list[str]:
    return [str(python), "-m", "pip", "--disable-pip-version-check", command]


def call(command: Sequence[str]) -> int:
    return subprocess.run(command, cwd=ROOT, check=False).returncode


class Step:
    """Says how long a step took, once it is done."""

    def __init__(self, said: str) -> None:
        self.said = said

    def __enter__(self) -> None:
        self.begun = time.monotonic()
        if os.isatty(1):
            print(f"        ... {self.said}", end="\r", flush=True)

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            print(f"{time.monotonic() - self.begun:6.1f} s  {self.said}", flush=True)


if __name__ == "__main__":
    if sys.version_info < OLDEST:
        sys.exit(f"error: Python {OLDEST[0]}.{OLDEST[1]} or newer is needed, this is {sys.version.split()[0]}")
    try:
        install(ROOT / ".venv", sys.argv[1:])
    except InstallError as error:
        sys.exit(f"error: {error}")
