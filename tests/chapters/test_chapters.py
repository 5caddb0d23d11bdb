"""The chapters: short code, claims that exist, and the parts of a chapter."""

from __future__ import annotations

import re

import pytest
from markdown_it import MarkdownIt

from tests.conftest import ROOT
from tests.helpers.contents import RECORD, chapters, pages, source
from twodoors.model.claims import CLAIMS

#: The parts of a chapter, in their order.
PARTS = [
    "The claim",
    "The evidence",
    "Predict",
    "The model",
    "Explore",
    "Explain",
    "Another reading",
    "Break it",
    "Exercises",
]


#: Of one whose model is walked through, step by step.
WALKED = [
    "The claim",
    "The outside view",
    "The model",
    "What holds",
    "Another reading",
    "Break it",
    "Check yourself",
]

#: Chapters with parts of their own: one tells of people whom no model sees, and those that close the book do not walk
#: through a section.
OWN_PARTS = {
    "07-deterrence": [*PARTS[:8], "What no slider holds", *PARTS[8:]],
    RECORD: [
        "Before you open it",
        "The record",
        "Your forecasts, scored",
        "What a score can say",
        "What the models got wrong",
        "Since then (to July 2026)",
        "Other voices",
        "Exercises",
    ],
}


#: A walked chapter’s part of its own, and before which it stands.
OWN_WALKED = {
    **dict.fromkeys(("07-deterrence", "11-tehrans-choice"), ("What no slider holds", "Check yourself")),
    "13-the-crisis-machine": ("How sure can one be?", "Another reading"),
}


def claims(text: str) -> list[str]:
    """The claims that a text names: "claim 1.2", "claims 5.1 to 5.3", "Claims 1.2 and 1.3"."""
    found = re.findall(r"(?i)\bclaims?\s+(\d+\.\d+(?:(?:\s*,|\s+and|\s+or|\s+to)*\s+\d+\.\d+)*)", text)
    return [claim for listed in found for claim in re.findall(r"\d+\.\d+", listed)]


def cells(name: str) -> list[list[str]]:
    """The lines of each of a page's code cells."""
    fences = [token for token in MarkdownIt().parse(source(name)) if token.type == "fence"]
    found = [token.content.splitlines() for token in fences if token.info.startswith("{code-cell}")]
    assert len(found) == source(name).count("{code-cell}") > 0
    return found


def test_every_page_of_the_contents_exists_and_every_chapter_is_in_it() -> None:
    listed = pages()
    assert len(set(listed)) == len(listed) >= 5
    assert [name for name in listed if not (ROOT / f"{name}.md").is_file()] == []
    for folder in ("chapters", "labs"):
        written = {path.relative_to(ROOT).with_suffix("").as_posix() for path in ROOT.glob(f"{folder}/*.md")}
        assert written == {name for name in listed if name.startswith(f"{folder}/")}


@pytest.mark.parametrize("name", ["index", *(f"chapters/{name}" for name in chapters())])
def test_code_is_short_and_folded(name: str) -> None:
    for tags, *code in cells(name):
        assert tags == ":tags: [hide-input]"
        assert 1 <= len([line for line in code if line.strip()]) <= 3, code
        assert max(map(len, code)) <= 120, code


@pytest.mark.parametrize("name", pages())
def test_pages_name_only_claims_that_exist(name: str) -> None:
    assert set(claims(source(name))) <= CLAIMS


@pytest.mark.parametrize("name", chapters())
def test_a_chapter_takes_up_every_claim_of_its_section(name: str) -> None:
    section = int(name[:2])
    assert set(claims(source(f"chapters/{name}"))) >= {claim for claim in CLAIMS if int(claim.split(".")[0]) == section}


@pytest.mark.parametrize("name", chapters())
def test_a_chapter_has_its_parts(name: str) -> None:
    text = source(f"chapters/{name}")
    parts = parts_of(name)
    assert re.findall(r"^## (.+)$", text, flags=re.M) == parts
    exercises = text.partition(f"## {parts[-1]}")[2]
    longest = 4000 if name == RECORD else 2400  # it tells of six years, and then of what came of them
    assert 1000 <= len(prose(text).split()) <= longest
    assert len(re.findall(r"^\d\. ", text.partition(f"## {parts[1]}")[0], flags=re.M)) == 3, "three learning outcomes"
    assert "To discuss:" in exercises
    assert re.search(r"^To hand in: \{ref\}`[^`]+<assignment-\d>`", text, flags=re.M)
    assert f"[Lab {int(name[:2])}](../labs/{name}.md)" in exercises
    assert name in OWN_PARTS or "reason" in text, "models reason, they do not forecast"


def parts_of(name: str) -> list[str]:
    """The parts that this chapter has."""
    if "\nwalk(m)\n" not in source(f"chapters/{name}"):
        return OWN_PARTS.get(name, PARTS)
    own, before = OWN_WALKED.get(name, (None, ""))
    return [part for each in WALKED for part in ([own, each] if own and each == before else [each])]


def prose(text: str) -> str:
    """A page from its title on, without code, directives and comments."""
    return re.sub(r"```.*?```|<!--.*?-->", "", text.partition("\n# ")[2], flags=re.S)


@pytest.mark.parametrize("name", chapters())
def test_each_chapter_has_a_lab_that_states_its_question_and_begins_with_what_it_needs(name: str) -> None:
    text = source(f"labs/{name}")
    title = re.search(r"^# (.+)$", source(f"chapters/{name}"), flags=re.M)
    assert title is not None
    number = int(name[:2])
    assert f"\n# Lab {number}. {title[1]}\n\n**The question:** " in text
    assert f"[{number}. {title[1]}](../chapters/{name}.md)" in text
    question = re.search(r"\*\*The question:\*\* (.)(.+\?)$", text, flags=re.M)
    assert question is not None
    line = f"- [Lab {number}. {title[1]}](../labs/{name}.md): {question[1].lower()}{question[2]}\n"
    assert line in source("reference/labs")
    needs, *rest = cells(f"labs/{name}")
    assert any(line.startswith("import ") for line in needs)
    assert not [line for code in rest for line in code if line.startswith(("import ", "from "))]
    assert 2 <= len(rest) <= 4
    for code in (needs, *rest):
        assert 1 <= len([line for line in code if line.strip()]) <= 20, code
        assert max(map(len, code)) <= 88, code
    assert 120 <= len(prose(text).split()) <= 290
