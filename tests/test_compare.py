"""Two settings side by side and runs as files: the page and Python say, write, read and refuse the same."""

from __future__ import annotations

import json
import re
import warnings
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Locator, Page, expect

from tests.conftest import SITE
from tests.js.cases import BAD, BAD_PINS, GOOD, A, B, altered, without
from tests.reading import assert_shows, changed, violations
from tests.settings import preset
from tests.test_site import SIZES, Contexts, first, move, visit
from twodoors import Run, Scenario, words
from twodoors.models import load, names
from twodoors.scenarios.run import BOOK

TRAP = load("trap")
CHAPTER = "chapters/05-the-trap"
PRICE = TRAP.assumption("price").label


# -- differences ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after", "kind", "said"),
    [
        (0.08, 0.21, "chance", "13 in 100 more"),
        (0.21, 0.08, "chance", "13 in 100 fewer"),
        (0.5, 0.504, "chance", "less than 1 in 100 more"),
        (0.5, 0.496, "chance", "less than 1 in 100 fewer"),
        (0.0, 1.0, "chance", "100 in 100 more"),
        (0.3, 0.1 + 0.2, "chance", "the same"),
        (-0.2, -0.25, "share", "5% of the stake less"),
        (0.0, 0.001, "share", "less than 1% of the stake more"),
        (1.5, 1.25, "number", "0.25 less"),
        (1.5, 1.501, "number", "less than 0.01 more"),
        (165, 169, "count", "4 more"),
        (169, 168.9, "count", "less than 1 fewer"),
        (0.6, 1.2, None, "0.6 more"),
        (4.0, 1.0, None, "3 less"),
        (0.0, 100.0, None, "100 more"),
    ],
)
def test_a_difference_in_words(before: float, after: float, kind: words.Kind | None, said: str) -> None:
    assert words.difference(before, after, kind) == said


def test_differences_name_assumptions_that_differ_and_all_outcomes() -> None:
    table = A.differences(B)
    assert list(table.columns) == ["label", "A", "B", "difference"]
    assert list(table.loc["assumption"].index) == ["violation", "price"]  # in the model’s order
    assert table.loc[("assumption", "price")].tolist() == [PRICE, 0.2, 1.2, "1 more"]
    assert dict(table.loc["outcome", "A"]) == A.outcomes()
    assert dict(table.loc["outcome", "B"]) == B.outcomes()
    change = round(100 * (B.outcomes()["attack"] - A.outcomes()["attack"]))
    assert change < 0
    assert table.loc[("outcome", "attack"), "difference"] == f"{-change} in 100 fewer"
    same = A.differences(A)
    assert set(same.index.get_level_values("part")) == {"outcome"}
    assert set(same["difference"]) == {"the same"}


def test_the_sentence_names_what_differs() -> None:
    before, after = (words.value(s.outcomes()["attack"], "chance") for s in (A, B))
    assert A.compared(B, "attack") == (
        "A and B differ in 2 of 11 assumptions: “What a strike on its soil costs a government that lets it pass” "
        f"(0.5 against 0.9); “{PRICE}” (0.2 against 1.2). The militia attacks: {before} against {after}."
    )
    assert A.compared(A) == "A and B are the same in all 11 assumptions."
    low = Scenario("trap", {a.name: a.low for a in TRAP.assumptions})
    high = Scenario("trap", {a.name: a.high for a in TRAP.assumptions})
    assert "differ in 11 of 11 assumptions" in low.compared(high)
    assert "; and 6 more. What attacking is worth" in low.compared(high)


def test_only_settings_of_one_model_are_compared() -> None:
    other = Scenario("vote", {})
    for act in (A.differences, A.compared, partial(A.link, "")):
        with pytest.raises(ValueError, match="a setting of vote; allowed is one of the same model, trap"):
            act(other)
    with pytest.raises(ValueError, match="a pinned setting of vote; allowed is one of trap"):
        Run(A, other)
    with pytest.raises(ValueError, match="has no outcome 'nonsense'"):
        A.compared(B, "nonsense")


# -- links to a comparison --------------------------------------------------------------------------------------------


def test_what_a_link_to_a_comparison_leaves_out_is_at_its_default() -> None:
    link = "#explore=trap&a.price=0.2"
    assert Scenario.pair_from_link(link) == (A, Scenario("trap", {}))
    with pytest.raises(ValueError, match=r"holds one setting; allowed is one with a second"):
        Scenario.pair_from_link("#explore=trap&price=0.2")


@pytest.mark.parametrize("part", BAD_PINS)
def test_a_bad_link_to_a_comparison_opens_nothing(part: str) -> None:
    link = f"#explore=trap&price=1&{part}"
    for opened in (Scenario.from_link, Scenario.pair_from_link):
        with pytest.raises(ValueError, match=r".{20}"):
            opened(link)


# -- runs as files ----------------------------------------------------------------------------------------------------


@st.composite
def runs(draw: st.DrawFn) -> Run:
    """A run of any model, with a pinned setting or without."""
    model = load(draw(st.sampled_from(names())))
    setting = st.fixed_dictionaries({a.name: st.floats(a.low, a.high) for a in model.assumptions})
    now, pinned = draw(setting), draw(st.none() | setting)
    return Run(Scenario(model.name, now), None if pinned is None else Scenario(model.name, pinned))


@settings(max_examples=60)
@given(runs())
def test_a_run_comes_back_as_it_was(run: Run) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert Run.from_json(run.to_json()) == run


def test_a_saved_run_says_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "run.json"
    Run(B, A).save(path)
    held = json.loads(path.read_text(encoding="utf-8"))
    assert list(held) == [*("format", "version", "book", "model", "assumptions", "outcomes", "pinned", "saved", "link")]
    assert (held["format"], held["version"], held["book"], held["model"]) == ("twodoors-run", 1, BOOK, "trap")
    assert held["assumptions"] == B.assumptions
    assert held["outcomes"] == B.outcomes()
    assert held["pinned"] == {"assumptions": A.assumptions, "outcomes": A.outcomes()}
    assert Scenario.pair_from_link(held["link"]) == (A, B)
    assert held["link"].startswith("chapters/05-the-trap.html#")
    assert Run.open(path) == Run(B, A)
    Run(A).save(path)  # in the place of the first
    assert Run.open(str(path)) == Run(A)
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "run.json"
    Run(A).save(path)
    before = path.read_bytes()
    write = Path.write_text

    def full(self: Path, text: str, **options: Any) -> int:
        write(self, text[:100], **options)
        raise OSError("no space left")

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(OSError, match="no space left"):
        Run(B).save(path)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]
    with pytest.raises(ValueError, match="there is no folder"):
        Run(B).save(tmp_path / "nowhere" / "run.json")


#: A good run but for its bytes, which are not UTF-8.
LATIN = altered(book="Tür").encode().replace(b"\\u00fc", b"\xfc")


@pytest.mark.parametrize("case", BAD)
def test_python_refuses_a_bad_file(case: str, tmp_path: Path) -> None:
    text, said = BAD[case]
    path = tmp_path / "bad.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=re.escape(said)) as refused:
        Run.open(path)
    assert str(refused.value).startswith("bad.json")
    assert 30 < len(str(refused.value)) < 450
    with pytest.raises(ValueError, match=re.escape(said)):
        Run.from_json(text)


def test_python_refuses_what_is_no_file_of_text(tmp_path: Path) -> None:
    path = tmp_path / "bad.json"
    path.write_bytes(LATIN)
    with pytest.raises(ValueError, match="not text in UTF-8"):
        Run.open(path)
    for missing in (tmp_path / "nowhere.json", tmp_path):
        with pytest.raises(ValueError, match="there is no file"):
            Run.open(missing)
    with pytest.raises(ValueError, match="breaks off"):
        Run.from_json("[" * 50_000)


def test_python_says_what_a_file_leaves_out_and_where_its_outcomes_are_others(tmp_path: Path) -> None:
    path = tmp_path / "old.json"
    path.write_text(without("violation"), encoding="utf-8")
    with pytest.warns(UserWarning, match=r"old\.json: ") as told:
        assert Run.open(path) == Run(Scenario("trap", {"price": 1.2}))
    assert "not in the file, and so at their defaults: violation" in str(told[0].message)
    here = Scenario("trap", {"price": 1.2}).outcomes()["attack"]
    assert f"another version of the model made this file (book {BOOK}; this is {BOOK})" in str(told[1].message)
    assert f"attack is {B.outcomes()['attack']!r} in the file and {here!r} here" in str(told[1].message)

    given = GOOD["outcomes"] | {"trap_pays": GOOD["outcomes"]["trap_pays"] + 5e-10, "peace": 0.5}
    del given["absorb"]
    with pytest.warns(UserWarning, match=r"absorb is none in the file .*; peace is 0\.5 in the file") as told:
        assert Run.from_json(altered(outcomes=given, book="0.0.1")) == Run(B, A)
    assert "book 0.0.1" in str(told[0].message)
    assert "trap_pays" not in str(told[0].message)  # a hair of rounding is no other version


# -- the page ---------------------------------------------------------------------------------------------------------


def panel(root: Locator) -> Locator:
    """The explorer's panel, opened."""
    box = root.locator('[data-role="compare"]')
    if box.get_attribute("open") is None:
        box.locator("summary").click()
    return box


def button(root: Locator, name: str) -> Locator:
    """A button of the panel."""
    return panel(root).get_by_role("button", name=name, exact=True)


def settled(root: Locator) -> None:
    """The sentence that names the one difference is there: it comes a moment late, and moves the buttons below it."""
    expect(root.locator('[data-role="compared"]')).to_contain_text("A and B differ in 1 of")


def assert_compares(root: Locator, a: Scenario, b: Scenario) -> None:
    """The panel's sentence, table and link say what Python says of these two."""
    outcome = root.locator('select[data-role="outcome"]').input_value()
    expect(root.locator('[data-role="compared"]')).to_have_text(a.compared(b, outcome))
    table = a.differences(b)
    kinds: dict[str, words.Kind] = {o.name: o.kind for o in load(a.model).outcomes}
    told = {
        "outcome": [
            [row.label, words.value(row.A, kinds[str(name)]), words.value(row.B, kinds[str(name)]), row.difference]
            for name, row in table.loc["outcome"].iterrows()
        ],
        "assumption": [
            [row.label, words.plain(row.A), words.plain(row.B), row.difference]
            for row in (table.loc["assumption"].itertuples() if "assumption" in table.index else ())
        ],
    }
    for part, wanted in told.items():
        body = root.locator(f'[data-role="compared-{part}s"]')
        shown = body.locator("tr:not(.td-part):visible").evaluate_all(
            "(rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent))"
        )
        assert shown == wanted
    expect(root.locator(".td-part")).to_be_visible(visible=bool(told["assumption"]))
    link = str(root.locator('[data-role="pair-link"]').get_attribute("href"))
    assert Scenario.pair_from_link(link) == (a, b)


def status(root: Locator) -> Locator:
    """Where the panel says what happened."""
    return root.locator('[data-role="compare-notice"]')


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
    told = move(page, root, "What an attack costs Washington", "Home")
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
          const handle = root.querySelector(`.noUi-handle[aria-label="${label}"]`);
          const cell = root.querySelector('[data-role="compared-outcomes"] tr').cells[2];
          const answers = new Set();
          for (let i = 0; i < 12; i++) {
            handle.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true, cancelable: true }));
            answers.add(cell.textContent);
          }
          return [rows().every((row, i) => row === before[i]), answers.size];
        }""",
        PRICE,
    )
    assert kept
    assert answered > 2
    assert_compares(root, Scenario("trap", {}), Scenario("trap", {"price": 1.2}))
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


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize(
    ("a", "b", "said"),
    [
        (
            "#explore=trap&price=9",
            B.link(),
            "Link A cannot be opened. This link sets “What expelling the Americans costs Iraq” to “9”; allowed is a "
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
            "#explore=trap&nonsense=1",
            "Link A cannot be opened. “hello” holds no setting; allowed is a link whose part after # begins with "
            "explore=. Link B cannot be opened. This link sets “nonsense”, which this model does not have. "
            "Nothing was changed.",
        ),
    ],
)
def test_a_bad_link_is_named_and_changes_nothing(page: Page, a: str, b: str, said: str) -> None:
    root = first(visit(page, CHAPTER))
    now = move(page, root, PRICE, "End")["assumptions"]
    button(root, "Pin this setting as A").click()
    now = move(page, root, PRICE, "Home")["assumptions"]
    settled(root)
    for name, text in (("A", a), ("B", b)):
        panel(root).get_by_role("textbox", name=name, exact=True).fill(text)
    button(root, "Compare").click()
    expect(status(root)).to_have_text(said)
    for name in "AB":
        wrong = f"Link {name}" in said
        box = panel(root).get_by_role("textbox", name=name, exact=True)
        expect(box).to_have_attribute("aria-invalid", str(wrong).lower())
    assert_shows(root, now)
    assert_compares(root, Scenario("trap", now | {"price": 1.5}), Scenario("trap", now))
    move(page, root, PRICE, "End")
    expect(status(root)).to_have_text("")  # what was said is over


def saved(page: Page, root: Locator, path: Path) -> Path:
    """The file that “Save this run” hands to the browser."""
    with page.expect_download() as download:
        button(root, "Save this run").click()
    assert download.value.suggested_filename == "twodoors-trap.json"
    expect(status(root)).to_contain_text("twodoors-trap.json")
    download.value.save_as(path)
    return path


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
    assert held["link"].startswith("chapters/05-the-trap.html#")  # and no folder of the reader’s
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
def test_the_page_says_what_a_file_leaves_out_and_where_its_outcomes_are_others(page: Page) -> None:
    root = first(visit(page, CHAPTER))
    old = {"name": "old.json", "mimeType": "application/json", "buffer": without("violation").encode()}
    told = changed(page, root, partial(open_run, root, old))
    assert told["assumptions"] == TRAP.defaults | {"price": 1.2}
    label = TRAP.assumption("violation").label
    expect(status(root)).to_contain_text(f"Not in the file, and so at their defaults: “{label}”.")
    expect(status(root)).to_contain_text(f"Another version of the model made this file (book {BOOK}; this is {BOOK}): ")
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
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_open_panel_is_accessible_and_fits(open_context: Contexts, theme: Any, size: str) -> None:
    page = open_context(viewport=SIZES[size], color_scheme=theme).new_page()
    root = first(visit(page, "embed/trap"))
    button(root, "Pin this setting as A").click()
    told = move(page, root, PRICE, "End")
    settled(root)
    button(root, "Compare").click()
    expect(status(root)).to_contain_text("Link A")
    assert_compares(root, Scenario("trap", {}), Scenario("trap", told["assumptions"]))
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    for field in panel(root).locator("button:visible, input:visible, a:visible, summary, [tabindex='0']").all():
        field.focus()
        expect(field).to_be_focused()


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
def test_without_javascript_there_is_nothing_to_compare_with(open_context: Contexts) -> None:
    page = open_context(java_script_enabled=False).new_page()
    page.goto((SITE / f"{CHAPTER}.html").as_uri())
    expect(page.get_by_text("Compare and keep").first).to_be_hidden()
