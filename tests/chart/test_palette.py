"""Colours stand in one place, light and dark; all else calls them by name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import ROOT
from twodoors.chart import palette

VIEW = ROOT / "twodoors" / "widget" / "view.css"

#: A colour by its value, and what is declared as one.
VALUE = re.compile(r"(?<![&\w/])#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})\b|\b(?:rgb|hsl|oklch|oklab)a?\(", flags=re.I)
DECLARED = re.compile(r"(--td-\w+): (#[0-9a-f]{6});")

#: No style sheet reaches what a browser shows in its tab; icons are masks, of which only the shape counts.
ALONE = ROOT / "frontend" / "favicon.svg"
MASKS = ROOT / "frontend" / "icons"


def themes() -> list[dict[str, str]]:
    """The colours of the light theme and of the dark one, by name."""
    light, dark, *_ = re.findall(r"\{(.*?)\}", VIEW.read_text(encoding="utf-8"), flags=re.S)
    return [dict(DECLARED.findall(block)) for block in (light, dark)]


def sources() -> list[Path]:
    """What says how anything looks: scripts, styles, templates and drawings of the package and of the page."""
    kinds = {".py", ".js", ".ts", ".mjs", ".css", ".html", ".svg"}
    found = [*(ROOT / "twodoors").rglob("*"), *(ROOT / "frontend").glob("*"), *(ROOT / "frontend/templates").glob("*")]
    return [path for path in found if path.suffix in kinds]


def test_each_colour_has_a_value_in_the_light_and_in_the_dark() -> None:
    light, dark = themes()
    assert set(light) == set(dark)
    assert len(light) >= 9


def test_values_stand_nowhere_else() -> None:
    files = sources()
    assert VIEW in files
    assert len(files) > 150
    values = {path: VALUE.findall(path.read_text(encoding="utf-8")) for path in files if path != ALONE}
    assert len(values.pop(VIEW)) == sum(map(len, themes()))
    assert {path: found for path, found in values.items() if found} == {}
    assert all(set(VALUE.findall(path.read_text(encoding="utf-8"))) == {"#000"} for path in MASKS.glob("*.svg"))


@pytest.mark.parametrize("text", ["#fff", "'#D55E00'", "a: #d55e0080;", "rgb(1 2 3)", "rgba(0,0,0,.5)", "hsl(1 2% 3%)"])
def test_a_value_would_be_found(text: str) -> None:
    assert VALUE.search(text)


def test_what_is_called_by_name_has_a_value() -> None:
    light, _ = themes()
    used = {name: re.findall(r"var\((--td-\w+)", path.read_text(encoding="utf-8")) for name, path in named().items()}
    assert set(used["palette.py"]) == {"--td-war", "--td-talks", "--td-neither", "--td-ink"}
    assert set(used["chart.js"]) == {"--td-ink", "--td-muted", "--td-line", "--td-paper"}
    known = {*light, "--td-sans"}
    assert {name for names in used.values() for name in names} <= known


def named() -> dict[str, Path]:
    """The files that call colours by name, by their names."""
    return {path.name: path for path in sources() if "var(--td-" in path.read_text(encoding="utf-8")}


def test_the_tab_s_icon_has_the_colours_of_war_and_talks() -> None:
    light, _ = themes()
    found = VALUE.findall(ALONE.read_text(encoding="utf-8"))
    assert set(found) - {"#fff"} == {light[name[4:-1]] for name in (palette.WAR, palette.TALKS)}
