"""Findings in the text: what the mark says, where its links lead, and that what falls short stops the build."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from docutils import nodes
from docutils.core import publish_doctree
from docutils.parsers.rst import directives
from docutils.utils import new_document

from twodoors import Scenario, models
from twodoors.book import findings, marks, notebooks
from twodoors.book.disclosure import closed
from twodoors.model import Finding, Model, at, higher, outcome, symbols
from twodoors.model.cases import Case
from twodoors.model.checks import Check
from twodoors.model.formal import formal
from twodoors.models import load

doubt, cost_iran = symbols("doubt cost_iran")
MORE: dict[str, Any] = {"settings": {"more": {"doubt": higher("doubt")}}}


def model(**finding: Any) -> Model:
    """The bargaining range with this one finding."""
    given: dict[str, Any] = {"name": "it", "says": "So it is.", "holds": outcome("war_risk") <= 1} | finding
    return replace(load("deal_range"), findings=[Finding(**given)])


def check(share: float = 1, condition: float = 1) -> Check:
    return Check("it", "So it is.", 16_384, condition, share, share, None, None, None)


# -- words ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "share", "said"),
    [
        ({}, 1, "in all settings"),
        ({"given": {"misread": 0}}, 1, "at misread 0"),
        ({"given": {"misread": 0, "cost_us": 0.25}}, 1, "at misread 0, cost us 0.25"),
        ({"kind": "mostly", "says": "In 83 of 100."}, 0.8349, "in 83 of 100 settings"),
        ({"kind": "mostly", "says": "In 9,990 of 10,000."}, 0.999, "in 9,990 of 10,000 settings"),
        (
            {"kind": "mostly", "says": "In 83 of 100.", "given": {"misread": 0}},
            0.83,
            "in 83 of 100 settings at misread 0",
        ),
        ({"by_construction": True}, 1, "by construction"),
        ({"slips": True}, 1, "in all settings · rests on slips"),
    ],
)
def test_the_mark_says_where_it_holds(given: dict[str, Any], share: float, said: str) -> None:
    own = model(**given)
    assert own.findings["it"].mark == said
    if "mostly" in given.values():
        assert marks.counted(share) in said  # what the check finds is what the sentence says


def test_results_of_other_chapters_are_said_to_be_held() -> None:
    taking = [replace(a, carries=("trap", "attack")) if a.name == "power" else a for a in model().assumptions]
    own = replace(model(), assumptions=taking, walk=None, round=None)
    assert own.findings["it"].mark == "in all settings, with the chapters at first"
    assert "in 9,998 of 10,000" in marks.told(own.findings["it"], check(), check(0.9998))[-1]


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (1, "100 of 100"),
        (0.994, "99 of 100"),
        (0.995, "9,950 of 10,000"),
        (0.99999, "9,999 of 10,000"),
        (0, "0 of 100"),
    ],
)
def test_what_is_not_all_is_not_counted_as_all(share: float, said: str) -> None:
    assert marks.counted(share) == said


def test_a_list_says_the_shares() -> None:
    own = model(claim="1.2").findings["it"]
    assert marks.tally(own, check(1, 0.471)) == "condition met in 47 of 100, holds in 100 of 100; claim 1.2"
    assert marks.tally(own, check(0.83)) == "no condition, holds in 83 of 100; claim 1.2"
    assert (
        marks.told(own, check(0.83, 0.5))[0]
        == "Its condition is met in 50 of 100 settings; it holds in 83 of 100 of these."
    )


def test_the_strongest_come_first() -> None:
    kinds: list[tuple[dict[str, Any], Check]] = [
        ({"by_construction": True}, check()),
        ({"kind": "mostly", "says": "In 90 of 100."}, check(0.9)),
        ({"given": {"misread": 0}}, check()),
        ({"kind": "mostly", "says": "In 95 of 100."}, check(0.95)),
        ({}, check(1, 0.3)),
        ({}, check(1, 0.7)),
    ]
    listed = [(model(**given).findings["it"], found) for given, found in kinds]
    assert marks.strongest_first(listed) == [listed[i] for i in (5, 4, 2, 3, 1, 0)]


def test_the_statement_stands_in_formulas() -> None:
    holds = (at("more", "war_risk") >= outcome("war_risk")) & (at("more", "range_width") > 0)
    own = model(**MORE, holds=holds, when=at("more", "doubt") <= cost_iran, given={"power": 0.5})
    told = {line.label: sorted(line.parts) for line in formal(own, own.findings["it"])}
    assert told == {
        "Held": ["p = 0.5"],
        "Moved": ["d' > d"],
        "Where": [r"d' \leq c_{\text{Iran}}"],
        "Then": [r"\Pr(\text{war})' \geq \Pr(\text{war})", "w' > 0"],
    }


def test_settings_of_a_statement_are_told_apart_and_functions_speak_for_themselves() -> None:
    def holds(_points: Any) -> Any:
        """max over d
        of Pr(war)"""

    settings = {"one": {"doubt": doubt * symbols("k")}, "two_more": {"doubt": at("one", "doubt") / 2}}
    own = model(holds=holds, settings=settings, draws={"k": (1, 2)})
    drawn, moved, then = formal(own, own.findings["it"])
    assert drawn.parts == [r"1 \le k \le 2"]
    assert moved.parts[0] in (r"{d}^{\text{one}} = d k", r"{d}^{\text{one}} = k d")
    assert moved.parts[1] == r"{d}^{\text{two more}} = \frac{{d}^{\text{one}}}{2}"
    assert then == ("Then", ["max over d of Pr(war)"], False)


# -- links ------------------------------------------------------------------------------------------------------------


def test_a_case_is_a_link_to_its_setting_or_to_two_side_by_side() -> None:
    first = load("deal_range").defaults
    alone = Case(first | {"doubt": 0.1})
    assert Scenario.from_link(marks.case_link(model(), alone)) == Scenario("deal_range", {"doubt": 0.1})
    moved = replace(alone, moved={"more": {"doubt": 0.2}})
    pair = Scenario.pair_from_link(marks.case_link(model(), moved))
    assert [side.assumptions["doubt"] for side in pair] == [0.1, 0.2]
    two = replace(moved, moved={"more": {"doubt": 0.2}, "most": {"doubt": 0.25}})
    pair = Scenario.pair_from_link(marks.case_link(model(), two))
    assert [side.assumptions["doubt"] for side in pair] == [0.2, 0.25]
    assert marks.case_told(model(), moved) == (
        "How unsure Washington is of Iran’s cost 0.1; How unsure Washington is of Iran’s cost 0.1 → 0.2"
    )
    assert marks.case_told(model(), Case(first)) == "the first setting"


# -- the build --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("holds", [outcome("war_risk") <= 1, outcome("war_risk") <= 0.1])
def test_a_finding_that_falls_short_is_an_error_of_its_page(
    holds: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[tuple[str, Any]] = []
    noted: list[str] = []
    logger = SimpleNamespace(error=lambda text, *given, location: said.append((text % given, location)))
    own = model(holds=holds)
    monkeypatch.setattr(findings, "LOGGER", logger)
    for room in (findings, models):
        monkeypatch.setattr(room, "load", lambda name: own)
    sentence = findings.made("deal_range: it")
    document = new_document("page")
    document += nodes.paragraph("", "", sentence)
    app: Any = SimpleNamespace(outdir=tmp_path / "html", env=SimpleNamespace(note_dependency=noted.append))
    findings.hold(app, document)
    assert any(path.endswith("models/deal_range.py") for path in noted)  # read anew when the model changes
    assert list((tmp_path / "findings").glob("deal_range-*.json"))
    if own.findings["it"].check().counterexample is None:
        assert said == []
    else:
        [(text, where)] = said
        assert text.startswith("deal_range: the finding it (“So it is.”) is of the kind always and holds in 0.")
        assert where is sentence


@pytest.mark.parametrize(("option", "open_"), [("", 17), ("   :first: 3", 3), ("   :first: 17", 17)])
def test_a_list_shows_its_first_and_closes_the_others(
    option: str, open_: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = load("deal_range").findings
    assert len(own) == 17
    monkeypatch.setattr(findings, "checks", lambda _folder, _name: dict.fromkeys(own, (check(), None)))
    monkeypatch.setitem(directives._directives, "findings", findings.Findings)
    env = SimpleNamespace(app=SimpleNamespace(outdir=tmp_path / "html"))
    page = publish_doctree(f".. findings:: deal_range\n{option}\n", settings_overrides={"env": env})
    first, *rest = page.children
    assert len(first) == open_
    assert [(type(more), more["summary"]) for more in rest] == [(closed, "More findings: 14")] * (open_ < 17)
    assert sorted(item["ids"] for item in page.findall(nodes.list_item)) == sorted([one.anchor] for one in own.values())


def test_a_notebook_has_the_sentence_and_the_list_as_text() -> None:
    own = load("deal_range").findings
    first = next(iter(own))
    text = f"Look. {{finding}}`deal_range: {first}`\n\n```{{findings}} deal_range\n```\n\nAfter."
    told = notebooks.text(text, "", {})
    listed = "\n".join(f"- {finding.says}" for finding in own.values())
    assert told == f"Look. {own[first].says}\n\n{listed}\n\nAfter."
