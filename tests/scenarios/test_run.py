"""Runs as files: the page and Python write, read and refuse the same."""

from __future__ import annotations

import json
import re
import warnings
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.js.cases import BAD, GOOD, LATIN, A, B, altered, without
from twodoors import Run, Scenario
from twodoors.models import load, names
from twodoors.scenarios.run import BOOK


@st.composite
def runs(draw: st.DrawFn) -> Run:
    """A run of any model, with a pinned setting or without."""
    model = load(draw(st.sampled_from(names())))
    setting = st.fixed_dictionaries({a.name: st.floats(a.low, a.high) for a in model.assumptions})
    now, pinned = draw(setting), draw(st.none() | setting)
    return Run(Scenario(model.name, now), None if pinned is None else Scenario(model.name, pinned))


@settings(max_examples=60)
@given(runs())
def test_a_run_comes_back_as_it_was(run: Run) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert Run.from_json(run.to_json()) == run


def test_a_saved_run_says_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "run.json"
    Run(B, A).save(path)
    held = json.loads(path.read_text(encoding="utf-8"))
    assert list(held) == [*("format", "version", "book", "model", "assumptions", "outcomes", "pinned", "saved", "link")]
    assert (held["format"], held["version"], held["book"], held["model"]) == ("twodoors-run", 1, BOOK, "trap")
    assert held["assumptions"] == B.assumptions
    assert held["outcomes"] == B.outcomes()
    assert held["pinned"] == {"assumptions": A.assumptions, "outcomes": A.outcomes()}
    assert Scenario.pair_from_link(held["link"]) == (A, B)
    assert held["link"].startswith("chapters/05-the-trap.html#")
    assert Run.open(path) == Run(B, A)
    Run(A).save(path)  # in the place of the first
    assert Run.open(str(path)) == Run(A)
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "run.json"
    Run(A).save(path)
    before = path.read_bytes()
    write = Path.write_text

    def full(self: Path, text: str, **options: Any) -> int:
        write(self, text[:100], **options)
        raise OSError("no space left")

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(OSError, match="no space left"):
        Run(B).save(path)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]
    with pytest.raises(ValueError, match="there is no folder"):
        Run(B).save(tmp_path / "nowhere" / "run.json")


@pytest.mark.parametrize("case", BAD)
def test_python_refuses_a_bad_file(case: str, tmp_path: Path) -> None:
    text, said = BAD[case]
    path = tmp_path / "bad.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=re.escape(said)) as refused:
        Run.open(path)
    assert str(refused.value).startswith("bad.json")
    assert 30 < len(str(refused.value)) < 450
    with pytest.raises(ValueError, match=re.escape(said)):
        Run.from_json(text)


def test_python_refuses_what_is_no_file_of_text(tmp_path: Path) -> None:
    path = tmp_path / "bad.json"
    path.write_bytes(LATIN)
    with pytest.raises(ValueError, match="not text in UTF-8"):
        Run.open(path)
    for missing in (tmp_path / "nowhere.json", tmp_path):
        with pytest.raises(ValueError, match="there is no file"):
            Run.open(missing)
    with pytest.raises(ValueError, match="breaks off"):
        Run.from_json("[" * 50_000)


def test_python_says_what_a_file_leaves_out_and_where_its_outcomes_are_others(tmp_path: Path) -> None:
    path = tmp_path / "old.json"
    path.write_text(without("violation"), encoding="utf-8")
    with pytest.warns(UserWarning, match=r"old\.json: ") as told:
        assert Run.open(path) == Run(Scenario("trap", {"price": 1.2}))
    assert "not in the file, and so at their defaults: violation" in str(told[0].message)
    here = Scenario("trap", {"price": 1.2}).outcomes()["attack"]
    assert f"another version of the model made this file (book {BOOK}; this is {BOOK})" in str(told[1].message)
    assert f"attack is {B.outcomes()['attack']!r} in the file and {here!r} here" in str(told[1].message)

    given = GOOD["outcomes"] | {"trap_pays": GOOD["outcomes"]["trap_pays"] + 5e-10, "peace": 0.5}
    del given["absorb"]
    with pytest.warns(UserWarning, match=r"absorb is none in the file .*; peace is 0\.5 in the file") as told:
        assert Run.from_json(altered(outcomes=given, book="0.0.1")) == Run(B, A)
    assert "book 0.0.1" in str(told[0].message)
    assert "trap_pays" not in str(told[0].message)  # a hair of rounding is no other version
