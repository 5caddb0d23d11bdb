"""The figures: each shows what its table holds, says so in a sentence, and needs nothing from elsewhere."""

from __future__ import annotations

import io
import json
import re
from itertools import pairwise
from typing import Any
from urllib.parse import unquote

import pandas as pd
import pytest
from bs4 import BeautifulSoup

from tests.conftest import ROOT
from twodoors import evidence
from twodoors.chart.chart import Chart, cell
from twodoors.chart.palette import INK, NEITHER, TALKS, WAR
from twodoors.evidence.chronology import LADDER, SECTIONS, WINDOW
from twodoors.evidence.day import CUT, DAY, RECORD, goes_on
from twodoors.words import value

PAGE = (ROOT / "reference" / "evidence.md").read_text(encoding="utf-8")

#: Each figure as of the day, and the whole series of those that go beyond it.
EVERY = evidence.FIGURES | evidence.WHOLE


@pytest.fixture(scope="module")
def charts() -> dict[str, Chart]:
    return {name: figure() for name, figure in EVERY.items()}


def soup(html: str) -> Any:
    return BeautifulSoup(html, "html.parser")


def address(part: Any) -> str:
    """What a cell says; of a link, where it leads."""
    return str(part.a["href"] if part.a else part.get_text())


def traces(chart: Chart, *, named: bool = True) -> dict[str, dict[str, Any]]:
    """The figure's traces by name; one without a name is a line behind the others."""
    found = {trace.get("name", f"line {i}"): trace for i, trace in enumerate(chart.figure["data"])}
    return {name: trace for name, trace in found.items() if not named or trace.get("showlegend") is not False}


def words(chart: Chart) -> set[str]:
    """The numbers of its sentence."""
    return set(re.findall(r"\d[\d,.]*\d|\d", chart.says))


# -- every figure -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", EVERY)
def test_a_figure_has_all_its_parts(charts: dict[str, Chart], name: str) -> None:
    chart = charts[name]
    assert chart.name == name.replace("_", "-")
    assert re.fullmatch(r"[A-Z\d].{60,600}\.", chart.says), "a sentence or a few"
    assert "nan" not in chart.says
    html = soup(chart.html)
    assert html.figcaption.get_text() == chart.says
    assert html.select_one(".td-source").get_text() == f"Source: {chart.source}"
    for axis in ("xaxis", "yaxis"):
        shown = chart.figure["layout"].get(axis, {})
        assert "text" in shown.get("title", {}) or "ticktext" in shown or name.startswith("us_troops_region"), axis
    layout = chart.figure["layout"]
    assert layout["height"] >= 250
    assert not {"title", "font", "paper_bgcolor", "plot_bgcolor", "template"} & set(layout), (
        "the view themes the figure"
    )
    assert not layout["legend"]["itemclick"]


@pytest.mark.parametrize("name", EVERY)
def test_its_table_is_on_the_page_and_in_the_file(charts: dict[str, Chart], name: str) -> None:
    chart = charts[name]
    html = soup(chart.html)
    heads = [head.get_text() for head in html.select("thead th")]
    assert heads == list(chart.table.columns)
    rows = [[address(part) for part in row.select("th, td")] for row in html.select("tbody tr")]
    assert rows == [[cell(part) for part in row] for row in chart.table.itertuples(index=False)]
    link = html.select_one('[data-role="csv"]')
    assert link["download"] == f"two-doors-{chart.name}.csv"
    kind, _, text = link["href"].partition(",")
    assert kind == "data:text/csv;charset=utf-8"
    file = pd.read_csv(io.StringIO(unquote(text)), dtype=str, keep_default_na=False)
    assert list(file.columns) == heads
    assert len(file) == len(chart.table) > 0
    for column in chart.table.select_dtypes("number"):
        given = pd.to_numeric(file[column]).to_list()
        assert given == pytest.approx(chart.table[column].astype("float64").to_list(), nan_ok=True), column


@pytest.mark.parametrize("name", EVERY)
def test_colours_mean_what_they_mean_everywhere(charts: dict[str, Chart], name: str) -> None:
    def colours(part: Any) -> set[str]:
        if isinstance(part, dict):
            return set().union(*(colours(value) for value in part.values()), set())
        if isinstance(part, list):
            return set().union(*(colours(value) for value in part), set())
        return {part} if isinstance(part, str) and re.match(r"#|\w+\(", part) else set()

    shown = [trace for trace in charts[name].figure["data"] if trace.get("showlegend") is not False]
    used = colours(charts[name].figure)
    assert used <= {WAR, TALKS, NEITHER, INK}
    signs = [
        (t["marker"].get("symbol"), t["marker"].get("pattern", {}).get("shape"))
        if "marker" in t
        else t["line"].get("dash")
        for t in shown
    ]
    assert len(signs) == len({str(sign) for sign in signs}), "never colour alone"


@pytest.mark.parametrize("name", EVERY)
def test_a_figure_needs_nothing_from_elsewhere(charts: dict[str, Chart], name: str) -> None:
    assert "http" not in json.dumps(charts[name].figure)
    html = soup(charts[name].html)
    assert not html.select("[src], link, script, style, iframe, object")
    assert all(link["href"].startswith("data:text/csv") for link in html.select("[href]") if not link.find_parent("td"))


@pytest.mark.parametrize("name", EVERY)
def test_points_lie_inside_the_axes(charts: dict[str, Chart], name: str) -> None:
    layout = charts[name].figure["layout"]
    for trace in charts[name].figure["data"]:
        if trace.get("hoverinfo") == "skip":
            continue
        for axis in "xy":
            ends = layout.get(f"{axis}axis", {}).get("range")
            points = [point for point in trace[axis] if point is not None]
            if ends is None or isinstance(points[0], str) != isinstance(ends[0], str):
                continue
            low, high = sorted(ends)
            assert all(low <= point <= high for point in points), (trace.get("name"), axis)


# -- what happened ----------------------------------------------------------------------------------------------------


def test_the_timeline_shows_every_event_on_its_rung(charts: dict[str, Chart]) -> None:
    chart, events = charts["timeline_whole"], evidence.record()
    shown = {
        row: (x, y, text, name)
        for name, t in traces(chart).items()
        for row, x, y, text in zip(t["customdata"], t["x"], t["y"], t["text"], strict=True)
    }
    assert sorted(shown) == list(range(84))
    for row, event in enumerate(events.itertuples()):
        date, rung, text, name = shown[row]
        assert date == str(event.date.date())
        assert text == ("" if pd.isna(event.key_name) else event.key_name)
        if pd.isna(event.rung):
            assert (rung, name) == (0, "Accident, off the ladder")
        else:
            assert rung == event.rung
            group = "Steps down (1–2)" if rung <= 2 else "Pressure (3–5)" if rung <= 5 else "Force (6–10)"
            assert name == group
        assert chart.table["Rung"].iloc[row] is pd.NA or chart.table["Rung"].iloc[row] == rung
    names = {text for _, _, text, _ in shown.values() if text}
    assert names == {
        "US leaves the deal",
        "Drone shot down",
        "Abqaiq",
        "Soleimani killed",
        "Al Asad",
        "Saudi–Iran accord",
    }
    assert chart.figure["layout"]["yaxis"]["tickvals"] == [0, *LADDER]
    assert {"84", "26", "23", "9"} <= words(chart)
    assert chart.zoom == "x"


def test_a_timeline_may_begin_later() -> None:
    events = evidence.record().query("date >= '2020-01-03'")
    chart = evidence.timeline(since="2020-01-03", whole=True)
    assert list(chart.table["Event"]) == list(events["event"])
    assert chart.says.startswith(f"{len(events)} events from January 2020 to March 2023")
    rows = [row for trace in traces(chart).values() for row in trace["customdata"]]
    assert sorted(rows) == list(range(len(events)))
    places = dict(zip(chart.figure["data"][2]["text"], chart.figure["data"][2]["textposition"], strict=True))
    assert places["Soleimani killed"] == "bottom right", "there is no room to its left"


def test_what_came_after_the_record_has_a_timeline_of_its_own() -> None:
    events = evidence.load("chronology")
    events = events[events["date"] > RECORD]
    chart = evidence.timeline(since="2023-04-01", until="2026-07-01", whole=True)
    assert list(chart.table["Event"]) == list(events["event"])
    assert chart.says.startswith(f"{len(events)} events from September 2023 to July 2026")
    assert chart.says.endswith("The highest rung reached is 10, on 13 June 2025 and on 28 February 2026.")
    places = dict(zip(chart.figure["data"][2]["text"], chart.figure["data"][2]["textposition"], strict=True))
    assert places["War"] == "top left", "“War again” follows on its rung"
    assert places["US strikes Fordow"] == "top left", "on a phone the edge would cut it"
    assert chart.name not in {evidence.timeline(whole=whole).name for whole in (False, True)}
    assert evidence.timeline(until="2026-07-01").says == evidence.timeline().says, "the day of the column cuts first"


def test_the_timeline_is_filtered_by_kind_and_section(charts: dict[str, Chart]) -> None:
    html = soup(charts["timeline_whole"].html)
    lists = {label.contents[0]: [o.get_text() for o in label.select("option")] for label in html.select("label")}
    assert list(lists) == ["Kind", "Section"]
    assert lists["Kind"] == [
        "all",
        "diplomacy",
        "economy",
        "domestic",
        "nuclear",
        "posture",
        "force",
        "cyber",
        "accident",
    ]
    assert lists["Section"] == ["all", *SECTIONS.values()]


def test_the_map_shows_the_places_of_its_window(charts: dict[str, Chart]) -> None:
    chart = charts["places_whole"]
    sites = evidence.load("sites").set_index("name")
    shown = {
        chart.table["Place"].iloc[row]: (x, y)
        for t in traces(chart).values()
        for row, x, y in zip(t["customdata"], t["x"], t["y"], strict=True)
    }
    (west, east), (south, north) = WINDOW["longitude"], WINDOW["latitude"]
    inside = sites[sites["longitude"].between(west, east) & sites["latitude"].between(south, north)]
    assert set(shown) == set(inside.index)
    assert 40 <= len(shown) < len(sites)
    for name, point in shown.items():
        assert point == (sites["longitude"][name], sites["latitude"][name])
    events = evidence.load("chronology")
    places = events["site"].map(evidence.load("sites").set_index("site_id")["name"])
    assert dict(zip(chart.table["Place"], chart.table["Events"], strict=True)) == {
        name: int((places == name).sum()) for name in shown
    }
    lines = [t for t in chart.figure["data"] if t.get("showlegend") is False]
    drawn = sum(x is not None for t in lines for x in t["x"])
    assert (len(lines), drawn) == (2, len(evidence.load("outlines")))
    assert chart.figure["layout"]["yaxis"]["scaleanchor"] == "x"


def test_lines_of_the_map_do_not_run_together(charts: dict[str, Chart]) -> None:
    for trace in charts["places"].figure["data"][:2]:
        pairs = [p for p in pairwise(zip(trace["x"], trace["y"], strict=True)) if None not in (*p[0], *p[1])]
        assert max(abs(a[0] - b[0]) + abs(a[1] - b[1]) for a, b in pairs) < 7


def test_sanctions_run_from_their_first_day_to_their_last(charts: dict[str, Chart]) -> None:
    chart, table = charts["sanctions_whole"], evidence.load("sanctions")
    bars = {
        y[0]: (x[0], x[1], name)
        for name, t in traces(chart).items()
        for x, y in ((t["x"][i : i + 2], t["y"][i : i + 2]) for i in range(0, len(t["x"]), 3))
    }
    assert sorted(bars) == list(range(len(table)))
    for row, measure in enumerate(table.itertuples()):
        start, end, name = bars[row]
        assert start == str(measure.start_date.date())
        assert end == ("2026-07-01" if pd.isna(measure.end_date) else str(measure.end_date.date()))
        assert name == ("Relief" if measure.relief else "Sanction")
    assert {"26", "4", "13", "16"} <= words(chart)


def test_the_initiative_of_2013_goes_day_by_day(charts: dict[str, Chart]) -> None:
    chart, table = charts["syria_2013"], evidence.load("syria_2013")
    assert len(chart.table) == len(table)
    points = sorted((y, x, name) for name, t in traces(chart).items() for x, y in zip(t["x"], t["y"], strict=True))
    days = [day for day in (table["date"] - pd.Timestamp("2013-08-21")).dt.days if 0 <= day <= 60]
    assert [x for _, x, _ in points] == days == sorted(days)
    assert [y for y, _, _ in points] == list(range(len(days)))
    assert (
        "took 19 days; from there to the Geneva framework 5 days, and to Security Council resolution 2118 18"
        in chart.says
    )


# -- how often --------------------------------------------------------------------------------------------------------


RATES = {"crises_and_war": (4, 1), "how_crises_end": (7, 2), "mediation": (10, 2), "disputes": (12, 3)}


@pytest.mark.parametrize("name", RATES)
def test_rates_are_points_with_their_intervals(charts: dict[str, Chart], name: str) -> None:
    chart, (points, parts) = charts[name], RATES[name]
    assert (len(chart.table), len(chart.figure["data"])) == (points, parts)
    shown = [
        (share, round(share - minus, 1), round(share + plus, 1))
        for t in chart.figure["data"]
        for share, minus, plus in zip(t["x"], t["error_x"]["arrayminus"], t["error_x"]["array"], strict=True)
    ]
    numbers = chart.table.select_dtypes("number")
    for (n, total, share, low, high), point in zip(numbers.itertuples(index=False), shown, strict=True):
        assert point == (share, low, high)
        assert share == round(100 * n / total, 1)
        assert 0 <= low <= share <= high <= chart.figure["layout"]["xaxis"]["range"][1]
    assert chart.figure["layout"]["xaxis"]["title"]["text"].endswith("(%)")


@pytest.mark.parametrize("name", RATES)
def test_sentences_hold_only_numbers_of_the_tables(charts: dict[str, Chart], name: str) -> None:
    known = {"1945", "1946", "2014", "100"}
    for table in (charts[name].table, charts["how_crises_end"].table):
        for n, total, *_ in table.select_dtypes("number").itertuples(index=False):
            known |= {f"{n:,}", f"{total:,}", value(n / total, "chance").split()[0]}
    pair = evidence.rate("FOROUT", "1", "2")
    known |= {str(pair.n), value(pair.share, "chance").split()[0]}
    assert words(charts[name]) <= known


def test_mediation_compares_the_same_outcomes(charts: dict[str, Chart]) -> None:
    table = charts["mediation"].table
    with_, without = (table[table["Which"] == which] for which in ("With mediation", "Without"))
    assert with_["What became of it"].to_list() == without["What became of it"].to_list()
    agreed = with_.iloc[0], without.iloc[0]
    assert [int(row["Crises that did"]) for row in agreed] == [71, 51]
    war = table[table["What became of it"] == "Full-scale war"]["Share (%)"].to_list()
    assert war[0] >= war[1], "the sentence says so"


# -- forces, economy, protests ----------------------------------------------------------------------------------------


def test_troops_by_year(charts: dict[str, Chart]) -> None:
    line, *origins = charts["us_troops_whole"].figure["data"]
    assert line["x"] == list(range(2003, 2022))
    assert max(line["y"]) == 170
    marked = {x: y for t in origins for x, y in zip(t["x"], t["y"], strict=True)}
    assert marked == dict(zip(line["x"], line["y"], strict=True))
    assert [t["name"] for t in origins] == ["Personnel report", "Press or official statement"]
    assert origins[1]["x"] == [2006, 2007, 2018, 2019, 2020, 2021]
    assert {"170,000", "164", "7,402", "5,200", "2,500"} <= words(charts["us_troops_whole"])


def test_troops_in_the_region(charts: dict[str, Chart]) -> None:
    (bars,) = charts["us_troops_region"].figure["data"]
    assert len(bars["y"]) == 8
    assert bars["x"] == sorted(bars["x"], reverse=True)
    assert dict(zip(bars["y"], bars["x"], strict=True))["Iraq"] == 5.2
    assert len(charts["us_troops_region_whole"].table) == len(evidence.load("us_troops_press"))


def test_the_economy_s_years(charts: dict[str, Chart]) -> None:
    shown = traces(charts["iran_economy_whole"])
    assert list(shown) == ["Inflation, consumer prices", "Growth of output (GDP)"]
    for trace in shown.values():
        assert trace["x"] == list(range(2011, 2024))
    growth = shown["Growth of output (GDP)"]["y"]
    assert [year for year, rate in zip(range(2011, 2024), growth, strict=True) if rate < 0] == [
        2012,
        2013,
        2015,
        2018,
        2019,
    ]
    assert "shrank in 5 of 13 years: 2012, 2013, 2015, 2018 and 2019" in charts["iran_economy_whole"].says
    oil = traces(charts["iran_oil_whole"])
    assert [len(t["x"]) for t in oil.values()] == [10, 10]
    assert (
        (charts["iran_oil_whole"].table.iloc[:, 1] - charts["iran_oil_whole"].table.iloc[:, 2])
        .eq(charts["iran_oil_whole"].table.iloc[:, 3])
        .all()
    )


def test_the_rial_s_weeks(charts: dict[str, Chart]) -> None:
    (line,) = charts["rial_whole"].figure["data"]
    assert (len(line["x"]), line["x"][0], line["x"][-1]) == (156, "2018-01-05", "2020-12-25")
    assert 43 < min(line["y"]) < 44
    assert 310 < max(line["y"]) < 325
    assert "43,000" in words(charts["rial_whole"])


def test_protests_by_month(charts: dict[str, Chart]) -> None:
    shown = traces(charts["protests_whole"])
    assert {name: (len(t["y"]), sum(t["y"])) for name, t in shown.items()} == {"Iraq": (27, 26), "Iran": (27, 16)}
    assert {t["type"] for t in shown.values()} == {"bar"}
    assert dict(zip(shown["Iraq"]["x"], shown["Iraq"]["y"], strict=True))["2019-10-01"] == 11
    deaths = evidence.load("protest_deaths").groupby("country", observed=True)
    for country, rows in deaths:
        said = f"for {country}, from {rows['deaths_low'].min():,} to {rows['deaths'].max():,}"
        assert said in charts["protests_whole"].says


def test_deaths_by_who_counted(charts: dict[str, Chart]) -> None:
    chart, table = charts["protest_deaths_whole"], evidence.load("protest_deaths")
    shown = {name: t["x"] for name, t in traces(chart).items()}
    for country, numbers in shown.items():
        assert numbers == sorted(table[table["country"] == country]["deaths"])
    assert {"157", "600", "200", "1,500"} <= words(chart)
    assert len(chart.figure["layout"]["yaxis"]["ticktext"]) == len(table)


# -- as of the day ----------------------------------------------------------------------------------------------------


def test_a_table_as_it_was_known_has_no_row_of_a_later_day() -> None:
    for name, (column, _) in CUT.items():
        whole, table = evidence.load(name), evidence.known(name)
        assert 0 < len(table) < len(whole), name
        assert evidence.known(name, whole=True).equals(whole)
        if str(whole[column].dtype).startswith("datetime"):
            assert table[column].max() <= DAY < whole[column].max(), name
            assert len(table) == (whole[column] <= DAY).sum() or name == "protests_monthly"
    assert evidence.known("icb_base_rates").equals(evidence.load("icb_base_rates"))


def test_of_measures_and_places_nothing_later_is_told() -> None:
    measures = evidence.known("sanctions")
    assert "status" not in measures
    assert measures["end_date"].max() < DAY
    places = evidence.known("sites")
    assert places["later"].isna().all()
    assert set(evidence.known("chronology")["site"]) <= set(places["site_id"])
    assert "PS752" not in places["name"].str.cat(places["role"], sep=" ").str.cat(sep=" ")


def test_figures_end_with_the_day(charts: dict[str, Chart]) -> None:
    assert charts["timeline"].says.startswith("47 events from May 2018 to January 2020")
    names = {text for t in traces(charts["timeline"]).values() for text in t["text"] if text}
    assert names == {"US leaves the deal", "Drone shot down", "Abqaiq", "Soleimani killed"}
    assert charts["us_troops"].figure["data"][0]["x"][-1] == 2020
    assert [t["x"][-1] for t in traces(charts["iran_economy"]).values()] == [2019, 2019]
    assert charts["rial"].figure["data"][0]["x"][-1] == "2020-01-03"
    assert {t["x"][-1] for t in traces(charts["protests"]).values()} == {"2019-12-01"}
    assert max(x for t in traces(charts["sanctions"]).values() for x in t["x"] if x) == "2020-01-05"
    assert "later, in June 2020 and November 2021" in charts["protest_deaths"].source, "a later count is marked so"


# -- the page, and the chapters that lead to it -----------------------------------------------------------------------


def test_the_page_lists_every_table_and_every_figure() -> None:
    assert sorted(re.findall(r'evidence\.about\("(\w+)"\)', PAGE)) == sorted(evidence.names())
    assert sorted(re.findall(r"evidence\.(\w+)\(\)", PAGE)) == sorted(evidence.FIGURES)
    whole = re.findall(r"evidence\.(\w+)\(whole=True\)", PAGE)
    assert sorted(f"{name}_whole" for name in whole) == sorted(evidence.WHOLE)
    beyond = [name for name in evidence.names() if goes_on(name)]
    assert sorted(re.findall(r'evidence\.about_later\("(\w+)"\)', PAGE)) == sorted(beyond)


def test_whole_series_stand_in_closed_parts_of_the_page() -> None:
    for section in re.split(r"^#+ ", PAGE, flags=re.M):
        opened, mark, _ = section.partition("```{later}\n:record:\n```\n")
        assert "whole=True" not in opened
        assert "about_later" not in opened
        assert not mark or opened.startswith("After 5 January 2020: ")


@pytest.mark.parametrize("name", ["chronology", "icb_base_rates", "rial_weekly"])
def test_an_entry_says_source_terms_caveats_and_columns(name: str) -> None:
    resource, text = evidence.describe(name), evidence.about(name).data
    for part in ("sources", "licenses"):
        assert all(entry["title"].rstrip(".") in text for entry in resource[part])
    assert all(caveat in text for caveat in resource["caveats"])
    assert all(f"| `{field['name']}` | {field['type']} |" in text for field in resource["schema"]["fields"])
    rows = f"{len(evidence.load(name)):,} rows"
    if goes_on(name):
        assert rows not in text
        assert resource["path"] not in text, "the whole file stands under what is closed"
        text += evidence.about_later(name).data
        assert all(caveat in text for caveat in resource.get("later", []))
    assert rows in text
    assert f"(../data/{resource['path']})" in text
    assert (ROOT / "reference" / f"../data/{resource['path']}").is_file()


@pytest.mark.parametrize("chapter", sorted((ROOT / "chapters").glob("[0-9]*.md")), ids=lambda path: path.stem)
def test_a_chapter_links_to_the_entry_of_each_figure_it_shows(chapter: Any) -> None:
    text = chapter.read_text(encoding="utf-8")
    linked = "".join(
        part.partition("\n(evidence-")[0]
        for label in re.findall(r"<(evidence-[\w-]+)>", text)
        for part in PAGE.split(f"({label})=")[1:]
    )
    tables = ("known", "load", "rate")  # what labs take is no figure
    shown = [name for name in re.findall(r"evidence\.(\w+)\(", text) if name not in tables]
    assert shown
    assert [figure for figure in shown if f"evidence.{figure}()" not in linked] == []
