"""What a page may load: files of the book's own; no script stands in a page, and the page's own words say so."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, expect

from tests.conftest import SITE
from tests.helpers.serving import POLICY
from tests.helpers.visits import Contexts, first, visit

#: Kinds of what stands in a page as a script and is none.
DATA = ("application/json", "application/vnd.jupyter.widget-state+json", "application/vnd.jupyter.widget-view+json")


@pytest.mark.usefixtures("site")
def test_every_page_says_what_it_may_load_and_holds_no_script() -> None:
    pages = sorted(SITE.rglob("*.html"))
    assert len(pages) > 30
    for path in pages:
        if "_static" in path.parts:
            continue
        made = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        [policy] = made.select('meta[http-equiv="Content-Security-Policy"]')
        assert policy["content"] == POLICY, path
        before = [tag.name for tag in policy.find_previous_siblings()]
        assert not {"script", "link", "style"} & set(before), path  # what comes before it is not held to it
        for script in made.select("script"):
            assert script.has_attr("src") != (script.get("type") in DATA), (path, str(script)[:100])
        assert not [tag.name for tag in made.find_all(lambda tag: any(name.startswith("on") for name in tag.attrs))]
        outside = [tag.get("src") or tag.get("href") for tag in made.select("script[src], link[href], img[src]")]
        assert not [url for url in outside if re.match(r"(https?:)?//", str(url)) and "canonical" not in str(url)], path


@pytest.mark.usefixtures("site")
def test_no_script_of_the_book_makes_code_from_text() -> None:
    own = [SITE / "_static" / "early.js", SITE / "_static" / "host.js", *SITE.glob("_static/models/*.js")]
    assert len(own) > 13
    for path in own:
        assert not re.search(r"new Function|\beval\(|importScripts|new Worker", path.read_text(encoding="utf-8")), path


@pytest.mark.usefixtures("site")
def test_a_script_that_stands_in_a_page_is_refused(browser: Browser) -> None:
    page = browser.new_page()  # one whose errors are wanted
    root = first(visit(page, "chapters/01-two-doors"))
    page.evaluate(
        """() => {
          window.refused = new Promise((resolve) => addEventListener("securitypolicyviolation", (event) => {
            event.stopImmediatePropagation();
            resolve(event.effectiveDirective);
          }));
          const script = document.createElement("img");
          script.setAttribute("onerror", "window.ran = true");
          script.src = "data:,";
          document.body.append(script);
        }"""
    )
    assert page.evaluate("window.refused") == "script-src-attr"
    assert page.evaluate("window.ran") is None
    expect(root).to_have_attribute("data-state", "ready")
    page.context.close()


@pytest.mark.usefixtures("site")
def test_what_the_theme_brings_and_no_page_uses_is_not_loaded(open_context: Contexts) -> None:
    page = open_context().new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.split("?")[0]))
    visit(page, "chapters/01-two-doors")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if re.search(r"fontawesome|fa-|bootstrap|design-tabs|manager\.js", url)]
