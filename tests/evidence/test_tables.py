"""The tables of data/: to their schema, with sums that add up, and loaded in their types."""

from __future__ import annotations

import json
import re
import shutil
from hashlib import sha256
from pathlib import Path

import frictionless
import pandas as pd
import pytest

from tests.conftest import ROOT
from twodoors import evidence
from twodoors.evidence import tables
from twodoors.evidence.day import LAST, RECORD
from twodoors.evidence.rates import wilson
from twodoors.questions.predictions import asked

DATA = ROOT / "data"

#: The SHA-256 of number, day, place, rung, kind and section of the 84 events of the record that is scored.
SCORED = "9ee26f40a5fe86c343e7f0ecf121ca4ee05f4e0791edfaa5c4348444de30b24c"


def wilson_by_hand(n: int, total: int) -> tuple[float, float]:
    """The roots of (p − share)² = z² p (1 − p) / total, where Wilson's interval comes from."""
    z, share = 1.959963984540054, n / total
    a, b, c = 1 + z * z / total, -(2 * share + z * z / total), share * share
    root = max(0.0, b * b - 4 * a * c) ** 0.5
    return (-b - root) / (2 * a), (-b + root) / (2 * a)


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of data/ that a test may spoil, and that ``load`` reads."""
    data = tmp_path / "data"
    shutil.copytree(DATA, data)
    monkeypatch.setattr(tables, "DATA", data)
    return data


def spoil(data: Path, name: str, old: str, new: str) -> None:
    """Replace a text that must be there once or more, the first time it occurs."""
    path = data / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


# -- the package ------------------------------------------------------------------------------------------------------


def test_every_table_keeps_to_its_schema() -> None:
    report = frictionless.validate(str(DATA / "datapackage.json"))
    assert report.valid, report.to_summary()
    assert report.stats["tasks"] == len(evidence.names())


@pytest.mark.parametrize(
    ("file", "old", "new", "error"),
    [
        ("chronology.csv", "2018-05-08", "8 May 2018", "type-error"),
        ("chronology.csv", ",high,", ",sure,", "constraint-error"),
        ("chronology.csv", ",dc,", ",nowhere,", "foreign-key"),
        ("icb_base_rates.csv", "0.249383", "1.249383", "constraint-error"),
        ("us_troops_iraq.csv", "2004,", "2003,", "unique-error"),
    ],
)
def test_the_schema_refuses_what_is_wrong(copy: Path, file: str, old: str, new: str, error: str) -> None:
    spoil(copy, file, old, new)
    report = frictionless.validate(str(copy / "datapackage.json"))
    assert error in {code for (code,) in report.flatten(["type"])}


def test_every_file_is_described_and_every_description_is_whole() -> None:
    package = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
    assert sorted(resource["path"] for resource in package["resources"]) == sorted(p.name for p in DATA.glob("*.csv"))
    for resource in package["resources"]:
        for part in ("title", "description", "sources", "licenses", "caveats"):
            assert resource[part], (resource["name"], part)
        for field in resource["schema"]["fields"]:
            assert field["description"], (resource["name"], field["name"])
            assert field["type"] in tables.READ
    readme = (DATA / "README.md").read_text(encoding="utf-8")
    assert [name for name in evidence.names() if f"`{name}.csv`" not in readme] == []


# -- what the numbers must be -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "case"), [("icb_base_rates", "code"), ("mid_disputes", "level")])
def test_shares_and_intervals_follow_from_counts_that_add_up(name: str, case: str) -> None:
    table = evidence.load(name)
    for row in table.to_dict("records"):
        low, high = wilson_by_hand(row["n"], row["n_total"])
        assert row["share"] == pytest.approx(row["n"] / row["n_total"], abs=1e-6), row
        assert (row["ci95_low"], row["ci95_high"]) == pytest.approx((low, high), abs=1e-6), row
        assert wilson(row["n"], row["n_total"]) == pytest.approx((low, high), abs=1e-12), row
    groups = [column for column in ("sample", "condition", "variable") if column in table]
    for key, group in table.groupby(groups, observed=True):
        assert group["n"].sum() == group["n_total"].iloc[0], key
        assert group["n_total"].nunique() == 1, key
        assert group[case].is_unique, key


def test_known_rates() -> None:
    """What the counts were recounted to be; see data/README.md."""
    table = evidence.load("icb_base_rates")
    known = {
        ("since 1945", "any", "VIOL", "4"): (70, 405),
        ("since 1945, not inside a war", "any", "VIOL", "4"): (29, 355),
        ("since 1945, not inside a war", "any", "MEDIATE", "4"): (112, 351),
        ("since 1945, Middle East or Iran", "any", "VIOL", "4"): (28, 85),
        ("since 1945, not inside a war", "any", "SEVVIOSY", "4"): (18, 355),
        ("since 1945, United States a party", "any", "SEVVIOSY", "4"): (16, 74),
    }
    for key, counts in known.items():
        row = table.set_index(["sample", "condition", "variable", "code"]).loc[key]
        assert (row["n"], row["n_total"]) == counts, key
    assert evidence.rate("VIOL", "4")[:2] == (29, 355)
    both = evidence.rate("FOROUT", "1", "2")
    assert both[:2] == (124, 355)
    assert both.low < both.share < both.high


def test_with_and_without_mediation_are_parts_of_the_whole() -> None:
    for variable in ("FOROUT", "VIOL"):
        for code in evidence.load("icb_base_rates").query("variable == @variable and condition == 'mediated'")["code"]:
            parts = [evidence.rate(variable, code, condition=c).n for c in ("mediated", "not mediated")]
            assert sum(parts) <= evidence.rate(variable, code).n
    # four crises have no code for mediation
    assert evidence.rate("MEDIATE", "4").n_total == evidence.rate("VIOL", "4").n_total - 4


def test_agreements_add_up() -> None:
    table = evidence.load("peace_agreements")
    (every,) = table[table["by"] == "all"].to_dict("records")
    decades = table[table["by"] == "decade"]
    assert decades["agreements"].sum() == every["agreements"]
    assert decades["with_third_party"].sum() == every["with_third_party"]
    some = table[table["agreements"] > 0]
    assert some["share"].to_list() == pytest.approx((some["with_third_party"] / some["agreements"]).to_list(), abs=1e-6)
    assert table[table["agreements"] == 0]["share"].isna().all()


def test_parliament_has_329_seats() -> None:
    seats = evidence.load("iraqi_seats_2018").groupby("bloc", observed=True)["seats"].sum()
    assert seats.to_dict() == {"shia": 188, "kurdish": 58, "sunni": 58, "other": 25}
    assert seats.sum() == 329


def test_months_and_weeks_have_no_gap() -> None:
    protests = evidence.load("protests_monthly")
    months = list(pd.date_range("2018-01-01", "2020-03-01", freq="MS"))
    for _, rows in protests.groupby("country", observed=True):
        assert rows["month"].to_list() == months
    assert (protests[["with_killings", "with_shootings"]].max(axis=1) <= protests["events"]).all()
    weeks = evidence.load("rial_weekly")["week_ending"]
    assert set(weeks.diff().dropna().dt.days) == {7}
    assert set(weeks.dt.day_name()) == {"Friday"}


def test_ranges_are_not_turned_round() -> None:
    for name, low, high in (("us_troops_press", "low", "high"), ("protest_deaths", "deaths_low", "deaths")):
        table = evidence.load(name)
        assert (table[low] <= table[high]).all()
    sanctions = evidence.load("sanctions")
    ended = sanctions[sanctions["end_date"].notna()]
    assert (ended["start_date"] < ended["end_date"]).all()
    deaths = evidence.load("protest_deaths")
    assert (deaths["start_date"] < deaths["until"]).all()


# -- the chronology ---------------------------------------------------------------------------------------------------


def test_every_event_has_its_section_place_rung_and_document() -> None:
    events = evidence.load("chronology")
    assert not events["section"].isna().any()
    assert set(events["section"]) == {f"S{number}" for number in range(1, 13)}
    assert set(events["site"]) <= set(evidence.load("sites")["site_id"])
    assert events["date"].is_monotonic_increasing
    assert (events["rung"].isna() == (events["kind"] == "accident")).all()
    assert events["verified"].sum() >= 60
    for address in pd.concat([events["url"], events["url_2"].dropna()]):
        assert re.fullmatch(r"https?://[^\s/]+\.[^\s/]+/\S*", address), address
    assert events["source"].str.fullmatch(r".+ \(.+\)").all()


def test_the_record_that_is_scored_is_what_it_was_before_later_rows_came() -> None:
    """Its events, by day, place, rung and section: what is added after March 2023 moves none of them."""
    scored, whole = evidence.record(), evidence.load("chronology")
    assert scored["date"].max() == pd.Timestamp("2023-03-10") < RECORD
    assert sorted(scored["event_id"]) == list(range(1, 85))
    assert scored.equals(whole.iloc[:84])
    rows = pd.read_csv(DATA / "chronology.csv", dtype="str", keep_default_na=False)[:84]
    said = "\n".join(",".join(row) for row in rows[["event_id", "date", "site", "rung", "kind", "section"]].values)
    assert sha256(said.encode()).hexdigest() == SCORED


def test_later_events_have_documents_and_end_with_the_day_of_the_data() -> None:
    events = evidence.load("chronology")
    since = events[events["date"] > RECORD]
    assert list(since["event_id"]) == list(range(85, 85 + len(since)))
    assert since["verified"].all()
    assert since["url"].notna().all()
    assert since["url_2"].notna().mean() > 0.9, "two documents where two were found"
    assert since["date"].max() == LAST
    assert set(since["section"]) >= {"S2", "S3", "S6", "S7", "S8", "S9", "S10", "S11", "S12"}
    sole = since[since["source"].str.contains("digest|Monexus|Herald|Indoneo")]
    assert (sole["confidence"] == "medium").all(), "what only digests of reports say is not called sure"


def test_no_forecast_is_decided_by_what_came_after_the_record() -> None:
    events = evidence.load("chronology").set_index("event_id")["date"]
    for a in asked("forecast"):
        assert max(events[number] for number in a.question["events"]) <= RECORD, a.key


@pytest.mark.parametrize("name", ["chronology", "sanctions", "syria_2013", "us_troop_policy", "protest_deaths"])
def test_what_is_verified_names_its_document(name: str) -> None:
    table = evidence.load(name)
    checked = table[table["verified"]]
    assert len(checked) >= 0.75 * len(table)
    assert checked["source"].str.len().gt(10).all()
    assert checked["url"].str.startswith("http").all()


# -- load -------------------------------------------------------------------------------------------------------------


def test_columns_come_in_their_types() -> None:
    events = evidence.load("chronology")
    assert events["date"].dtype.kind == "M"
    assert isinstance(events["kind"].dtype, pd.CategoricalDtype)
    assert events["section"].cat.categories[0] == "S1"
    assert (events["event_id"].dtype, events["rung"].dtype) == ("int64", pd.Int64Dtype())
    assert events["verified"].dtype == bool
    assert pd.api.types.is_string_dtype(events["event"])  # ``str``, or what an older pandas has for it
    assert evidence.load("icb_base_rates")["share"].dtype == "float64"
    kinds = {"date": "M", "integer": "i", "number": "f", "boolean": "b"}
    for name in evidence.names():
        table = evidence.load(name)
        fields = evidence.describe(name)["schema"]["fields"]
        assert list(table.columns) == [field["name"] for field in fields]
        for field in fields:
            column = table[field["name"]]
            if "enum" in field.get("constraints", {}):
                assert list(column.cat.categories) == field["constraints"]["enum"]
            elif field["type"] in kinds:
                assert column.dtype.kind == kinds[field["type"]], (name, field["name"])


def test_unknown_table_is_named_with_those_there_are() -> None:
    with pytest.raises(ValueError, match=r"no table 'wars'; there are chronology, icb_base_rates, .*us_troops_press"):
        evidence.load("wars")


def test_a_missing_file_is_named(copy: Path) -> None:
    (copy / "sites.csv").unlink()
    with pytest.raises(FileNotFoundError, match=r"'sites' should be the file .*sites\.csv, which is not there"):
        evidence.load("sites")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("site_id,name", "place,name", "must have the columns site_id, name, .*; it has place, name"),
        (",role,", ",role,role,", "must have the columns"),
        ("33.2625", "thirty", r"line 2, column 'latitude': 'thirty' is given; needed is a number"),
        ("33.2625", "", r"line 2, column 'latitude': nothing is given; needed is a number"),
        (
            ",airport,",
            ",aerodrome,",
            r"line 2, column 'kind': 'aerodrome' is given; needed is one of city, institution",
        ),
        ("true", "yes", "column 'verified': 'yes' is given; needed is true or false"),
    ],
)
def test_a_malformed_file_is_told_by_line_and_column(copy: Path, old: str, new: str, said: str) -> None:
    spoil(copy, "sites.csv", old, new)
    with pytest.raises(ValueError, match=said):
        evidence.load("sites")


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("chronology", "2018-05-21", "2018-05-41", r"line 3, column 'date': '2018-05-41' .* a date \(YYYY-MM-DD\)"),
        ("us_troops_iraq", "134000", "134000.5", r"line 3, column 'troops': '134000.5' .* a whole number"),
    ],
)
def test_a_value_of_another_type_is_told_by_line_and_column(
    copy: Path, name: str, old: str, new: str, said: str
) -> None:
    spoil(copy, f"{name}.csv", old, new)
    with pytest.raises(ValueError, match=said):
        evidence.load(name)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is not a CSV file in UTF-8"),
        (b"year,troops,origin\n2003,1,2,3,4\n2004,1\n", "more values than columns|is not a CSV file"),
        (b"year,troops,origin\n2003,1,personnel report\n2004,1,personnel report,extra\n", "is not a CSV file in UTF-8"),
        (b"year,troops,origin\n2003,\xff\xfe,personnel report\n", "is not a CSV file in UTF-8"),
    ],
    ids=["empty", "wide", "one wide line", "bytes"],
)
def test_what_is_no_table_is_refused(copy: Path, content: bytes, said: str) -> None:
    (copy / "us_troops_iraq.csv").write_bytes(content)
    with pytest.raises(ValueError, match=said):
        evidence.load("us_troops_iraq")


# -- rates ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("n", "total"), [(1, 0), (0, 0), (-1, 5), (6, 5)])
def test_no_interval_without_a_share(n: int, total: int) -> None:
    with pytest.raises(ValueError, match=f"{n} of {total} is not a share"):
        wilson(n, total)


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ({"variable": "MEDWHO"}, "'VIOL' for 'since 1945'"),
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
