"""tools/install.py: what it installs, and what it says where it cannot."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT


def install(folder: Path, *files: str, path: str) -> subprocess.CompletedProcess[str]:
    """Run tools/install.py in a folder with these programs at hand."""
    (folder / "tools").mkdir(exist_ok=True)
    shutil.copy(ROOT / "tools" / "install.py", folder / "tools")
    shutil.copy(ROOT / "requirements-test.txt", folder)
    command = [sys.executable, "tools/install.py", *files]
    env = {**os.environ, "PATH": path}
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)


@pytest.mark.slow
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
