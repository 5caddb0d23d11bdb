"""Links and files as they come from the world: read whole, or refused in words; never half."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Any

import pytest

from tests.js.cases import GOOD
from tests.scenarios.hostile import AROUND, CUTS, DAMAGED, FILES, LINK, PAIR, SETTING
from twodoors import Run, Scenario, class_report
from twodoors.arguments.held import open_argument
from twodoors.classes.links import LinksReport, links_report
from twodoors.scenarios.link_text import LONGEST
from twodoors.scenarios.run import LARGEST


def test_there_are_enough() -> None:
    assert len(AROUND) + len(DAMAGED) >= 60
    assert len(FILES) >= 30


def test_what_stands_around_a_link_loses_nothing() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for name, text in AROUND.items():
            assert Scenario.from_link(text) == SETTING, name
            assert Scenario.from_old_link(text) == (SETTING, ()), name
    report = links_report(AROUND.values())
    assert len(report.settings) == len(AROUND)
    for name, value in SETTING.assumptions.items():
        assert set(report.settings[name]) == {value}
    assert report.bad.empty
    assert report.old.empty


def test_what_is_damaged_is_no_row_of_a_class() -> None:
    report = links_report([LINK, *(f"x {text}" for text in DAMAGED.values())])
    assert list(report.settings.index) == [1]
    assert list(report.bad.index) == list(range(2, len(DAMAGED) + 2))
    assert report.bad["reason"].str.len().between(10, 400).all()


@pytest.mark.parametrize("text", DAMAGED.values(), ids=DAMAGED)
def test_what_is_damaged_is_told(text: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # what may be a part of another is warned of, the rest refused
        with pytest.raises((ValueError, UserWarning), match=r"(?s)^.{20,400}$"):
            Scenario.from_link(text)


def test_a_beginning_of_a_link_is_never_taken_for_the_whole() -> None:
    report = links_report(["Link", *CUTS, LINK, PAIR])
    assert len(report.settings) + len(report.bad) == len(CUTS) + 2
    assert len(report.bad) > 0.95 * len(CUTS)
    for name, value in SETTING.assumptions.items():
        assert set(report.settings[name]) == {value}


def test_links_of_pages_of_before_are_read() -> None:
    """Those say what the curve shows behind all that they set."""
    values = "&".join(f"{name}={value:g}" for name, value in SETTING.assumptions.items())
    old = f"#explore=trap&{values}&outcome=attack&against=price"
    report = links_report([old, f"{old}.", f"({old})", f"{old}&a.price=0.2", f"1;{old};x"])
    assert len(report.settings) == 5
    assert set(report.settings["price"]) == {0.25}
    assert report.bad.empty


@pytest.mark.parametrize(
    "given",
    [
        None,
        3,
        2.5,
        True,
        float("nan"),
        b"#explore=trap",
        {"a": 1},
        "",
        "x" * 100_000,
        "a\0b",
        "/".join(["a" * 300] * 20),
    ],
    ids=lambda given: repr(given)[:20],
)
def test_what_is_no_list_of_links_gets_one_clear_error(given: Any) -> None:
    with pytest.raises(ValueError, match="allowed is a CSV file’s path, its text, or a list with one link a row") as no:
        class_report(given)
    assert len(str(no.value)) < 200
    with pytest.raises(ValueError, match=r"holds no setting|a link is text|allowed are 20,000"):
        Scenario.from_link(given)
    for read in (Run.open, open_argument):
        with pytest.raises(ValueError, match="there is no file"):
            read(given)


def test_what_is_too_long_is_refused_at_once(tmp_path: Path) -> None:
    twenty = "x" * 20_000_001
    path = tmp_path / "links.csv"
    path.write_text(twenty, encoding="utf-8")
    for given in (f"{twenty}\n", f"{twenty}#explore=trap", path):
        with pytest.raises(ValueError, match="allowed are 20,000,000"):
            class_report(given)
    many = "\n".join(
        [LINK, "x" * 300_000 + "explore=", "#" * 100_000 + "explore=", "#explore=" * 20_000, "é" * 200_000]
    )
    report = class_report(many)
    assert isinstance(report, LinksReport)
    assert list(report.settings.index) == [1]
    assert "300,008 characters; allowed are 200,000" in str(report.bad.loc[2, "reason"])
    assert f"allowed are {LONGEST:,}" in str(report.bad.loc[4, "reason"])
    for read in (Run.open, open_argument):
        with pytest.raises(ValueError, match=r"^links.csv has 20,000,001 bytes; allowed are "):
            read(path)


@pytest.mark.parametrize("name", FILES)
def test_a_file_opens_as_it_was_saved_or_says_why_not(name: str, tmp_path: Path) -> None:
    held, how = FILES[name]
    path = tmp_path / "run.json"
    path.write_bytes(held)
    if how == "bad":
        with pytest.raises(ValueError, match=r"^run\.json") as no:
            Run.open(path)
        assert 30 < len(str(no.value)) < 450
        return
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        run = Run.open(path)
    assert bool(told) == (how == "aged")
    assert len(told) < 10
    assert sum(len(str(one.message)) for one in told) < 6_000
    if how != "other":
        assert run.now.assumptions == GOOD["assumptions"]


@pytest.mark.parametrize("name", [name for name, (_, how) in FILES.items() if how != "other"])
def test_an_argument_is_opened_by_the_same_rule(name: str, tmp_path: Path) -> None:
    path = tmp_path / "argument.json"
    path.write_bytes(FILES[name][0])
    if len(FILES[name][0]) > LARGEST:
        return  # it may be larger
    with pytest.raises(ValueError, match=r"^argument\.json") as no:
        open_argument(path)
    assert 30 < len(str(no.value)) < 450
