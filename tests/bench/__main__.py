"""Measure what the book promises of speed, in real Chromium, beside a page written by hand, and print the figures.

Run by ``make bench``. It judges nothing by its exit code: speed depends on the machine, whose figures it prints too;
what is wanted is mostly said as a ratio to the page by hand, measured in the same run.
"""

from __future__ import annotations

import os
import platform
import shutil
import tempfile
import time
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import numpy as np
from playwright.sync_api import Browser, Page, sync_playwright

from tests.bench.findings import findings
from tests.helpers.browser import launch
from tests.helpers.serving import serving
from twodoors.model import Model
from twodoors.models import load
from twodoors.words import fit_output

HERE = Path(__file__).parent
SITE = HERE.parent.parent / "_build" / "html"
LOADS = 5
PRESSES = 120

#: The pages that are measured, and the ratio to the first that is wanted of them.
PAGES = {
    "by_hand": ("five sliders by hand", ""),
    "with_plotly": ("the same with Plotly", ""),
    "embed/deal_range": ("the explorer’s own page", "2.5"),
    "chapters/01-two-doors": ("chapter 1", "4"),
    "chapters/13-the-crisis-machine": ("chapter 13", "4"),
}

# From the page’s start: the moment when the first explorer is ready, and when moves of its sliders have been answered.
FIRST_ANSWER = """
window.first = new Promise((resolve) => {
  const look = () => {
    const root = document.querySelector('[data-explorer][data-state="ready"]');
    if (!root) return;
    watch.disconnect();
    const scripts = performance.getEntriesByType("resource").filter((r) => r.initiatorType === "script");
    const summary = root.querySelector('[data-role="summary"]').textContent;
    const ready = performance.now();
    for (const range of root.querySelectorAll("input[type=range]")) {
      range.stepUp();
      range.dispatchEvent(new Event("input", { bubbles: true }));
    }
    const changed = root.querySelector('[data-role="summary"]').textContent !== summary;
    resolve({ ready, answered: performance.now(), changed, scripts: scripts.map((r) => [r.name, r.encodedBodySize]) });
  };
  const watch = new MutationObserver(look);
  watch.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-state"] });
});
"""

# Everything that was fetched, as it came over the line.
FETCHED = """() => [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
  .map((r) => [r.name, r.encodedBodySize])"""

# One move at a time, the next when the drawing is done: from the press to the last change.
PRESS = """
async (presses) => {
  const root = document.querySelector("[data-explorer]");
  const range = root.querySelectorAll("input[type=range]")[1];
  const took = [];
  for (let i = 0; i < presses; i++) {
    await new Promise((resolve) => setTimeout(resolve, 7 + (i % 11))); // at any point of a frame
    const drawn = new Promise((resolve) => root.addEventListener("explorer:updated", resolve, { once: true }));
    const start = performance.now();
    if (i % 40 < 20) range.stepUp();
    else range.stepDown();
    range.dispatchEvent(new Event("input", { bubbles: true }));
    await drawn;
    took.push(performance.now() - start);
  }
  return took;
}
"""

# A key held down: how far the answer is behind the key events that the browser has made.
HOLD = """
() => {
  const root = document.querySelector("[data-explorer]");
  window.held = [];
  let pressed = [];
  root.addEventListener("keydown", (event) => pressed.push(event.timeStamp));
  root.addEventListener("explorer:updated", () => {
    // the answer is that to the last of these presses; the first has waited longest
    if (pressed.length) held.push(performance.now() - pressed[0]);
    pressed = [];
  });
  root.querySelectorAll("input[type=range]")[0].focus();
}
"""

# A range moved by one step, the next when its result is shown: how long each took, and every task over 50 ms meanwhile.
DRAW = """
async (moves) => {
  const root = document.querySelector("[data-uncertainty]");
  const handle = root.querySelectorAll("input[type=range]")[3];
  const took = [], long = [];
  const watch = new PerformanceObserver((list) => long.push(...list.getEntries().map((entry) => entry.duration)));
  watch.observe({ type: "longtask" });
  let count = 0;
  for (let i = 0; i < moves; i++) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    const shown = new Promise((resolve) => root.addEventListener("uncertainty:updated", resolve, { once: true }));
    const start = performance.now();
    if (i % 2) handle.stepUp();
    else handle.stepDown();
    handle.dispatchEvent(new Event("input", { bubbles: true }));
    count = (await shown).detail.count;
    took.push(performance.now() - start);
  }
  await new Promise((resolve) => setTimeout(resolve, 200));
  watch.disconnect();
  return { count, took, long };
}
"""


def main() -> None:
    """Print every figure."""
    fit_output()
    print(f"machine: {os.cpu_count()} cores, {_cpu()}, Python {platform.python_version()}, NumPy {np.__version__}")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = launch(playwright)
        print(f"browser: Chromium {browser.version}\n")
        _engine(browser)
        for file in HERE.glob("*.*"):
            shutil.copy(file, folder)
        shutil.copy(SITE / "_static" / "plotly.js", folder)
        with serving(SITE) as book, serving(Path(folder)) as beside:
            for slowdown in (1, 4):
                _side_by_side(browser, book, beside, slowdown)
                _draws_in_page(browser, book, slowdown)
        browser.close()
    findings()


def _side_by_side(browser: Browser, book: str, beside: str, slowdown: int) -> None:
    """Each page, cold, in turn: so that what else the machine does falls on all of them alike."""
    speed = "full speed" if slowdown == 1 else f"{slowdown}x CPU slowdown"
    print(f"\ncold, over local HTTP with gzip, at {speed}, medians of {LOADS}")
    address = {name: f"{book if '/' in name else beside}/{name}.html" for name in PAGES}
    loads: dict[str, list[dict[str, Any]]] = {name: [] for name in PAGES}
    for _ in range(LOADS):
        for name in PAGES:
            loads[name].append(_load(browser, address[name], slowdown))
    base = median(load["answered"] for load in loads["by_hand"])
    for name, (said, wanted) in PAGES.items():
        if not all(load["changed"] for load in loads[name]):
            raise RuntimeError(f"a slider of {name} was moved and the page did not answer")
        first = median(load["answered"] for load in loads[name])
        print(f"{said}, to its first answered slider: {first / 1000:.3g} s")
        _line("  against the page by hand", first / base, "x", wanted)
        if "/" in name:
            scripts = {url: size for url, size in loads[name][0]["scripts"] if not url.endswith("plotly.js")}
            _line("  scripts before that, gzipped", sum(scripts.values()) / 1000, "KB", "40")
            _line("  all that is fetched before scrolling, gzipped", loads[name][0]["fetched"] / 1000, "KB", "250")
        took, behind = _moves(browser, address[name], slowdown)
        _line("  move to its last change, 95th percentile", took, "ms", {1: "4", 4: "16"}[slowdown] if wanted else "")
        _line("  key held: the page behind, at most", behind, "ms", "33" if wanted and slowdown == 4 else "")


def _moves(browser: Browser, address: str, slowdown: int) -> tuple[float, float]:
    """Milliseconds from a move to the last change (95th percentile), and how far the page lags behind a held key."""
    page = _open(browser, address, slowdown)
    page.evaluate(PRESS, 40)  # warm; 40 end where they began
    took = _p95(page.evaluate(PRESS, PRESSES))
    page.evaluate(HOLD)
    page.keyboard.down("ArrowRight")
    for i in range(90):  # a held key repeats about 30 times a second
        page.wait_for_timeout(33)
        page.keyboard.down("ArrowRight" if i % 30 < 15 else "ArrowLeft")  # never to an end, where nothing changes
    page.keyboard.up("ArrowRight")
    page.wait_for_timeout(500)
    behind = max(page.evaluate("held"))
    page.context.close()
    return took, behind


def _engine(browser: Browser) -> None:
    trap, crisis = load("trap"), load("crisis")
    draws = _draws(trap, 10**6)
    start = time.perf_counter()
    trap.evaluate(**draws)
    _line("NumPy, 10⁶ evaluations of the trap", time.perf_counter() - start, "s", "about 1")
    _line("JavaScript, 10⁵ evaluations of the trap", 1e5 * _javascript(browser, trap, "attack", 10**5), "s", "0.5")
    _line(
        "JavaScript, one evaluation of the crisis machine", 1e3 * _javascript(browser, crisis, "war", 10**4), "ms", "2"
    )

    for model in (trap, crisis):
        start = time.perf_counter()
        model.sample(n=10**5)
        _line(f"Python, 10⁵ draws of {model.name}", time.perf_counter() - start, "s", "10")
        start = time.perf_counter()
        model.sensitivity(n=10**5)
        _line("  and their sensitivity indices, together", time.perf_counter() - start, "s", "")


def _draws(model: Model, count: int) -> dict[str, np.ndarray]:
    rng = np.random.default_rng(2020)
    return {a.name: rng.uniform(a.low, a.high, count) for a in model.assumptions}


def _javascript(browser: Browser, model: Model, outcome: str, times: int) -> float:
    """Seconds that one evaluation takes in a page, over so many."""
    draws = _draws(model, 1000)
    page = browser.new_page()
    seconds: float = page.evaluate(
        """([source, settings, outcome, times]) => {
          const { evaluate } = eval(`(${source})`);
          const start = performance.now();
          let sum = 0;
          for (let i = 0; i < times; i++) sum += evaluate(settings[i % settings.length])[outcome];
          return sum > 0 ? (performance.now() - start) / 1000 / times : NaN;
        }""",
        [model.javascript(), [{n: float(v[i]) for n, v in draws.items()} for i in range(1000)], outcome, times],
    )
    page.close()
    return seconds


def _draws_in_page(browser: Browser, address: str, slowdown: int) -> None:
    """Ranges of the first page that has any, moved: until all is drawn and shown, and the longest task meanwhile."""
    pages = [path for path in sorted(SITE.rglob("*.html")) if "data-uncertainty=" in path.read_text(encoding="utf-8")]
    if not pages:
        print("  no page of this book draws from ranges")
        return
    page = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slowdown})
    page.goto(f"{address}/{pages[0].relative_to(SITE).as_posix()}")
    page.wait_for_selector('[data-uncertainty][data-state="ready"]', state="attached")
    page.wait_for_timeout(2000 * slowdown)  # what the page does to come up is none of this
    found = page.evaluate(DRAW, 7)
    name = page.locator("[data-uncertainty]").first.get_attribute("data-uncertainty")
    _line(f"a range moved: {found['count']:,} draws of {name} shown, median", median(found["took"]) / 1e3, "s", "6")
    _line("  slowest of them, the first", max(found["took"]) / 1e3, "s", "")
    longest = max(found["long"], default=0)
    _line("  the page’s longest task over 50 ms (0: there was none)", longest, "ms", {1: "0", 4: ""}[slowdown])
    page.context.close()


def _open(browser: Browser, address: str, slowdown: int, script: str = "") -> Page:
    """The page, nothing cached, at that CPU slowdown, with its explorer in sight and ready."""
    page = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slowdown})
    if script:
        page.add_init_script(script)
    page.goto(address)
    page.wait_for_selector('[data-explorer][data-state="ready"]', state="attached")
    if not script:
        page.locator("[data-explorer]").first.scroll_into_view_if_needed()
        page.wait_for_load_state("networkidle")
    return page


def _load(browser: Browser, address: str, slowdown: int) -> dict[str, Any]:
    page = _open(browser, address, slowdown, FIRST_ANSWER)
    found: dict[str, Any] = page.evaluate("window.first")
    page.wait_for_load_state("networkidle")
    found["fetched"] = sum(size for _, size in page.evaluate(FETCHED))
    page.context.close()
    return found


def _p95(values: list[float]) -> float:
    return quantiles(values, n=20, method="inclusive")[-1]


def _line(what: str, measured: float, unit: str, bar: str) -> None:
    print(f"  {what:<58} {measured:8.3g} {unit:<3}" + (f"  (wanted: {bar})" if bar else ""))


def _cpu() -> str:
    info = Path("/proc/cpuinfo")
    names = (
        [line.split(":")[1].strip() for line in info.read_text().splitlines() if line.startswith("model name")]
        if info.exists()
        else []
    )
    return names[0] if names else platform.processor() or platform.machine()


if __name__ == "__main__":
    main()
