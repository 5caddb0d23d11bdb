"""The column is copyrighted: the book shares no seven words in a row with it, but for its title."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tools.sources import column

#: All that readers read: pages, labs, questions, and what Python says.
READ = sorted(
    path
    for pattern in (
        "*.md",
        "chapters/**/*.*",
        "labs/*.md",
        "reference/*.md",
        "data/*.*",
        "assignments/**/*.py",
        "twodoors/**/*.py",
    )
    for path in ROOT.glob(pattern)
)

SENTENCE = "“Café” owners in the U.S. said: it’s a well-kept secret, <i>not</i> theirs alone."


def hashed(text: str) -> set[str]:
    """The hashes of a text’s runs."""
    return {made for _, made in column.runs(text)}


def test_nothing_that_readers_read_shares_seven_words_with_the_column() -> None:
    assert len(READ) > 100
    found = {str(path.relative_to(ROOT)): column.shared(path.read_text(encoding="utf-8")) for path in READ}
    assert {name: runs for name, runs in found.items() if runs} == {}


def test_the_list_holds_hashes_and_says_of_what() -> None:
    lines = column.LIST.read_text(encoding="utf-8").splitlines()
    said = [line for line in lines if line.startswith("#")]
    made = lines[len(said) :]
    assert any("could be read" in line for line in said)
    assert len(made) > 200
    assert made == sorted(set(made))
    assert all(re.fullmatch(r"[0-9a-f]{64}", line) for line in made)


def test_words_are_compared_without_case_accents_and_punctuation() -> None:
    assert column.words("“Café” owners in the U.S. said: it’s a well-kept secret…") == (
        ["cafe", "owners", "in", "the", "us", "said", "its", "a", "well", "kept", "secret"]
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Cafe owners in the US said its fine.", ["cafe owners in the us said its"]),
        ("The CAFE OWNERS in the US said it’s a well-kept thing.", ["cafe owners in the us said its a well kept"]),
        ("Cafe {term}`owners` in [the US](there.md) said its fine.", ["cafe owners in the us said its"]),
        ("Cafe owners in the US said nothing.", []),
    ],
)
def test_a_shared_run_is_found_as_long_as_it_goes_on(
    text: str, found: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = tmp_path / "column.txt"
    listed.write_text("# a part\n" + "\n".join(sorted(hashed(SENTENCE))), encoding="utf-8")
    monkeypatch.setattr(column, "LIST", listed)
    assert column.shared(text) == found


def test_the_title_may_stand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listed = tmp_path / "column.txt"
    listed.write_text("\n".join(sorted(hashed(column.TITLE))), encoding="utf-8")
    monkeypatch.setattr(column, "LIST", listed)
    assert column.shared(f"*{column.TITLE}*") == []


def test_the_script_prints_the_hashes_of_its_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = tmp_path / "text.txt"
    text.write_text(SENTENCE, encoding="utf-8")
    column.main([str(text)])
    assert capsys.readouterr().out.split() == sorted(hashed(SENTENCE))
