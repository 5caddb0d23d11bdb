"""What a chapter reports of its model's numbers is a finding, or is told as an example."""

from __future__ import annotations

import pytest

from tests.helpers.contents import chapters, source
from tests.helpers.paragraphs import unfounded


@pytest.mark.parametrize("name", chapters())
def test_numbers_of_a_model_stand_beside_a_finding_or_in_an_example(name: str) -> None:
    assert unfounded(source(f"chapters/{name}")) == []


TWO = "The risk rises from {chance}`trap: attack` to {chance}`trap: attack <price=0.2>`"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"{TWO}.", [f"{TWO}."]),
        (f"Before.\n\n- {TWO}.\n- After.", [f"{TWO}."]),
        (f"{TWO}:\nso a price\ndeters.", [f"{TWO}:\nso a price\ndeters."]),
        (f"{TWO}. {{finding}}`trap: the-price`", []),
        (f"{TWO}, in these numbers.", []),
        (f"Here {TWO}.", []),
        (f"There {TWO}.", [f"There {TWO}."]),
        ("{show-me}`here <trap: price=1>` " + TWO, ["{show-me}`here <trap: price=1>` " + TWO]),  # a link says nothing
        ("The risk is {chance}`trap: attack`.", []),
        ("{rate}`VIOL 4: count` and {rate}`VIOL 4: low` are data.", []),
        (f"```\n{TWO}.\n```", []),
        (f"# {TWO}", []),
    ],
)
def test_a_paragraph_with_two_numbers_needs_a_finding_or_says_that_it_is_an_example(
    text: str, found: list[str]
) -> None:
    assert unfounded(text) == found
