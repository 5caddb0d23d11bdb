"""The page computes and says what NumPy does: equations, paths, sentences."""

from __future__ import annotations

import numpy as np
import pytest
from playwright.sync_api import Page

from tests.helpers.scripts import POINTS, add_source, points, rows
from twodoors import explore
from twodoors.models import load, names

ALL = names()


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("method", ["evaluate", "perfect"])
def test_page_and_numpy_compute_the_same(page: Page, name: str, method: str) -> None:
    model = load(name)
    table = points(model)
    given = rows(table)
    expected = rows(getattr(model, method)(**table))
    answers = page.evaluate(f"points => points.map(({model.javascript()}).{method})", given)
    assert len(answers) == POINTS
    for at, answer, wanted in zip(given, answers, expected, strict=True):
        assert set(answer) == {*wanted, "reading"}
        for outcome, value in wanted.items():
            assert abs(answer[outcome] - value) <= 1e-12 * max(1.0, abs(value)), (outcome, at)


@pytest.mark.parametrize("name", [name for name in ALL if load(name).paths])
def test_page_and_numpy_walk_the_same_paths(page: Page, name: str) -> None:
    model = load(name)
    given = rows(points(model))[:50]
    script = (
        f"points => points.map((a) => {{ const m = {model.javascript()}; return {{...m.drawn(a), ...m.ideal(a)}}; }})"
    )
    for at, walked in zip(given, page.evaluate(script, given), strict=True):
        wanted = model.path(**at)
        assert list(walked) == list(wanted)
        for path in wanted:
            np.testing.assert_allclose(walked[path], wanted[path], rtol=0, atol=1e-12, err_msg=f"{path} at {at}")


@pytest.mark.parametrize("name", ALL)
def test_page_and_python_tell_the_same(page: Page, name: str) -> None:
    model = load(name)
    add_source(page, "words.js")
    given = rows(points(model))[:300]
    told = page.evaluate(
        f"""([spec, points]) => points.map((point) => {{
            const answer = ({model.javascript()}).evaluate(point);
            const values = {{ ...point, ...answer }};
            const kinds = Object.fromEntries(spec.outcomes.map((o) => [o.name, o.kind]));
            const text = spec.readings[answer.reading];
            return text.replace(/\\{{(\\w+)\\}}/g, (_, n) => worded(values[n], kinds[n] ?? "number"));
        }})""",
        [explore(model).spec, given],
    )
    assert told == [model.sentence(**at) for at in given]
    assert len(set(told)) > 10
