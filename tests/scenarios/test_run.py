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

from tests.js.cases import AGED_READINGS, BAD, BAD_READINGS, FED, GOOD, LATIN, A, B, altered, without
from twodoors import Reading, Run, Scenario
from twodoors.models import load, names
from twodoors.scenarios.readings import feeding
from twodoors.scenarios.run import BOOK


@st.composite
def runs(draw: st.DrawFn) -> Run:
    """A run of any model, with a pinned setting, ranges and readings or without."""
    model = load(draw(st.sampled_from(names())))
    setting = st.fixed_dictionaries({a.name: st.floats(a.low, a.high) for a in model.settable})
    now, pinned = draw(setting), draw(st.none() | setting)
    ends = {a.name: st.tuples(st.floats(a.low, a.high), st.floats(a.low, a.high)) for a in model.assumptions}
    ranges = {name: (min(pair), max(pair)) for name, pair in draw(st.fixed_dictionaries({}, optional=ends)).items()}
    texts = st.text(st.characters(codec="utf-8"), min_size=1, max_size=140)
    chosen = draw(st.lists(st.sampled_from(feeding(model)), unique=True)) if feeding(model) else []
    readings = [Reading(name, {}, draw(texts), draw(texts), draw(texts)) for name in chosen]
    second = None if pinned is None else Scenario(model.name, pinned)
    return Run(Scenario(model.name, now, ranges), second, readings)


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
    setting = ("assumptions", "outcomes", "pinned", "ranges", "readings")
    assert list(held) == [*("format", "version", "book", "model"), *setting, *("saved", "link")]
    assert (held["format"], held["version"], held["book"], held["model"]) == ("twodoors-run", 2, BOOK, "trap")
    assert (held["ranges"], held["readings"]) == ({}, [])
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
    assert f"its outcomes are not what this model answers, though it is of the same book, {BOOK}: " in str(
        told[1].message
    )
    assert f"attack is {B.outcomes()['attack']!r} in the file and {here!r} here" in str(told[1].message)

    given = GOOD["outcomes"] | {"trap_pays": GOOD["outcomes"]["trap_pays"] + 5e-10, "peace": 0.5}
    del given["absorb"]
    with pytest.warns(UserWarning, match=r"absorb is none in the file .*; peace is 0\.5 in the file") as told:
        assert Run.from_json(altered(outcomes=given, book="0.0.1")) == Run(B, A)
    assert "book 0.0.1" in str(told[0].message)
    assert "trap_pays" not in str(told[0].message)  # a hair of rounding is no other version


# -- ranges and readings -----------------------------------------------------------------------------------------------


def test_a_run_has_its_ranges_and_readings_and_its_link_the_ranges() -> None:
    held = json.loads(FED.to_json())
    assert held["ranges"] == {"hazard": [0.001, 0.008], "pride": [0.05, 0.05]}
    assert [one["model"] for one in held["readings"]] == ["trap", "offramp"]
    assert held["readings"][0]["assumptions"]["price"] == 1 / 3
    assert list(held["readings"][0]) == ["model", "assumptions", "whose", "because", "time"]
    assert "&r.hazard=0.001~0.008&r.pride=0.05~0.05" in held["link"]
    assert Scenario.pair_from_link(held["link"]) == (FED.pinned, FED.now)


def test_a_file_of_the_first_format_has_neither() -> None:
    first = {name: part for name, part in GOOD.items() if name not in ("ranges", "readings")} | {"version": 1}
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert Run.from_json(json.dumps(first)) == Run(B, A)
        assert Run.from_json(altered(version=1, ranges={"price": "x"}, readings=3)) == Run(B, A)


@pytest.mark.parametrize("case", BAD_READINGS)
def test_python_refuses_a_bad_reading(case: str) -> None:
    text, said = BAD_READINGS[case]
    with pytest.raises(ValueError, match=re.escape(said)):
        Run.from_json(text)


@pytest.mark.parametrize("case", AGED_READINGS)
def test_a_reading_of_another_version_is_read_as_far_as_it_goes(case: str) -> None:
    text, count = AGED_READINGS[case]
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        run = Run.from_json(text)
    assert len(told) == count, [str(one.message) for one in told]
    for one in run.readings:
        assert set(one.assumptions) == set(load(one.model).defaults)


def test_a_value_beyond_its_range_is_at_its_end_and_what_is_missing_as_at_first() -> None:
    price = load("trap").assumption("price")
    with pytest.warns(UserWarning, match="its reading of trap was taken with another version of that model"):
        run = Run.from_json(AGED_READINGS["with a value beyond"][0])
    assert run.readings[0].assumptions["price"] == price.high
    with pytest.warns(UserWarning, match="its reading of trap"):
        run = Run.from_json(AGED_READINGS["with nothing"][0])
    assert run.readings[0].assumptions == load("trap").defaults


@pytest.mark.parametrize(
    ("readings", "said"),
    [
        ([Reading("vote", {})] * 2, "a reading of vote; allowed is one each of "),
        ([Reading("crisis", {})], "a reading of crisis; allowed is one each of "),
    ],
)
def test_a_reading_that_does_not_count_is_refused(readings: list[Reading], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        Run(Scenario("crisis", {}), None, readings)
    with pytest.raises(ValueError, match="allowed is none with trap"):
        Run(A, None, readings)


def test_a_pinned_setting_has_no_ranges() -> None:
    with pytest.raises(ValueError, match="a pinned setting with ranges of price"):
        Run(A, Scenario("trap", {}, {"price": (0.1, 0.2)}))
