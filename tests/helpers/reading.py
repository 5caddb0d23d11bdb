"""What tests do with an explorer on a page, and what they hold it to: the page says what Python says."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Frame, Locator, Page, expect

from tests.conftest import ROOT
from twodoors import Scenario
from twodoors.model import Model
from twodoors.models import load

AXE = ROOT / "tests" / "node_modules" / "axe-core" / "axe.min.js"

# What an explorer says of itself after its next change; asked for before the change is made. An answer that does not
# come is a failure, not a wait without end.
NEXT = """(root) => { window.next = new Promise((resolve, reject) => {
  root.addEventListener("explorer:updated", (event) => resolve(event.detail), { once: true });
  setTimeout(() => reject(new Error("no change was told within 20 s")), 20000);
}); window.next.catch(() => null); }"""


def until(page: Page | Frame, condition: str) -> None:
    """Wait until this holds in the page, looking once a frame; a failure if it does not within 20 s.

    Playwright’s own way makes code of text, which the page’s policy refuses.
    """
    page.evaluate(
        f"""() => new Promise((met, never) => {{
          const look = () => ({condition}) ? met() : requestAnimationFrame(look);
          setTimeout(() => never(new Error("within 20 s it did not hold")), 20000);
          look();
        }})"""
    )


def changed(page: Page, root: Locator, act: Callable[[], Any]) -> dict[str, dict[str, float]]:
    """What the explorer's event tells after this act."""
    root.evaluate(NEXT)
    act()
    detail: dict[str, dict[str, float]] = page.evaluate("window.next")
    return detail


def assert_shows(root: Locator, assumptions: dict[str, float]) -> None:
    """The explorer's sentence, table, bar and link say what Python says of these assumptions."""
    model = load(str(root.get_attribute("data-explorer")))
    expected = model.evaluate(**assumptions)
    expect(root.locator('[data-role="summary"]')).to_have_text(model.sentence(**assumptions))
    shown = root.locator("tr[data-outcome]").evaluate_all(
        "(rows) => Object.fromEntries(rows.map((row) => [row.dataset.outcome, parseFloat(row.dataset.value)]))"
    )
    assert shown == pytest.approx(expected, abs=1e-12)
    chances = [expected[s.outcome] if s.outcome else None for s in model.bar]
    rest = 1 - sum(chance for chance in chances if chance is not None)
    widths = root.locator(".td-bar > span").evaluate_all("(all) => all.map((one) => parseFloat(one.style.width))")
    assert widths == pytest.approx([100 * (rest if chance is None else chance) for chance in chances], abs=1e-3)
    if model.picture:
        assert_draws(root, model, assumptions)
    link = str(root.locator('[data-role="link"]').get_attribute("href"))
    assert Scenario.from_link(link) == Scenario(model.name, assumptions)


# The curve of an explorer in the numbers of its axes: each line and mark, and how far the upright axis goes.
CURVE = """(box) => {
  const svg = box.querySelector("svg");
  const [left, right, low, high, bottom, top, least, most] = svg.dataset.axes.split(" ").map(Number);
  const across = (x) => low + ((high - low) * (x - left)) / (right - left);
  const at = ([x, y]) => [across(x), least + ((most - least) * (y - bottom)) / (top - bottom)];
  const pairs = (text) => [...text.matchAll(/(-?[\\d.]+) (-?[\\d.]+)/g)].map((pair) => at(pair.slice(1).map(Number)));
  const all = (kind, attribute) => Object.fromEntries([...svg.querySelectorAll(`[data-${kind}]`)].map(
    (part) => [part.dataset[kind], pairs(part.getAttribute(attribute))]));
  return { lines: all("line", "d"), marks: all("mark", "transform"), span: [least, most] };
}"""


def assert_draws_curve(
    root: Locator, assumptions: dict[str, float], outcome: str, against: str, first: dict[str, float] | None = None
) -> None:
    """The explorer’s curve is what Python says while this assumption runs over its range, and so are its marks.

    ``first`` is what of the setting at first is not at its default.
    """
    model = load(str(root.get_attribute("data-explorer")))
    a, o = model.assumption(against), model.output(outcome)
    scale = 1 if o.kind in ("number", "count") else 100
    drawn = root.locator('[data-role="plot"]').evaluate(CURVE)
    least, most = drawn["span"]
    answers = {"now": model.evaluate} | ({"perfect": model.perfect} if model.has_choice else {})
    line = np.linspace(a.low, a.high, 61)
    lines = {name: scale * answer(**{**assumptions, against: line})[outcome] for name, answer in answers.items()}
    marks = {name: [assumptions[against], scale * answer(**assumptions)[outcome]] for name, answer in answers.items()}
    marks["first"] = [a.default, scale * model.evaluate(**first or {})[outcome]]
    assert drawn["lines"].keys() == lines.keys()
    assert drawn["marks"].keys() == marks.keys()
    for name, heights in lines.items():
        shown = np.array(drawn["lines"][name])
        assert shown[:, 0] == pytest.approx(line, abs=(a.high - a.low) / 5000)
        assert shown[:, 1] == pytest.approx(np.broadcast_to(heights, 61), abs=(most - least) / 5000)
    for name, (x, y) in marks.items():
        [place] = drawn["marks"][name]
        assert place == [pytest.approx(x, abs=(a.high - a.low) / 5000), pytest.approx(y, abs=(most - least) / 5000)]


def labels_of(root: Locator) -> list[str]:
    """What the explorer’s sliders are called, but for the word of a switch, which is its value."""
    names: list[str] = root.get_by_role("slider").evaluate_all(
        """(all) => all.map((it) => {
          const label = it.labels[0].cloneNode(true);
          for (const part of label.querySelectorAll("[aria-hidden]")) part.remove();
          return it.ariaLabel ?? label.textContent.trim();
        })"""
    )
    return names


# What moves in a drawing: its text alternative, and each part's class, words, whether it is shown, and where it stands.
DRAWN = """(root) => [root.getAttribute("aria-label"), ...[...root.querySelectorAll("*")].map((part) => {
  const places = `${part.style.strokeWidth} ${part.getAttribute("d")} ${part.getAttribute("transform")}`;
  return [[part.getAttribute("class"), part.textContent, part.getAttribute("visibility")], places];
})]"""


def assert_draws(root: Locator, model: Model, assumptions: dict[str, float]) -> None:
    """The explorer's drawing is the one that Python draws for these assumptions."""
    shown = root.locator('[data-role="picture"]:not([hidden])')
    name = str(shown.get_attribute("data-panel"))
    said, *parts = shown.locator("svg").evaluate(DRAWN)
    here = f"""(text) => {{ const box = document.createElement("div");
      box.innerHTML = text; return ({DRAWN})(box.firstChild); }}"""
    expected = root.page.evaluate(here, model.drawings(**assumptions)[name])
    assert said == expected[0]
    for (kind, places), (wanted, there) in zip(parts, expected[1:], strict=True):
        assert kind == wanted
        if kind[2] is None:  # what is hidden may stand anywhere
            assert numbers(places) == pytest.approx(numbers(there), abs=0.02)
            assert NUMBER.sub("", places) == NUMBER.sub("", there)


NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e-?\d+)?")


def numbers(text: str) -> list[float]:
    """The numbers in a text."""
    return [float(number) for number in NUMBER.findall(text)]


def violations(page: Page) -> list[Any]:
    """What axe finds wrong on the page: each rule with the elements that break it.

    Of a long table the first rows stand for the rest, which are made alike: axe takes a minute over a thousand of them.
    """
    page.evaluate("document.querySelectorAll('.td-scroll tbody tr:nth-child(n + 8)').forEach((row) => row.remove())")
    page.evaluate(AXE.read_text(encoding="utf-8"))  # the page's policy refuses a script in a tag of its own
    # nothing but violations is read, and of an element its markup alone: to name each by selectors takes a fifth of all
    found: list[Any] = page.evaluate(
        """axe.run({ preload: false, resultTypes: ["violations"], selectors: false }).then(
          (result) => result.violations.map((v) => [v.id, v.nodes.map((n) => n.html)]))"""
    )
    return found
