"""What Python says, for the tests in Node to hold the page to: ``python -m tests.js.fixtures`` writes it as JSON."""

from __future__ import annotations

import itertools
import json
import random
import re
import warnings
from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

import twodoors
from tests.arguments import cases as arguments_of
from tests.helpers.editions import OLD
from tests.helpers.settings import draws
from tests.js.cases import (
    AGED,
    AGED_PINS,
    AGED_RANGES,
    AGED_READINGS,
    AGED_RUNS,
    BAD,
    BAD_PINS,
    BAD_RANGES,
    BAD_READINGS,
    FOREIGN,
    GARBAGE,
    GOOD,
    ODD,
    RANGED,
    START,
    numbers,
    points,
    rows,
    without,
)
from tests.scenarios import hostile as world
from twodoors import Scenario, argument, explore, uncertainty_of, words
from twodoors.arguments import argument as page_of
from twodoors.arguments.held import read_argument
from twodoors.arguments.machine import alone
from twodoors.explorer import blends, carried
from twodoors.model import Assumption, Model, sampling
from twodoors.model.codegen import numpy_function
from twodoors.model.flips import sides
from twodoors.model.parts import clean
from twodoors.model.playing import Played, play, shuffled
from twodoors.model.sensitivity import indices
from twodoors.model.spec import script
from twodoors.models import load, names
from twodoors.models.crisis.doubts import DOUBTS, GROUPS
from twodoors.picture.bells import LOW, bell
from twodoors.questions.scoring import brier, calibrated, luck
from twodoors.scenarios.gone import left_out, taken
from twodoors.scenarios.run import LARGEST, _read
from twodoors.scenarios.scenario import _Link
from twodoors.uncertainty.result import middle, others, spreads, summary, together, turning
from twodoors.uncertainty.result import turns as flip_rows
from twodoors.uncertainty.uncertainty import Uncertainty, _plain, result_of
from twodoors.widget.esm import module
from twodoors.words import Kind

FOLDER = Path(__file__).parent / "fixtures"
PACKAGE = Path(twodoors.__file__).parent
LEFT = left_out([])
WHOSE = ("your reading", "this link", "your reading", "this preset")
KINDS: tuple[Kind, ...] = ("chance", "share", "number", "count")


def columns(table: dict[str, Any]) -> dict[str, list[float]]:
    """A table as JSON has it."""
    return {name: np.asarray(column).tolist() for name, column in table.items()}


def models() -> list[dict[str, Any]]:
    """Every model, with its answers at all points, its sentences at some and what is drawn at a few."""
    told = []
    for model in map(load, names()):
        table = points(model)
        given, outcomes = rows(table), model.evaluate(**table)
        told.append(
            {
                "spec": explore(model).spec,
                "script": script(model)[1],
                "points": columns(table),
                "evaluate": columns(outcomes),
                "chances": [np.asarray(chances).tolist() for chances in model.chances(outcomes)],
                "snapped": {a.name: [(x, a.snapped(x)) for x in slid(a)] for a in model.settable},
                "perfect": columns(model.perfect(**table)),
                "sentences": [model.sentence(**at) for at in given[:100]],
                "drawn": drawn(model, given[:12]),
                "blends": blended(model, [model.defaults, model.defaults, *extremes(model), *given[:60]]),
            }
        )
    return told


def extremes(model: Model) -> list[dict[str, float]]:
    """Every assumption at its least, and at its most: all of them, and each alone."""
    ends: list[dict[str, float]] = []
    for low in (True, False):
        whole = {a.name: float(a.low if low else a.high) for a in model.settable}
        ends += [whole, *[{**model.defaults, name: value} for name, value in whole.items()]]
    return ends


def blended(model: Model, settings: list[dict[str, float]]) -> list[dict[str, Any]]:
    """For each setting what is said of what the model makes of other chapters' results, and where their bars stand."""
    told = []
    for i, at in enumerate(settings):
        outcomes = model.evaluate(**at)
        for blend in blends.spec(model):
            places = [carried.chapter_of(model.assumption(name))["number"] for name in blend["feeds"]]
            whose = [(WHOSE[(i + k) % len(WHOSE)], place) for k, place in enumerate(places) if i]  # at first: no one's
            value = float(outcomes[blend["outcome"]])
            told.append(
                {
                    "outcome": blend["outcome"],
                    "setting": at,
                    "value": value,
                    "whose": [{"by": one, "chapter": place} for one, place in whose],
                    "bar": blends.bar(blend, value),
                    "amount": blends.amount(blend, value),
                    "said": blends.said(blend, value, at, whose),
                }
            )
    return told


def slid(a: Assumption) -> list[float]:
    """Where a hand may let go of a slider: anywhere, half-way between two steps, and beyond the ends."""
    rng = np.random.default_rng(8)
    halves = [a.low + k * a.step / 2 for k in range(-3, 60)]
    return [*halves, *rng.uniform(a.low - a.step, a.high + a.step, 100).tolist()]


def drawn(model: Model, settings: list[dict[str, float]]) -> list[dict[str, Any]]:
    """For each setting the numbers that only the drawing needs, and the paths."""
    own = model.pictured
    shown = [equation.name for equation in own]
    answer = numpy_function([*model.equations, *own], list(model.defaults), shown) if own else lambda *_: ()
    with np.errstate(all="ignore"):  # as where it is drawn
        return [
            {name: float(value) for name, value in zip(shown, answer(*map(np.float64, at.values())), strict=True)}
            | (columns(dict(model.path(**at))) if model.paths else {})
            for at in settings
        ]


def wordings() -> dict[str, Any]:
    """Numbers, differences and icons in a hundred, as they are worded and counted."""
    given = numbers()
    drawn = random.Random(13)
    pairs = [(k / 1000, drawn.choice([0.0, 0.25, 1.0, 4.0])) for k in range(-1500, 2501)]
    pairs += [(drawn.uniform(-1, 1), drawn.uniform(-1, 1)) for _ in range(1000)] + [(0.5, 0.5), (0.0, -0.0)]
    rng = np.random.default_rng(6)
    shares = [[0.335, 0.335, 0.33], [0.125] * 8, [1.0, -1e-17], [0.29, 0.71], *rng.dirichlet([1, 1, 0.1], 300).tolist()]
    return {
        "numbers": given,
        "worded": {kind: [words.value(number, kind) for number in given] for kind in KINDS},
        "pairs": pairs,
        "differences": {kind or "": [words.difference(a, b, kind) for a, b in pairs] for kind in (*KINDS, None)},
        "clean": [clean(number) for number in given],
        "plain": [words.plain(a) for a, _ in pairs],
        "counted": [(number, words.counted(number), words.often(number)) for number in range(20)],
        "ratios": [(ratio, words.times(ratio)) for ratio in np.geomspace(0.001, 1000, 2001).tolist()],
        "shares": shares,
        "counts": [words.of_hundred(case) for case in shares],
    }


def compared(model: Model) -> list[tuple[Scenario, Scenario]]:
    """Settings that differ in none, in one, two, … and in all assumptions."""
    given = rows(points(model))
    pairs = list(zip(given[:20], given[20:40], strict=True))
    pairs += [(a, a | {name: b[name] for name in list(b)[:count]}) for count, (a, b) in enumerate(pairs[: len(pairs)])]
    return [(Scenario(model.name, a), Scenario(model.name, b)) for a, b in pairs]


def comparisons() -> list[dict[str, Any]]:
    """By model, two settings with their outcomes, and the sentence that compares them, an outcome after the other."""
    told = []
    for model in map(load, names()):
        outcomes = [outcome.name for outcome in model.outcomes]
        for i, (a, b) in enumerate(compared(model)):
            outcome = outcomes[i % len(outcomes)]
            sides = {
                side: {"assumptions": dict(one.assumptions), "outcomes": one.outcomes()}
                for side, one in {"a": a, "b": b}.items()
            }
            told.append({"model": model.name, **sides, "outcome": outcome, "said": a.compared(b, outcome)})
    return told


def opened(link: str, name: str) -> dict[str, Any] | None:
    """What a link to this model sets in Python, what its pinned setting, and what is gone; None if it opens nothing."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of links that may be a part of others: "doubt" says which
        try:
            now, gone = Scenario.from_old_link(link)
        except ValueError:
            return None
    if now.model != name:
        return None
    read = _Link.read(link)
    pinned = None if read.pinned is None else dict(Scenario(name, taken(load(name), read.pinned)[0]).assumptions)
    told: dict[str, Any] = {"values": dict(now.assumptions), "pinned": pinned}
    told |= {"gone": list(gone), "doubt": bool(read.doubt)}
    return told | {"ranges": {name: list(ends) for name, ends in now.ranges.items()}}


def links() -> dict[str, Any]:
    """Links of Python's own, with a second setting and without, and odd and bad ones; what Python makes of each."""
    own = []
    for model in map(load, names()):
        settings = [Scenario(model.name, at) for at in rows(points(model))[:200]]
        own += [(model.name, now.link()) for now in settings]
        own += [(model.name, b.link(pinned=a)) for a, b in zip(settings[:40:2], settings[1:40:2], strict=True)]
        wide = {a.name: (a.low, a.high) for a in model.assumptions}
        own += [(model.name, replace(now, ranges=wide).link()) for now in settings[:5]]
    foreign = [f"{START}&guarantee={text}" for text in FOREIGN]
    tried = [("offramp", link) for link in (*ODD, *GARBAGE, *AGED, *foreign, *mixed())]
    pins = [*BAD_PINS, *AGED_PINS, "a.price=.2", "a.price=1&a.violation=0", *RANGED, *BAD_RANGES, *AGED_RANGES]
    tried += [("trap", f"#explore=trap&price=1&{part}") for part in pins]
    old = json.loads((OLD / "links.json").read_text(encoding="utf-8"))
    tried += [(case["model"], case["link"]) for case in old]
    return {
        "own": [{"model": name, "link": link, "opened": opened(link, name)} for name, link in own],
        "tried": [{"model": name, "link": link, "opened": opened(link, name)} for name, link in tried],
        "pasted": [
            {"model": name, "text": text, "opened": opened(text, name)}
            for name, link in tried
            for text in (link, link[1:], f" https://example.org/chapters/08.html?a=b{link} ")
        ],
    }


def mixed() -> list[str]:
    """Links put together by chance from what is good and what is nearly so."""
    drawn = random.Random(5)
    keys = ["guarantee", "face", "bias", "a.guarantee", "a.face", "outcome", "against", "explore", "Face", "a."]
    texts = [
        "0.1",
        ".5",
        "1.",
        "1e-1",
        "1E-1",
        "+0.2",
        "%2B.3",
        " .4 ",
        "-0",
        "1.5",
        "-.1",
        "1_0",
        "",
        "talks",
        "face",
        "offramp",
    ]
    made = []
    for _ in range(500):
        parts = [f"{drawn.choice(keys)}={drawn.choice(texts)}" for _ in range(drawn.randint(0, 2))]
        made.append("&".join([START, *parts]))
    return made


def runs() -> list[dict[str, Any]]:
    """Texts of files, good and bad and old, with what Python reads in them for a model, and remarks how often."""
    texts = {text: said for text, said in BAD.values() if len(text) <= LARGEST}
    texts |= dict(AGED_RUNS.values())
    texts |= dict.fromkeys([json.dumps(GOOD), without("violation"), *altered_by_chance()], "")
    tried = [("trap", text, said) for text, said in texts.items()]
    old = [path.read_text(encoding="utf-8") for path in sorted(OLD.glob("run-*.json"))]
    tried += [(json.loads(text)["model"], text, "") for text in old]
    tried += [("crisis", text, said) for text, said in BAD_READINGS.values()]
    tried += [("crisis", text, "") for text, _ in AGED_READINGS.values()]
    told: list[dict[str, Any]] = []
    for name, text, said in tried:
        try:
            run, remarks = _read(text)
        except ValueError:
            told.append({"model": name, "text": text, "said": said, "run": None})
            continue
        pinned = dict(run.pinned.assumptions) if run.pinned else None
        gone = [remark.partition(LEFT)[2] for remark in remarks if LEFT in remark]
        read = {
            "now": dict(run.now.assumptions),
            "pinned": pinned,
            "ranges": dict(run.now.ranges),
            "readings": [one.told() for one in run.readings],
            "remarks": len(remarks),
            "gone": gone,
        }
        told.append({"model": name, "text": text, "said": said, "run": read if run.now.model == name else None})
    return told


def altered_by_chance() -> list[str]:
    """Good runs in which one thing or two are left out, or something else."""
    drawn = random.Random(11)
    junk = ["null", "true", "0", "1", "-1", "0.5", "2.5", '"0.5"', '""', "[]", "{}", '"trap"', "[0.5]", '{"price": 1}']
    made = []
    for _ in range(1000):
        held = json.loads(json.dumps(GOOD))
        for _ in range(drawn.randint(1, 2)):
            place = drawn.choice([held, *(part for part in held.values() if isinstance(part, dict))])
            name = drawn.choice([*place, "more"])
            if drawn.random() < 0.5:
                place.pop(name, None)
            else:
                place[name] = json.loads(drawn.choice(junk))
        made.append(json.dumps(held))
    return made


def arguments() -> dict[str, Any]:
    """What the page knows of arguments; files, good and bad, with what Python reads in them; what readings alone do."""
    texts = dict(arguments_of.BAD.values())
    texts |= {text: "" for text, _ in arguments_of.AGED.values()}
    told: list[dict[str, Any]] = []
    for text, said in texts.items():
        try:
            found = read_argument(text)
        except ValueError:
            told.append({"text": text, "said": said, "argument": None})
            continue
        read = {
            "name": found.name,
            "readings": [one.told() for one in found.readings.values()],
            "crisis": found.crisis and found.crisis.told(),
            "ranges": dict(found.ranges),
            "bets": [[model, *bet] for model, bet in found.bets.items()],
            "forecasts": [[key, *made] for key, made in found.forecasts.items()],
            "findings": list(found.findings),
            "pays": found.pays,
            "text": found.text,
            "remarks": len(found.remarks),
        }
        told.append({"text": text, "said": said, "argument": read})
    names = ("deal_range", "offramp", "tehran", "trap")
    readings = [arguments_of.taken(name, "critic") for name in names]
    ends = [alone(one["model"], one["assumptions"]) for one in readings]
    shares = {door: {one.name: one.share for one in shares} for door, shares in page_of.spread().items()}
    return {"spec": argument().spec, "files": told, "readings": readings, "ends": ends, "shares": shares}


def draw() -> dict[str, Any]:
    """Sobol's points, the rows of a design, quantiles and indices."""
    model = load("offramp")
    ranges = {
        "threat": (0.4, 0.6),
        "face": (0.1, 0.2, 0.5),
        "bias": (0.3, 0.3, 0.9),
        "effort": (0.2, 0.2),
        "rationality": (2, 3, 9),
    }
    groups = {"both": ["threat", "face"]}
    spans = sampling.ranges_of(model, ranges)
    told = [
        {"name": n, "low": r.low, "high": r.high, "ratio": r.ratio} | ({} if r.mode is None else {"mode": r.mode})
        for n, r in spans.items()
    ]
    free = [name for name, span in spans.items() if span.is_open]
    rows = sampling.open_rows(sampling.rows_of(model, groups), spans)
    rng = np.random.default_rng(5)
    values = np.sort(rng.normal(size=997))
    shares = [0.0, 0.01, 0.05, 0.5, 0.95, 1.0]
    return {
        "points": [
            {"recipe": sampling.recipe(2 * n, 256, 2020), "points": [part.ravel().tolist() for part in parts]}
            for n in (1, 4, 15)
            for parts in [sampling.scrambles(2 * n, 256, 2020)]
        ],
        "design": {
            "recipe": sampling.recipe(2 * len(spans), 16, 3),
            "ranges": told,
            "columns": [[free.index(name) for name in members] for members in rows.values()],
            "middles": [span.middle for span in spans.values()],
            "rows": model.sample(ranges, n=sampling.SCRAMBLES * 16 * (len(rows) + 2), seed=3, groups=groups)[
                free
            ].to_dict("records"),
        },
        "quantiles": {"sorted": values.tolist(), "shares": shares, "at": np.quantile(values, shares).tolist()},
        "indices": [
            {"values": values.tolist(), "count": count, "indices": spread(values, count)} for values, count in indexed()
        ],
    }


def indexed() -> list[tuple[Any, int]]:
    """An outcome's values on a design of so many assumptions: of models, by chance, and one that does not move."""
    of = {name: load(name) for name in ("crisis", "trap", "deal_range")}
    sampled = []
    for model in of.values():
        rows = sampling.open_rows(sampling.rows_of(model), sampling.ranges_of(model))
        sampled.append((model.sample(n=1000)[model.outcome].to_numpy(), len(rows)))
    return [*sampled, (np.random.default_rng(4).normal(1e3, 1, 7 * 64), 5), (np.full(4 * 8, 0.25), 2)]


def spread(values: Any, count: int) -> list[dict[str, float | None]]:
    """The indices, None where there are none."""
    table = indices(values, [str(i) for i in range(count)]).astype(object)
    found: list[dict[str, float | None]] = table.where(table.notna(), None).to_dict("records")
    return found


def turns() -> list[dict[str, Any]]:
    """By model, what each assumption alone would have to be for its two leading results to change their order."""
    told = []
    for model in map(load, names()):
        first, second = sides(model)
        weights = dict(first.weights)
        for outcome, weight in second.weights.items():
            weights[outcome] = weights.get(outcome, 0) - weight
        drawn = draws(model, 2, seed=9)
        settings = [model.defaults, *[{n: float(v[i]) for n, v in drawn.items()} for i in range(2)]]
        found = [model.flips(**setting).loc[[a.name for a in model.assumptions], "flip"] for setting in settings]
        told.append(
            {
                "model": model.name,
                "weights": weights,
                "constant": first.constant - second.constant,
                "settings": [
                    {"setting": setting, "turns": flip.astype(object).where(flip.notna(), None).tolist()}
                    for setting, flip in zip(settings, found, strict=True)
                ],
            }
        )
    return told


def uncertainty() -> list[dict[str, Any]]:
    """Views of ranges: what each is told, what Python makes of other ranges, and how it says that."""
    crisis, offramp, trap = load("crisis"), load("offramp"), load("trap")
    wide = {a.name: (a.low, a.high) for a in offramp.assumptions}
    open_ones = ("hazard", "war_cost_us", "war_cost_iran")
    doubts = {name: (DOUBTS[name][0], DOUBTS[name][1]) for name in open_ones}
    doubts |= {a.name: (a.default, a.default) for a in crisis.assumptions if a.name not in doubts}
    freed = doubts | {"offer": (0.2, 0.6)}
    return [
        viewed(uncertainty_of(offramp), "talks", wide, {}),
        viewed(uncertainty_of(offramp), "war_risk", {"threat": (0.4, 0.5)}, {"threat": 0.7}),
        viewed(uncertainty_of(trap, groups={"both": ["price", "credit"]}), "attack", {}, {}),
        viewed(uncertainty_of(crisis, ranges=doubts, groups=GROUPS), "war", freed, {"hazard": 0.02, "pride": 0.08}),
        viewed(uncertainty_of(trap, ranges={n: (v, v) for n, v in trap.defaults.items()}), "attack", {}, {}),
    ]


def viewed(
    widget: Uncertainty, outcome: str, ranges: dict[str, tuple[float, float]], setting: dict[str, float]
) -> dict[str, Any]:
    """What the view is told first, what a reader then sets, and what Python has for it."""
    model = widget.model
    widget.set(**ranges)
    at = model.defaults | setting
    made = result_of(model, outcome, None, widget.ranges, sampling.SEED, widget.groups, **at)
    kind = model.output(outcome).kind
    spans = sampling.ranges_of(model, widget.ranges)
    spreading = spreads(model, kind, made, sampling.rows_of(model, widget.groups))
    return {
        "spec": widget.spec,
        "script": script(model)[1],
        "ranges": [{"name": n, "low": r.low, "high": r.high, "ratio": r.ratio} for n, r in spans.items()],
        "setting": at,
        "outcome": outcome,
        "result": _plain(made),
        "words": {
            "summary": summary(model, outcome, made),
            "middle": middle(model, outcome, made),
            "together": together(model, made["indices"]),
            "turning": turning(model, None, made["now"], made["flips"]),
            "others": others(flip_rows(model, made)),
        },
        "spread": {row.name: row.cells[1:] for row in spreading if not row.hidden},
        "turns": [(row.name, row.cells) for row in flip_rows(model, made) if not row.hidden],
    }


def scores() -> dict[str, Any]:
    """The Brier score of every whole chance in 100, whichever happened, and their mean; and what luck makes of some."""
    cases = [(chance / 100, happened) for chance in range(101) for happened in (True, False)]
    return {
        "cases": cases,
        "scores": [brier(*case) for case in cases],
        "mean": float(np.mean([brier(*case) for case in cases])),
        "luck": [
            {"chances": chances, "average": calibrated(chances)[0], "between": luck(chances, than=0.25)[:2]}
            for chances in believed()
        ],
    }


def believed() -> list[list[float]]:
    """Chances of one crisis, in whole hundredths: made up, at the corners, and by chance, one to thirteen of them."""
    drawn = random.Random(19)
    made = [20, 60, 30, 30, 40, 30, 60, 30, 60, 40, 30]
    some = [made, [50] * 11, [0], [100, 0, 50], [0, 100] * 5, [5], [95], [5, 95, 0]]
    some += [[drawn.randint(0, 100) for _ in range(count)] for count in (*range(1, 14), 11, 11, 11)]
    return [[chance / 100 for chance in chances] for chances in some]


def views() -> list[dict[str, str]]:
    """The views' modules in one piece, as Jupyter gets them."""
    found = [
        (path.relative_to(PACKAGE).as_posix(), export)
        for path in sorted(PACKAGE.glob("**/*.js"))
        for export in re.findall(r"^export const ([A-Z][a-z]\w*) = ", path.read_text(encoding="utf-8"), flags=re.M)
    ]
    return [{"file": file, "export": export, "source": module(file, export)} for file, export in found]


def rounds() -> list[dict[str, Any]]:
    """Every round, and what is said and counted of plays of it, whole ones and broken-off ones."""
    told = []
    for own in (load(name).round for name in names() if load(name).round is not None):
        rng = random.Random(19)
        places = [(own.chosen(moves), seed) for moves in own.ways().values() for seed in (0, 1, 4_000_000_000)]
        offered = [len(part.offered) for part in own.parts for card in part.deck if card not in part.passing]
        for _ in range(40):
            chosen = [rng.randrange(moves) for moves in offered]
            places.append((chosen[: rng.choice([len(chosen), rng.randrange(len(chosen) + 1)])], rng.randrange(10**6)))
        plays = [
            {"chosen": chosen, "seed": seed, "played": _told(play(own.spec, chosen, seed))} for chosen, seed in places
        ]
        told.append({"spec": own.spec, "plays": plays})
    return told


def _told(played: Played) -> dict[str, Any]:
    """A play as the page has it."""
    return played._asdict() | {
        "happened": [turn._asdict() for turn in played.happened],
        "again": [turn._asdict() for turn in played.again],
    }


def orders() -> list[tuple[int, int, list[int]]]:
    """The orders that seeds give to so many cards."""
    seeds = (0, 1, 77, 2**31, 2**32 - 1)
    return [(count, seed, shuffled(count, seed)) for count in range(13) for seed in seeds]


def bells() -> list[tuple[float, float, float, list[tuple[float, float]]]]:
    """The corners of bells: their middle, how wide they are, and from where on they are filled."""
    middles, widths, starts = (-2.0, -1.5, -0.35, 0.0, 1.0, 1.8), (0.15, 0.3, 0.6, 1.6), (-1.7, LOW, -1.4, -0.2, 0.9)
    return [(*at, bell(*at)) for at in itertools.product(middles, widths, starts)]


def hostile() -> dict[str, Any]:
    """Links and files as they come from the world, with what Python makes of each."""
    texts = {**world.AROUND, **world.DAMAGED} | {cut[-40:] + str(i): cut for i, cut in enumerate(world.CUTS)}
    files = []
    for name, (held, how) in world.FILES.items():
        now = run_of(held) if how in ("good", "aged") else None
        files.append({"name": name, "held": b64encode(held).decode(), "how": how, "now": now})
    links = [
        {"text": text, "opened": opened(text, "trap"), "around": name in world.AROUND} for name, text in texts.items()
    ]
    return {"links": links, "setting": dict(world.SETTING.assumptions), "files": files}


def run_of(held: bytes) -> dict[str, float]:
    """The setting of a run's file."""
    return dict(_read(held.decode("utf-8-sig"))[0].now.assumptions)


FIXTURES: dict[str, Callable[[], Any]] = {
    "models": models,
    "wordings": wordings,
    "comparisons": comparisons,
    "links": links,
    "runs": runs,
    "hostile": hostile,
    "arguments": arguments,
    "draws": draw,
    "turns": turns,
    "uncertainty": uncertainty,
    "scores": scores,
    "rounds": rounds,
    "orders": orders,
    "bells": bells,
    "views": views,
}


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, made in FIXTURES.items():
        (FOLDER / f"{name}.json").write_text(json.dumps(made(), allow_nan=False), encoding="utf-8")
