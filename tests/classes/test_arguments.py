"""A class's arguments together: readings, bets, forecasts, on what the class is divided, and which files are bad."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.arguments.cases import PAYS, STEP, WHOLE, taken
from twodoors import Scenario, class_report
from twodoors.classes.arguments import ArgumentsReport
from twodoors.classes.links import LinksReport
from twodoors.models import load
from twodoors.questions.predictions import asked

WAR = "01-two-doors/forecast-war"
HAPPENED = {a.key: a.question["happened"] for a in asked("forecast")}


def forecast(key: str, last: int, knew: str | None = "not") -> dict[str, Any]:
    return {"question": key, "first": 50, "last": last, "knew": knew}


def saved(folder: Path, name: str, **parts: Any) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(WHOLE | parts), encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three arguments, one of them in a folder of its own, and two files that are none."""
    saved(tmp_path, "a.json", readings=[taken("trap", price=0.0)], forecasts=[forecast(WAR, 10), forecast("x/y", 5)])
    right = STEP.right
    saved(
        tmp_path,
        "b/b.json",
        readings=[taken("trap", price=1.5), taken("offramp", "critic")],
        forecasts=[forecast(WAR, 30, "knew")],
        bets=[{"model": "trap", "choice": right, "said": "x"}],
        pays=None,
        text="One two three.",
    )
    saved(tmp_path, "c.json", readings=[], forecasts=[forecast(WAR, 50)], bets=[])
    (tmp_path / "notes.txt").write_text("no argument", encoding="utf-8")
    saved(tmp_path, "run.json", format="twodoors-run")
    (tmp_path / ".hidden.json").write_text("{", encoding="utf-8")
    return tmp_path


@pytest.fixture
def report(folder: Path) -> ArgumentsReport:
    found = class_report(folder)
    assert isinstance(found, ArgumentsReport)
    return found


def test_readings_and_what_each_alone_does(report: ArgumentsReport) -> None:
    assert list(report.readings["file"]) == ["a.json", "b/b.json", "b/b.json"]
    offramp = report.readings.set_index("model").loc["offramp"]
    assert (round(1000 * offramp["war"]), round(1000 * offramp["talks"])) == (38, 144)
    assert offramp["whose"] == "Mamedov"
    trap = report.readings[report.readings["model"] == "trap"]
    model = load("trap")
    assert trap["answer"].tolist() == [model.evaluate(price=price)[model.outcome] for price in (0.0, 1.5)]


def test_the_most_divided_assumption_is_named(report: ArgumentsReport) -> None:
    assert report.divided == "trap: price"
    row = report.spread.loc["trap: price"]
    assert (row["readings"], row["lowest"], row["highest"], row["spread"]) == (2, 0.0, 1.5, 1.0)
    assert set(report.spread.index) == {
        f"trap: {a.name}" for a in load("trap").assumptions
    }  # one reading divides no one
    assert "3 arguments, 3 readings, most divided on" in report.says


def test_bets_are_counted_by_choice(report: ArgumentsReport) -> None:
    trap = report.bets[report.bets["model"] == "trap"].reset_index(drop=True)
    assert trap["choice"].tolist() == list(STEP.choices)
    assert trap["readers"].sum() == 2
    assert trap.loc[STEP.right, "came"]
    assert trap.loc[STEP.right, "readers"] == (2 if STEP.right == 0 else 1)


def test_forecasts_are_scored_by_student_and_by_class(report: ArgumentsReport) -> None:
    came = int(HAPPENED[WAR])
    scores = dict(zip(report.forecasts["file"], report.forecasts["score"], strict=True))
    assert scores == pytest.approx(
        {"a.json": (0.1 - came) ** 2, "b/b.json": (0.3 - came) ** 2, "c.json": (0.5 - came) ** 2}
    )
    students = report.students
    assert students.loc["a.json", "score"] == pytest.approx((0.1 - came) ** 2)
    assert students["score"].isna().tolist() == [False, True, False]  # who knew is not scored with those who did not
    assert students.loc["b/b.json", "words"] == 3
    assert report.questions.loc[WAR, "mean"] == pytest.approx(0.3)
    assert report.questions.loc[WAR, "score"] == pytest.approx((0.3 - came) ** 2)
    assert report.pays.to_dict() == {PAYS: 2}


def test_bad_files_are_listed_with_the_reason(report: ArgumentsReport) -> None:
    assert dict(report.bad.itertuples(index=False)) == {
        "notes.txt": "it is not JSON text, or it breaks off; allowed is a file that “My argument” made",
        "run.json": "its format is \"twodoors-run\"; allowed is 'twodoors-argument'",
    }
    assert report.remarks["file"].tolist() == ["a.json"]


def test_a_folder_without_an_argument_says_so(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no argument among 0 files"):
        class_report(tmp_path)
    (tmp_path / "x.json").write_text("{", encoding="utf-8")
    with pytest.raises(ValueError, match=r"no argument among 1 files in .* \(x\.json: it is not JSON text"):
        class_report(str(tmp_path))
    with pytest.raises(ValueError, match="chooses among links"):
        class_report(tmp_path, model="trap")


def test_links_are_read_as_before() -> None:
    assert isinstance(class_report([Scenario("trap", {}).link()]), LinksReport)
