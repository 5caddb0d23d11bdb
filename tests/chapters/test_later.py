"""Nothing that happened after 5 January 2020 is met in chapters 1 to 13 outside closed blocks “Later”: the sources."""

from __future__ import annotations

import json
import re

import pandas as pd
import pytest

from tests.conftest import ROOT
from tests.helpers.contents import RECORD, chapters, source
from tests.helpers.later import EXCEPTIONS, later, told, without_ranges
from twodoors import evidence
from twodoors.book import notebooks
from twodoors.models import load, names
from twodoors.questions.predictions import asked

WALKED = [name for name in chapters() if name != RECORD]

#: A closed block of a chapter, up to the next heading; what the build makes of it is held in tests/book.
BLOCK = re.compile(r"^```\{later\}\n```\n(.*?)(?=^#+ |\Z)", flags=re.M | re.S)

#: Columns that name documents, not events.
DOCUMENTS = {"Source", "Address", "Source of the position", "source", "url", "url_2"}


def blocks(name: str) -> list[str]:
    return BLOCK.findall(source(f"chapters/{name}"))


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("On 3 January 2020, and on 5 January 2020.", 0),
        ("On 6 January 2020 and 2020-01-06.", 2),
        ("In January 2020; as of 2020-01.", 0),
        ("In February 2020, by Nov 2021, in 2020-03.", 3),
        ("In 2020 and later; by 2023.", 2),
        ("In 2019, 1,020 of 2,023.", 0),
        ("On 10 January he spoke; on 3 January he had not.", 1),
        ("Since 10 January 2019; from 8 May 2018.", 0),
        ("Ahmadian 2020, Zhang (2021) and Frederick and others 2020", 0),
        ("(Reuters 2020)", 0),
        ("Since 2021", 1),
        ("The count of 1990–2020", 0),
    ],
)
def test_what_a_later_date_is(text: str, dates: int) -> None:
    assert len(later(text)) == dates


@pytest.mark.parametrize("name", WALKED)
def test_a_chapter_tells_of_later_days_in_closed_blocks_alone(name: str) -> None:
    text = source(f"chapters/{name}").partition("\n---\n")[2]
    text = re.sub(r"\{cite:[pt]\}`[^`]*`", "", BLOCK.sub("", text))
    assert later(text) == []


def test_the_blocks_stand_at_the_end_of_their_parts_and_hold_no_code() -> None:
    found = {name: blocks(name) for name in WALKED}
    assert sum(map(len, found.values())) >= 10
    for name, texts in found.items():
        parts = re.split(r"^## ", source(f"chapters/{name}"), flags=re.M)
        marked = [part.partition("\n")[0] for part in parts if "```{later}" in part]
        assert set(marked) <= {"Break it", "What no slider holds"}, name
        assert not any("{code-cell}" in text for text in texts), name
        assert source(f"chapters/{name}").count("{later}") == len(texts)


def test_no_block_of_a_chapter_tells_how_a_forecast_went() -> None:
    """So that to open one closes no forecast: the days on which a question was decided stand in the record alone."""
    days = {day for a in asked("forecast") for day in re.findall(r"\d{1,2} \w+ 20\d\d", a.question.get("record", ""))}
    assert len(days) >= 5
    for name in WALKED:
        for text in blocks(name):
            assert [day for day in days if day in text] == [], name


@pytest.mark.parametrize("name", WALKED[1:3])  # those of the built book are all looked at (tests/site)
def test_a_notebook_closes_them_too(name: str) -> None:
    text = notebooks.text(source(f"chapters/{name}").partition("\n---\n")[2], "", {})
    assert text.count("<details><summary>Later</summary>\n\n") == len(blocks(name))
    opened = re.sub(r"<details><summary>Later.*?</details>", "", text, flags=re.S)
    assert later(opened) == []


@pytest.mark.parametrize("name", WALKED)
def test_questions_tell_of_no_later_day(name: str) -> None:
    questions = json.loads((ROOT / "chapters" / "questions" / f"{name}.json").read_text(encoding="utf-8"))
    others = {key: q for key, q in questions.items() if not (isinstance(q, dict) and q.get("kind") == "forecast")}
    assert [found for text in told(others) for found in later(text)] == []


@pytest.mark.parametrize("name", names())
def test_a_model_tells_of_no_later_day(name: str) -> None:
    model = load(name)
    parts: list[object] = [model.title, model.settable, model.outcomes, model.bar, model.presets, model.readings]
    parts += [[finding.says for finding in model.findings.values()]]
    parts += [getattr(model, part, None) for part in ("walk", "round")]  # where there are any
    assert [found for text in told(parts) for found in later(text)] == []


@pytest.mark.parametrize("name", evidence.FIGURES)
def test_a_figure_shows_what_was_known(name: str) -> None:
    chart = evidence.FIGURES[name]()
    table: pd.DataFrame = chart.table[[column for column in chart.table if column not in DOCUMENTS]]
    texts = [chart.says, table.to_csv(date_format="%Y-%m-%d"), *told(without_ranges(chart.figure))]
    assert [found for text in texts for found in later(text)] == []


def test_the_glossary_tells_of_no_later_day() -> None:
    assert later(re.sub(r"\{cite:[pt]\}`[^`]*`", "", source("reference/glossary").partition("\n# ")[2])) == []


def test_every_exception_has_its_reason() -> None:
    assert all(len(why) > 20 for why in EXCEPTIONS.values())
