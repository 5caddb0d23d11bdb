"""Saved widgets: they lose the code that the page has, and nothing else."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import Any

from ipywidgets import FloatSlider
from ipywidgets.embed import dependency_state

from twodoors import ask, evidence, explore
from twodoors.book import saved_state
from twodoors.models import load

DEAL = load("deal_range")
APP: Any = None  # the application, of which these handlers want nothing


def saved(*widgets: Any) -> Any:
    """The build's environment with one page that saved these widgets, and one without any."""
    state = {"version_major": 2, "version_minor": 0, "state": dependency_state(list(widgets), drop_defaults=False)}
    attributes = {"type": "application/vnd.jupyter.widget-state+json", "body": json.dumps(state)}
    return SimpleNamespace(nb_metadata={"page": {"js_files": {"ipywidgets_state": (None, attributes)}}, "plain": {}})


def trimmed(env: Any) -> tuple[str, dict[str, dict[str, Any]]]:
    """The page's saved state, trimmed: as text, and each widget's by its id."""
    saved_state.trim_states(APP, env)
    body: str = env.nb_metadata["page"]["js_files"]["ipywidgets_state"][1]["body"]
    return body, {name: widget["state"] for name, widget in json.loads(body)["state"].items()}


def test_saved_states_lose_the_code_that_the_page_has_and_nothing_else() -> None:
    explorer, question, chart = explore(DEAL), ask("01-two-doors", "predict-range"), evidence.how_crises_end()
    env = saved(explorer, question, chart)
    before = json.loads(env.nb_metadata["page"]["js_files"]["ipywidgets_state"][1]["body"])["state"]
    body, after = trimmed(env)
    own = {explorer.view.model_id: "OutcomeView", question.model_id: "Question", chart.model_id: "Chart"}
    for name, widget in before.items():
        expected = widget["state"]
        if name in own:
            assert len(expected["_esm"]) > 1000
            stub = {"_esm": f"export default globalThis.twodoors.widgets.{own[name]};", "_css": None}
            expected = {**expected, **stub}
        assert after[name] == expected
    assert set(after) == set(before)
    assert trimmed(env)[0] == body


def test_a_saved_state_cannot_end_its_script() -> None:
    body, after = trimmed(saved(slider := FloatSlider(description="</script><!--")))
    assert "<" not in body
    assert after[slider.model_id]["description"] == "</script><!--"


def test_a_teacher_s_own_widget_keeps_its_code() -> None:
    env = saved(explore(DEAL))
    attributes = env.nb_metadata["page"]["js_files"]["ipywidgets_state"][1]
    attributes["body"] = attributes["body"].replace('"twodoors.explorer.explorer.', '"seminar.explorer.')
    _, after = trimmed(env)
    [view] = [state for state in after.values() if "_anywidget_id" in state]
    assert view["_anywidget_id"] == "seminar.explorer.OutcomeView"
    assert "globalThis.twodoors.widgets" not in view["_esm"]
    assert view["_css"]
