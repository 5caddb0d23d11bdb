"""The panel that compares two settings, and runs opened and saved, on a page of the book."""

from __future__ import annotations

import json
import re
import warnings
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.conftest import SITE
from tests.helpers.comparing import CHAPTER, PRICE, TRAP, assert_compares, button, panel, saved, settled, status
from tests.helpers.reading import assert_shows, changed
from tests.helpers.serving import address
from tests.helpers.settings import preset
from tests.helpers.visits import SIZES, Contexts, Pages, assert_accessible_and_fits, first, move, visit
from tests.js.cases import AGED_RUNS, BAD, GOOD, LATIN, A, B, without
from twodoors import Run, Scenario
from twodoors.scenarios.run import BOOK


@pytest.mark.usefixtures("site")
def test_a_pinned_setting_stands_beside_the_sliders_own(page: Page) -> None:
    root = first(visit(page, CHAPTER))
    expect(root.locator('[data-role="compare"]')).not_to_have_attribute("open", "")
    expect(button(root, "Swap")).to_be_hidden()
    a = Scenario("trap", TRAP.defaults)
    button(root, "Pin this setting as A").focus()
    page.keyboard.press("Enter")
    expect(button(root, "Pin this setting as A")).to_be_focused()
    assert_compares(root, a, a)
    told = move(page, root, PRICE, "End")
    told = move(page, root, TRAP.assumption("harm").label, "Home")
    b = Scenario("trap", told["assumptions"])
    assert_compares(root, a, b)
    changed(page, root, lambda: root.locator('select[data-role="outcome"]').select_option("expulsion"))
    assert_compares(root, a, b)

    told = changed(page, root, button(root, "Swap").click)
    assert told["assumptions"] == TRAP.defaults
    assert_compares(root, b, a)
    expect(button(root, "Swap")).to_be_focused()
    told = changed(page, root, button(root, "Set the sliders to A").click)
    assert told["assumptions"] == b.assumptions
    assert_compares(root, b, b)
    changed(page, root, root.get_by_role("button", name="Before the strike").click)
    assert_compares(root, b, Scenario("trap", preset(TRAP, "Before the strike")))
    button(root, "Unpin").click()
    expect(button(root, "Swap")).to_be_hidden()
    expect(button(root, "Pin this setting as A")).to_be_focused()
    assert_shows(root, preset(TRAP, "Before the strike"))


@pytest.mark.usefixtures("site")
def test_while_a_slider_moves_the_table_follows_in_place_and_the_sentence_waits(page: Page) -> None:
    root = first(visit(page, CHAPTER))
    button(root, "Pin this setting as A").click()
    assert_compares(root, Scenario("trap", {}), Scenario("trap", {}))
    kept, answered = root.evaluate(
        """(root, label) => {
          const sentence = root.querySelector('[data-role="compared"]');
          const rows = () => [...root.querySelectorAll('[data-role="comparison"] tr')];
          const before = rows();
          window.said = 0;
          new MutationObserver(() => window.said++).observe(sentence, { childList: true, subtree: true });
          const ranges = [...root.querySelectorAll("input[type=range]")];
          const range = ranges.find((one) => one.labels[0].textContent.includes(label));
          const cell = root.querySelector('[data-role="compared-outcomes"] tr').cells[2];
          const answers = new Set();
          for (let i = 0; i < 12; i++) {
            range.stepUp();
            range.dispatchEvent(new Event("input", { bubbles: true }));
            answers.add(cell.textContent);
          }
          return [rows().every((row, i) => row === before[i]), answers.size];
        }""",
        PRICE,
    )
    assert kept
    assert answered > 2
    assert_compares(root, Scenario("trap", {}), Scenario("trap", {"price": 0.72}))
    assert page.evaluate("window.said") == 1


@pytest.mark.usefixtures("site")
def test_two_readers_links_are_opened_side_by_side(page: Page) -> None:
    root = first(visit(page, CHAPTER))
    for name, text in (("A", A.link("https://example.org/x.html")), ("B", f" {B.link()[1:]} ")):
        panel(root).get_by_role("textbox", name=name, exact=True).fill(text)
    told = changed(page, root, button(root, "Compare").click)
    assert told["assumptions"] == B.assumptions
    assert_shows(root, dict(B.assumptions))
    assert_compares(root, A, B)
    expect(status(root)).to_have_text("The setting of link A is pinned; the sliders show that of link B.")

    href = root.locator('[data-role="pair-link"]').evaluate("(link) => link.href")
    page.goto("about:blank")
    page.goto(href)
    expect(root).to_have_attribute("data-state", "ready")
    expect(root.locator('[data-role="notice"]')).to_contain_text("A is pinned under “Compare and keep”")
    assert_shows(root, dict(B.assumptions))
    assert_compares(root, A, B)


BAD_LINKS = [
    (
        "#explore=trap&price=much",
        B.link(),
        "Link A cannot be opened. This link sets “What expelling the Americans costs Iraq” to “much”; allowed is a "
        "number from 0 to 1.5. Nothing was changed.",
    ),
    (
        A.link(),
        "",
        "Link B cannot be opened. No link was given; allowed is a link whose part after # begins with explore=. "
        "Nothing was changed.",
    ),
    (
        A.link(),
        "#explore=vote",
        "Link B cannot be opened. This link is for “vote”; allowed is one for “trap”. Nothing was changed.",
    ),
    (
        "hello",
        "#explore=trap&nonsense=much",
        "Link A cannot be opened. “hello” holds no setting; allowed is a link whose part after # begins with "
        "explore=. Link B cannot be opened. This link sets “nonsense” to “much”; allowed is a number. "
        "Nothing was changed.",
    ),
]


@pytest.mark.usefixtures("site")
def test_a_bad_link_is_named_and_changes_nothing(page: Page) -> None:
    root = first(visit(page, CHAPTER))
    pinned = move(page, root, PRICE, "End")["assumptions"]
    button(root, "Pin this setting as A").click()
    now = move(page, root, PRICE, "Home")["assumptions"]
    settled(root)
    for a, b, said in BAD_LINKS:
        for name, text in (("A", a), ("B", b)):
            panel(root).get_by_role("textbox", name=name, exact=True).fill(text)
        button(root, "Compare").click()
        expect(status(root)).to_have_text(said)
        for name in "AB":
            wrong = f"Link {name}" in said
            box = panel(root).get_by_role("textbox", name=name, exact=True)
            expect(box, said).to_have_attribute("aria-invalid", str(wrong).lower())
        assert_shows(root, now)
        assert_compares(root, Scenario("trap", pinned), Scenario("trap", now))
        now = move(page, root, PRICE, "ArrowRight")["assumptions"]
        expect(status(root)).to_have_text("")  # what was said is over
        settled(root)


OLD_PRICE = (
    f"“{PRICE}” 9 (allowed is a number from 0 to 1.5; it is at its default, {TRAP.assumption('price').default:g})"
)
LEFT_OUT = "Left out, as this version of the model does not take it: "


@pytest.mark.usefixtures("site")
def test_links_of_another_version_are_opened_as_far_as_they_go(page: Page) -> None:
    old = "#explore=trap&violation=0.3&price=9&bygone=1&outcome=bygone"
    root = first(visit(page, CHAPTER, f"{old}&a.bygone=1&a.violation=0.2"))
    now, was = Scenario("trap", {"violation": 0.3}), Scenario("trap", {"violation": 0.2})
    assert_shows(root, dict(now.assumptions))
    assert_compares(root, was, now)
    gone = f"for its curve “bygone” (not in this model); {OLD_PRICE}; “bygone” (not in this model)"
    notice = root.locator('[data-role="notice"]')
    expect(notice).to_contain_text("A is pinned under “Compare and keep”. " + LEFT_OUT)
    expect(notice).to_contain_text(f"{gone}; in its pinned setting “bygone” (not in this model).")

    for name, text in (("A", A.link()), ("B", old)):
        panel(root).get_by_role("textbox", name=name, exact=True).fill(text)
    button(root, "Compare").click()
    assert_compares(root, A, now)
    expect(status(root)).to_contain_text(
        f"The setting of link A is pinned; the sliders show that of link B. Link B: {LEFT_OUT}{gone}."
    )


def open_run(root: Locator, file: Any) -> None:
    """Choose this file under “Open a run”."""
    panel(root).get_by_label("Open a run").set_input_files(file)


@pytest.mark.usefixtures("site")
def test_a_run_goes_from_the_page_to_python_and_back(open_context: Contexts, tmp_path: Path) -> None:
    page = open_context().new_page()
    root = first(visit(page, CHAPTER, A.link()))
    alone = saved(page, root, tmp_path / "alone.json")
    assert Run.open(alone) == Run(A)
    button(root, "Pin this setting as A").click()
    page.evaluate("(link) => { location.hash = link; }", B.link())
    expect(root.locator('[data-role="notice"]')).to_contain_text("setting of the link")
    both = saved(page, root, tmp_path / "both.json")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert Run.open(both) == Run(B, A)
    held = json.loads(both.read_text(encoding="utf-8"))
    assert set(held) == set(GOOD)
    assert held["book"] == BOOK
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", held["saved"])
    assert Scenario.pair_from_link(held["link"]) == (A, B)
    assert held["link"].startswith(f"{address(SITE)}/chapters/05-the-trap.html#")
    assert held["outcomes"] == pytest.approx(B.outcomes(), abs=1e-12)

    Run(B, A).save(tmp_path / "python.json")
    for file in (both, tmp_path / "python.json"):
        page = open_context().new_page()
        root = first(visit(page, CHAPTER))
        told = changed(page, root, partial(open_run, root, file))
        assert told["assumptions"] == B.assumptions
        assert_shows(root, dict(B.assumptions))
        assert_compares(root, A, B)
        expect(status(root)).to_have_text(
            f"“{file.name}” is open: the sliders show its setting, and its pinned one is A."
        )
    changed(page, root, partial(open_run, root, alone))
    assert_shows(root, dict(A.assumptions))
    assert_compares(root, A, A)  # what was pinned stays where the file has nothing to pin
    expect(status(root)).to_have_text("“alone.json” is open: the sliders show its setting.")


@pytest.mark.usefixtures("site")
def test_the_page_refuses_every_bad_file_and_changes_nothing(page: Page) -> None:
    root = first(visit(page, CHAPTER))
    button(root, "Pin this setting as A").click()
    now = move(page, root, PRICE, "End")["assumptions"]
    cases = {name: (text.encode(), said) for name, (text, said) in BAD.items()}
    cases["not text"] = (LATIN, "not text in UTF-8")
    for name, (content, said) in cases.items():
        open_run(root, {"name": f"{name}.json", "mimeType": "application/json", "buffer": content})
        expect(status(root)).to_contain_text(f"“{name}.json” was not opened. ")
        expect(status(root)).to_contain_text(said)
        expect(status(root)).to_contain_text("Nothing was changed.")
        assert len(status(root).inner_text()) < 450, name
    assert_shows(root, now)
    assert_compares(root, Scenario("trap", {}), Scenario("trap", now))
    assert page.evaluate("window.injected") is None


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("case", AGED_RUNS)
def test_the_page_opens_a_file_of_another_version_and_says_what_is_gone(page: Page, case: str) -> None:
    root = first(visit(page, CHAPTER))
    text, said = AGED_RUNS[case]
    open_run(root, {"name": "old.json", "mimeType": "application/json", "buffer": text.encode()})
    expect(status(root)).to_contain_text("“old.json” is open: the sliders show its setting, and its pinned one is A.")
    expect(status(root)).to_contain_text(LEFT_OUT)
    expect(status(root)).to_contain_text(said)
    assert_shows(root, dict(Run.from_json(text).now.assumptions))
    assert page.evaluate("window.injected") is None


@pytest.mark.usefixtures("site")
def test_the_page_says_what_a_file_leaves_out_and_where_its_outcomes_are_others(page: Page) -> None:
    root = first(visit(page, CHAPTER))
    old = {"name": "old.json", "mimeType": "application/json", "buffer": without("violation").encode()}
    told = changed(page, root, partial(open_run, root, old))
    assert told["assumptions"] == TRAP.defaults | {"price": 1.2}
    label = TRAP.assumption("violation").label
    expect(status(root)).to_contain_text(f"Not in the file, and so at their defaults: “{label}”.")
    expect(status(root)).to_contain_text(
        f"Its outcomes are not what this model answers, though it is of the same book, {BOOK}: "
    )
    said = status(root).inner_text()
    [both] = re.findall(r"“The militia attacks” is (\S+) in the file and (\S+) here", said)
    assert [float(number) for number in both] == pytest.approx(
        [B.outcomes()["attack"], told["outcomes"]["attack"]], abs=1e-12
    )


@pytest.mark.usefixtures("site")
def test_another_model_s_run_says_where_it_belongs(page: Page) -> None:
    root = first(visit(page, CHAPTER))
    text = Run(Scenario("vote", {})).to_json()
    for link, said in (
        (
            "https://example.org/book/chapters/04-the-vote.html#explore=vote",
            "Its explorer is on the page “04-the-vote.html”.",
        ),
        ("#explore=vote", "Nothing was changed."),
    ):
        content = json.dumps(json.loads(text) | {"link": link}).encode()
        open_run(root, {"name": "vote.json", "mimeType": "application/json", "buffer": content})
        expect(status(root)).to_contain_text(
            f"“vote.json” was not opened. It is a run of the model “vote”, and this explorer is of “trap”. {said}"
        )
    visit(page, "chapters/06-what-washington-could-say")
    there = {str(one.get_attribute("data-explorer")): one for one in page.locator("[data-explorer]").all()}
    other = next(name for name in there if name != "trap")
    text = Run(Scenario(other, {})).to_json()
    open_run(there["trap"], {"name": "other.json", "mimeType": "application/json", "buffer": text.encode()})
    expect(status(there["trap"])).to_contain_text("Its explorer is on this page, too.")


@pytest.mark.usefixtures("site")
def test_the_open_panel_is_accessible_and_fits(page: Page) -> None:
    root = first(visit(page, "embed/trap"))
    button(root, "Pin this setting as A").click()
    told = move(page, root, PRICE, "End")
    settled(root)
    button(root, "Compare").click()
    expect(status(root)).to_contain_text("Link A")
    assert_compares(root, Scenario("trap", {}), Scenario("trap", told["assumptions"]))
    for size in SIZES:
        page.set_viewport_size(SIZES[size])
        for field in panel(root).locator("button:visible, input:visible, a:visible, summary, [tabindex='0']").all():
            field.focus()
            expect(field).to_be_focused()
    assert_accessible_and_fits(page)


@pytest.mark.usefixtures("site")
def test_on_paper_a_comparison_stands_and_its_controls_do_not(page: Page) -> None:
    root = first(visit(page, CHAPTER))
    page.emulate_media(media="print")
    box = root.locator('[data-role="compare"]')
    expect(box).to_be_hidden()
    page.emulate_media(media="screen")
    button(root, "Pin this setting as A").click()
    page.emulate_media(media="print")
    expect(box.locator("table")).to_be_visible()
    expect(box.locator("button:visible, input:visible, summary:visible")).to_have_count(0)


@pytest.mark.usefixtures("site")
def test_without_javascript_there_is_nothing_to_compare_with(open_page: Pages) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(f"{address(SITE)}/{CHAPTER}.html")
    expect(page.get_by_text("Compare and keep").first).to_be_hidden()
