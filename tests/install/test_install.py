"""The package where it is installed: as Binder does it, as a plain wheel away from the clone, at the oldest versions.

``make test-install`` runs these; each makes an environment of its own, which takes minutes.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import nbformat
import pytest
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient

from tests.conftest import ROOT
from tests.helpers.contents import runnable
from twodoors.book import execution

pytestmark = pytest.mark.install

UV = str(Path(sys.executable).with_name("uv"))
PAGES = runnable()

#: What needs the package alone: no browser, no built book, nothing of the book’s builder.
LIBRARY = ["arguments", "classes", "model", "models", "picture", "questions", "scenarios", "widget"]
LIBRARY += ["test_tree.py", "test_words.py", "evidence/test_tables.py", "uncertainty/test_uncertainty.py"]

#: Everything that the package reads of data, chapters and questions.
READS = """
import json, sys
import twodoors
from twodoors import argument, ask, evidence, explore, forecast, forecasts, paths, predictions, quiz, recall, scores
from twodoors.models import load
from twodoors.questions.question import load as questions
from twodoors.scenarios.published import chapters_by_model
shown = [explore(load(name)) for name in chapters_by_model()] + [predictions(), forecasts(), scores(), argument()]
shown += [figure() for figure in evidence.FIGURES.values()]
for file in sorted(paths.QUESTIONS.glob("*.json")):
    for name, question in questions(file.stem).items():
        if isinstance(question, list):
            shown.append(quiz(file.stem))
        elif question["kind"] == "forecast":
            shown.append(forecast(file.stem))
        else:
            shown += [ask(file.stem, name), recall(file.stem, name)]
assert all(widget._repr_mimebundle_() for widget in shown)
tables = {name: len(evidence.load(name)) for name in evidence.names()}
used = {name: files[0][0] for name, files in chapters_by_model().items()}
print(json.dumps({"place": twodoors.__file__, "tables": tables, "used": used, "shown": len(shown)}))
"""


# -- environments -----------------------------------------------------------------------------------------------------


def copy(to: Path) -> Path:
    """The clone’s own files in another folder, as a clone of it would have them."""
    listed = run(["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"], ROOT).split("\0")
    for name in filter(None, listed):
        if (ROOT / name).is_file():
            (to / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, to / name)
    return to


def fresh(folder: Path) -> dict[str, str]:
    """A new virtual environment, as the variables that make it the one that programs run in."""
    run([UV, "venv", "--quiet", "--seed", "--python", sys.executable, str(folder)], ROOT)
    kept = {n: v for n, v in os.environ.items() if not n.startswith(("PYTHON", "JUPYTER", "VIRTUAL_ENV", "TWODOORS"))}
    own = {name: str(folder / name.lower()) for name in ("IPYTHONDIR", "JUPYTER_DATA_DIR", "JUPYTER_CONFIG_DIR")}
    return kept | own | {"PATH": f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}", "VIRTUAL_ENV": str(folder)}


def run(command: Sequence[str], folder: Path, env: dict[str, str] | None = None) -> str:
    """What a program says; the test fails, with all that it said, where it fails."""
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"
    return done.stdout


def executed(path: Path, env: dict[str, str]) -> nbformat.NotebookNode:
    """The notebook, run to its end in its own folder by the environment’s Python."""
    notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    started = KernelSpec(
        argv=[f"{env['VIRTUAL_ENV']}/bin/python", "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    )
    kernels = type("Kernels", (AsyncKernelManager,), {"kernel_spec": started})
    folder = {"metadata": {"path": str(path.parent)}}
    execution.notice_answers()
    client = NotebookClient(notebook, kernel_manager_class=kernels, resources=folder, timeout=300, allow_errors=True)
    return client.execute(env=env)


def assert_runs(folder: Path, env: dict[str, str]) -> None:
    """Every cell of every notebook below this folder runs without an error."""
    notebooks = sorted(folder.rglob("*.ipynb"))
    assert [path.relative_to(folder).with_suffix("").as_posix() for path in notebooks] == sorted(PAGES)
    failed, cells = [], 0
    for path in notebooks:
        for cell in executed(path, env).cells:
            if cell.cell_type == "code":
                cells += 1
                assert cell.execution_count, (path.name, cell.source)
                failed += [(path.name, o.ename, o.evalue) for o in cell.outputs if o.output_type == "error"]
    assert failed == []
    assert cells > 100


def read(folder: Path, env: dict[str, str]) -> dict[str, Any]:
    """What the package there reads."""
    found: dict[str, Any] = json.loads(run(["python", "-c", READS], folder, env))
    return found


# -- Binder -----------------------------------------------------------------------------------------------------------


def test_binder_runs_every_cell_of_every_notebook(tmp_path: Path) -> None:
    clone = copy(tmp_path / "clone")
    planned = run([str(Path(sys.executable).with_name("jupyter-repo2docker")), "--no-build", "--debug", "."], clone)
    steps = re.findall(r"^RUN (.*(?:pip install|postBuild).*)$", planned, flags=re.M)
    assert len([step for step in steps if "pip install" in step]) >= 2, steps
    assert any("./postBuild" in step for step in steps)
    env = fresh(tmp_path / "binder")
    for step in steps:
        run(["bash", "-c", step], clone, env | {"KERNEL_PYTHON_PREFIX": env["VIRTUAL_ENV"]})
    assert read(tmp_path, env)["place"].startswith(env["VIRTUAL_ENV"]), "Binder installs the package, and not the clone"
    assert_runs(clone / "notebooks", env)


# -- wheel ------------------------------------------------------------------------------------------------------------


def test_a_plain_wheel_has_all_that_it_reads(tmp_path: Path) -> None:
    clone = copy(tmp_path / "clone")
    run([UV, "build", "--quiet", "--wheel", "--out-dir", str(tmp_path / "wheel"), "."], clone)
    [wheel] = (tmp_path / "wheel").glob("*.whl")
    run([sys.executable, "-m", "twodoors.book", "notebooks", str(tmp_path / "notebooks")], clone)
    shutil.rmtree(clone)
    env = fresh(tmp_path / "plain")
    run([UV, "pip", "install", "--quiet", str(wheel)], tmp_path, env)
    found = read(tmp_path, env)
    assert found["place"].startswith(env["VIRTUAL_ENV"])
    here = read(ROOT, dict(os.environ) | {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"})
    assert found | {"place": ""} == here | {"place": ""}
    run([UV, "pip", "install", "--quiet", "ipykernel", "nbclient"], tmp_path, env)
    assert_runs(tmp_path / "notebooks", env)


# -- the oldest versions ----------------------------------------------------------------------------------------------


def test_the_library_s_tests_pass_with_the_oldest_versions_that_it_names(tmp_path: Path) -> None:
    lowest = tmp_path / "lowest.txt"
    compiled = ["pip", "compile", "--quiet", "--resolution", "lowest-direct", "--output-file", str(lowest)]
    run([UV, *compiled, "pyproject.toml"], ROOT)
    env = fresh(tmp_path / "oldest")
    lines = (ROOT / "requirements-test.txt").read_text(encoding="utf-8").splitlines()
    tests = [line.partition("#")[0].strip() for line in lines if "==" in line]
    tests = [re.sub("^salib==.*", "salib", line) for line in tests]  # the pinned one wants a newer NumPy
    run([UV, "pip", "install", "--quiet", "-r", str(lowest), *tests], ROOT, env)
    installed = json.loads(run([UV, "pip", "list", "--format", "json"], ROOT, env))
    versions = {package["name"].lower(): package["version"] for package in installed}
    for line in tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]:
        name, oldest = line.split(">=")
        assert versions[name].startswith(oldest), f"{line}, but tried was {versions[name]}"
    said = run(["python", "-m", "pytest", "-q", *[f"tests/{name}" for name in LIBRARY]], ROOT, env)
    assert " passed" in said
