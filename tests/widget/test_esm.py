"""Modules for Jupyter: each view is one piece that loads by itself."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

import twodoors
from twodoors import explore
from twodoors.model.spec import script
from twodoors.models import load
from twodoors.widget.esm import BEGINS, module

PACKAGE = Path(twodoors.__file__).parent

#: The views of the page: modules and what they export.
VIEWS = [
    (path.relative_to(PACKAGE).as_posix(), export)
    for path in sorted(PACKAGE.glob("**/*.js"))
    for export in re.findall(r"^export const ([A-Z][a-z]\w*) = ", path.read_text(encoding="utf-8"), flags=re.M)
]


@pytest.mark.parametrize(("file", "export"), VIEWS)
def test_modules_load_in_one_piece(page: Page, file: str, export: str) -> None:
    load_module = """async (source) => {
        const url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
        const loaded = await import(url);
        return [Object.keys(loaded), typeof loaded.default.render];
    }"""
    assert page.evaluate(load_module, module(file, export)) == [["default"], "function"]


def test_the_view_s_script_is_one_piece() -> None:
    source = module("explorer/explorer.js", "Explorer")
    assert not re.search(r"^[ \t]*import\b", source, flags=re.M)
    assert re.findall(r"^[ \t]*export\b.*$", source, flags=re.M) == ["export default Explorer;"]
    for name in ("Explorer", "readLink", "worded", "curveOf"):
        assert len(re.findall(rf"^(?:const|function|class) {name}\b", source, flags=re.M)) == 1, name
    model = load("deal_range")
    functions, _, rest = explore(model)._esm.partition(BEGINS)
    assert rest == source
    assert functions == script(model)[1]


@pytest.mark.parametrize("name", ["deal_range", "crisis"])
def test_the_explorer_s_module_finds_the_functions_that_stand_before_it(page: Page, name: str) -> None:
    explorer = explore(load(name))
    answered = page.evaluate(
        """async ([source, state, html]) => {
          const loaded = await import(URL.createObjectURL(new Blob([source], { type: "text/javascript" })));
          const idle = () => {};
          const model = { get: (key) => (key === "html" ? html : state[key]), set: idle, on: idle, save_changes: idle };
          const el = document.body.appendChild(document.createElement("div"));
          const gone = loaded.default.render({ model, el });
          const root = el.firstElementChild;
          return [root.dataset.state, root.querySelector('[data-role="summary"]').textContent, typeof gone];
        }""",
        [explorer._esm, explorer.page_state(), explorer.html],
    )
    assert answered == ["ready", load(name).sentence(), "function"]


def test_in_jupyter_a_reading_that_was_taken_counts_and_nothing_is_fetched(page: Page) -> None:
    crisis = load("crisis")
    name, (model, outcome) = next((a.name, a.carries) for a in crisis.assumptions if a.carries)
    chapter = load(model)
    taken = {a.name: float(a.low) for a in chapter.assumptions}
    explorer = explore(crisis)
    given, counts, sentence = page.evaluate(
        """async ([source, state, html, readings, name]) => {
          const localStorage = { getItem: (key) => (key === "twodoors:readings" ? readings : null) };
          Object.defineProperty(window, "localStorage", { value: localStorage });
          const loaded = await import(URL.createObjectURL(new Blob([source], { type: "text/javascript" })));
          const idle = () => {};
          const set = (key, value) => { state[key] = value; };
          const model = { get: (key) => (key === "html" ? html : state[key]), set, on: idle, save_changes: idle };
          const el = document.body.appendChild(document.createElement("div"));
          loaded.default.render({ model, el });
          const root = el.firstElementChild;
          while (root.dataset.state !== "ready") await new Promise(requestAnimationFrame);
          const row = root.querySelector(`[data-carried="${name}"]`);
          return [state[`set_${name}`], row.lastElementChild.textContent,
            root.querySelector('[data-role="summary"]').textContent];
        }""",
        [explorer._esm, explorer.page_state(), explorer.html, json.dumps({model: {"assumptions": taken}}), name],
    )
    expected = chapter.evaluate(**taken)[outcome]
    assert given == pytest.approx(expected, abs=1e-14)
    assert given != crisis.defaults[name]
    assert counts == "your reading"
    assert sentence == crisis.sentence(**{name: given})
