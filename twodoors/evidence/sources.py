"""Where the numbers of the evidence come from: a table’s entry on the page Evidence, a figure’s source line."""

from __future__ import annotations

from typing import Any

import pandas as pd
from IPython.display import Markdown

from twodoors.evidence.tables import describe, load


def about(name: str) -> Markdown:
    """What a table holds, its source, terms, caveats and columns, with a link to its CSV file, as Markdown.

    The link is relative to a page one folder deep. Raises ``ValueError`` for a name that is no table.
    """
    resource = describe(name)
    table = load(name)
    verified = f", {int(table['verified'].sum())} of them verified in the document named" if "verified" in table else ""
    parts = [
        f"{resource['description']} {len(table):,} rows{verified}.",
        "- **Source.** " + "; ".join(map(_linked, resource["sources"])) + ".\n"
        "- **Terms.** " + "; ".join(map(_linked, resource["licenses"])).rstrip(".") + ".\n"
        "- **Keep in mind.** " + " ".join(resource["caveats"]) + "\n"
        f"- **File.** [{resource['path']}](../data/{resource['path']})",
        "<details><summary>Columns</summary>",
        "| column | type | meaning |\n| --- | --- | --- |\n" + "\n".join(map(_row, resource["schema"]["fields"])),
        "</details>",
    ]
    return Markdown("\n\n".join(parts))  # type: ignore[no-untyped-call]


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


def checked(table: pd.DataFrame) -> dict[str, Any]:
    """The last columns of a figure's table: whether each row was verified, and the document that says so."""
    verified = ["yes" if verified else "no" for verified in table["verified"]]
    return {"Verified": verified, "Source": table["source"], "Address": table["url"]}
