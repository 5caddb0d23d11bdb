"""A class's links together: what is counted, what is refused with a reason, and that nothing is lost."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from twodoors import Scenario
from twodoors.classes.links import links_report
from twodoors.models import load

TRAP = load("trap")
PAGE = "https://example.org/chapters/05-the-trap.html"


def link(model: str = "trap", **values: float) -> str:
    """A reader's link."""
    return Scenario(model, values).link(PAGE)


CLASS = [
    link(price=price, violation=violation) for price, violation in ((0.2, 0.5), (0.2, 0.6), (1.2, 0.5), (1.2, 0.4))
]


def test_a_class_in_numbers() -> None:
    report = links_report(CLASS)
    assert list(report.settings.index) == [1, 2, 3, 4]
    assert list(report.settings["price"]) == [0.2, 0.2, 1.2, 1.2]
    expected = TRAP.evaluate(price=np.array([0.2, 0.2, 1.2, 1.2]), violation=np.array([0.5, 0.6, 0.5, 0.4]))
    for outcome, values in expected.items():
        np.testing.assert_allclose(report.settings[outcome], values, rtol=1e-12)
        assert report.outcomes.loc[outcome, "median"] == pytest.approx(np.median(values))
        assert report.outcomes.loc[outcome, "highest"] == pytest.approx(values.max())
    price = report.assumptions.loc["price"]
    assert (price["lowest"], price["median"], price["highest"]) == (0.2, 0.7, 1.2)
    assert price["spread"] == pytest.approx(0.5 / 0.75)  # half of what a class at both ends of 0 to 1.5 would have
    assert report.divided == "price"
    assert report.assumptions.loc["damage", "spread"] == 0
    assert report.bad.empty
    assert report.says.startswith("4 links of “The trap”, most divided on “What expelling the Americans costs Iraq”.")


def test_a_class_at_both_ends_is_as_divided_as_can_be() -> None:
    assert links_report([link(price=0.0), link(price=1.5)]).assumptions.loc["price", "spread"] == 1
    assert links_report([link(price=0.3)]).assumptions["spread"].eq(0).all()


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_spreadsheet_s_rows_are_read_whatever_stands_beside_the_links(separator: str, tmp_path: Path) -> None:
    rows = [separator.join(["Time", "Name", "Your link"])]
    rows += [
        separator.join([f"10:0{i}", f"Student {i}", f'"{address}&outcome=attack"']) for i, address in enumerate(CLASS)
    ]
    text = "\n".join([*rows, separator * 2, ""])
    path = tmp_path / "class.csv"
    path.write_text(text, encoding="utf-8-sig")
    for given in (text, path, str(path)):
        report = links_report(given)
        assert list(report.settings.index) == [2, 3, 4, 5]
        assert report.bad.empty


def test_settings_without_an_address_are_read_too() -> None:
    ends = [address.partition("#")[2] for address in CLASS]
    for rows in ([f"#{end}" for end in ends], ends, "\n".join(f"Student {i}, #{end}" for i, end in enumerate(ends))):
        report = links_report(rows)
        assert list(report.settings["price"]) == [0.2, 0.2, 1.2, 1.2]
        assert report.bad.empty
    assert list(links_report(ends[0]).settings["violation"]) == [0.5]  # a row of text is no file’s name


def test_bad_rows_are_listed_with_the_reason_and_the_good_ones_kept() -> None:
    rows = [
        "Link",
        CLASS[0],
        "I forgot",
        f"{PAGE}#explore=trap&price=",
        f"{PAGE}#explore=trap&price=much",
        f"{PAGE}#explore=nonsense",
        f"{CLASS[1]} {CLASS[2]}",
        CLASS[3],
    ]
    report = links_report(rows)
    assert list(report.settings.index) == [2, 8]
    assert list(report.bad.index) == [3, 4, 5, 6, 7]
    assert list(report.bad["row"]) == rows[2:7]
    reasons = report.bad["reason"]
    assert reasons[3] == "no link to a setting"
    assert reasons[4] == "price = '' is not a number; allowed is a number from 0 to 1.5"
    assert "price = 'much' is not a number" in reasons[5]
    assert "no model 'nonsense'" in reasons[6]
    assert reasons[7] == "2 links in one row; allowed is one"


def test_of_several_models_one_is_chosen_and_the_others_are_listed() -> None:
    mixed = [*CLASS, link("deal_range", doubt=0.1)]
    with pytest.raises(
        ValueError, match=r"several models: trap \(4\), deal_range \(1\); choose one, as in model='trap'"
    ):
        links_report(mixed)
    report = links_report(mixed, model="deal_range")
    assert list(report.settings.index) == [5]
    assert set(report.bad["reason"]) == {"a link of trap, not of deal_range"}


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ([], "no row holds a link that can be used"),
        (["nothing", "here"], r"no row holds a link that can be used \(row 2: no link to a setting\)"),
        ("nowhere.csv", "there is no file nowhere.csv"),
        ([f"{PAGE}#explore=trap&price=much"], r"row 1: price = 'much' is not a number"),
    ],
)
def test_where_nothing_can_be_used_the_reason_is_said(given: str | list[str], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        links_report(given)


def test_a_model_that_no_link_is_of() -> None:
    with pytest.raises(ValueError, match=r"no link of vote among 4 rows \(row 1: a link of trap, not of vote"):
        links_report(CLASS, model="vote")


def test_the_figure_shows_every_setting_and_its_table_every_distribution() -> None:
    report = links_report(CLASS)
    chart = report.figure()
    points, medians = chart.figure["data"]
    assert len(points["x"]) == len(TRAP.assumptions) * len(CLASS)
    assert chart.figure["layout"]["yaxis"]["ticktext"][0].replace("<br>", " ") == TRAP.assumption("price").label
    assert points["x"][:4] == pytest.approx([0.2 / 1.5, 0.2 / 1.5, 0.8, 0.8])
    assert medians["x"][0] == pytest.approx(0.7 / 1.5)
    assert list(chart.table["Label"]) == [*(a.label for a in TRAP.assumptions), *(o.label for o in TRAP.outcomes)]
    assert report.says in chart.html
