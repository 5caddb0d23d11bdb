"""Chapters in a real JupyterLab, in an environment that requirements.txt and postBuild made, with no network."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, Request, WebError, expect
from urllib3 import PoolManager, Retry

from tests.conftest import ROOT
from tests.helpers.comparing import ALONE, CHAPTER, assert_compares, button, saved
from tests.helpers.contents import RECORD, chapters
from tests.helpers.reading import assert_draws, changed
from tests.helpers.settings import preset
from tests.helpers.visits import first, visit
from twodoors import Scenario
from twodoors.models import load

pytestmark = pytest.mark.xdist_group("jupyter")  # the environment is made once

SLOW = 120_000  # milliseconds that a kernel on a busy machine may take to answer
#: What anywidget throws when a widget is not up within two seconds, as on a busy machine. It comes up all the same, as
#: each test sees; the page’s own copy of anywidget waits (frontend/build.mjs), JupyterLab’s cannot be mended from here.
LATE = "[anywidget] Failed to initialize model."
LEFT_OUT = (".*", "_build", "node_modules", "dist", "__pycache__", "*.egg-info")

#: What a student writes: the explorer in a variable, moved from Python, then by hand, then read.
NOTEBOOK = """---
jupytext:
  text_representation:
    extension: .md
    format_name: myst
kernelspec:
  display_name: Python 3
  language: python
  name: python3
---

```{code-cell} ipython3
from twodoors import explore
from twodoors.models import load
e = explore(load("trap"))
e
```

```{code-cell} ipython3
e.set(price=1.2)
```

```{code-cell} ipython3
print("price", e.assumptions["price"], "attack", e.outcomes["attack"])
```
"""

#: The same explorer where no published book is known, and where one is.
LINKS = (
    NOTEBOOK.partition("```{code-cell}")[0]
    + """
```{code-cell} ipython3
import os
from IPython.display import display
from twodoors import explore
from twodoors.models import load
display(explore(load("trap")))
os.environ["TWODOORS_SITE"] = "https://example.org/two-doors"
display(explore(load("trap")))
```
"""
)


def answers(address: str) -> None:
    """Wait until the server takes connections: it says its address before."""
    asked = PoolManager(retries=Retry(connect=8, backoff_factor=0.1)).request("GET", f"{address}/api/status")
    assert asked.status == 200


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a JupyterLab over a copy of the repository, in an environment of its own."""
    home = tmp_path_factory.mktemp("jupyter")
    book = home / "book"
    shutil.copytree(ROOT, book, ignore=shutil.ignore_patterns(*LEFT_OUT))
    (book / "student.md").write_text(NOTEBOOK, encoding="utf-8")
    (book / "links.md").write_text(LINKS, encoding="utf-8")
    runtime = TemporaryDirectory(prefix="kernels")  # the name of a socket may have 107 characters, and home has many
    env = environment(home) | {"JUPYTER_RUNTIME_DIR": runtime.name}
    uv = str(Path(sys.executable).with_name("uv"))
    run(book, env, uv, "venv", "--quiet", "--python", sys.executable, str(home / "venv"))
    run(book, env, uv, "pip", "install", "--quiet", "--python", str(home / "venv"), "-r", "requirements.txt")
    run(book, env, "bash", "postBuild")
    options = ["--no-browser", "--allow-root", "--port=0", "--IdentityProvider.token=", f"--ServerApp.root_dir={book}"]
    # no ports: on a busy machine another program has taken them by the time a slow kernel wants them, and it dies
    options.append("--KernelManager.transport=ipc")
    server = subprocess.Popen(["jupyter", "lab", *options], cwd=book, env=env, stderr=subprocess.PIPE, text=True)
    try:
        assert server.stderr is not None
        lines = []
        for line in server.stderr:
            lines.append(line)
            if "http://127.0.0.1:" in line or "http://localhost:" in line:
                break
        address = [word for word in lines[-1].split() if word.startswith("http://")] if lines else []
        assert address, "".join(lines)
        Thread(target=server.stderr.read, daemon=True).start()  # a full pipe would stop the server
        server_address = address[0].partition("/lab")[0]
        answers(server_address)
        yield server_address
    finally:
        server.kill()  # asked to stop, it may wait without end for its kernels; they end when it is gone
        server.wait()
        runtime.cleanup()


def environment(home: Path) -> dict[str, str]:
    """This process's, but for the programs first found and for the folders where Jupyter keeps settings."""
    path = f"{home / 'venv' / 'bin'}{os.pathsep}{os.environ['PATH']}"
    folders = {name: str(home / name.lower()) for name in ("IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR")}
    strange = ("PYTHON", "VIRTUAL_ENV", "JUPYTER", "TWODOORS")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(strange)}
    return kept | folders | {"PATH": path}


def run(book: Path, env: dict[str, str], *command: str) -> None:
    """Run a program of the environment in the book's folder; what it said is in the failure if it fails."""
    done = subprocess.run(command, cwd=book, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


class Desk:
    """A page that reaches that JupyterLab and nothing else: one for all tests, since its scripts take long to read."""

    def __init__(self, browser: Browser) -> None:
        self.errors: list[str] = []
        self.context = browser.new_context(viewport={"width": 1400, "height": 1000})
        self.context.route(elsewhere, lambda route: route.abort())
        self.context.on("request", self._asked)
        self.context.on("weberror", self._thrown)
        self.context.set_default_timeout(SLOW)
        self.page = self.context.new_page()

    def _thrown(self, error: WebError) -> None:
        if LATE not in str(error.error):
            self.errors.append(f"thrown: {error.error}")

    def _asked(self, request: Request) -> None:
        if elsewhere(request.url):
            self.errors.append(f"asked for {request.url}")


def elsewhere(url: str) -> bool:
    """Whether the address is another machine's."""
    return urlsplit(url).hostname not in ("127.0.0.1", "localhost", None)


@pytest.fixture(scope="module")
def kept_desk(browser: Browser) -> Iterator[Desk]:
    """The desk of all tests."""
    made = Desk(browser)
    yield made
    made.context.close()


@pytest.fixture
def desk(kept_desk: Desk) -> Iterator[Page]:
    """Its page, empty; the test fails if anything throws or asks for more."""
    kept_desk.errors.clear()
    yield kept_desk.page
    kept_desk.page.goto("about:blank")
    assert kept_desk.errors == []


def run_all(desk: Page, lab: str, file: str, shows: str = "[data-explorer]") -> list[Locator]:
    """Open a file as a click on it does, run all of its cells, and wait for its explorers; no cell may fail.

    ``shows`` is what it shows first, where it has no explorer.
    """
    space = re.sub(r"\W+", "-", file)  # no tabs of the test before, also of a notebook of the same name elsewhere
    desk.goto(f"{lab}/lab/workspaces/{space}/tree/{file}")
    desk.locator(".jp-Notebook").wait_for()
    desk.get_by_text("| Idle").wait_for()
    press_run_all(desk)
    desk.locator(shows).first.wait_for()
    roots = desk.locator("[data-explorer]").all()
    for root in roots:
        expect(root).to_have_attribute("data-state", "ready", timeout=SLOW)
        if root.get_attribute("data-step") is not None:  # a walk: the whole board, as it stands at first
            root.locator('[data-role="board"]').click()
            root.locator('[data-role="reset"]').click()
    desk.get_by_text("| Idle").wait_for()
    expect(desk.locator('[data-mime-type="application/vnd.jupyter.stderr"], [data-mime-type$="error"]')).to_have_count(
        0
    )
    return roots


def press_run_all(desk: Page) -> None:
    """Run all cells by the menu, and again where it did nothing, as it does until the notebook has come forward."""
    prompt = desk.locator(".jp-CodeCell .jp-InputPrompt").first
    for _ in range(5):
        desk.get_by_role("menuitem", name="Run", exact=True).click()
        desk.get_by_role("menuitem", name="Run All Cells", exact=True).click()
        try:
            expect(prompt).not_to_have_text("[ ]:", timeout=SLOW / 6)
            return
        except AssertionError:
            desk.keyboard.press("Escape")  # a menu that is still open
    pytest.fail("JupyterLab ran no cell")


def test_what_binder_opens_has_its_text_worked_out_and_runs(desk: Page, lab: str) -> None:
    root, *_ = run_all(desk, lab, "notebooks/chapters/05-the-trap.ipynb")
    expect(root.locator('[data-role="summary"]')).to_have_text(load("trap").sentence())
    prose = desk.locator(".jp-RenderedMarkdown")
    expect(prose.filter(has_text="(Hadley 2020)").first).to_be_attached()
    expect(prose.filter(has_text="{")).to_have_count(0)


def test_the_record_opens_as_a_notebook_and_runs(desk: Page, lab: str) -> None:
    assert run_all(desk, lab, f"chapters/{RECORD}.md", shows='[data-figure="timeline-whole"]') == []


@pytest.mark.parametrize("name", [name for name in chapters() if name != RECORD])
def test_a_chapter_opens_as_a_notebook_and_runs(desk: Page, lab: str, name: str) -> None:
    for root in run_all(desk, lab, f"chapters/{name}.md"):
        model = load(str(root.get_attribute("data-explorer")))
        summary = root.locator('[data-role="summary"]')
        expect(summary).to_have_text(model.sentence())
        handle = root.get_by_role("slider").first
        handle.focus()
        at_top = model.assumptions[0].default == model.assumptions[0].high
        told = changed(desk, root, lambda: desk.keyboard.press("Home" if at_top else "End"))  # noqa: B023
        assert told["outcomes"] == pytest.approx(model.evaluate(**told["assumptions"]), abs=1e-12)
        expect(summary).to_have_text(model.sentence(**told["assumptions"]))
        if model.picture:
            assert_draws(root, model, told["assumptions"])


def test_python_moves_the_view_and_follows_the_reader(desk: Page, lab: str) -> None:
    [root] = run_all(desk, lab, "student.md")
    model = load("trap")
    summary = root.locator('[data-role="summary"]')
    expect(summary).to_have_text(model.sentence(price=1.2), timeout=SLOW)
    printed = desk.locator('[data-mime-type="application/vnd.jupyter.stdout"]')
    expect(printed).to_have_text(f"price 1.2 attack {model.evaluate(price=1.2)['attack']}\n", timeout=SLOW)
    handle = root.get_by_role("slider", name=model.assumption("price").label)
    handle.focus()
    told = changed(desk, root, lambda: desk.keyboard.press("Home"))
    assert told["assumptions"]["price"] == 0
    desk.locator(".jp-CodeCell").last.locator(".cm-content").click()
    desk.keyboard.press("Shift+Enter")
    expect(printed).to_have_text(f"price 0.0 attack {model.evaluate(price=0)['attack']}\n", timeout=SLOW)


@pytest.mark.usefixtures("site")
def test_what_is_copied_here_opens_in_the_book_and_names_no_one(desk: Page, lab: str, tmp_path: Path) -> None:
    desk.context.grant_permissions(["clipboard-read", "clipboard-write"])
    published = f"https://example.org/two-doors/{CHAPTER}.html"
    texts = []
    run_all(desk, lab, "links.md")
    expect(desk.locator('[data-explorer][data-state="ready"]')).to_have_count(2, timeout=SLOW)
    for root, page in zip(desk.locator("[data-explorer]").all(), ("", published), strict=True):
        changed(desk, root, root.get_by_role("button", name="Before the strike").click)
        button(root, "Pin this setting as A").click()
        changed(desk, root, root.locator('[data-role="reset"]').click)
        for copy, said, link in (("copy", "copied", "link"), ("copy-pair", "pair-copied", "pair-link")):
            root.locator(f'[data-role="{copy}"]').click()
            copied = "The link is copied." if page else ALONE
            expect(root.locator(f'[data-role="{said}"]')).to_have_text(copied)
            texts.append(desk.evaluate("navigator.clipboard.readText()"))
            assert texts[-1].startswith(f"{page}#explore=trap&")
            anchor = root.locator(f'[data-role="{link}"]')
            expect(anchor).to_be_visible(visible=bool(page))
            assert anchor.get_attribute("href") == (texts[-1] if page else None)
        run = json.loads(saved(desk, root, tmp_path / "run.json").read_text(encoding="utf-8"))
        assert run["link"] == (texts[-1] if page else f"{CHAPTER}.html{texts[-1]}")
    assert [text.rpartition("#")[2] for text in texts[:2]] == [text.rpartition("#")[2] for text in texts[2:]]
    alone, both = (text[text.index("#") :] for text in texts[2:])
    before = Scenario("trap", preset(load("trap"), "Before the strike"))
    assert Scenario.from_link(alone) == Scenario("trap", {})
    assert Scenario.pair_from_link(both) == (before, Scenario("trap", {}))
    root = first(visit(desk, CHAPTER, both))
    expect(root.locator('[data-role="notice"]')).to_contain_text("the two settings of the link you followed")
    assert_compares(root, before, Scenario("trap", {}))
