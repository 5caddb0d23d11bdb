"""The evidence: counts, shares and intervals agree, and the figures show what the tables say."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from twodoors import evidence
from twodoors.palette import NEITHER, TALKS, WAR
from twodoors.words import value


@pytest.fixture(scope="module")
def rates() -> pd.DataFrame:
    return evidence.load("icb_base_rates")


def wilson_by_hand(n: int, total: int) -> tuple[float, float]:
    """The roots of (p − share)² = z² p (1 − p) / total, where Wilson's interval comes from."""
    z, share = 1.959963984540054, n / total
    a, b, c = 1 + z * z / total, -(2 * share + z * z / total), share * share
    root = max(0.0, b * b - 4 * a * c) ** 0.5
    return (-b - root) / (2 * a), (-b + root) / (2 * a)


def test_columns_are_typed(rates: pd.DataFrame) -> None:
    assert list(rates.columns) == list(evidence.TABLES["icb_base_rates"])
    for column in ["sample", "condition", "variable", "code", "label", "source"]:
        assert isinstance(rates[column].dtype, pd.CategoricalDtype), column
    assert rates["n"].dtype.kind == rates["n_total"].dtype.kind == "i"
    assert not rates.isna().any(axis=None)
    assert not rates.duplicated(["sample", "condition", "variable", "code"]).any()


def test_shares_and_intervals_follow_from_the_counts(rates: pd.DataFrame) -> None:
    for row in rates.to_dict("records"):
        assert row["share"] == pytest.approx(row["n"] / row["n_total"], abs=1e-6), row
        low, high = wilson_by_hand(row["n"], row["n_total"])
        assert (row["ci95_low"], row["ci95_high"]) == pytest.approx((low, high), abs=1e-6), row
        assert evidence.wilson(row["n"], row["n_total"]) == pytest.approx((low, high), abs=1e-12), row


def test_codes_of_a_variable_add_up(rates: pd.DataFrame) -> None:
    for key, group in rates.groupby(["sample", "condition", "variable"], observed=True):
        assert group["n"].sum() == group["n_total"].iloc[0], key
        assert group["n_total"].nunique() == 1, key


def test_known_rates() -> None:
    assert evidence.rate("VIOL", "4", sample=evidence.SINCE_1945)[:2] == (69, 404)
    assert evidence.rate("VIOL", "4")[:2] == (28, 354)
    both = evidence.rate("FOROUT", "1", "2")
    assert both[:2] == (123, 354)
    assert both.low < both.share < both.high


@pytest.mark.parametrize(("n", "total"), [(1, 0), (0, 0), (-1, 5), (6, 5)])
def test_no_interval_without_a_share(n: int, total: int) -> None:
    with pytest.raises(ValueError, match=f"{n} of {total} is not a share"):
        evidence.wilson(n, total)


def test_unknown_table_is_named_with_those_there_are() -> None:
    with pytest.raises(ValueError, match="no table 'wars'; there are icb_base_rates"):
        evidence.load("wars")


def test_missing_file_and_missing_columns_say_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evidence, "DATA", tmp_path)
    with pytest.raises(FileNotFoundError, match=r"icb_base_rates\.csv"):
        evidence.load("icb_base_rates")
    (tmp_path / "icb_base_rates.csv").write_text("sample,n\nsince 1945,3\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"no column condition, .*it must have sample, .*and has sample, n"):
        evidence.load("icb_base_rates")


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ({"variable": "MEDIATE"}, "'VIOL' for 'since 1945'"),
        ({"variable": "VIOL", "sample": "on the moon"}, "on the moon"),
        ({"variable": "VIOL", "condition": "rain"}, "rain"),
    ],
)
def test_unknown_rate_says_what_there_is(arguments: dict[str, str], named: str) -> None:
    with pytest.raises(ValueError, match=named):
        evidence.rate(arguments.pop("variable"), "4", **arguments)


@pytest.mark.parametrize("codes", [(), ("9",), ("4", "9")])
def test_unknown_code_says_what_is_allowed(codes: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="allowed are 1, 2, 3, 4"):
        evidence.rate("VIOL", *codes)


def points(figure: dict[str, Any]) -> dict[str, tuple[float, float, float]]:
    """Every point of a figure: its share and the ends of its interval, in percent, by its label."""
    return {
        label.replace("<br>", " "): (share, round(share - minus, 1), round(share + plus, 1))
        for trace in figure["data"]
        for label, share, minus, plus in zip(
            trace["y"], trace["x"], trace["error_x"]["arrayminus"], trace["error_x"]["array"], strict=True
        )
    }


@pytest.mark.parametrize(("make", "groups"), [(evidence.crises_and_war, 4), (evidence.how_crises_end, 7)])
def test_figures_show_their_tables(make: Any, groups: int) -> None:
    chart = make()
    shown = points(chart.figure)
    assert len(shown) == len(chart.table) == groups
    for row in chart.table.itertuples(index=False):
        share, low, high = shown[row[0]]
        assert f"{share}%" == row[3]
        assert f"{low}% to {high}%" == row[4]
        assert share == round(100 * row[1] / row[2], 1)
        assert 0 <= low <= share <= high <= 50, "the axis ends at 50%"
    layout = chart.figure["layout"]
    assert layout["xaxis"]["title"]["text"].endswith("(%)")
    assert layout["yaxis"]["categoryarray"] == [label for trace in chart.figure["data"] for label in trace["y"]]
    assert not {"title", "font", "paper_bgcolor", "plot_bgcolor"} & set(layout), "the view themes the figure"
    assert {trace["type"] for trace in chart.figure["data"]} <= {"scatter", "bar"}
    assert "International Crisis Behavior" in chart.source


@pytest.mark.parametrize("make", [evidence.crises_and_war, evidence.how_crises_end])
def test_sentences_hold_only_numbers_of_the_table(make: Any) -> None:
    chart = make()
    table = chart.table.to_dict("records")
    known = {"1945"}
    for row in table:
        n, total = (int(row[column]) for column in list(row)[1:3])
        known |= {str(n), str(total), value(n / total, "chance").split()[0], "100"}
    pair = evidence.rate("FOROUT", "1", "2")
    known |= {str(pair.n), value(pair.share, "chance").split()[0]}
    assert set(re.findall(r"\d+", chart.says)) <= known


def test_colours_mean_what_they_mean_everywhere() -> None:
    (war,) = evidence.crises_and_war().figure["data"]
    agreed, other = evidence.how_crises_end().figure["data"]
    assert war["marker"]["color"] == WAR
    assert (agreed["marker"]["color"], other["marker"]["color"]) == (TALKS, NEITHER)
    assert agreed["marker"]["symbol"] != other["marker"]["symbol"], "never colour alone"
