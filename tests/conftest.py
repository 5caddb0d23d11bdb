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
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, WebError, sync_playwright

from tests.helpers.browser import launch

pytest.register_assert_rewrite("tests.helpers.comparing", "tests.helpers.reader", "tests.helpers.reading")
settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.load_profile("repeatable")

ROOT = Path(__file__).parent.parent
SITE = ROOT / "_build" / "html"


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


@pytest.fixture
def open_context(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Makes fresh browser contexts, which reach no other host.

    The test fails if anything threw or was logged as an error in them, or asked for anything but this machine’s files.
    """
    errors: list[str] = []
    contexts: list[BrowserContext] = []

    def thrown(error: WebError) -> None:
        errors.append(f"thrown: {error.error}")

    def logged(message: ConsoleMessage) -> None:
        if message.type == "error":
            errors.append(f"logged: {message.text} ({message.location.get('url')})")

    def asked(request: Request) -> None:
        if not request.url.startswith(("file://", "data:", "blob:", "http://127.0.0.1:")):
            errors.append(f"asked for {request.url}")

    def opened(**options: Any) -> BrowserContext:
        context = browser.new_context(**options)
        context.on("weberror", thrown)
        context.on("console", logged)
        context.on("request", asked)
        contexts.append(context)
        return context

    yield opened
    for context in contexts:
        context.close()
    assert errors == []


@pytest.fixture
def page(open_context: Callable[..., BrowserContext]) -> Page:
    """A fresh page of such a context."""
    return open_context().new_page()


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
