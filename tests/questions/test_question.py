"""Questions as the reader meets them: the order of their answers, and what is not told before its time."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag

from twodoors.markup import shuffled
from twodoors.models import load as load_model
from twodoors.questions import question
from twodoors.questions.predictions import asked
from twodoors.questions.question import load, quiz, recall

CHAPTERS = sorted({a.chapter for a in asked("forecast")})


def body(text: str) -> BeautifulSoup:
    return BeautifulSoup(text, "html.parser")


def says(part: Tag | None) -> str:
    assert part is not None
    return " ".join(part.get_text().split())


# -- the order of the answers -----------------------------------------------------------------------------------------


def test_the_order_depends_on_the_key_alone_and_favours_no_place() -> None:
    assert [place for place, _ in shuffled("abcd", "02-between-two-patrons/will")] == [2, 1, 3, 0]
    orders = [tuple(shuffled("abc", f"chapter/{i}")) for i in range(600)]
    assert all(sorted(order) == [(0, "a"), (1, "b"), (2, "c")] for order in orders)
    found = Counter(orders)
    assert len(found) == 6
    assert min(found.values()) > 70, "each order comes about 100 times"


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_an_answer_keeps_its_place_in_the_data_as_its_value(chapter: str) -> None:
    shown = body(quiz(chapter).html)
    for posed in load(chapter)["quiz"]:
        item = shown.select_one(f'[data-key="{chapter}/{posed["id"]}"]')
        assert item is not None
        labels = {str(label.input["value"]): says(label) for label in item.select("label:has([type=radio])")}  # type: ignore[index]
        assert labels == {str(i): option["text"] for i, option in enumerate(posed.get("options", []))}


# -- the kinds that not every chapter has -----------------------------------------------------------------------------

NUMBER: dict[str, Any] = {
    "id": "how-many",
    "kind": "number",
    "prompt": "How many?",
    "answer": 12.5,
    "tolerance": 1,
    "unit": "in 100",
    "right": "Well counted.",
    "wrong": "Count again.",
}


@pytest.fixture
def chapters(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A chapter with one question of each kind, and one before it."""
    options = [{"text": text, "right": text == "Up.", "feedback": f"So: {text}"} for text in ("Up.", "Down.")]
    posed: dict[str, Any] = {"id": "which", "prompt": "Which?", "options": options}
    finding = "deal_range: doubt-brings-risk"
    held = {
        "which": posed | {"kind": "predict", "finding": finding},
        "quiz": [NUMBER, posed | {"kind": "check", "back": "01-before", "finding": finding}],
    }
    (tmp_path / "02-now.json").write_text(json.dumps(held), encoding="utf-8")
    (tmp_path / "01-before.md").write_text("---\n---\n# What came <before>\n", encoding="utf-8")
    for folder in ("QUESTIONS", "CHAPTERS"):
        monkeypatch.setattr(question, folder, tmp_path)


@pytest.mark.usefixtures("chapters")
def test_the_finding_that_makes_the_answer_true_is_named_with_its_mark() -> None:
    shown = body(recall("02-now", "which").html)
    finding = load_model("deal_range").findings["doubt-brings-risk"]
    link = shown.select_one("details a")
    assert link is not None
    assert link["href"] == "../reference/findings.html#deal_range-doubt-brings-risk"
    assert says(link) == "at misread 0: how this was checked"
    assert says(link.parent) == f"What holds: {finding.says} {says(link)}"


@pytest.mark.usefixtures("chapters")
def test_a_number_stands_in_an_opener_and_a_question_leads_back() -> None:
    shown = body(quiz("02-now").html)
    first, second = shown.select("li")
    assert says(first.details) == "Show the answer 12.5 in 100. Well counted."
    assert says(first.label) == "Your answer in 100"
    assert [p["data-verdict"] for p in first.select("[role=status] [hidden]")] == ["right", "close", "wrong", "unread"]
    assert says(second.select_one(".td-back")) == "This goes back to What came <before>."
    assert second.select_one(".td-back a[href='01-before.html']")


def test_a_finding_that_no_model_has_stops_the_page(chapters: None, tmp_path: Path) -> None:
    path = tmp_path / "02-now.json"
    for wrong, error in (
        ("deal_range: none", "it has both-doors"),
        ("none: none", "no model 'none'"),
        ("it", "written"),
    ):
        held = json.loads(path.read_text(encoding="utf-8"))
        held["which"]["finding"] = wrong
        path.write_text(json.dumps(held), encoding="utf-8")
        with pytest.raises(ValueError, match=error):
            recall("02-now", "which")
