"""The rooms of the package: imports lead to rooms that come before, and never in a circle, in both languages."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

from tests.conftest import ROOT

PACKAGE = ROOT / "twodoors"

#: What a script imports, also over several lines, and what it loads later.
SCRIPT = re.compile(
    r"""^(?:import|export)\s(?:[^"';()=]*\sfrom\s+)?["'](\.[^"']+)["']|\bimport\(\s*["'](\.[^"']+)["']""", flags=re.M
)


def rooms() -> list[str]:
    """The rooms in their order, as CONTRIBUTING.md prints them."""
    [listed, *_] = re.findall(
        r"```\n(words .*?)```", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"), flags=re.S
    )
    return re.findall(r"^(\w+)/?  ", listed, flags=re.M)


def room(file: Path) -> str:
    """The room that a file of the package belongs to."""
    return file.relative_to(PACKAGE).with_suffix("").parts[0]


def modules() -> list[Path]:
    """Every file of Python, but for the list of public names."""
    return [path for path in sorted(PACKAGE.rglob("*.py")) if path != PACKAGE / "__init__.py"]


def found(module: str) -> Path | None:
    """The file of a module of the package, if it is one."""
    path = ROOT / module.replace(".", "/")
    if path.with_suffix(".py").is_file():
        return path.with_suffix(".py")
    return path / "__init__.py" if path.is_dir() else None


def imported(file: Path) -> Iterator[Path]:
    """The files of the package that this one imports, anywhere in it, also within functions and for types alone."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names: list[tuple[str, str | None]] = [(alias.name, None) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{file} imports relatively"
            names = [(node.module or "", alias.name) for alias in node.names]
        else:
            continue
        for module, name in names:
            if module.split(".")[0] != "twodoors":
                continue
            path = (found(f"{module}.{name}") if name else None) or found(module)
            assert path is not None, f"{file} imports {module}, which is not there"
            assert path != PACKAGE / "__init__.py", f"{file} imports {name} from the list of public names"
            yield path


def scripts_of(file: Path) -> Iterator[Path]:
    """The scripts that this one imports from beside it."""
    for first, later in SCRIPT.findall(file.read_text(encoding="utf-8")):
        path = (file.parent / (first or later)).resolve()
        assert path.is_file(), f"{file} imports {path}, which is not there"
        yield path


def python() -> dict[Path, set[Path]]:
    return {file: set(imported(file)) for file in modules()}


def javascript() -> dict[Path, set[Path]]:
    return {file: set(scripts_of(file)) for file in sorted(PACKAGE.rglob("*.js"))}


def test_every_file_has_its_room() -> None:
    order = rooms()
    assert len(order) == len(set(order)) > 12
    assert {room(file) for file in [*modules(), *PACKAGE.rglob("*.js"), *PACKAGE.rglob("*.css")]} == set(order)


def test_arrows_lead_to_rooms_that_come_before() -> None:
    order = rooms()
    upwards = [
        f"{file.relative_to(PACKAGE)} imports {other.relative_to(PACKAGE)}"
        for graph in (python(), javascript())
        for file, others in graph.items()
        for other in others
        if order.index(room(other)) > order.index(room(file))
    ]
    assert upwards == []


def test_no_file_imports_itself_by_way_of_others() -> None:
    for graph in (python(), javascript()):
        assert sum(map(len, graph.values())) > 20
        TopologicalSorter(graph).prepare()  # raises CycleError, with the circle


def test_a_circle_would_be_found(tmp_path: Path) -> None:
    (tmp_path / "one.js").write_text('import {\n  two,\n} from "./two.js";\n', encoding="utf-8")
    (tmp_path / "two.js").write_text('export const two = () => import("./one.js");\n', encoding="utf-8")
    assert list(scripts_of(tmp_path / "one.js")) == [tmp_path / "two.js"]
    assert list(scripts_of(tmp_path / "two.js")) == [tmp_path / "one.js"]


#: What lies beside the models, a file a model.
BESIDE = {PACKAGE / "models" / "rounds", PACKAGE / "models" / "walks"}


def test_models_import_what_models_are_made_of_and_nothing_else() -> None:
    allowed = {"model", "shared", "tree", "picture"}
    files = [file for file in modules() if room(file) == "models" and file.name != "__init__.py"]
    assert len(files) >= 13
    carrying = PACKAGE / "models" / "crisis"  # its assumptions are what other models give
    for file in (file for file in files if file.parent not in BESIDE):
        beyond = {"models"} if carrying in file.parents else set()
        own = [other for other in imported(file) if other.parent not in BESIDE]
        assert {room(other) for other in own} <= allowed | beyond, file


def test_what_lies_beside_a_model_is_asked_for_by_that_model_alone_and_knows_none() -> None:
    for file, others in python().items():
        if room(file) == "models":
            assert {other.stem for other in others if other.parent in BESIDE} <= {file.stem, file.parent.name}, file
        if file.parent in BESIDE:
            known = [other for other in others if other.parent.name != file.stem]  # a model’s folder holds its numbers
            assert {room(other) for other in known} <= {"model"}, file


def test_no_module_is_shadowed_by_a_name_of_its_package() -> None:
    shadowed = []
    for package in sorted(PACKAGE.rglob("__init__.py")):
        tree = ast.parse(package.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom):
                shadowed += [
                    f"{package.parent.name}.{name}"
                    for name in (alias.asname or alias.name for alias in node.names)
                    if (package.parent / f"{name}.py").is_file() or (package.parent / name).is_dir()
                    if found(f"{node.module}.{name}") is None  # else it is the module itself
                ]
    assert shadowed == []
