"""A class's list in whatever file it comes: read to the last link, or refused in one line that says what to do."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from twodoors import Scenario, class_report
from twodoors.classes.links import LinksReport

LINKS = [Scenario("trap", {"price": price}).link("https://example.org/05-the-trap.html") for price in (0.25, 1.0, 1.25)]
ROWS = ["Zeit;Name;Link", *(f"10:0{i};Zoë Müller-Łuk “{i}”;{link}" for i, link in enumerate(LINKS))]
CRLF = "\r\n".join([*ROWS, ""])


def prices(path: Path | str) -> list[float]:
    report = class_report(path)
    assert isinstance(report, LinksReport)
    assert report.bad.empty
    assert list(report.settings.index) == [2, 3, 4], "rows are numbered as in a spreadsheet"
    return list(report.settings["price"])


@pytest.mark.parametrize(
    "held",
    [
        pytest.param(CRLF.encode(), id="UTF-8"),
        pytest.param(CRLF.encode("utf-8-sig"), id="UTF-8 with a mark"),
        pytest.param(CRLF.encode("utf-16"), id="UTF-16, as Excel's Unicode text"),
        pytest.param(CRLF.encode("utf-16-le"), id="UTF-16 without a mark"),
        pytest.param(CRLF.encode("utf-16-be"), id="UTF-16, the other way"),
        pytest.param(CRLF.encode("utf-32"), id="UTF-32"),
        pytest.param(CRLF.encode("cp1252", "replace"), id="Windows-1252"),
        pytest.param(CRLF.encode("cp1250"), id="Windows-1250"),
        pytest.param(CRLF.encode("mac_roman", "replace"), id="an old Mac"),
        pytest.param(CRLF.encode("cp1252", "replace").replace(b"Zo", b"Zo\x81\x8d"), id="bytes of no letter"),
        pytest.param("\r".join(ROWS).encode("mac_roman", "replace"), id="an old Mac's line ends"),
        pytest.param("\n".join(ROWS).encode(), id="Unix line ends"),
        pytest.param(f"sep=;\r\n{CRLF}".encode("utf-8-sig"), id="sep="),
        pytest.param(f'"sep=\t"\r{CRLF}'.encode("utf-16"), id="sep= in quotes"),
        pytest.param(CRLF.replace("Zoë", "Zoë\u2028\x0b\x85").encode(), id="what ends a line to Python alone"),
    ],
)
def test_a_list_is_read_as_its_program_saved_it(held: bytes, tmp_path: Path) -> None:
    path = tmp_path / "class.csv"
    path.write_bytes(held)
    assert prices(path) == prices(str(path)) == [0.25, 1.0, 1.25]


@pytest.mark.parametrize("name", ["class #3.csv", "#.csv", "#explore=trap.csv", "links 100%.txt", "class?x=1&y.csv"])
def test_a_file_may_be_called_anything(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / name).write_text(CRLF, encoding="utf-8", newline="")
    monkeypatch.chdir(tmp_path)
    assert prices(tmp_path / name) == prices(str(tmp_path / name)) == prices(name) == [0.25, 1.0, 1.25]


def test_a_list_as_text_is_read_alike() -> None:
    for text in (f"sep=;\n{CRLF}", "\r".join(ROWS), f"\ufeff{CRLF}"):
        assert prices(text) == [0.25, 1.0, 1.25]


def workbook(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")


@pytest.mark.parametrize(
    ("name", "held", "what"),
    [
        ("class.xlsx", b"", "is a workbook, or another zipped file, not text"),
        ("class.csv", b"", "is a workbook, or another zipped file, not text"),  # which was given another name
        ("class.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "is a workbook of an older Excel, not text"),
        ("class.pdf", b"%PDF-1.7", "is a PDF, not text"),
        ("class.dat", bytes(range(256)) * 3, "is no text"),
    ],
)
def test_what_is_no_text_is_refused_with_how_to_save_it(name: str, held: bytes, what: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(held)
    if not held:
        workbook(path)
    with pytest.raises(ValueError, match=rf"^{name} {what}; .*save the list as CSV \(in Excel: .*“CSV UTF-8”\)$"):
        class_report(path)


def test_an_error_names_the_file_and_the_row(tmp_path: Path) -> None:
    path = tmp_path / "class.csv"
    path.write_text("Link\n\n#explore=trap&price=much\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"^class\.csv: no row holds a link .*\(row 3: price = 'much' is not a number"):
        class_report(path)
    path.write_text(CRLF, encoding="utf-8")
    with pytest.raises(ValueError, match=r"^class\.csv: no link of vote among 4 rows \(row 2: a link of trap"):
        class_report(path, model="vote")
    with pytest.raises(ValueError, match=r"^there is no model 'vot'"):
        class_report(path, model="vot")
