"""The page computes and says what Python does: equations, numbers in words, links, and scripts that load."""

from __future__ import annotations

import json
import math
import random
import re
from pathlib import Path
from typing import Any
from urllib.parse import quote

import numpy as np
import pytest
from playwright.sync_api import Page

import twodoors
from twodoors import Scenario, explore, words
from twodoors.model import Model
from twodoors.models import load, names
from twodoors.widget.esm import module
from twodoors.words import Kind

ALL = names()
PACKAGE = Path(twodoors.__file__).parent
POINTS = 1000
KINDS: tuple[Kind, ...] = ("chance", "share", "number", "count")


def add_source(page: Page, file: str) -> None:
    """The functions that the module exports, as functions of the page."""
    page.add_script_tag(content=module(file, "0").replace("export default 0;", ""))


def points(model: Model) -> dict[str, np.ndarray]:
    """Assumptions from their ranges: half on the sliders' steps, one coordinate in ten at an end or the default."""
    rng = np.random.default_rng(2020)
    drawn = {}
    for a in model.assumptions:
        values = rng.uniform(a.low, a.high, POINTS)
        steps = np.round((values - a.low) / a.step) * a.step + a.low
        values = np.where(np.arange(POINTS) % 2 == 0, values, np.clip(steps, a.low, a.high))
        snapped = rng.choice([a.low, a.high, a.default], POINTS)
        drawn[a.name] = np.where(rng.random(POINTS) < 0.1, snapped, values)
    for i, corner in enumerate(("default", "low", "high")):
        for a in model.assumptions:
            drawn[a.name][i] = getattr(a, corner)
    return drawn


def rows(table: dict[str, np.ndarray]) -> list[dict[str, float]]:
    """One mapping a point."""
    return [dict(zip(table, map(float, row), strict=True)) for row in zip(*table.values(), strict=True)]


# -- equations --------------------------------------------------------------------------------------------------------


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
        [explore(model).view.spec, given],
    )
    assert told == [model.sentence(**at) for at in given]
    assert len(set(told)) > 10


# -- numbers in words -------------------------------------------------------------------------------------------------


def numbers() -> list[float]:
    """Numbers where wording could go wrong: halves, ends, dust, and anything between."""
    edges = [0.0, 1.0, 0.005, 0.995, 1e-17, 1e-9, 1e-12, 1 - 1e-9, 1 - 1e-12, 1 - 1e-17, 0.285, 1.005, 2.675]
    near = [x for edge in edges for x in (edge, math.nextafter(edge, 9), math.nextafter(edge, -9))]
    grid = [k / 1000 for k in range(-1500, 2501)]
    rng = np.random.default_rng(100)
    drawn = [*rng.uniform(-0.02, 1.02, 1000), *rng.normal(0, 30, 500), *10.0 ** rng.uniform(-18, 0, 500)]
    return [float(x) for number in (*near, *grid, *drawn) for x in (number, -number)]


@pytest.mark.parametrize("kind", KINDS)
def test_page_and_python_word_numbers_the_same(page: Page, kind: Kind) -> None:
    add_source(page, "words.js")
    given = numbers()
    worded = page.evaluate("([numbers, kind]) => numbers.map((number) => worded(number, kind))", [given, kind])
    expected = [words.value(number, kind) for number in given]
    assert list(zip(given, worded, strict=True)) == list(zip(given, expected, strict=True))


@pytest.mark.parametrize(
    ("number", "kind", "text"),
    [
        (0.35, "chance", "35 in 100"),
        (0.0, "chance", "0 in 100"),
        (1e-17, "chance", "0 in 100"),
        (0.0049, "chance", "fewer than 1 in 100"),
        (0.005, "chance", "1 in 100"),
        (0.9949, "chance", "99 in 100"),
        (0.995, "chance", "more than 99 in 100"),
        (1 - 1e-12, "chance", "100 in 100"),
        (1.0, "chance", "100 in 100"),
        (0.725, "share", "73%"),
        (-0.125, "share", "−12%"),
        (-1e-17, "share", "0%"),
        (-0.13288, "number", "−0.13"),
        (-0.004, "number", "0.00"),
        (1.5, "number", "1.50"),
    ],
)
def test_numbers_in_words(number: float, kind: Kind, text: str) -> None:
    assert words.value(number, kind) == text


# -- links ------------------------------------------------------------------------------------------------------------


def read(page: Page, model: Model, fragments: list[str]) -> list[dict[str, Any]]:
    """What the page makes of each fragment, for an explorer that answers for links that belong to none."""
    answers: list[dict[str, Any]] = page.evaluate(
        "([spec, fragments]) => fragments.map((fragment) => readLink(spec, fragment, () => true))",
        [explore(model).view.spec, fragments],
    )
    return answers


@pytest.mark.parametrize("name", ALL)
def test_links_of_the_page_open_in_python(page: Page, name: str) -> None:
    model = load(name)
    add_source(page, "scenarios/scenario.js")
    given = rows(points(model))[:200]
    given += [{a.name: max(a.low, min(a.high, tiny)) for a in model.assumptions} for tiny in (1e-7, 5e-324)]
    links = page.evaluate(
        """([spec, settings]) => settings.map((values) =>
            writeLink(spec, values, spec.outcomes.at(-1).name, spec.assumptions.at(-1).name))""",
        [explore(model).view.spec, given],
    )
    for link, values in zip(links, given, strict=True):
        assert link.startswith("#explore=")
        assert Scenario.from_link(link) == Scenario(name, values)
    shown = {"outcome": model.outcomes[-1].name, "against": model.assumptions[-1].name}
    opened = read(page, model, ["#" + link.partition("#")[2] for link in links])
    assert opened == [{"setting": {"values": values, **shown}} for values in given]


@pytest.mark.parametrize("name", ALL)
def test_links_of_python_open_in_the_page(page: Page, name: str) -> None:
    model = load(name)
    add_source(page, "scenarios/scenario.js")
    scenarios = [Scenario(name, values) for values in rows(points(model))[:200]]
    opened = read(page, model, [scenario.link() for scenario in scenarios])
    assert opened == [{"setting": {"values": dict(scenario.assumptions)}} for scenario in scenarios]


START = "#explore=offramp"

#: Odd, but numbers of this model: both sides open them alike.
ODD = {
    START: {},
    f"{START}&guarantee=.5": {"guarantee": 0.5},
    f"{START}&guarantee=1.": {"guarantee": 1.0},
    f"{START}&guarantee=5e-1": {"guarantee": 0.5},
    f"{START}&guarantee=%2B0.5": {"guarantee": 0.5},
    f"{START}&guarantee=+.5+": {"guarantee": 0.5},
    f"{START}&guarantee=-0": {"guarantee": 0.0},
    f"{START}&&guarantee=0&": {"guarantee": 0.0},
    f"#guarantee=1&{START[1:]}": {"guarantee": 1.0},
    f"{START}&%67uarantee=%31": {"guarantee": 1.0},
    f"{START}&outcome=talks&against=face&face=.6": {"face": 0.6},
}

#: Links that open nothing, and must say so.
GARBAGE = [
    "#guarantee=.5",
    "#explore",
    "#explore=",
    "#explore=nonsense",
    "#explore=Offramp",
    "#explore=offramp%20",
    "#explore=%FF%FE",
    "#explore=__proto__",
    "#%E0%A4%A",
    "#%",
    "#&&&===",
    "#<script>alert(1)</script>",
    "#explore=<script>alert(1)</script>",
    "#javascript:alert(1)",
    f"{START}{START}",
    f"{START}&explore=offramp",
    f"{START}&explore=trap",
    f"{START}&guarantee=.5&guarantee=.5",
    f"{START}&guarantee=.5&%67uarantee=.6",
    f"{START}&outcome=talks&outcome=talks",
    f"{START}&outcome=nonsense",
    f"{START}&outcome=threat",
    f"{START}&outcome=",
    f"{START}&against=nonsense",
    f"{START}&against=talks",
    f"{START}&reading=1",
    f"{START}&nonsense=1",
    f"{START}&Guarantee=1",
    f"{START}&=1",
    f"{START}&__proto__=1",
    f"{START}&constructor=1",
    f"{START}&toString=1",
    f"{START}&<img src=x onerror=alert(1)>=1",
    *(
        f"{START}&guarantee={text}"
        for text in (
            "",
            "%20",
            "high",
            "0,5",
            "½",
            "50%25",
            "50%",
            "1e",
            "--1",
            "1 2",
            ".5;face=.5",
            ".5%00",
            "1.0000000000000002",
            "1.01",
            "-.01",
            "-5e-324",
            "1e999",
            "NaN",
            "nan",
            "Infinity",
            "-Infinity",
            "inf",
            "true",
            "null",
            "[0.5]",
            "%ZZ",
            "<script>alert(1)</script>",
            quote("<script>alert(1)</script>"),
            "9" * 400,
        )
    ),
    f"{START}&" + "x" * 10_000,
    f"{START}&guarantee=" + "".join(chr(c) for c in random.Random(7).choices(range(33, 0xD800), k=10_000)),
    "#" + "".join(chr(c) for c in random.Random(8).choices(range(33, 127), k=10_000)),
]

#: Text that only one of the two languages takes for a number.
FOREIGN = ["0x1", "0b1", "0o1", "1_0e-1", "%D9%A0.%D9%A5"]


def test_odd_links_open_alike(page: Page) -> None:
    model = load("offramp")
    add_source(page, "scenarios/scenario.js")
    for (link, values), opened in zip(ODD.items(), read(page, model, list(ODD)), strict=True):
        assert Scenario.from_link(link) == Scenario("offramp", values), link
        assert opened["setting"]["values"] == values, link


def python_refuses(link: str) -> bool:
    """Whether Python opens nothing for the link, and says so in words."""
    try:
        Scenario.from_link(f"https://example.org/chapters/08.html{link}")
    except ValueError as error:
        return len(str(error)) > 20
    return False


def assert_refused(page: Page, links: list[str]) -> None:
    """Each link opens nothing, in Python and in the page, and both say so."""
    for link, answer in zip(links, read(page, load("offramp"), links), strict=True):
        assert python_refuses(link), link
        assert set(answer) == {"problem"}, link
        assert answer["problem"].startswith("This link "), link
        assert len(answer["problem"]) < 300, link


def test_links_that_open_nothing_say_so(page: Page) -> None:
    add_source(page, "scenarios/scenario.js")
    assert_refused(page, GARBAGE)


@pytest.mark.parametrize("text", FOREIGN)
def test_numbers_of_one_language_open_in_neither(page: Page, text: str) -> None:
    add_source(page, "scenarios/scenario.js")
    assert_refused(page, [f"{START}&guarantee={text}"])


def test_anchors_are_no_settings(page: Page) -> None:
    page.set_content('<h2 id="the-model">The model</h2><h2 id="ü=&amp;">Odd</h2>')
    add_source(page, "scenarios/scenario.js")
    anchors = ["", "#", "#the-model", f"#{quote('ü=&')}", "#:~:text=explore"]
    assert read(page, load("offramp"), anchors) == [{}] * len(anchors)
    for anchor in anchors:
        with pytest.raises(ValueError, match="holds no setting"):
            Scenario.from_link(f"https://example.org/{anchor}")


def test_a_link_for_another_explorer_is_left_to_it(page: Page) -> None:
    page.set_content('<div data-explorer="offramp"></div><div data-explorer="trap"></div>')
    add_source(page, "scenarios/scenario.js")
    spec = explore(load("offramp")).view.spec
    ask = "([spec, fragment, speaks]) => readLink(spec, fragment, () => speaks)"
    assert page.evaluate(ask, [spec, "#explore=trap&price=99", True]) == {}
    assert page.evaluate(ask, [spec, "#explore=deal_range", False]) == {}
    assert "deal_range" in page.evaluate(ask, [spec, "#explore=deal_range", True])["problem"]
    assert "guarantee" in json.dumps(page.evaluate(ask, [spec, f"{START}&guarantee=1", False])["setting"])


# -- scripts ----------------------------------------------------------------------------------------------------------


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
