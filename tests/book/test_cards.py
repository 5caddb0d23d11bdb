"""What words, claims and sources say on each page that names them."""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import Any

import pytest
from docutils import nodes
from docutils.core import publish_doctree
from sphinx import addnodes

from tests.helpers.contents import source
from twodoors.book import cards
from twodoors.model.claims import CLAIMS


def linked(text: str, *pages: str) -> list[tuple[str, str]]:
    """The links that a page of this text is given: what each says, and where it leads."""
    document = publish_doctree(text)
    before = document.astext()
    app: Any = SimpleNamespace(env=SimpleNamespace(found_docs={"reference/claims", *pages}, docname="chapters/05"))
    cards.link_claims(app, document)
    assert document.astext() == before
    return [(link.astext(), link["reftarget"]) for link in document.findall(addnodes.pending_xref)]


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("It may not (claim\n5.2).", [("claim\n5.2", "claim 5.2")]),
        ("Claims 1.2 and 1.3 differ.", [("Claims 1.2", "claim 1.2"), ("1.3", "claim 1.3")]),
        (
            "See claims 11.1 to 11.3, and claim 4.1.",
            [("claims 11.1", "claim 11.1"), ("11.3", "claim 11.3"), ("claim 4.1", "claim 4.1")],
        ),
        ("*Claim 5.2* as ``claim 5.3``, at 1.2 in 100.", [("Claim 5.2", "claim 5.2")]),
        ("There is no claim 13.1.", []),
    ],
)
def test_each_claim_that_a_text_names_becomes_a_link(text: str, links: list[tuple[str, str]]) -> None:
    assert linked(text) == links


def test_a_claim_may_run_on_over_lines_as_myst_has_them() -> None:
    document = publish_doctree("As")
    [paragraph] = document.children
    assert isinstance(paragraph, nodes.paragraph)
    paragraph += [nodes.Text(part) for part in (" claim", "\n", "5.2 has it.")]
    app: Any = SimpleNamespace(env=SimpleNamespace(found_docs={"reference/claims"}, docname="chapters/05"))
    cards.link_claims(app, document)
    assert [link["reftarget"] for link in document.findall(addnodes.pending_xref)] == ["claim 5.2"]
    assert document.astext() == "As claim\n5.2 has it."


def test_a_book_without_a_list_of_claims_has_no_such_links() -> None:
    app: Any = SimpleNamespace(env=SimpleNamespace(found_docs={"index"}, docname="index"))
    document = publish_doctree("As claim 5.2 has it.")
    cards.link_claims(app, document)
    assert list(document.findall(addnodes.pending_xref)) == []


def test_the_list_has_every_claim_once_and_in_its_section() -> None:
    sections = re.split(r"^## ", source("reference/claims"), flags=re.M)[1:]
    listed = [
        (section.partition(".")[0], claim)
        for section in sections
        for claim in re.findall(r"^claim (\d+\.\d+)$", section, flags=re.M)
    ]
    assert len(listed) == len(CLAIMS)
    assert {claim for _, claim in listed} == CLAIMS
    assert [number for number, claim in listed if claim.partition(".")[0] != number] == []
