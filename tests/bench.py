"""Measure what the book promises of speed, in real Chromium on the built site, and print the figures.

Run by ``make bench``. It judges nothing by its exit code: speed depends on the machine, whose figures it prints too.
"""

from __future__ import annotations

import gzip
import os
import platform
import time
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import numpy as np
from playwright.sync_api import Browser, Page, sync_playwright

from tests.helpers.browser import launch
from tests.helpers.serving import serving
from twodoors.model import Model
from twodoors.models import load

SITE = Path(__file__).parent.parent / "_build" / "html"
LOADS = 7
PRESSES = 120

# From the page's start: the moment when the first explorer is ready, and when a key on its slider has been answered.
FIRST_ANSWER = """
window.first = new Promise((resolve) => {
  const look = () => {
    const root = document.querySelector('[data-explorer][data-state="ready"]');
    if (!root) return;
    watch.disconnect();
    const scripts = performance.getEntriesByType("resource").filter((r) => r.initiatorType === "script");
    const summary = root.querySelector('[data-role="summary"]').textContent;
    const ready = performance.now();
    for (const handle of root.querySelectorAll(".noUi-handle")) {
      handle.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true, cancelable: true }));
    }
    const changed = root.querySelector('[data-role="summary"]').textContent !== summary;
    resolve({ ready, answered: performance.now(), changed, scripts: scripts.map((r) => [r.name, r.encodedBodySize]) });
  };
  const watch = new MutationObserver(look);
  watch.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-state"] });
});
"""

# One key at a time, the next when the chart is drawn: from the press to the last change of the text and of the chart.
PRESS = """
async (presses) => {
  const root = document.querySelector('[data-explorer]');
  const handle = root.querySelectorAll(".noUi-handle")[1];
  const text = [], chart = [];
  for (let i = 0; i < presses; i++) {
    await new Promise((resolve) => setTimeout(resolve, 7 + (i % 11))); // at any point of a frame
    const drawn = new Promise((resolve) => root.addEventListener("explorer:updated", resolve, { once: true }));
    const start = performance.now();
    const key = i % 40 < 20 ? "ArrowRight" : "ArrowLeft";
    handle.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
    text.push(performance.now() - start);
    await drawn;
    chart.push(performance.now() - start);
  }
  return { text, chart };
}
"""

# A key held down: how far the text and the chart are behind the key events that the browser has made.
HOLD = """
() => {
  const root = document.querySelector('[data-explorer]');
  window.held = { text: [], chart: [] };
  let pressed = [];
  root.addEventListener("keydown", (event) => {
    pressed.push(event.timeStamp);
    queueMicrotask(() => held.text.push(performance.now() - event.timeStamp));
  });
  root.addEventListener("explorer:updated", () => {
    // the drawing shows the last of these presses; the first has waited longest
    if (pressed.length) held.chart.push(performance.now() - pressed[0]);
    pressed = [];
  });
  root.querySelectorAll(".noUi-handle")[0].focus();
}
"""


# A range moved by one step, the next when its result is shown: how long each took, and every task over 50 ms meanwhile.
DRAW = """
async (moves) => {
  const root = document.querySelector("[data-uncertainty]");
  const handle = root.querySelectorAll(".noUi-handle")[3];
  const took = [], long = [];
  const watch = new PerformanceObserver((list) => long.push(...list.getEntries().map((entry) => entry.duration)));
  watch.observe({ type: "longtask" });
  let count = 0;
  for (let i = 0; i < moves; i++) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    const shown = new Promise((resolve) => root.addEventListener("uncertainty:updated", resolve, { once: true }));
    const start = performance.now();
    const key = i % 2 ? "ArrowRight" : "ArrowLeft";
    handle.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
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
    print(f"machine: {os.cpu_count()} cores, {_cpu()}, Python {platform.python_version()}, NumPy {np.__version__}")
    with sync_playwright() as playwright:
        browser = launch(playwright)
        print(f"browser: Chromium {browser.version}\n")
        _engine(browser)
        _size()
        with serving(SITE) as address:
            for slowdown in (1, 4):
                _page(browser, address, slowdown)
                _machine(browser, address, slowdown)
                _draws_in_page(browser, address, slowdown)
        browser.close()


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
          const { evaluate } = new Function(`return ${source};`)();
          const start = performance.now();
          let sum = 0;
          for (let i = 0; i < times; i++) sum += evaluate(settings[i % settings.length])[outcome];
          return sum > 0 ? (performance.now() - start) / 1000 / times : NaN;
        }""",
        [model.javascript(), [{n: float(v[i]) for n, v in draws.items()} for i in range(1000)], outcome, times],
    )
    page.close()
    return seconds


def _size() -> None:
    plotly = gzip.compress((SITE / "_static" / "plotly.js").read_bytes(), 6)
    _line("Plotly, gzipped, where it is used", len(plotly) / 1000, "KB", "500")


def _page(browser: Browser, address: str, slowdown: int) -> None:
    speed = "full speed" if slowdown == 1 else f"{slowdown}x CPU slowdown"
    print(f"\nthe cover, cold, over local HTTP with gzip, at {speed}")
    loads = [_load(browser, address, slowdown) for _ in range(LOADS)]
    first = [load["answered"] / 1000 for load in loads]
    if not all(load["changed"] for load in loads):
        raise RuntimeError("a slider was moved and its explorer did not answer")
    scripts = {name.split("/")[-1].split("?")[0]: size for name, size in loads[0]["scripts"] if "plotly.js" not in name}
    _line("scripts before the first answer, gzipped", sum(scripts.values()) / 1000, "KB", "300")
    _line(f"page to first answered slider, median of {LOADS}", median(first), "s", {1: "0.85", 4: "2.2"}[slowdown])
    _line("  slowest of them", max(first), "s", "")

    page = _open(browser, address, slowdown)
    page.evaluate(PRESS, 40)  # warm; 40 end where they began
    took = page.evaluate(PRESS, PRESSES)
    _line(
        "key press to sentence, bar and table, 95th percentile", _p95(took["text"]), "ms", {1: "4", 4: "16.7"}[slowdown]
    )
    _line(
        "key press to the chart’s last change, 95th percentile", _p95(took["chart"]), "ms", {1: "40", 4: ""}[slowdown]
    )
    page.evaluate(HOLD)
    page.keyboard.down("ArrowRight")
    for i in range(90):  # a held key repeats about 30 times a second
        page.wait_for_timeout(33)
        page.keyboard.down("ArrowRight" if i % 30 < 15 else "ArrowLeft")  # never to an end, where nothing changes
    page.keyboard.up("ArrowRight")
    page.wait_for_timeout(500)
    held = page.evaluate("held")
    _line(
        f"key held: the sentence behind, most of {len(held['text'])}",
        max(held["text"]),
        "ms",
        {1: "", 4: "50"}[slowdown],
    )
    _line(
        f"key held: the chart behind, most of {len(held['chart'])}",
        max(held["chart"]),
        "ms",
        {1: "", 4: "150"}[slowdown],
    )
    page.context.close()


def _machine(browser: Browser, address: str, slowdown: int) -> None:
    """A slider of the crisis machine, from the press to the last change of text, drawing and curve."""
    page = _open(browser, address, slowdown, name="chapters/13-the-crisis-machine")
    page.evaluate(PRESS, 40)
    took = page.evaluate(PRESS, PRESSES)
    _line("the crisis machine: key press to sentence and drawing, 95th percentile", _p95(took["text"]), "ms", "")
    _line("  to its last repaint, 95th percentile", _p95(took["chart"]), "ms", {1: "50", 4: ""}[slowdown])
    page.context.close()


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
    _line(f"a range moved: {found['count']:,} draws of {name} shown, median", median(found["took"]) / 1e3, "s", "1.5")
    _line("  slowest of them, the first", max(found["took"]) / 1e3, "s", "")
    longest = max(found["long"], default=0)
    _line("  the page’s longest task over 50 ms (0: there was none)", longest, "ms", {1: "0", 4: ""}[slowdown])
    page.context.close()


def _open(browser: Browser, address: str, slowdown: int, script: str = "", name: str = "index") -> Page:
    """A new page of the book, nothing cached, at that CPU slowdown, with its chart drawn."""
    page = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slowdown})
    if script:
        page.add_init_script(script)
    page.goto(f"{address}/{name}.html")
    page.locator('[data-explorer] [data-role="plot"]').first.scroll_into_view_if_needed()
    page.wait_for_selector('[data-explorer][data-state="ready"] .js-plotly-plot .point', state="attached")
    return page


def _load(browser: Browser, address: str, slowdown: int) -> dict[str, Any]:
    page = _open(browser, address, slowdown, FIRST_ANSWER)
    found: dict[str, Any] = page.evaluate("window.first")
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
