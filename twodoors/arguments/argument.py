"""The page on which a reader's argument comes together: what they took, bet and forecast, and what follows from it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

import traitlets
from markupsafe import Markup

from twodoors import words
from twodoors.arguments.held import LONGEST_TEXT, MACHINE
from twodoors.arguments.machine import DOORS, alone
from twodoors.explorer import carried
from twodoors.markup import element, html
from twodoors.model import Model
from twodoors.model import spec as page
from twodoors.model.walk import article, critic
from twodoors.models import load
from twodoors.models.crisis.doubts import DOUBTS, GROUPS
from twodoors.picture.thousand import COUNT, HEIGHT, WIDTH, cells
from twodoors.questions.guess import GUESSES
from twodoors.questions.predictions import asked
from twodoors.scenarios.run import BOOK
from twodoors.scenarios.scenario import unmoved
from twodoors.uncertainty.result import label_of
from twodoors.uncertainty.uncertainty import Uncertainty, uncertainty_of
from twodoors.widget.base import BookWidget
from twodoors.widget.esm import module, with_scripts

#: A door is moved by so many of 1,000 crises or more; by less, a reading moves hardly either.
LEAST = 5

#: So many words the reader's own text should have at most.
WORDS = 500


class Argument(BookWidget):
    """All that this browser keeps of a reader, as one argument; also one that a link or a file holds, to be looked at.

    Without a script it shows what the article's readings and the critics' do to the crisis machine.
    """

    _esm = module("arguments/argument.js", "Argument")

    spec = traitlets.Dict().tag(sync=True)

    reads = ("spec",)

    def __init__(self) -> None:
        machine = load(MACHINE)
        functions, text = page.script(machine)
        self._scripts = {functions: text}
        self._esm = with_scripts(self._scripts, type(self)._esm, self.later())
        super().__init__(spec=_spec(machine, functions))
        self.html = str(self.markup())

    def scripts(self) -> Mapping[str, str]:
        """The functions of the crisis machine."""
        return self._scripts

    def later(self) -> Mapping[str, str]:
        """Those of the chapters' models: wanted where a reading was taken."""
        return carried.scripts(load(MACHINE))

    def markup(self) -> Markup:
        """What can be said before anything is known of the reader."""
        filled = html(
            "arguments/templates/argument.html",
            spec=self.spec,
            rows=self.spec["chapters"].values(),
            first=self.spec["first"],
            spread=spread(),
            words=WORDS,
            longest=LONGEST_TEXT,
            drawings={door: doors(door, self.spec["first"][door]) for door in DOORS},
            ending=f"Of 1,000 crises, {counted(self.spec['first'])}.",
        )
        return Markup(filled)


def argument() -> Argument:
    """The reader's argument, for a page in the chapters' folder."""
    return Argument()


def thousand(ends: Mapping[str, float]) -> dict[str, int]:
    """Of 1,000 crises, how many end in war and in talks; half rounds up."""
    return {door: int(1000 * ends[door] + 0.5) for door in DOORS}


def counted(ends: Mapping[str, int]) -> str:
    """How 1,000 crises end, in words; crisis.js says the same."""
    war, talks = (ends[door] for door in DOORS)
    return f"{war} end in war, {talks} in talks and {1000 - war - talks} in neither"


def doors(door: str, count: int) -> Markup:
    """A thousand dots, of which so many are filled; the reader's guess is outlined by the script."""
    paths = [
        element("path", class_="td-dot-all", d=cells(0, COUNT)),
        element("path", class_="td-dot-guess", d="", data_dots="guess"),
        element("path", class_="td-dot-inner", d=cells(0, COUNT)),
        element("path", class_=f"td-dot-{door}", d=cells(0, count), data_dots="ends"),
    ]
    says = f"Of 1,000 crises {count} end in {door}."
    box = f"0 0 {WIDTH} {HEIGHT}"
    return element("svg", *paths, class_="td-thousand", viewBox=box, role="img", aria_label=says, data_ends=door)


def _spec(machine: Model, functions: str) -> dict[str, Any]:
    """What the view needs to know: the machine, the chapters that feed it, and what was asked in the book."""
    doubts = _doubts(machine.outcome).spec
    told, carries = page.spec(machine)["assumptions"], carried.carries(machine)
    return {
        "book": BOOK,
        "machine": {
            "name": machine.name,
            "functions": functions,
            "assumptions": [a | ({"carries": carries[a["name"]]} if a["name"] in carries else {}) for a in told],
            "bet": _bet(machine),
            "findings": _findings(machine),
            "page": carried.place(machine.name)["page"],
        },
        "chapters": {name: _chapter(name, chapter) for name, chapter in carried.chapters(machine).items()},
        "first": thousand(machine.evaluate()),
        "least": LEAST,
        "words": WORDS,
        "forecasts": [
            {"key": a.key, "chapter": a.chapter, "title": a.title, "prompt": a.question["prompt"]}
            for a in asked("forecast")
        ],
        "guesses": [{"key": guess.key, "became": guess.became} for guess in GUESSES],
        "doubts": {part: held for part, held in doubts.items() if part not in ("result", "first", "says")},
        "ranges": {name: list(ends) for name, ends in DOUBTS.items()},
    }


def _chapter(name: str, told: dict[str, Any]) -> dict[str, Any]:
    """A chapter's model: what it answers, the article's reading and the critic's, its bet and its findings."""
    model = load(name)
    outcome = model.output(model.outcome)
    readings = {"article": article(model, model.walk) if model.walk else model.setting({})}
    whose = ""
    if model.walk:
        preset = critic(model, model.walk)
        readings["critic"], whose = model.setting(preset.values), preset.critic
    own = [a.name for a in model.assumptions]
    return {
        **told,
        "name": name,
        "title": model.title,
        "page": carried.place(name)["page"],
        "take": f"#step={name}.{model.walk.last}" if model.walk else unmoved(name),
        "outcome": {"name": outcome.name, "label": outcome.label, "kind": outcome.kind},
        "whose": whose,
        "readings": {
            by: {
                "answer": words.value(float(model.evaluate(**setting)[outcome.name]), outcome.kind),
                **thousand(alone(name, {a: setting[a] for a in own})),
            }
            for by, setting in readings.items()
        },
        "bet": _bet(model),
        "findings": _findings(model),
    }


def _bet(model: Model) -> dict[str, Any] | None:
    """What the reader bets in this model's walk, and which of the choices comes."""
    if model.walk is None:
        return None
    number, step = model.walk.bet
    return {"step": number, "asks": step.question, "choices": list(step.choices), "right": step.right}


def _findings(model: Model) -> dict[str, str]:
    return {name: finding.says for name, finding in model.findings.items()}


class Share(NamedTuple):
    """How much of what spreads a door one row of doubts has a part in, of 100; ``name`` is the row's."""

    name: str
    label: str
    share: int


@cache
def _doubts(door: str) -> Uncertainty:
    """What the authors' doubts leave open of a door, worked out once."""
    return uncertainty_of(load(MACHINE), door, ranges=DOUBTS, groups=GROUPS)


@cache
def spread() -> dict[str, list[Share]]:
    """By door, what spreads it where the chapters are as at first (total-order indices), the most first."""
    machine = load(MACHINE)
    found = {}
    for door in DOORS:
        totals = _doubts(door).result["indices"]["total"]
        listed = [Share(row, label_of(machine, row), int(100 * max(total, 0) + 0.5)) for row, total in totals.items()]
        found[door] = sorted(listed, key=lambda one: -one.share)
    return found
