"""A chapter is short enough to be read in a quarter of an hour: its running text."""

from __future__ import annotations

import pytest

from tests.helpers.contents import chapters, source
from tests.helpers.running import running, words
from twodoors.models import load

MOST = 1400


@pytest.mark.parametrize("name", chapters())
def test_a_chapter_has_at_most_1400_words_of_running_text(name: str) -> None:
    """Of chapter 14 what stands before the record is opened."""
    count = words(running(source(f"chapters/{name}")))
    print(f"{name}: {count} words of running text")
    assert 200 <= count <= MOST


CHAPTER = """---
title: of nothing
---

# Not counted

```{code-cell} ipython3
play(m)
```

## Nor this

Four words {term}`of five <five>`,
[and one](there.md) {cite:p}`somebody2020`.

- Here: {finding}`vote: all-or-nothing`
- It is {rate}`VIOL 4: count` → so says {cite:t}`somebody2020`.

| a | table |
|---|---|
| has | none |

```{findings} vote
```
"""


def test_what_is_counted_is_what_a_reader_meets_who_opens_nothing() -> None:
    told = running(CHAPTER)
    says = load("vote").findings["all-or-nothing"].says
    rate = told[-1].removeprefix("It is ").removesuffix(" → so says Somebody.")
    assert told == ["Four words of five, and one .", f"Here: {says}", f"It is {rate} → so says Somebody."]
    assert words(told) == 6 + 1 + len(says.split()) + 2 + len(rate.split()) + 3


@pytest.mark.parametrize(
    "behind",
    [
        "```{later}\n```\n\nClosed.\n",
        "```{more} Much more\n```\n\nClosed.\n\n- Closed too.\n",
        "```{closed} Open it\n```\n\n## Part\n\nClosed.\n",
        "## Check yourself\n\n1. Who asks?\n",
    ],
)
def test_what_is_closed_and_what_is_asked_is_not_counted(behind: str) -> None:
    assert running(f"## Part\n\nOpen.\n\n{behind}") == ["Open."]
    assert running("## Part\n\n```{later}\n```\n\nClosed.\n\n## Next\n\nOpen.\n") == ["Open."]
