"""The cache of executed notebooks: results are kept only while what made them is the same."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from sphinx.config import Config

from twodoors.book import cache as keeping


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small repository, which the extension takes for its own; its folder has the name of one within."""
    root = tmp_path / "book"
    for name in KEYED:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("first", encoding="utf-8")
    monkeypatch.setattr(keeping, "ROOT", root)
    return root


KEYED = [
    "twodoors/words.py",
    "twodoors/models/trap.py",
    "twodoors/book/execution.py",
    "twodoors/chart/templates/figure.html",
    "data/icb.csv",
    "data/datapackage.json",
    "chapters/questions/01.json",
    "requirements.txt",
]


def cache() -> Path:
    """Where the notebooks' results are kept now."""
    config = Config()
    app: Any = SimpleNamespace(outdir=str(vars(keeping)["ROOT"] / "_build" / "html"))
    keeping.key_cache(app, config)
    return Path(config.nb_execution_cache_path)


@pytest.mark.parametrize("name", KEYED)
def test_results_are_kept_only_while_what_made_them_is_the_same(tree: Path, name: str) -> None:
    before = cache()
    assert before.parent == tree / "_build" / ".jupyter_cache"
    assert cache() == before
    (tree / name).write_text("second", encoding="utf-8")
    assert cache() != before
    (tree / name).write_text("first", encoding="utf-8")
    assert cache() == before
    (tree / name).rename(tree / f"{name[:-3]}x{name[-3:]}")
    assert cache() != before


def test_what_makes_no_results_keeps_the_cache(tree: Path) -> None:
    before = cache()
    for name in (
        "twodoors/book/roles.py",
        "twodoors/__pycache__/words.pyc",
        "chapters/01.md",
        "README.md",
        "_build/html/index.html",
    ):
        (tree / name).parent.mkdir(parents=True, exist_ok=True)
        (tree / name).write_text("any", encoding="utf-8")
    assert cache() == before


def test_old_results_are_removed_and_present_ones_stay(tree: Path) -> None:
    before = cache()
    before.mkdir(parents=True)
    (before / "global.db").write_text("kept", encoding="utf-8")
    (before.parent / "stray").write_text("a file", encoding="utf-8")
    assert cache() == before
    assert [path.name for path in before.parent.iterdir()] == [before.name]
    assert (before / "global.db").read_text(encoding="utf-8") == "kept"
    (tree / "data" / "icb.csv").write_text("second", encoding="utf-8")
    after = cache()
    assert after != before
    assert list(before.parent.iterdir()) == []
