"""Two settings side by side: the page and Python word and link them alike."""

from __future__ import annotations

from functools import partial

import pytest
from playwright.sync_api import Page

from tests.helpers.comparing import PRICE, TRAP
from tests.helpers.scripts import add_source, read
from tests.js.cases import BAD_PINS, A, B
from twodoors import Run, Scenario, words

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
        "A and B differ in 2 of 8 assumptions: “What a strike on its soil costs a government that lets it pass” "
        f"(0.9 against 0.5); “{PRICE}” (0.2 against 1.2). The militia attacks: {before} against {after}."
    )
    assert A.compared(A) == "A and B are the same in all 8 assumptions."
    low = Scenario("trap", {a.name: a.low for a in TRAP.assumptions})
    high = Scenario("trap", {a.name: a.high for a in TRAP.assumptions})
    assert "differ in 8 of 8 assumptions" in low.compared(high)
    assert "; and 3 more. What attacking is worth" in low.compared(high)


def test_only_settings_of_one_model_are_compared() -> None:
    other = Scenario("vote", {})
    for act in (A.differences, A.compared, partial(A.link, "")):
        with pytest.raises(ValueError, match="a setting of vote; allowed is one of the same model, trap"):
            act(other)
    with pytest.raises(ValueError, match="a setting of vote; allowed is one of the same model, trap"):
        Run(A, other)
    with pytest.raises(ValueError, match="has no outcome 'nonsense'"):
        A.compared(B, "nonsense")


# -- links ------------------------------------------------------------------------------------------------------------


def test_what_a_link_to_a_comparison_leaves_out_is_at_its_default(page: Page) -> None:
    link = "#explore=trap&a.price=0.2"
    assert Scenario.pair_from_link(link) == (A, Scenario("trap", {}))
    add_source(page, "scenarios/scenario.js")
    [opened] = read(page, TRAP, [link])
    assert opened["setting"] == {"values": {}, "pinned": {"price": 0.2}}
    assert opened["gone"] == []
    assert opened["doubt"].startswith("It does not name “")
    with pytest.raises(ValueError, match=r"holds one setting; allowed is one with a second"):
        Scenario.pair_from_link("#explore=trap&price=0.2")


@pytest.mark.parametrize("part", BAD_PINS)
def test_a_bad_link_to_a_comparison_opens_nothing(page: Page, part: str) -> None:
    add_source(page, "scenarios/scenario.js")
    link = f"#explore=trap&price=1&{part}"
    for opened in (Scenario.from_link, Scenario.pair_from_link):
        with pytest.raises(ValueError, match=r".{20}"):
            opened(link)
    [answer] = read(page, TRAP, [link])
    assert set(answer) == {"problem"}
