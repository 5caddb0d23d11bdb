"""The book’s own search finds what the book is made of: words of the glossary, claims, models and findings."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import SITE
from tests.helpers.serving import address
from twodoors.models import load, names

pytestmark = [pytest.mark.usefixtures("site"), pytest.mark.xdist_group("search")]


def found(page: Page, asked: str) -> list[str]:
    """Where the results of a search lead, in their order."""
    page.goto(f"{address(SITE)}/search.html?q={quote(asked)}")
    expect(page.locator("#search-results p.search-summary")).to_contain_text("matching the search query")
    return [str(link.get_attribute("href")) for link in page.locator("#search-results li a").all()]


def leads(links: list[str], page: str) -> bool:
    """Whether one of the links leads to this page, or to a place on it."""
    return any(link.partition("?")[0].partition("#")[0].endswith(f"{page}.html") for link in links)


@pytest.mark.parametrize("term", ["audience cost", "crisis tree", "base rate"])
def test_a_word_of_the_glossary_is_found_first_and_at_its_entry(page: Page, term: str) -> None:
    first = found(page, term)[0]
    assert "reference/glossary.html" in first
    assert first.endswith(f"#term-{term.replace(' ', '-')}")


@pytest.mark.parametrize("claim", ["1.1", "5.2", "12.4"])
def test_a_claim_is_found_first_and_at_its_entry(page: Page, claim: str) -> None:
    first = found(page, f"claim {claim}")[0]
    assert "reference/claims.html" in first
    assert first.endswith(f"#term-claim-{claim}")


@pytest.mark.parametrize("name", names())
def test_a_model_and_what_holds_of_it_are_found(page: Page, name: str) -> None:
    model = load(name)
    assert leads(found(page, model.title), "reference/models")
    finding = next(iter(model.findings.values()))
    assert leads(found(page, finding.says), "reference/findings")
