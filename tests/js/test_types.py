"""What Python tells the page has the types that the page gives it: no field less, and none more."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from frontend.build import node
from tests.conftest import ROOT
from twodoors import explore, play, uncertainty_of
from twodoors.evidence import FIGURES
from twodoors.models import load, names
from twodoors.questions.predictions import asked
from twodoors.questions.question import ask, forecast, quiz, recall
from twodoors.widget.base import BookWidget

TSC = ROOT / "tests" / "node_modules" / "typescript" / "bin" / "tsc"

CHAPTER = "02-between-two-patrons"

#: A prediction that a chapter asks for, while there is one.
PREDICTED = [(a.chapter, a.question["id"]) for a in asked("predict")[:1]]

#: The type of what each view is told, and where it stands.
STATES = {
    "ChartState": "chart/types.ts",
    "ExplorerState": "explorer/types.ts",
    "QuestionState": "questions/question.js",
    "RoundState": "rounds/types.ts",
    "UncertaintyState": "uncertainty/types.ts",
}


def told(widget: BookWidget) -> dict[str, Any]:
    """What a view finds behind it."""
    return {"html": widget.html, **json.loads(json.dumps(widget.page_state(), allow_nan=False))}


def everything() -> dict[str, list[BookWidget]]:
    """Widgets of every kind, by the type of what they tell."""
    models = [load(name) for name in names()]
    return {
        "ChartState": [figure() for figure in FIGURES.values()],
        "ExplorerState": [explore(model) for model in models],
        "QuestionState": [
            *[widget(*it) for widget in (ask, recall) for it in PREDICTED],
            forecast(CHAPTER),
            quiz(CHAPTER),
        ],
        "RoundState": [play(model) for model in models if model.round is not None],
        "UncertaintyState": [uncertainty_of(load(name)) for name in ("offramp", "deal_range", "militia")],
    }


def checked(tmp_path: Path, lines: list[str]) -> str:
    """What tsc says of these lines, with the types of all states at hand."""
    imports = [f'import type {{ {name} }} from "{ROOT}/twodoors/{file}";' for name, file in STATES.items()]
    (tmp_path / "told.ts").write_text("\n".join([*imports, *lines]), encoding="utf-8")
    config = {
        "extends": str(ROOT / "tsconfig.json"),
        "compilerOptions": {"noUnusedLocals": False},
        "include": [],
        "files": ["told.ts"],
    }
    (tmp_path / "tsconfig.json").write_text(json.dumps(config), encoding="utf-8")
    done = subprocess.run(
        [node(), TSC, "--project", tmp_path], capture_output=True, encoding="utf-8", cwd=ROOT, check=False
    )
    return done.stdout + done.stderr


def test_python_tells_what_the_page_s_types_say(tmp_path: Path) -> None:
    states = {kind: [told(widget) for widget in widgets] for kind, widgets in everything().items()}
    assert set(states) == set(STATES)
    # as literals, so that tsc refuses a field that no type has, too
    assert checked(tmp_path, [f"export const {kind}s: {kind}[] = {json.dumps(s)};" for kind, s in states.items()]) == ""


@pytest.mark.parametrize(("change", "seen"), [({"title": None}, "title"), ({"mood": 1}, "mood")])
def test_a_field_less_or_more_would_be_seen(tmp_path: Path, change: dict[str, Any], seen: str) -> None:
    state = told(explore(load("trap")))
    state["spec"] = {name: value for name, value in (state["spec"] | change).items() if value is not None}
    assert seen in checked(tmp_path, [f"export const state: ExplorerState = {json.dumps(state)};"])
