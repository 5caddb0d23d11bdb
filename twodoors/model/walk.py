"""A walk through a model: one question, one control and one answer at a time. Data; ``explorer/walk.js`` plays it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from twodoors import words
from twodoors.model.expression import listed, numbers, parsed, work_out
from twodoors.model.mechanism import Mechanism
from twodoors.model.parts import Preset

Watch = Literal["sentence", "bar", "picture", "curve"]

#: What an answer says of the model: ``{start.attack}``, ``{to.attack}``, with `` as share`` behind it in other words;
#: ``{to.attack <harm=0.5>}`` with that assumption otherwise.
SLOT = re.compile(
    r"\{(?P<when>start|then|to|perfect|first)\.(?P<what>[^{}<>]+?)(?: <(?P<but>[^{}<>]+)>)?(?: as (?P<how>\w+))?\}"
)

#: How far, in dots of a hundred, the watched number must move for a step to be one.
VISIBLE = 5.0


@dataclass(frozen=True)
class Joint:
    """A control that moves several assumptions at once, and any of them, from how its step begins to its end.

    ``name`` is its own, and no assumption’s; ``ends`` says what its two ends are.
    """

    name: str
    label: str
    ends: tuple[str, str]


@dataclass(frozen=True)
class Step:
    """One question, one control from → to, one thing to watch, one sentence of answer.

    ``start`` is how the step begins, where that is not as at first; ``to`` is where its ``controls`` (one, or two that
    are moved one after the other, or a :class:`Joint`) go from there. ``counts`` names the outcomes that are told
    beside the control, and ``watch`` what is looked at with them, ``panel`` the picture by its name. ``answer`` is a
    sentence with slots, ``{start.attack}`` and ``{to.attack}`` (``then`` is after the first of two controls,
    ``perfect`` where no one misjudges there, ``first`` at the first setting), each an expression in the model's names,
    told as dots of a hundred, or ``as share``, ``as number``, ``as thousand``; ``{to.attack <harm=0.5>}`` has an
    assumption otherwise than that setting, for what a step compares with. ``finding`` names the findings that make it
    true elsewhere; without one it is an example, and its words say so.

    With ``choices`` the step is a **bet**: its control is shut until one was chosen. ``right`` is the index of the one
    that comes, ``feedback`` a sentence for each. A step that is ``played`` has no control: it says what the reader did
    in the round.
    """

    question: str
    controls: str | Sequence[str] | Joint = ()
    to: Mapping[str, float] = field(default_factory=dict)
    start: Mapping[str, float] = field(default_factory=dict)
    counts: Sequence[str] = ()
    watch: Watch = "picture"
    panel: str | None = None
    choices: Sequence[str] = ()
    right: int | None = None
    feedback: Sequence[str] = ()
    answer: str = ""
    finding: str | Sequence[str] = ()
    perfect: bool = False
    played: bool = False

    @property
    def moved(self) -> tuple[str, ...]:
        """The controls, in the order in which they are moved."""
        if isinstance(self.controls, Joint):
            return (self.controls.name,)
        return (self.controls,) if isinstance(self.controls, str) else tuple(self.controls)

    @property
    def joint(self) -> Joint | None:
        """The control that moves several assumptions at once, if it is one."""
        return self.controls if isinstance(self.controls, Joint) else None

    @property
    def findings(self) -> tuple[str, ...]:
        """The names of its findings."""
        return (self.finding,) if isinstance(self.finding, str) else tuple(self.finding)

    @property
    def is_bet(self) -> bool:
        """Whether the reader chooses before the control opens."""
        return bool(self.choices)


@dataclass(frozen=True)
class Walk:
    """The steps of a walk, and the label of the preset that stands for the critic of the last one, "Take a reading".

    ``article`` is the label of the preset that stands for the article there, where that is not the first setting.
    ``thousand`` says that chances are told of a thousand, as a picture of so many dots shows them; a step may then
    move them less, by ``visible`` dots of a hundred.
    """

    steps: Sequence[Step]
    critic: str
    article: str | None = None
    thousand: bool = False
    visible: float = VISIBLE

    @property
    def first(self) -> int:
        """The number of the first step: nought where it tells what was played."""
        return 0 if self.steps[0].played else 1

    @property
    def numbered(self) -> list[tuple[int, Step]]:
        """The steps with their numbers."""
        return list(enumerate(self.steps, self.first))

    @property
    def bet(self) -> tuple[int, Step]:
        """The step that is a bet, with its number."""
        [found] = [(number, step) for number, step in self.numbered if step.is_bet]
        return found

    @property
    def last(self) -> int:
        """The number of "Take a reading", which ends every walk."""
        return self.first + len(self.steps)


def validate(model: Mechanism, walk: Walk) -> None:
    """``ValueError`` for a step that names what the model does not have, or that is incomplete."""
    for number, step in walk.numbered:
        try:
            _fits(model, step)
        except ValueError as error:
            raise ValueError(f"model {model.name!r}, step {number} of its walk: {error}") from None
    bets = [number for number, step in walk.numbered if step.is_bet]
    if len(bets) != 1:
        raise ValueError(f"model {model.name!r}: a walk has one bet; this one has {len(bets)}")
    critic(model, walk)
    article(model, walk)


def critic(model: Mechanism, walk: Walk) -> Preset:
    """The preset that stands for the critic; ``ValueError`` where there is none, or where it names no one."""
    preset = _preset(model, walk.critic)
    if not preset.critic:
        raise ValueError(f"model {model.name!r}: the preset {walk.critic!r} does not say whose it is")
    return preset


def article(model: Mechanism, walk: Walk) -> dict[str, float]:
    """The setting that stands for the article; ``ValueError`` where its preset is none."""
    return model.setting(_preset(model, walk.article).values if walk.article else {})


def _preset(model: Mechanism, label: str) -> Preset:
    for preset in model.presets:
        if preset.label == label:
            return preset
    raise ValueError(f"model {model.name!r} has no preset {label!r}")


def _fits(model: Mechanism, step: Step) -> None:
    if step.joint:
        _joins(model, step, step.joint)
    else:
        for name in step.moved:
            model.slider(name)
        if set(step.to) != set(step.moved) or step.played == bool(step.moved):
            raise ValueError(f"it moves {list(step.moved)} to {dict(step.to)}; allowed is one value for each control")
    model.check({**step.start, **step.to})
    for name in step.counts:
        model.output(name)
    if step.panel is not None and step.panel not in model.pictures:
        raise ValueError(f"no picture {step.panel!r}; there are {list(model.pictures)}")
    if step.is_bet and (step.right is None or len(step.feedback) != len(step.choices)):
        raise ValueError("a bet says which of its choices comes, and has a sentence for each")
    _slots_fit(model, step)


def _joins(model: Mechanism, step: Step, joint: Joint) -> None:
    """``ValueError`` for a control that moves nothing, or has the name of something else."""
    if joint.name in model.defaults:
        raise ValueError(f"{joint.name!r} is an assumption; what moves several has a name of its own")
    start = model.setting(step.start)
    if not step.to or any(start.get(name) == value for name, value in step.to.items()):
        raise ValueError(f"{joint.name!r} goes to {dict(step.to)}; each of these must move, and there must be one")


def settings(model: Mechanism, step: Step) -> dict[str, dict[str, float]]:
    """The settings that its answer speaks of: ``first``, ``start``, ``then`` and ``to``, each with every assumption."""
    start = model.setting(step.start)
    then = step.to if step.joint else {name: step.to[name] for name in step.moved[:1]}
    return {"first": model.setting({}), "start": start, "then": {**start, **then}, "to": {**start, **step.to}}


def answer(model: Mechanism, step: Step) -> str:
    """The sentence of answer, its slots filled."""
    at = settings(model, step)

    def told(slot: re.Match[str]) -> str:
        setting = {**at["to" if slot["when"] == "perfect" else slot["when"]], **_but(slot)}
        if slot["when"] == "perfect":
            number = model.perfect(**setting)[slot["what"]]
        else:
            number = work_out(model, slot["what"], **setting)
        return in_words(float(number), slot["how"] or "dots")

    return SLOT.sub(told, step.answer)


def _slots_fit(model: Mechanism, step: Step) -> None:
    """``ValueError`` for a slot that cannot be filled. Nothing is worked out: whoever loads a model waits for this."""

    def looked_at(slot: re.Match[str]) -> str:
        model.check(_but(slot))
        if slot["when"] != "perfect":
            parsed(model, slot["what"])
        elif slot["what"] not in model.kinds:
            raise ValueError(f"{slot['what']!r} is no outcome, and only outcomes are known where no one misjudges")
        in_words(0.0, slot["how"] or "dots")
        return ""

    rest = SLOT.sub(looked_at, step.answer)
    if "{" in rest:
        raise ValueError(f"its answer has a slot that is none: {rest!r}")


def _but(slot: re.Match[str]) -> dict[str, float]:
    """The assumptions that a slot has otherwise."""
    return numbers(listed(slot["but"] or ""))


def in_words(number: float, how: str) -> str:
    """A number of an answer: ``dots`` of a hundred, of a ``thousand``, or worded as a kind of outcome is."""
    if how == "dots":
        return words.value(100 * number, "count")
    if how == "thousand":
        return words.value(1000 * number, "count")
    if how in ("chance", "share", "number", "count"):
        return words.value(number, how)  # type: ignore[arg-type]  # these are its kinds
    raise ValueError(f"{how!r} is no way to tell a number; allowed are dots, thousand, chance, share, number, count")


def moves(model: Mechanism, step: Step) -> dict[str, tuple[float, float]]:
    """What each count of the step is at its start and at its end, in dots of a hundred where it is a chance."""
    at = settings(model, step)
    start, end = model.evaluate(**at["start"]), model.evaluate(**at["to"])
    scale = {name: 1.0 if model.kinds[name] in ("number", "count") else 100.0 for name in step.counts}
    return {name: (scale[name] * float(start[name]), scale[name] * float(end[name])) for name in step.counts}


def spec(model: Mechanism, walk: Walk) -> dict[str, Any]:
    """What the page needs to play the walk; its words stand in the markup."""
    return {
        "first": walk.first,
        "thousand": walk.thousand,
        "critic": critic(model, walk).critic,
        "readings": {"article": article(model, walk), "critic": model.setting(critic(model, walk).values)},
        "steps": [_spec(model, step) for step in walk.steps],
    }


def _spec(model: Mechanism, step: Step) -> dict[str, Any]:
    at = settings(model, step)
    return {
        "controls": list(step.moved),
        "ends": list(step.joint.ends) if step.joint else None,
        "start": at["start"],
        "to": {name: float(value) for name, value in step.to.items()},
        "counts": list(step.counts),
        "watch": step.watch,
        "panel": step.panel,
        "right": step.right,
        "feedback": list(step.feedback),
        "perfect": step.perfect,
        "played": step.played,
    }
