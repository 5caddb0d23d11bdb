"""What the page writes, Python reads: links, runs as files, and the table that a reader takes home."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import warnings
from pathlib import Path
from typing import Any

import pytest

from frontend.build import node
from tests.js.cases import points, rows
from twodoors import Run, Scenario, explore
from twodoors.model.spec import script as made
from twodoors.models import load, names

pytestmark = pytest.mark.xdist_group("written")  # the page writes it all once

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "\r\n=1", '=HYPERLINK("x")']
RECORDS = [{"key": f"k{i}", "answer": text} for i, text in enumerate(FORMULAS)] + [
    {"key": "quoted", "answer": 'He said "no", twice'},
    {"key": "lines", "answer": "one\r\ntwo\nthree"},
    {"key": "plain", "answer": "35 in 100 − ½"},
]

Settings = dict[str, float]
Pair = tuple[Settings, Settings | None]


def pairs(name: str) -> list[Pair]:
    """Settings of a model, alone and with a second one; those with numbers that each language writes its own way."""
    model = load(name)
    given = rows(points(model))[:200]
    given += [{a.name: max(a.low, min(a.high, tiny)) for a in model.settable} for tiny in (1e-7, 5e-324)]
    return [(now, None) for now in given] + list(zip(given[:40:2], given[1:40:2], strict=True))


@pytest.fixture(scope="module")
def written() -> dict[str, Any]:
    """What the page writes of all settings."""
    models = [
        {"spec": explore(load(name)).spec, "script": made(load(name))[1], "pairs": pairs(name)} for name in names()
    ]
    told = json.dumps({"models": models, "records": RECORDS})
    script = Path(__file__).with_name("written.js")
    done = subprocess.run([node(), script], input=told, capture_output=True, encoding="utf-8", check=True)
    result: dict[str, Any] = json.loads(done.stdout)
    return result


@pytest.mark.parametrize("at", range(len(names())), ids=names())
def test_links_and_runs_of_the_page_open_in_python(written: dict[str, Any], at: int) -> None:
    name = names()[at]
    tried = list(zip(pairs(name), written["written"][at], strict=True))
    assert len(tried) == 222
    for i, ((now, pinned), texts) in enumerate(tried):
        b, a = Scenario(name, now), None if pinned is None else Scenario(name, pinned)
        assert texts["link"].startswith("#explore=")
        assert Scenario.from_link(texts["link"]) == b
        if a is not None:
            assert Scenario.pair_from_link(texts["link"]) == (a, b)
        if i % 6:
            continue  # of a run all outcomes are worked out again
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # nothing is missing, and no outcome is another
            assert Run.from_json(texts["run"]) == Run(b, a)


def test_the_table_of_predictions_is_read_as_it_was_and_has_no_formula(written: dict[str, Any]) -> None:
    table = list(csv.DictReader(io.StringIO(written["table"], newline="")))
    assert [row["key"] for row in table] == [record["key"] for record in RECORDS]
    for row, record in zip(table, RECORDS, strict=True):
        guard = "'" if record["answer"] in FORMULAS else ""
        assert row["answer"] == f"{guard}{record['answer']}"
