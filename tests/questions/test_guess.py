"""The two guesses of the cover: their counts come from the data."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup

from twodoors import evidence, guess
from twodoors.questions.guess import GUESSES
from twodoors.questions.predictions import asked


def page() -> BeautifulSoup:
    return BeautifulSoup(guess().html, "html.parser")


def test_as_many_dots_are_filled_as_crises_were_counted() -> None:
    counts = {"war": evidence.rate("SEVVIOSY", "4"), "mediation": evidence.rate("MEDIATE", "4")}
    for (name, rate), drawing in zip(counts.items(), page().select("svg"), strict=True):
        assert f"td-hundred-{name}" in drawing["class"]
        assert len(drawing.select("circle")) == 100
        assert len(drawing.select(".td-hit")) == round(100 * rate.n / rate.n_total)
        assert str(round(100 * rate.n / rate.n_total)) in str(drawing["aria-label"])


def test_the_text_and_the_table_say_the_counts_without_a_script() -> None:
    text = re.sub(r"\s+", " ", page().select('[data-role="counted"]')[0].text)
    assert "of 355 crises since 1945 that did not begin inside a war, 18 became full-scale war" in text
    assert "In 112 of 351 an outsider mediated: 32 of 100." in text
    assert "those inside a war included: 16 of 74 became full-scale war. Which list is ours? Chapter 1." in text
    rows = [[cell.text for cell in row.select("td:not(.td-live)")] for row in page().select("tbody tr")]
    assert rows == [["18", "355", "5"], ["112", "351", "32"], ["16", "74", "22"]]


def test_no_chapter_asks_a_guess_again() -> None:
    keys = {how_many.key for how_many in GUESSES}
    prompts = {how_many.prompt for how_many in GUESSES}
    for one in [*asked("forecast"), *asked("predict")]:
        assert one.key not in keys
        assert one.question["prompt"] not in prompts
