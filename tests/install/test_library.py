"""The library without what builds the book: all of it imports, and models load, where Sphinx is not installed."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions

from tests.conftest import ROOT
from twodoors.models import names

PACKAGE = ROOT / "twodoors"
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PROJECT = SETTINGS["project"]

#: What only the book, its builder or its tests may want.
REFUSED = ("sphinx", "docutils", "nbclient", "nbformat", "jupytext", "pybtex", "myst_nb", "SALib", "matplotlib")

#: The modules that are named to it, and every model, in a Python that refuses these.
ALONE = f"""
import importlib, sys

class Refusing:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {REFUSED}:
            raise ModuleNotFoundError(f"the library imports {{name}}")

sys.meta_path.insert(0, Refusing())
for module in sys.argv[1:]:
    importlib.import_module(module)
from twodoors.models import load, names
print(*[load(name).name for name in names()])
print(*[name for name in sys.modules if name.startswith("twodoors.book")])
"""


def test_the_library_is_whole_without_the_book_s_builder() -> None:
    files = [path.relative_to(ROOT) for path in PACKAGE.rglob("*.py") if path.parent.name != "book"]
    modules = [".".join(path.with_suffix("").parts).removesuffix(".__init__") for path in files]
    assert len(modules) > 70
    command = [sys.executable, "-c", ALONE, *sorted(modules)]  # the list of public names is the first
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    models, of_the_book = done.stdout.splitlines()
    assert models.split() == names()
    assert of_the_book == ""


def test_what_is_installed_has_every_room() -> None:
    rooms = {".".join(path.parent.relative_to(ROOT).parts) for path in PACKAGE.rglob("__init__.py")}
    assert set(SETTINGS["tool"]["setuptools"]["packages"]) == rooms | {"twodoors.chapters", "twodoors.data"}


def plain(name: str) -> str:
    """A package's name as it is compared."""
    return re.sub(r"[-_.]+", "-", name).lower()


def test_the_extra_brings_what_the_book_imports() -> None:
    found = set()
    for path in (PACKAGE / "book").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                found.add(node.module)
            elif isinstance(node, ast.Import):
                found.update(alias.name for alias in node.names)
    brought = packages_distributions()
    needed = {plain(name) for name in found if name.startswith("sphinxcontrib.")}  # many packages share that name
    for top in {name.split(".")[0] for name in found} - sys.stdlib_module_names - {"twodoors", "sphinxcontrib"}:
        needed.update(plain(name) for name in brought[top])
    named = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["book"]]
    assert needed - {re.split(r"[<>=]", line)[0] for line in named} == set()
