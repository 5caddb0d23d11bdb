"""The column as a map: made of the chapters that there are and of every claim."""

from __future__ import annotations

import re
from itertools import pairwise

from bs4 import BeautifulSoup

from tests.helpers.contents import chapters, source
from twodoors import column
from twodoors.cover.claims import SAID
from twodoors.cover.column import sections
from twodoors.model.claims import CLAIMS
from twodoors.models import names


def test_every_claim_is_said_once_and_briefly() -> None:
    assert SAID.keys() == CLAIMS
    assert list(SAID) == sorted(SAID, key=lambda number: tuple(map(int, number.split("."))))
    assert len(set(SAID.values())) == len(SAID) == 35
    assert {number: said for number, said in SAID.items() if not said.endswith(".") or len(said.split()) > 26} == {}


def test_the_stops_are_the_chapters_that_walk_through_the_column() -> None:
    listed = sections()
    assert [section.stop.key for section in listed] == chapters()[:12]
    for section in listed:
        assert f"# {section.stop.title}\n" in source(f"chapters/{section.stop.key}")
        assert f'load("{section.model}")' in source(f"chapters/{section.stop.key}")
    assert len({section.model for section in listed}) == 12
    assert {section.model for section in listed} <= set(names())


def test_the_drawing_and_the_list_show_the_same_stops() -> None:
    page = BeautifulSoup(column().html, "html.parser")
    drawn = [(a["href"], a.select("text")[1].text) for a in page.select("svg.td-column a")]
    written = [(a["href"], a.text) for a in page.select(".td-stops > li > a")]
    assert drawn == written
    assert len(drawn) == 12
    assert [text.text for text in page.select("svg.td-column g text")] == ["War", "Diplomacy"]
    told = {div["id"]: div.dd.text for div in page.select(".td-stops dl > div") if div.dd}
    assert told == {f"claim-{number}": said for number, said in SAID.items()}


def test_no_stop_s_words_reach_into_another_s_or_out_of_the_drawing() -> None:
    page = BeautifulSoup(column().html, "html.parser")
    drawing = page.select("svg.td-column")[0]
    width, height = map(float, str(drawing["viewbox" if drawing.has_attr("viewbox") else "viewBox"]).split()[2:])
    rows: dict[str, list[tuple[float, float]]] = {}
    for text in drawing.select("a text:nth-of-type(2)"):
        half = 4.2 * len(text.text)  # half of its width, in letters of 15 px
        x, y = float(str(text["x"])), str(text["y"])
        rows.setdefault(y, []).append((x - half, x + half))
        assert float(y) < height
    for spans in rows.values():
        spans.sort()
        assert spans[0][0] > 0
        assert spans[-1][1] < width
        assert all(end < start for (_, end), (start, _) in pairwise(spans))


def test_the_drawing_is_passed_by_the_keyboard_and_says_nothing_twice() -> None:
    drawing = re.findall(r"<svg.*?</svg>", column().html, flags=re.S)
    assert all('aria-hidden="true"' in svg for svg in drawing)
    assert drawing[0].count('tabindex="-1"') == drawing[0].count("<a ")
