"""The pages made from models: the overview, and a section with the equations and assumptions of each."""

from __future__ import annotations

import re

import pytest

from tests.conftest import ROOT
from twodoors.book import model_pages
from twodoors.model.formulas import divided
from twodoors.models import load, names


def test_every_model_stands_in_the_overview_with_its_question_and_its_chapter() -> None:
    _, _, *rows = model_pages.overview().splitlines()
    assert len(rows) == len(names())
    listed = [re.findall(r"\[(.+?)\]\((.+?)\)", row) for row in rows]
    order = []
    for name in names():
        model = load(name)
        [[_, *used]] = [links for links in listed if links[0] == (model.title, f"#model-{name}")]
        assert used, "every model is used in a chapter"
        for title, file in used:
            text = (ROOT / "reference" / file).read_text(encoding="utf-8")
            assert f"\n# {title}\n" in text
            assert f'load("{name}")' in text
        assert any(model.question in row for row in rows)
        order.append((used[0][1], rows.index(next(row for row in rows if f"(#model-{name})" in row))))
    assert [row for _, row in sorted(order)] == sorted(row for _, row in order)


@pytest.mark.parametrize("name", names())
def test_a_model_s_section_has_the_equations_that_are_shown_and_all_assumptions(name: str) -> None:
    model = load(name)
    [section] = [part for part in model_pages.sections().split("\n(model-") if part.startswith(f"{name})=")]
    for told in (model.title, model.question, model.source):
        assert told in section
    for outcome in model.outcomes:
        assert outcome.label in section
    shown, folded = divided(model)
    assert not folded or f"The {len(folded)} equations behind these are in the chapter." in section
    for equation in shown:
        assert model.formula(equation) in section
        assert equation.says in section
    for a in model.settable:
        assert f"{a.label}, ${a.latex}$\n: {a.default:g} at first, from {a.low:g} to {a.high:g} ({a.unit})." in section
        assert a.source in section
        assert a.claim is None or f"claim {a.claim}" in section
