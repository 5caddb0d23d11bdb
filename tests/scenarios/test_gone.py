"""Links and files of other versions of a model: what can be opened is, and what cannot is told, name by name."""

from __future__ import annotations

import json
import warnings
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qsl

import pytest

from tests.helpers.editions import OLD
from tests.js.cases import AGED, AGED_RUNS, A, B
from twodoors import Run, Scenario
from twodoors.classes.links import links_report
from twodoors.model import Model
from twodoors.models import load
from twodoors.scenarios import scenario as scenarios
from twodoors.scenarios.gone import NAMED, left_out, taken

LINKS: list[dict[str, str]] = json.loads((OLD / "links.json").read_text(encoding="utf-8"))
RUNS = sorted(OLD.glob("run-*.json"))
TRAP = load("trap")
PRICE = TRAP.assumption("price")


def assert_set_or_told(model: Model, given: Mapping[str, float], found: Mapping[str, float], gone: list[str]) -> None:
    """Each name has the value that was given, or is told as gone and at its default where the model still has it."""
    lost = [name for name, value in given.items() if found.get(name) != value]
    assert len(gone) == len(lost), gone
    for name, told in zip(lost, gone, strict=True):
        if name in model.defaults:
            assert f"“{model.assumption(name).label}” " in told
            assert found[name] == model.defaults[name]
        else:
            assert f"“{name}” (not in this model)" in told


# -- the first edition ------------------------------------------------------------------------------------------------


def test_links_of_the_first_edition_open_and_say_what_is_gone() -> None:
    assert len(LINKS) > 100
    for case in LINKS:
        model = load(case["model"])
        now, gone = Scenario.from_old_link(f"https://example.org/x.html{case['link']}")
        given = dict(parse_qsl(case["link"].removeprefix("#")))
        assert now.model == given.pop("explore") == model.name
        shown = {given.pop("outcome"): set(model.kinds), given.pop("against"): {a.name for a in model.sliders}}
        told = [text for text in gone if text.startswith("for its curve ")]
        assert told == [
            f"for its curve “{name}” (not in this model)" for name, known in shown.items() if name not in known
        ]
        values = {name: float(text) for name, text in given.items() if not name.startswith("a.")}
        rest = [text for text in gone if not text.startswith(("for its curve ", "in its pinned setting "))]
        assert_set_or_told(model, values, now.assumptions, rest)
        second = {name.removeprefix("a."): text for name, text in given.items() if name.startswith("a.")}
        pinned, lost = taken(model, second, "in its pinned setting ")
        assert_set_or_told(model, {n: float(text) for n, text in second.items()}, model.defaults | pinned, lost)
        assert gone[len(told) + len(rest) :] == tuple(lost)


def told_of(path: Path, said: list[str]) -> dict[bool, list[str]]:
    """What a file's remarks say is gone: of its setting (False), of its pinned one (True)."""
    begins = left_out([])
    found: dict[bool, list[str]] = {False: [], True: []}
    for remark in said:
        head, mark, told = remark.partition(begins)
        if mark:
            found[head == f"{path.name}: its pinned setting: "] = told.split("; “")
    return {which: [text if i == 0 else f"“{text}" for i, text in enumerate(told)] for which, told in found.items()}


@pytest.mark.parametrize("path", RUNS, ids=[path.stem for path in RUNS])
def test_runs_of_the_first_edition_open_and_say_what_is_gone(path: Path) -> None:
    held = json.loads(path.read_text(encoding="utf-8"))
    assert held["book"] == "0.1.0"
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        run = Run.open(path)
    told = told_of(path, [str(one.message) for one in caught])
    model = load(held["model"])
    assert run.pinned is not None
    assert_set_or_told(model, held["assumptions"], run.now.assumptions, told[False])
    assert_set_or_told(model, held["pinned"]["assumptions"], run.pinned.assumptions, told[True])


# -- another version of the trap --------------------------------------------------------------------------------------


@pytest.fixture
def older(monkeypatch: pytest.MonkeyPatch) -> list[Scenario]:
    """Settings of the trap as it might have been: with one more assumption, and a price with another range."""
    wider = replace(PRICE, high=9.0)
    others = [wider if a.name == "price" else a for a in TRAP.assumptions]
    was = replace(TRAP, assumptions=[*others, replace(PRICE, name="pride", label="Pride")])
    with monkeypatch.context() as there:
        there.setattr(scenarios, "load", lambda _name: was)
        return [
            Scenario("trap", {"price": 5.0, "pride": 1.0, "violation": 0.3}),
            Scenario("trap", {"price": 0.5, "violation": 0.2}),
        ]


HERE = f"“{PRICE.label}” 5.0 (allowed is a number from 0 to 1.5; it is at its default, {PRICE.default:g})"


def test_what_is_gone_and_what_lies_outside_is_told_and_the_rest_is_set(older: list[Scenario]) -> None:
    link = older[0].link("https://example.org/", older[1]) + "&outcome=quarrel&against=pride"
    now, gone = Scenario.from_old_link(link)
    assert now == Scenario("trap", {"violation": 0.3})
    curve = ("for its curve “quarrel” (not in this model)", "for its curve “pride” (not in this model)")
    assert gone == (
        *curve,
        HERE,
        "“pride” (not in this model)",
        "in its pinned setting “pride” (not in this model)",
    )
    for strict in (Scenario.from_link, Scenario.pair_from_link):
        for text, said in (
            (link, "no outcome 'quarrel'"),
            (f"{older[0].link()}&against=pride", "no slider 'pride'"),
            (older[0].link(), "outside its range|no assumption 'pride'"),
        ):
            with pytest.raises(ValueError, match=said):
                strict(text)


def test_a_run_of_another_version_is_opened_as_far_as_it_goes(older: list[Scenario], tmp_path: Path) -> None:
    held = json.loads(Run(B, A).to_json())
    held |= {"assumptions": dict(older[0].assumptions), "pinned": held["pinned"], "book": "0.0.1"}
    path = tmp_path / "old.json"
    path.write_text(json.dumps(held), encoding="utf-8")
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        assert Run.open(path) == Run(Scenario("trap", {"violation": 0.3}), A)
    assert str(told[0].message) == f"old.json: {left_out([HERE.replace('5.0', '5'), '“pride” (not in this model)'])}"


def test_a_class_is_told_which_of_its_links_are_old(older: list[Scenario]) -> None:
    rows = [A.link(), older[0].link(), "#explore=trap&price=much&pride=1", B.link()]
    report = links_report(rows)
    assert list(report.settings.index) == [1, 2, 4]
    assert report.settings.loc[2, "price"] == PRICE.default
    assert report.settings.loc[2, "violation"] == 0.3
    assert list(report.bad.index) == [3]
    assert list(report.old.index) == [2]
    assert list(report.old.loc[2]) == [rows[1], f"{HERE}; “pride” (not in this model)"]
    assert report.says.endswith("Of 1 of them, this version of the model does not take all.")
    assert links_report([A.link()]).old.empty
    mixed = links_report([*rows, Scenario("vote", {}).link()], model="vote")
    assert mixed.old.empty  # that link is of another model
    assert 2 in mixed.bad.index


# -- age is not damage ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("link", AGED, ids=range(len(AGED)))
def test_a_name_that_is_not_there_and_a_number_out_of_range_are_age(link: str) -> None:
    values, count = AGED[link]
    now, gone = Scenario.from_old_link(link)
    assert now == Scenario("offramp", values)
    assert len(gone) == count
    assert all(len(text) < 250 for text in gone)
    if "a.a." not in link:
        with pytest.raises(ValueError, match=r"has no|outside its range"):
            Scenario.from_link(link)


@pytest.mark.parametrize("case", AGED_RUNS)
def test_so_are_they_in_a_file(case: str) -> None:
    text, said = AGED_RUNS[case]
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        run = Run.from_json(text)
    assert said in str(told[0].message)
    assert run.now.assumptions["price"] == B.assumptions["price"]
    assert len(str(told[0].message)) < 450


def test_a_sentence_names_so_many_and_counts_the_rest() -> None:
    gone = [f"“{i}”" for i in range(NAMED + 3)]
    assert left_out(gone).endswith(f"“{NAMED - 1}”; and 3 more")
    assert "more" not in left_out(gone[:NAMED])
