"""The page for teachers: a plan for each chapter, and files that exist."""

from __future__ import annotations

import re

from tests.conftest import ROOT
from tests.helpers.contents import chapters, source


def test_every_chapter_has_a_seminar_plan_of_75_minutes() -> None:
    text = source("reference/teachers")
    plans = dict(re.findall(r"\[The chapter\]\(\.\./chapters/([\w-]+)\.md\)(.*?)\n##", text, flags=re.S))
    assert list(plans) == chapters()
    for name, plan in plans.items():
        minutes = [int(number) for number in re.findall(r"^- \*\*(\d+) minutes\*\*", plan, flags=re.M)]
        assert sum(minutes) == 75, name
        assert re.search(r"\*\*Put:\*\* .+\?\s+\*\*Collect:\*\* .+\.", plan, flags=re.S), name


def test_the_page_for_teachers_names_files_that_exist() -> None:
    section = source("reference/teachers").partition("(teachers-translate)=")[2]
    named = re.findall(r"`([\w/*-]+(?:\.\w+|/))`", section)
    assert len(named) > 20
    places = [ROOT, ROOT / "twodoors", ROOT / "data"]
    assert [name for name in named if not any(list(place.glob(name)) for place in places)] == []
