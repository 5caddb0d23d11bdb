"""What chapter 14 tells of the years after the record that is scored: each event, its sums, and where it stands."""

from __future__ import annotations

import re

import pytest

from tests.helpers.contents import RECORD, chapters, source
from twodoors import evidence
from twodoors.evidence import day

PAGE = source(f"chapters/{RECORD}")
SINCE = PAGE.partition("## Since then (to July 2026)\n")[2].partition("\n## ")[0]


def told(text: str) -> list[int]:
    return [int(number) for number in re.findall(r"\{event\}`(\d+)`", text)]


def test_it_stands_behind_the_scores_and_under_what_is_closed() -> None:
    order = [
        "```{closed}",
        "## The record",
        "## Your forecasts, scored",
        "## Since then (to July 2026)",
        "## Exercises",
    ]
    places = [PAGE.index(heading) for heading in order]
    assert places == sorted(places)


def test_the_record_tells_no_later_event_and_the_years_after_it_no_earlier_one() -> None:
    events = evidence.load("chronology").set_index("event_id")["date"]
    before, _, _ = PAGE.partition("## Since then")
    assert max(events[number] for number in told(before)) <= day.RECORD
    assert min(events[number] for number in told(SINCE)) > day.RECORD


def test_it_tells_of_every_event_after_the_record() -> None:
    events = evidence.load("chronology")
    later = set(events.loc[events["date"] > day.RECORD, "event_id"])
    assert later - set(told(SINCE)) == set()


def test_it_shows_the_events_after_the_record_up_to_the_day_of_the_data() -> None:
    assert f'until="{day.LAST.date()}"' in SINCE
    assert str(day.RECORD.date()) == "2023-03-31"
    assert 'since="2023-04-01"' in SINCE


@pytest.mark.parametrize("section", range(1, 13))
def test_every_section_of_the_column_has_its_place(section: int) -> None:
    headed = re.findall(r"^.+ \(sections? ([\d, and]+)\)$", SINCE, flags=re.M)
    assert section in {int(number) for listed in headed for number in re.findall(r"\d+", listed)}


def test_what_it_says_of_rare_wars() -> None:
    rate = evidence.rate("SEVVIOSY", "4")
    assert f"{100 * (1 - (1 - rate.share) ** 10):.0f} of 100 such quarrels" in SINCE
    assert f"{rate.n + 2} of {rate.n_total + 2}: {100 * (rate.n + 2) / (rate.n_total + 2):.1f} in 100" in SINCE
    assert f"instead of {100 * rate.share:.1f}" in SINCE
    assert 60 / 20 == 3


@pytest.mark.parametrize("name", [name for name in chapters() if name != RECORD])
def test_no_chapter_shows_a_later_event_before_the_record(name: str) -> None:
    events = evidence.load("chronology").set_index("event_id")["date"]
    text = source(f"chapters/{name}")
    assert [number for number in told(text) if events[number] > day.RECORD] == []
    assert "whole=True" not in text
    assert "until=" not in text


def test_the_book_says_up_to_when_it_knows() -> None:
    last = f"{day.LAST.day} {day.LAST:%B %Y}"
    for page in ("index", "reference/method", f"chapters/{RECORD}", "data/README"):
        assert last in source(page), page
    assert any(last in caveat for caveat in evidence.describe("chronology")["later"])
