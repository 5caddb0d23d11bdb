"""The widgets' JavaScript: plain ES modules beside the Python, bundled for the page, handed whole to Jupyter."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from twodoors.paths import PACKAGE

IMPORT = re.compile(r'^import (?:\{[^}]*\}|\w+) from "(\.[^"]+)";$', flags=re.M)


def module(file: str, export: str) -> str:
    """The module in one piece, for a host that can load no second file: its imports inlined, ``export`` its default.

    ``file`` is its path within the package, such as ``chart/chart.js``.
    """
    return f"{_inlined(PACKAGE / file, set())}\nexport default {export};\n"


#: Stands before the module where functions of models come first.
BEGINS = "// -- the view --\n"


#: Stands before the functions that a page loads only once they are wanted.
LATER = "// -- of other chapters --\n"


def with_scripts(scripts: Mapping[str, str], text: str, later: Mapping[str, str] | None = None) -> str:
    """The module with the functions of models that it computes with before it, those that may be wanted later, too."""
    more = LATER + "".join(later.values()) if later else ""
    return f"{''.join(scripts.values())}{more}{BEGINS}{text}"


def _inlined(file: Path, seen: set[Path]) -> str:
    if file in seen:
        return ""
    seen.add(file)
    source = file.read_text(encoding="utf-8")
    source = IMPORT.sub(lambda found: _inlined((file.parent / found[1]).resolve(), seen), source)
    return re.sub(r"^export (?=(?:async )?function|const|class)", "", source, flags=re.M)
