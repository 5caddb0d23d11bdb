"""Where links to a setting lead: to a page that opens it for others too, and that names no reader."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.helpers.comparing import ALONE, CHAPTER, PRICE, button, saved, settled
from tests.helpers.reading import assert_shows
from tests.helpers.serving import serving
from tests.helpers.visits import Contexts, Pages, first, move, visit
from tests.js.cases import A, B
from twodoors import Run, Scenario, explore
from twodoors.models import load, names
from twodoors.scenarios import published

BOOK = "https://example.org/two-doors"
TRAP = f"{BOOK}/{CHAPTER}.html"
CLIPBOARD = ["clipboard-read", "clipboard-write"]
COPIED = "The link is copied."


def copied(page: Page) -> str:
    """What the clipboard holds."""
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


# -- the published book -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "known"),
    [
        ("", ""),
        (BOOK, BOOK),
        (f" {BOOK}/ ", BOOK),
        ("https://owner.github.io", "https://owner.github.io"),
        ("http://localhost:8000/", "http://localhost:8000"),
        ("https://example.edu/~doors/2020", "https://example.edu/~doors/2020"),
    ],
)
def test_the_book_s_address_comes_from_the_environment(given: str, known: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TWODOORS_SITE", given)
    assert published.site() == known
    assert published.page("trap") == f"{known}/{CHAPTER}.html".lstrip("/")
    monkeypatch.delenv("TWODOORS_SITE")
    assert published.site() == ""


@pytest.mark.parametrize(
    "given",
    [
        "example.org/two-doors",
        "file:///home/me/two-doors",
        "https://",
        "https:///two-doors",
        "https://me:key@example.org/",
        "https://example.org/?token=1",
        "https://example.org/#top",
        "https://example.org/two doors",
        'https://example.org/"); import os',
    ],
)
def test_what_is_no_address_is_refused_with_what_is_allowed(given: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TWODOORS_SITE", given)
    for ask in (published.site, lambda: explore(load("trap")), Run(A).to_json):
        with pytest.raises(
            ValueError, match=r"^TWODOORS_SITE: .* is no address; allowed is one such as https://"
        ) as no:
            ask()
        assert repr(given) in str(no.value)


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("name", names())
def test_the_page_of_a_model_has_its_explorer(page: Page, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TWODOORS_SITE", raising=False)
    for path in (published.page(name), f"embed/{name}.html"):
        link = Scenario(name, {}).link(path)
        visit(page, path.removesuffix(".html"), link.removeprefix(path))
        root = page.locator(f'[data-explorer="{name}"]')
        expect(root.locator('[data-role="notice"]')).to_have_text("This is the setting of the link you followed.")


def test_where_there_are_no_chapters_the_model_s_own_page_is_meant(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("TWODOORS_SITE", BOOK)
    assert published.page("a model of one’s own") == ""
    monkeypatch.setattr(published, "CHAPTERS", tmp_path)
    assert published.page("trap") == f"{BOOK}/embed/trap.html"


def test_a_run_that_python_saves_leads_to_the_published_book(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TWODOORS_SITE", BOOK)
    assert json.loads(Run(B, A).to_json())["link"] == B.link(TRAP, A)


# -- a page of the book, from a server --------------------------------------------------------------------------------


@pytest.fixture
def served(browser: Browser, site: Path) -> Iterator[tuple[Page, str]]:
    """A page that may use the clipboard, and the address of the book on a server."""
    with serving(site) as address:
        context = browser.new_context(permissions=CLIPBOARD)
        yield context.new_page(), address
        context.close()


def test_from_a_server_links_lead_to_the_page_itself(served: tuple[Page, str], tmp_path: Path) -> None:
    page, address = served
    here = f"{address}/{CHAPTER}.html"
    page.goto(here + A.link())
    root = page.locator('[data-explorer="trap"]')
    expect(root).to_have_attribute("data-state", "ready")
    root.locator('[data-role="copy"]').click()
    expect(root.locator('[data-role="copied"]')).to_have_text(COPIED)
    link = copied(page)
    assert link == root.locator('[data-role="link"]').evaluate("(link) => link.href")
    assert link.startswith(f"{here}#explore=trap&")
    assert Scenario.from_link(link) == A

    button(root, "Pin this setting as A").click()
    move(page, root, PRICE, "End")
    expect(root.locator('[data-role="copied"]')).to_have_text("")  # the link that was copied is another
    settled(root)
    button(root, "Copy link to both").click()
    expect(root.locator('[data-role="pair-copied"]')).to_have_text(COPIED)
    both = copied(page)
    assert both.startswith(f"{here}#explore=trap&")
    assert json.loads(saved(page, root, tmp_path / "run.json").read_text(encoding="utf-8"))["link"] == both

    for opened, shows in ((link, A), (both, Scenario("trap", {"price": 1.5}))):
        page.goto("about:blank")
        page.goto(opened)
        expect(root.locator('[data-role="notice"]')).to_contain_text("of the link you followed")
        assert_shows(root, dict(shows.assumptions))


# -- a page of the book, from disk ------------------------------------------------------------------------------------


@pytest.fixture
def disk(open_page: Pages) -> Page:
    """A page that may use the clipboard."""
    return open_page(permissions=CLIPBOARD)


@pytest.mark.usefixtures("site")
def test_from_disk_the_setting_alone_is_copied(disk: Page, tmp_path: Path) -> None:
    root = first(visit(disk, CHAPTER, A.link(), disk=True))
    root.locator('[data-role="copy"]').click()
    expect(root.locator('[data-role="copied"]')).to_have_text(ALONE)
    setting = copied(disk)
    assert setting.startswith("#explore=trap&")
    assert Scenario.from_link(setting) == A

    button(root, "Pin this setting as A").click()
    button(root, "Copy link to both").click()
    expect(root.locator('[data-role="pair-copied"]')).to_have_text(ALONE)
    both = copied(disk)
    assert both.startswith("#explore=trap&")
    assert Scenario.pair_from_link(both) == (A, A)
    assert (
        json.loads(saved(disk, root, tmp_path / "run.json").read_text(encoding="utf-8"))["link"]
        == f"{CHAPTER}.html{both}"
    )
    for role in ("link", "pair-link"):  # they open here, and what is written in them has no folder
        assert str(root.locator(f'[data-role="{role}"]').get_attribute("href")).startswith("#explore=trap&")

    root = first(visit(disk, CHAPTER, both, disk=True))  # pasted, as it was said
    assert_shows(root, dict(A.assumptions))


@pytest.mark.xdist_group("teacher")  # which builds that page once
def test_from_disk_links_lead_to_where_the_page_is_published(built: Path, disk: Page, tmp_path: Path) -> None:
    disk.goto(built.as_uri() + A.link())
    root = disk.locator('[data-explorer="trap"]')
    expect(root).to_have_attribute("data-state", "ready")
    root.locator('[data-role="copy"]').click()
    expect(root.locator('[data-role="copied"]')).to_have_text(COPIED)
    link = copied(disk)
    assert link.startswith("https://example.org/seminar/index.html#explore=trap&")
    assert Scenario.from_link(link) == A
    assert json.loads(saved(disk, root, tmp_path / "run.json").read_text(encoding="utf-8"))["link"] == link
    root.locator('[data-role="link"]').click()  # opens here, with no network
    expect(root.locator('[data-role="notice"]')).to_have_text("This is the setting of the link you followed.")
    assert disk.url.startswith(built.as_uri())


@pytest.mark.usefixtures("site")
def test_where_the_page_may_not_copy_the_reader_may(open_context: Contexts) -> None:
    disk = open_context(permissions=CLIPBOARD).new_page()
    disk.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    root = first(visit(disk, CHAPTER, A.link(), disk=True))
    root.locator('[data-role="copy"]').click()
    notice = root.locator('[data-role="copied"]')
    expect(notice).to_contain_text("This could not be copied here. To open it, paste it behind the address of a page ")
    text = notice.inner_text().partition("Select it and copy it: ")[2]
    assert text.startswith("#explore=trap&")
    assert Scenario.from_link(text) == A


# -- what is read -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", [A.link(TRAP), A.link(), A.link()[1:], f" {A.link()}\n", f"{A.link(TRAP)} "])
def test_a_link_is_read_whole_or_its_end_alone(text: str) -> None:
    assert Scenario.from_link(text) == A


def test_a_setting_without_its_beginning_is_no_link() -> None:
    for text in ("price=0.2", "https://example.org/?explore=trap", "trap", ""):
        with pytest.raises(ValueError, match="holds no setting; allowed is a link whose part after # begins"):
            Scenario.from_link(text)
