"""What an explorer shows of other chapters: a panel that is complete without scripts, and no sliders."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from bs4 import BeautifulSoup, Tag

from twodoors import Scenario, explore, words
from twodoors.book.pages import lead_to_pages
from twodoors.book.scripts import lift
from twodoors.explorer import blends, carried
from twodoors.explorer.explorer import Explorer
from twodoors.model import AssumptionError, Blend, Model
from twodoors.models import load, names
from twodoors.scenarios import published

CRISIS = load("crisis")
CARRIED = [a for a in CRISIS.assumptions if a.carries]


def rows(explorer: Explorer) -> dict[str, Tag]:
    """The rows of the panel, by the name of the assumption."""
    found = BeautifulSoup(str(explorer.markup()), "html.parser").select("[data-carried]")
    return {str(row["data-carried"]): row for row in found}


def cells(explorer: Explorer) -> dict[str, list[str]]:
    """What stands in them beside the head."""
    return {name: [cell.text for cell in row.select("td")] for name, row in rows(explorer).items()}


def kind(name: str) -> words.Kind:
    """How the result that this assumption of the crisis stands for is worded."""
    carries = CRISIS.assumption(name).carries
    assert carries is not None
    return load(carries[0]).output(carries[1]).kind


def test_there_are_some() -> None:
    assert CARRIED
    own = [a.name for a in CRISIS.assumptions if a not in CARRIED]
    assert [a.name for a in CRISIS.sliders] == [*own, *[a.name for a in CRISIS.tried]]


def test_the_panel_says_the_first_values_without_a_script() -> None:
    first = {a.name: words.value(a.default, kind(a.name)) for a in CARRIED}
    explorer = explore(CRISIS)
    assert cells(explorer) == {name: [value, value, "at first"] for name, value in first.items()}
    panel = BeautifulSoup(str(explorer.markup()), "html.parser").select_one('[data-role="chapters-say"]')
    assert panel is not None
    assert panel.text.startswith("You have taken no reading in these chapters, so the article’s counts")
    assert not panel.find_parent(class_="td-live"), "it stands where no script runs"


def test_a_row_leads_to_the_first_chapter_with_the_model() -> None:
    found = rows(explore(CRISIS))
    for a in CARRIED:
        [head] = found[a.name].select("th")
        [link], [label] = head.select("a"), head.select("span")
        assert label.text == a.label
        number, _, title = link.text.partition(". ")
        assert str(link["data-page"]).startswith(f"chapters/{int(number):02}-")
        assert title
        assert not link.has_attr("href"), "where the book lies is not known here"


def test_a_row_leads_to_the_published_book_where_that_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TWODOORS_SITE", "https://example.org/two-doors")
    for row in rows(explore(CRISIS)).values():
        assert row.a is not None
        assert row.a["href"] == f"https://example.org/two-doors/{row.a['data-page']}.html"


def book(*pages: str) -> Any:
    """As much of Sphinx as links within the book ask for."""
    relative = lambda here, there: f"{'../' * here.count('/')}{there}.html"  # noqa: E731
    return SimpleNamespace(
        env=SimpleNamespace(found_docs=set(pages)), builder=SimpleNamespace(get_relative_uri=relative)
    )


def test_in_the_book_a_row_leads_to_the_book_s_own_page(monkeypatch: pytest.MonkeyPatch) -> None:
    markup = (
        '<a data-page="chapters/08-x">8. X</a> <a data-page="chapters/09-y" href="https://e.org/09-y.html">9. Y</a>'
    )
    own = book("chapters/08-x", "chapters/09-y")
    led = '<a href="{0}chapters/08-x.html">8. X</a> <a href="{0}chapters/09-y.html">9. Y</a>'
    assert lead_to_pages(own, "embed/crisis", markup) == led.format("../")
    assert lead_to_pages(own, "index", markup) == led.format("")
    assert lead_to_pages(book(), "index", markup) == markup, "a teacher’s book has no such pages"


def test_a_value_that_python_sets_is_neither_rounded_nor_called_the_article_s() -> None:
    explorer = explore(CRISIS)
    name, value = CARRIED[0].name, 1 / 3
    explorer.set(**{name: value})
    assert explorer.assumptions[name] == value
    assert cells(explorer)[name] == [
        words.value(value, kind(name)),
        words.value(CARRIED[0].default, kind(name)),
        "this setting",
    ]


# -- what the machine makes of them -----------------------------------------------------------------------------------


def bars(explorer: Explorer) -> dict[str, Tag]:
    """The rows of the drawing, by the outcome that each shows."""
    found = BeautifulSoup(str(explorer.markup()), "html.parser").select("[data-blend]")
    return {str(row["data-blend"]): row for row in found}


def width(row: Tag) -> float:
    """How long a bar is, in hundredths."""
    [bar] = row.select(".td-blend-bar")
    return float(str(bar["style"]).partition("width:")[2].rstrip("%"))


def said(row: Tag) -> str:
    """What is said of it."""
    [told] = row.select("[data-said]")
    return told.text


def test_each_bar_has_the_chapters_that_feed_it_on_its_left() -> None:
    found = bars(explore(CRISIS))
    assert list(found) == ["misjudging", "iraq", "doors", "resolve_iran", "deal_us", "deal_iran"]
    chapters = {name: [chip.text for chip in row.select("[data-feeds]")] for name, row in found.items()}
    assert chapters["iraq"] == ["2", "3", "4", "5", "6", "12"]
    assert chapters["doors"] == ["8", "10"]
    fed = {str(chip["data-feeds"]) for row in found.values() for chip in row.select("[data-feeds]")}
    assert fed == {a.name for a in CARRIED}, "each of them feeds something"
    [link] = found["misjudging"].select("[data-feeds] a")
    assert str(link["data-page"]).startswith("chapters/01-")


def test_at_first_every_ratio_stands_in_the_middle_and_is_said_to() -> None:
    for blend, row in zip(CRISIS.blends, bars(explore(CRISIS)).values(), strict=True):
        assert said(row) == "As at first."
        if blend.times:
            assert width(row) == pytest.approx(50, abs=0.01)


def test_a_result_moves_its_bar_and_the_sentence_and_no_other() -> None:
    explorer = explore(CRISIS)
    first = bars(explorer)
    explorer.set(offer=0.9)
    now = bars(explorer)
    times = explorer.outcomes["doors"]
    assert times > 1.5
    assert width(now["doors"]) == pytest.approx(100 * times / (1 + times), abs=0.01)
    assert said(now["doors"]) == "At first ×1.00; moved by what this setting sets for chapter 8."
    assert [str(chip["data-by"]) for chip in now["doors"].select("[data-feeds]")] == ["other", ""]
    assert all(now[name] == row for name, row in first.items() if name != "doors")


@pytest.mark.parametrize(
    ("name", "value", "outcome", "end"),
    [
        ("margin", 1.0, "resolve_iran", "a margin above 1 counts as 1."),
        ("margin", 1.5, "resolve_iran", "a margin above 1 counts as 1."),
        ("misjudge", 0.0, "misjudging", "The chapters can make it no less."),
        ("misjudge", 1.0, "misjudging", "The chapters can make it no more."),
    ],
)
def test_where_a_cap_or_an_end_is_reached_the_words_say_so(name: str, value: float, outcome: str, end: str) -> None:
    explorer = explore(CRISIS)
    explorer.set(**{name: value})
    assert said(bars(explorer)[outcome]).endswith(end)
    a = CRISIS.assumption(name)
    explorer.set(**{name: value - 0.01 if value > a.low else 0.01})
    assert said(bars(explorer)[outcome]).endswith(end) == (value > 1), "short of it nothing is said"


@pytest.mark.parametrize("blend", CRISIS.blends, ids=lambda blend: blend.outcome)
def test_the_ground_goes_as_far_as_the_chapters_can(blend: Blend) -> None:
    least, most = blends.ends(CRISIS, blend)
    rng = np.random.default_rng(18)
    drawn = {a.name: rng.uniform(a.low, a.high, 4000) for a in CARRIED}
    found = CRISIS.evaluate(**drawn)[blend.outcome]
    assert least <= found.min()
    assert found.max() <= most


@pytest.mark.parametrize("name", [n for n in names() if n != "crisis"])
def test_other_explorers_have_no_such_panel(name: str) -> None:
    explorer = explore(load(name))
    assert rows(explorer) == bars(explorer) == {}
    assert "From the chapters" not in str(explorer.markup())
    assert explorer.spec["chapters"] == {}
    assert explorer.later() == {}


def test_what_is_carried_is_not_offered_along_the_curve() -> None:
    soup = BeautifulSoup(str(explore(CRISIS).markup()), "html.parser")
    offered = [str(option["value"]) for option in soup.select('[data-role="against"] option')]
    assert offered == [a.name for a in CRISIS.sliders]
    name = CARRIED[0].name
    with pytest.raises(AssumptionError, match=f"crisis has no slider '{name}'; it has start, "):
        explore(CRISIS, against=name)
    with pytest.raises(AssumptionError, match="no slider"):
        Scenario.from_link(f"#explore=crisis&against={name}")
    with pytest.raises(AssumptionError, match="no slider"):
        replace(CRISIS, against=name)


def test_the_page_knows_how_to_ask_the_chapters_models() -> None:
    spec = explore(CRISIS).spec
    told = {a["name"]: a.get("carries") for a in spec["assumptions"]}
    for a in CRISIS.assumptions:
        wanted = a.carries and {"model": a.carries[0], "outcome": a.carries[1], "kind": kind(a.name)}
        assert told[a.name] == wanted
    for name, chapter in spec["chapters"].items():
        model = load(name)
        assert chapter["functions"] == explore(model).spec["functions"]
        limits = [(a["name"], a["default"], a["low"], a["high"]) for a in chapter["assumptions"]]
        assert limits == [(a.name, a.default, a.low, a.high) for a in model.settable]


def test_where_the_chapters_are_not_at_hand_the_model_s_title_stands_for_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(published, "chapters_by_model", lambda: {name: [] for name in names()})
    monkeypatch.setattr(published, "page", lambda _: "")
    for row, a in zip(carried.rows(CRISIS, CRISIS.defaults), CARRIED, strict=True):
        assert a.carries is not None
        assert row["chapter"]["head"] == load(a.carries[0]).title
        assert row["chapter"]["page"] == ""


def lifted(model: Model, folder: Any) -> tuple[str, list[str]]:
    """What is left of an explorer’s markup once its scripts are files, and those that its page loads."""
    bundle = explore(model)._repr_mimebundle_()
    assert bundle is not None
    return lift(SimpleNamespace(outdir=folder), bundle[0]["text/html"])  # type: ignore[arg-type]


def test_every_model_has_its_file_and_the_page_loads_its_own_alone(tmp_path: Any) -> None:
    spec = explore(CRISIS).spec
    markup, files = lifted(CRISIS, tmp_path)
    assert files == [f"models/{spec['functions']}.js"]
    assert "text/plain" not in markup
    written = {path.stem for path in (tmp_path / "_static" / "models").iterdir()}
    assert written == {spec["functions"], *(chapter["functions"] for chapter in spec["chapters"].values())}
