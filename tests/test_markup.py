"""Text that comes into HTML and into drawings is escaped, wherever it comes in, and nobody does so by hand."""

from __future__ import annotations

import json
import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest
from bs4 import BeautifulSoup, Tag
from jinja2 import UndefinedError

from tests.conftest import ROOT
from twodoors import evidence
from twodoors.book import launch
from twodoors.chart.chart import Chart
from twodoors.markup import TEMPLATES, element, html
from twodoors.model.picture import Picture, Sweep
from twodoors.picture.bargaining import Table, bargaining_set
from twodoors.picture.beliefs import Belief, beliefs
from twodoors.picture.curves import Curve, curves
from twodoors.picture.parliament import Bloc, parliament
from twodoors.picture.tree import tree
from twodoors.picture.weekly import weekly
from twodoors.questions import predictions, question, record
from twodoors.questions.guess import GUESSES
from twodoors.tree import Decision, Leaf

PACKAGE = ROOT / "twodoors"
NASTY = """<b>&"'</b>"""

# -- templates --------------------------------------------------------------------------------------------------------


def test_nothing_is_escaped_by_hand() -> None:
    found = {
        path.relative_to(PACKAGE).parts[0]
        for path in PACKAGE.rglob("*.py")
        if re.search(r"(?<!re\.)\bescape\(", path.read_text(encoding="utf-8"))
    }
    assert found == set()


def test_every_template_is_used_and_escapes() -> None:
    names = [path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.html")]
    assert len(names) >= 10
    sources = [path.read_text(encoding="utf-8") for suffix in ("py", "html") for path in PACKAGE.rglob(f"*.{suffix}")]
    for name in names:
        template = TEMPLATES.get_template(name)  # raises for one that cannot be read
        assert template.environment.autoescape is True
        assert any(f'"{name}"' in source for source in sources), name
        assert not re.search(r"\|\s*safe\b|autoescape", (PACKAGE / name).read_text(encoding="utf-8")), name


def test_a_name_that_a_template_is_not_given_is_an_error() -> None:
    with pytest.raises(UndefinedError, match="'says' is undefined"):
        html("book/templates/image.html", png="")


# -- what is shown ----------------------------------------------------------------------------------------------------


def body(text: str) -> Tag:
    """The HTML, which has no element that came in with a text."""
    made = BeautifulSoup(text, "html.parser")
    assert made.select("b:-soup-contains('&')") == []
    return made


def says(part: Tag | None) -> str:
    assert part is not None
    return part.get_text(" ", strip=True)


def test_a_figure_s_texts() -> None:
    table = pd.DataFrame({NASTY: [NASTY], "Where": [f"https://example.org/{NASTY}"]})
    figure = go.Figure(go.Scatter(x=[1], y=[1], customdata=[0]))
    made = body(Chart(figure, name="some", says=NASTY, source=NASTY, table=table, filters=[NASTY]).html)
    assert says(made.figcaption) == NASTY
    assert says(made.select_one(".td-source")) == f"Source: {NASTY}"
    assert [says(cell) for cell in made.select("table th")] == [NASTY, "Where", NASTY]
    assert [link["href"] for link in made.select("td a")] == [f"https://example.org/{NASTY}"]
    assert [says(option) for option in made.select("option")] == ["all", NASTY]


@pytest.fixture
def nasty_questions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A chapter whose questions are full of what HTML would read."""
    options = [{"text": NASTY, "right": right, "feedback": NASTY} for right in (True, False)]
    shown = {"prompt": NASTY, "options": options, "by": NASTY}
    number = {"id": "n", "kind": "number", "prompt": NASTY, "answer": 1, "tolerance": 0, "unit": NASTY}
    number |= {"right": NASTY, "wrong": NASTY}
    questions = {
        "first": shown | {"kind": "predict"},
        "later": {"id": "later", "kind": "forecast", "prompt": NASTY, "counts": NASTY, "record": NASTY, "events": [1]}
        | {"by": NASTY, "happened": None, "outcome": NASTY},
        "quiz": [shown | {"id": NASTY, "kind": "check", "back": "01"}, number],
    }
    (tmp_path / "01.json").write_text(json.dumps(questions), encoding="utf-8")
    (tmp_path / "01.md").write_text(f"# {NASTY}\n", encoding="utf-8")
    events = pd.DataFrame({"event_id": [1], "date": pd.to_datetime(["2020-01-03"]), "url": [NASTY], "source": [NASTY]})
    monkeypatch.setattr(evidence, "load", lambda _: events)
    for module, name in ((question, "QUESTIONS"), (question, "CHAPTERS"), (predictions, "QUESTIONS")):
        monkeypatch.setattr(module, name, tmp_path)


@pytest.mark.usefixtures("nasty_questions")
def test_a_question_s_texts() -> None:
    asked = body(question.ask("01", "first").html)
    assert says(asked.legend) == NASTY
    assert [says(part) for part in asked.select("label span")] == [NASTY, NASTY]
    recalled = body(question.recall("01", "first").html)
    assert [says(part) for part in recalled.select(".td-prompt")] == [NASTY]
    assert [says(part) for part in recalled.select("details p")] == [
        f"{NASTY} Not so. {NASTY}",
        f"The model’s answer: {NASTY} {NASTY}",
    ]
    assert says(body(question.forecast("01").html).legend) == f"It is 5 January 2020. {NASTY}"
    checked = body(question.quiz("01").html)
    choice, number = checked.select("li")
    assert [part["name"] for part in choice.select("input")] == [f"01/{NASTY}"] * 2
    assert sorted(says(part) for part in choice.select(".td-feedback")) == [f"Not so. {NASTY}", f"Right. {NASTY}"]
    assert says(choice.select_one(".td-back")) == f"This goes back to {NASTY} ."
    assert [says(part) for part in number.select("legend, label, details p")] == [
        NASTY,
        f"Your answer {NASTY}",
        f"1 {NASTY}. {NASTY}",
    ]


@pytest.mark.usefixtures("nasty_questions")
def test_the_texts_of_predictions_and_scores() -> None:
    listed = body(predictions.predictions().html)
    assert [(row["data-key"], row["data-by"]) for row in listed.select("tr[data-key]")] == [
        *((guess.key, "") for guess in GUESSES),
        ("01/first", NASTY),
        ("01/later", NASTY),
    ]
    told = [says(part) for part in listed.select("tbody a, [data-role=prompt]")]
    assert told[2 * len(GUESSES) :] == [NASTY] * 4
    [given] = body(record.forecasts().html).select("li")
    assert (given["data-key"], says(given.select_one("[data-role=title]"))) == ("01/later", NASTY)
    assert says(given.legend) == f"It is 5 January 2020. {NASTY}"
    scored = body(record.scores().html)
    assert [link["href"] for link in scored.select("li .td-source a")] == [NASTY] * 2
    assert [says(part) for part in scored.select("li > p > a, details li a")] == [NASTY] * 2
    assert f"What counts: {NASTY}" in [says(part) for part in scored.select("details p")]


def test_a_launch_link_s_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(launch, "runnable", lambda _app: ["chapters/01"])
    monkeypatch.setattr(launch, "here", lambda: None)
    monkeypatch.setattr(launch, "links", lambda *_: {NASTY: f"https://example.org/?a=1&b={NASTY}.ipynb"})
    context: dict[str, Any] = {"body": "<h1>One</h1><p>Text.</p>"}
    launch.offer(SimpleNamespace(), "chapters/01", "page.html", context, None)  # type: ignore[arg-type]
    made = body(context["body"])
    assert [part.name for part in made.find_all(recursive=False)] == ["h1", "nav", "p"]
    own, other = made.select("nav a")
    assert (own["href"], own.has_attr("download")) == ("../notebooks/chapters/01.ipynb", True)
    assert (other["href"], says(other), other.has_attr("download")) == (
        f"https://example.org/?a=1&b={NASTY}.ipynb",
        NASTY,
        False,
    )


# -- drawings ---------------------------------------------------------------------------------------------------------


def drawings() -> dict[str, Picture]:
    """A drawing of each kind, its words full of what SVG would read."""
    root = Decision("us", {"hold": Leaf(us=0, iran=0), "strike": Leaf(us=1, iran=0)})
    sweep = Sweep("curve", "war", ["price"], 0.0, 1.0)
    table = Table(NASTY, [(0.0, 1.0), (1.0, 0.0)], (0.5, 0.5))
    words: dict[str, Any] = {"says": NASTY, "key": "", "equations": []}
    axes: dict[str, Any] = {"across": NASTY, "up": NASTY}
    return {
        "bargaining": bargaining_set(
            table, table, table, **axes, reserves=("a", "b"), gains=[(NASTY, "a", "b", "a")], title="", **words
        ),
        "beliefs": beliefs([Belief("a", NASTY, "b")], below=NASTY, above=NASTY, **words),
        "curves": curves([Curve(sweep, NASTY)], **axes, ticks=[0.0, 1.0], now="a", **words),
        "parliament": parliament([Bloc(NASTY, 40, "a", "b")], NASTY),
        "tree": tree(root, {"us": NASTY}, {"hold": NASTY, "strike": NASTY}, {}),
        "weekly": weekly(13, ["peace", NASTY], "a", []),
    }


@pytest.mark.parametrize("kind", drawings())
def test_a_drawing_s_texts(kind: str) -> None:
    half = dict.fromkeys(["a", "b", "parting_b", "curve_now", "war", "talks", "unresolved", "start", "rung"], 0.5)
    half |= dict.fromkeys(["week_up", "week_hold", "week_down"], 0.5)
    line = [0.25, 0.75]
    paths = dict.fromkeys([f"{p}_by{e}" for p in ("war", "talks", "settled", "rung") for e in ("", "_perfect")], line)
    values = half | paths | {"curve": line, "reach_hold": 0.5, "reach_strike": 0.5}
    made = body(drawings()[kind].svg(values))
    assert any(NASTY in says(text) for text in made.select("text"))
    svg = made.svg
    assert svg is not None
    assert svg["role"] == "img"
    assert kind == "weekly" or NASTY in str(svg["aria-label"])


def test_an_element_of_a_drawing() -> None:
    assert element("path", class_="td-x", data_at=None, d="M0 0") == '<path class="td-x" d="M0 0"/>'
    assert element("g", element("path"), "1 < 2", text_anchor="end") == '<g text-anchor="end"><path/>1 &lt; 2</g>'
    assert element("circle", r=2.8, x=1 / 3, y=360) == '<circle r="2.8" x="0.333333" y="360"/>'
