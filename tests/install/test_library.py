"""The library without what builds the book: all of it imports, and models load, where Sphinx is not installed."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib

from tests.conftest import ROOT

PACKAGE = ROOT / "twodoors"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

#: What only the book, its builder or its tests may want.
REFUSED = ("sphinx", "docutils", "nbclient", "nbformat", "jupytext", "pybtex", "myst_nb", "SALib", "matplotlib")

#: Every module of the library and every model, in a Python that refuses these.
ALONE = f"""
import importlib, pkgutil, sys

class Refusing:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {REFUSED}:
            raise ModuleNotFoundError(f"the library imports {{name}}")

sys.meta_path.insert(0, Refusing())
import twodoors
from twodoors.models import load, names
modules = [m.name for m in pkgutil.walk_packages(twodoors.__path__, "twodoors.") if m.name != "twodoors.book"]
for module in modules:
    importlib.import_module(module)
print(len(modules), len([load(name) for name in names()]), *(name for name in sys.modules if "twodoors.book" in name))
"""


def test_the_library_is_whole_without_the_book_s_builder() -> None:
    done = subprocess.run([sys.executable, "-c", ALONE], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    modules, models, *of_the_book = done.stdout.split()
    files = [path for path in PACKAGE.rglob("*.py") if path.parent.name != "book"]
    assert int(modules) == len(files) - 1  # the package itself is no module in it
    assert int(models) == len(list((PACKAGE / "models").glob("*.py"))) - 1
    assert of_the_book == []


def test_the_extra_brings_what_the_book_imports() -> None:
    found = set()
    for path in (PACKAGE / "book").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                found.add(node.module)
            elif isinstance(node, ast.Import):
                found.update(alias.name for alias in node.names)
    top = {".".join(name.split(".")[: 2 if name.startswith("sphinxcontrib.") else 1]) for name in found}
    needed = {re.sub(r"[._]", "-", name) for name in top - sys.stdlib_module_names - {"twodoors"}}
    named = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["book"]]
    assert needed - {re.split(r"[<>=]", line)[0] for line in named} == set()
