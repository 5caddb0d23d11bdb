"""What several test files share: repeatable Hypothesis, a browser, and pages that must stay free of errors."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml  # type: ignore[import-untyped]
from hypothesis import settings
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    ViewportSize,
    WebError,
    expect,
    sync_playwright,
)

from tests.helpers.browser import launch
from tests.helpers.serving import address

pytest.register_assert_rewrite(*(f"tests.helpers.{name}" for name in ("comparing", "reader", "reading", "visits")))
expect.set_options(timeout=20_000)  # milliseconds: a page on a busy machine may be late, and is right all the same
settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.load_profile("repeatable")

ROOT = Path(__file__).parent.parent
SITE = ROOT / "_build" / "html"


WINDOW: ViewportSize = {"width": 1280, "height": 720}

#: The fixtures that need a browser or a built book; what uses one, by way of others too, is no part of `make check`.
HEAVY = {"browser", "site", "built"}


@pytest.hookimpl(tryfirst=True)  # before pytest selects tests by their markers
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that need a browser or a built book."""
    for item in items:
        if HEAVY & set(getattr(item, "fixturenames", ())):
            item.add_marker("browser")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


class Readers:
    """Makes contexts of one browser, which reach no other host, and keeps the errors that their pages meet."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._tabs: dict[str, Page] = {}
        self.errors: list[str] = []

    def context(self, **options: Any) -> BrowserContext:
        """A fresh context with these options."""

        def thrown(error: WebError) -> None:
            self.errors.append(f"thrown: {error.error}")

        def logged(message: ConsoleMessage) -> None:
            if message.type == "error":
                self.errors.append(f"logged: {message.text} ({message.location.get('url')})")

        def asked(request: Request) -> None:
            if not request.url.startswith(("file://", "data:", "blob:", "http://127.0.0.1:")):
                self.errors.append(f"asked for {request.url}")

        context = self._browser.new_context(**options)
        context.on("weberror", thrown)
        context.on("console", logged)
        context.on("request", asked)
        return context

    def tab(self, options: dict[str, Any]) -> Page:
        """The page that all readers with these options use in turn: to make a fresh one takes as long as a visit."""
        kind = repr(sorted(options.items()))
        if kind not in self._tabs:
            self._tabs[kind] = self.context(**options).new_page()
        return self._tabs[kind]

    def wipe(self, page: Page) -> None:
        """Leave a page that is used in turn without anything of its last reader."""
        if page.url.startswith(("http:", "file:")):
            page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
        page.goto("about:blank")
        host = page.context.new_cdp_session(page)
        for origin in ("file://", address(SITE)):
            host.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "local_storage"})
        host.detach()

    def close(self) -> None:
        """Close the pages that are used in turn; later ones are fresh."""
        for page in self._tabs.values():
            page.context.close()
        self._tabs.clear()


@pytest.fixture(scope="session")
def readers(browser: Browser) -> Iterator[Readers]:
    """Whoever reads in that browser."""
    made = Readers(browser)
    yield made
    made.close()


@pytest.fixture
def _no_errors(readers: Readers, request: pytest.FixtureRequest) -> Iterator[None]:
    """The test fails if anything threw or was logged as an error, or asked for anything but this machine’s files."""
    readers.errors.clear()
    failed = request.session.testsfailed
    yield
    if readers.errors or request.session.testsfailed > failed:
        readers.close()  # it may have stopped halfway: with a button of the mouse down, say
    assert readers.errors == []


@pytest.fixture
def open_context(readers: Readers, _no_errors: None) -> Iterator[Callable[..., BrowserContext]]:
    """Makes fresh contexts, for what a page used in turn must not keep: listeners, and scripts that it runs first."""
    contexts: list[BrowserContext] = []

    def opened(**options: Any) -> BrowserContext:
        contexts.append(readers.context(**options))
        return contexts[-1]

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def open_page(readers: Readers, _no_errors: None) -> Iterator[Callable[..., Page]]:
    """Opens an empty page for a reader with these options, which ``browser.new_context`` takes; one page for each kind.

    It is a page used in turn, so it is as new but for what a test made it listen to or run first (``open_context``).
    """
    pages: list[Page] = []

    def opened(*, viewport: Any = None, color_scheme: Any = "light", **options: Any) -> Page:
        page = readers.tab(options)
        if page not in pages:
            pages.append(page)
        page.set_viewport_size(viewport or WINDOW)
        page.emulate_media(media="screen", color_scheme=color_scheme)
        return page

    yield opened
    for page in pages:
        if not page.is_closed():
            readers.wipe(page)


@pytest.fixture
def page(open_page: Callable[..., Page]) -> Page:
    """Such a page, with nothing special."""
    return open_page()


@pytest.fixture(scope="session")
def site() -> Path:
    """The built book."""
    if not (SITE / "index.html").is_file():
        pytest.fail(f"there is no book in {SITE}: run `make book`", pytrace=False)
    return SITE


def book_settings() -> dict[str, Any]:
    """The book's own settings, without its bibliography and with the files of its frontend where they are."""
    text = (ROOT / "_config.yml").read_text(encoding="utf-8").replace("frontend/", f"{ROOT}/frontend/")
    given: dict[str, Any] = yaml.safe_load(text)
    del given["bibtex_bibfiles"]
    given["execute"]["execute_notebooks"] = "force"  # the cache is the book's
    del given["sphinx"]["config"]["bibtex_reference_style"]
    given["sphinx"]["config"]["extensions"].remove("sphinxcontrib.bibtex")
    return given


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A teacher’s own page, published elsewhere, as ``jupyter-book build`` leaves it in a process of its own."""
    book = tmp_path_factory.mktemp("teacher") / "book"
    shutil.copytree(ROOT / "tests" / "helpers" / "seminar", book)
    (book / "_config.yml").write_text(yaml.safe_dump(book_settings()), encoding="utf-8")
    command = [str(Path(sys.executable).parent / "jupyter-book"), "build", ".", "-W", "-n", "--keep-going"]
    env = {**os.environ, "TWODOORS_SITE": "https://example.org/seminar"}
    done = subprocess.run(command, cwd=book, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return book / "_build" / "html" / "index.html"
