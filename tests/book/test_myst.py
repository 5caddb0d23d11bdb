"""What is MyST's in a Markdown source is found as MyST itself reads it, and everything else stays as it is written."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import ROOT
from twodoors.book import myst, notebooks

PAGES = [
    *ROOT.glob("index.md"),
    *(page for place in ("chapters", "labs", "reference") for page in sorted(ROOT.glob(f"{place}/*.md"))),
]


def found(source: str) -> list[tuple[str, str, str, str]]:
    """The kind, name and text of each part, and what stands at its place."""
    return [(part.kind, part.name, part.held, source[part.start : part.end]) for part in myst.parts(source)]


@pytest.mark.parametrize(
    "around",
    [
        "{}",
        "Before {} after",
        "# A head {} #",
        "- one\n- two {}",
        "> Said:\n> {}",
        "1. 1 {}\n\n   more",
        "**{}**\n\nLast",
    ],
)
def test_a_role_is_found_where_it_stands(around: str) -> None:
    role = "{term}`a tree <crisis tree>`"
    assert found(around.format(role)) == [("role", "term", "a tree <crisis tree>", role)]


def test_roles_of_a_table_and_of_a_list_of_definitions() -> None:
    rows = "| One | Two |\n|---|---|\n| {a}`1` | {a}`1` and {b}`2` |\n\nA {c}`3`\n: Is {d}`4`\n  and\n  {e}`5\n  6`\n"
    assert [(name, text) for _, name, _, text in found(rows)] == [
        ("a", "{a}`1`"),
        ("a", "{a}`1`"),
        ("b", "{b}`2`"),
        ("c", "{c}`3`"),
        ("d", "{d}`4`"),
        ("e", "{e}`5\n  6`"),
    ]
    starts = [part.start for part in myst.parts(rows)]
    assert starts == sorted(set(starts))


def test_links_with_what_their_text_holds() -> None:
    source = "See [the *tree* of {a}`1` ](../reference/x.md) and ![a](b.md), <https://example.org/c.md>."
    assert found(source) == [
        ("link", "../reference/x.md", "the *tree* of {a}`1` ", "[the *tree* of {a}`1` ](../reference/x.md)"),
        ("role", "a", "1", "{a}`1`"),
    ]


def test_a_link_may_run_on_over_lines_of_a_list() -> None:
    source = "- See [a long\n  {term}`text`\n  of three](x.md) here.\n\n  > [as\n  > {a}`1`](y.md)\u2028\n"
    assert [(held, text) for _, _, held, text in found(source)] == [
        ("a long\n  {term}`text`\n  of three", "[a long\n  {term}`text`\n  of three](x.md)"),
        ("text", "{term}`text`"),
        ("as\n  > {a}`1`", "[as\n  > {a}`1`](y.md)"),
        ("1", "{a}`1`"),
    ]
    assert notebooks.text(source.partition("\n\n")[0], "", {}) == "- See a long\n  text\n  of three here."


@pytest.mark.parametrize(
    "written",
    [
        "`{chance}`",
        "Write ``{chance}`trap: attack` ``.",
        "```\n{sums}`1`\n(label)=\n[a](b.md)\n```",
        "    {sums}`1`",
        "$x_{a}`1`$",
        "\\{sums}`1`",
        "$$\n{a}`1`\n$$",
        "[a](https://example.org/b.md) and [c](#d)",
        "---\n\n(not a label)",
    ],
)
def test_code_formulas_and_other_links_stay_as_they_are(written: str) -> None:
    assert notebooks.text(written, "", {}) == written


def test_labels_directives_and_links_to_pages_go() -> None:
    source = "(here)=\n## A {term}`head`\n\nTo [a *page*](03-x.md#part).\n\n```{tableofcontents}\n```\nLast."
    assert notebooks.text(source, "", {}) == "## A head\n\nTo a *page*.\n\nLast."
    assert notebooks.text("```{closed} It\n```", "", {}).endswith("here it is open.")


def test_what_cannot_be_found_again_is_an_error() -> None:
    with pytest.raises(ValueError, match="does not stand so in its source"):
        notebooks.text("| A |\n|---|\n| `\\|` {term}`tree` |", "", {})


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_every_part_of_a_page_stands_at_its_place(page: Path) -> None:
    source = page.read_text(encoding="utf-8").split("\n---\n", 1)[-1]
    for kind, name, held, text in found(source):
        if kind == "role":
            assert re.fullmatch(r"\{(\S+?)\}(`+)(.*)\2", text, flags=re.S), text
            assert (text[1 : text.index("}")], text[text.index("`") :].strip("`").split()) == (name, held.split())
        elif kind == "link":
            assert text.startswith(f"[{held}]")
            assert text.endswith(("]", ")"))
        else:
            assert name in text.partition("\n")[0]
