"""Where the numbers of the evidence come from: a table’s entry on the page Evidence, a figure’s source line."""

from __future__ import annotations

from typing import Any

import pandas as pd
from IPython.display import Markdown

from twodoors.evidence.day import goes_on, known
from twodoors.evidence.tables import describe


def about(name: str) -> Markdown:
    """What a table holds, its source, terms, caveats and columns, with a link to its CSV file, as Markdown.

    Of a table that goes beyond 5 January 2020 the rows up to that day are counted; the rest and its file stand in
    ``about_later``. The link is relative to a page one folder deep. Raises ``ValueError`` for a name that is no table.
    """
    resource = describe(name)
    file = "" if goes_on(name) else f"\n{_file(resource)}"
    upto = " up to 5 January 2020" if goes_on(name) else ""
    parts = [
        f"{resource['description']} {_counted(known(name), upto)}",
        "- **Source.** " + "; ".join(map(_linked, resource["sources"])) + ".\n"
        "- **Terms.** " + "; ".join(map(_linked, resource["licenses"])).rstrip(".") + ".\n"
        "- **Keep in mind.** " + " ".join(resource["caveats"]) + file,
        "<details><summary>Columns</summary>",
        "| column | type | meaning |\n| --- | --- | --- |\n" + "\n".join(map(_row, resource["schema"]["fields"])),
        "</details>",
    ]
    return Markdown("\n\n".join(parts))  # type: ignore[no-untyped-call]


def about_later(name: str) -> Markdown:
    """What a table holds beyond 5 January 2020: its rows, what to keep in mind then, and its whole file, as Markdown.

    Raises ``ValueError`` for a name that is no table, or none that goes beyond that day.
    """
    resource = describe(name)
    if not goes_on(name):
        raise ValueError(f"table {name!r} ends before 5 January 2020")
    caveats = "".join(f"- **Keep in mind.** {caveat}\n" for caveat in resource.get("later", []))
    said = f"The whole table: {_counted(known(name, whole=True))}\n\n{caveats}{_file(resource)}"
    return Markdown(said)  # type: ignore[no-untyped-call]


def _counted(table: pd.DataFrame, upto: str = "") -> str:
    verified = f", {int(table['verified'].sum())} of them verified in the document named" if "verified" in table else ""
    return f"{len(table):,} rows{upto}{verified}."


def _file(resource: dict[str, Any]) -> str:
    return f"- **File.** [{resource['path']}](../data/{resource['path']})"


def _linked(named: dict[str, str]) -> str:
    return f"[{named['title']}]({named['path']})" if "path" in named else named["title"]


def _row(field: dict[str, Any]) -> str:
    unit = f" ({field['unit']})" if "unit" in field else ""
    listed = field.get("constraints", {}).get("enum", [])
    allowed = f": {', '.join(listed)}" if listed else ""
    return f"| `{field['name']}` | {field['type']} | {field['description']}{unit}{allowed} |"


def source(*tables: str, note: str = "") -> str:
    """The source line of a figure made from these tables, and what was done with them for the book."""
    titles = [entry["title"] for table in tables for entry in describe(table)["sources"]]
    line = "; ".join(dict.fromkeys(titles))
    return f"{line}. {note}".strip() if note else f"{line}."


def named(figure: str, *, whole: bool) -> str:
    """The name of a figure, which is another for its whole series, so that both may stand on a page."""
    return f"{figure}-whole" if whole else figure


def checked(table: pd.DataFrame) -> dict[str, Any]:
    """The last columns of a figure's table: whether each row was verified, and the document that says so."""
    verified = ["yes" if verified else "no" for verified in table["verified"]]
    return {"Verified": verified, "Source": table["source"], "Address": table["url"]}
