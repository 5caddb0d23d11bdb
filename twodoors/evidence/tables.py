"""The tables of ``data/``, each read with the types that ``data/datapackage.json`` gives its columns."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from twodoors.paths import DATA

#: How a column of each type is read; a value that cannot be read raises ``ValueError``.
READ: dict[str, tuple[str, Callable[[pd.Series], pd.Series]]] = {
    "string": ("text", lambda column: column),
    "integer": ("a whole number", lambda column: column.astype("Int64")),
    "number": ("a number", lambda column: column.astype("Float64").astype("float64")),
    "boolean": ("true or false", lambda column: column.map({"true": True, "false": False}, na_action="ignore")),
    "date": ("a date (YYYY-MM-DD)", lambda column: pd.to_datetime(column, format="%Y-%m-%d")),
}


@cache
def _package(data: Path) -> dict[str, dict[str, Any]]:
    package = json.loads((data / "datapackage.json").read_text(encoding="utf-8"))
    return {resource["name"]: resource for resource in package["resources"]}


def names() -> list[str]:
    """The tables that there are, in the order of ``data/datapackage.json``."""
    return list(_package(DATA))


def describe(name: str) -> dict[str, Any]:
    """What ``data/datapackage.json`` says of a table: title, description, sources, licenses, caveats and schema.

    Raises ``ValueError`` for a name that is no table.
    """
    if name not in _package(DATA):
        raise ValueError(f"there is no table {name!r}; there are {', '.join(sorted(names()))}")
    return _package(DATA)[name]


def load(name: str) -> pd.DataFrame:
    """The table of that name, one row a case, in the types of ``data/datapackage.json``.

    Dates are ``datetime64``, whole numbers ``int64`` (``Int64`` where some are missing), other numbers ``float64``,
    yes-or-no ``bool``, a text with a closed list of values an ordered-as-listed category, other text ``str``
    (objects before pandas 3). What each column means and its unit is in ``describe(name)["schema"]["fields"]``; where
    it comes from in ``sources``.

    Raises ``ValueError`` for a name that is no table, for a file without just the columns that it must have, and for a
    value that is not of its column's type or list, saying in which line it stands; ``FileNotFoundError`` where the file
    is not there.
    """
    resource = describe(name)
    path = DATA / resource["path"]
    if not path.is_file():
        raise FileNotFoundError(
            f"table {name!r} should be the file {path}, which is not there; the repository holds it"
        )
    try:
        text = pd.read_csv(path, dtype="str", keep_default_na=False, na_values=[""])
    except (pd.errors.ParserError, pd.errors.EmptyDataError, UnicodeDecodeError) as error:
        raise ValueError(f"table {name!r} ({path}) is not a CSV file in UTF-8: {error}") from error
    if not isinstance(text.index, pd.RangeIndex):
        raise ValueError(f"table {name!r} ({path}) has lines with more values than columns")
    fields = {field["name"]: field for field in resource["schema"]["fields"]}
    if list(text.columns) != list(fields):
        raise ValueError(f"table {name!r} must have the columns {', '.join(fields)}; it has {', '.join(text.columns)}")
    return pd.DataFrame({column: _typed(name, text[column], field) for column, field in fields.items()})


def _typed(name: str, text: pd.Series, field: dict[str, Any]) -> pd.Series:
    """The column in its type; ``ValueError`` for the first value that is not."""
    limits = field.get("constraints", {})
    if "enum" in limits:
        said = "one of " + ", ".join(limits["enum"])
        column = pd.Series(pd.Categorical(text.where(text.isin(limits["enum"])), categories=limits["enum"]))
    else:
        said, read = READ[field["type"]]
        column = _read(text, read)
    wrong = column.isna() if limits.get("required") else column.isna() & text.notna()
    for line in text.index[wrong]:
        given = "nothing" if pd.isna(text[line]) else repr(text[line])
        raise ValueError(
            f"table {name!r}, line {line + 2}, column {field['name']!r}: {given} is given; needed is {said}"
        )
    whole = {"integer": "int64", "boolean": "bool"}.get(field["type"])
    return column.astype(whole) if whole and not column.isna().any() else column


def _read(text: pd.Series, read: Callable[[pd.Series], pd.Series]) -> pd.Series:
    """The column read; where that fails, value by value, with nothing for a value that cannot be read."""
    try:
        return read(text)
    except (ValueError, TypeError):
        return pd.concat([_or_nothing(text[[line]], read) for line in text.index])


def _or_nothing(value: pd.Series, read: Callable[[pd.Series], pd.Series]) -> pd.Series:
    try:
        return read(value)
    except (ValueError, TypeError):
        return pd.Series([None], index=value.index, dtype=object)
