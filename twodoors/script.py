"""The widgets' JavaScript: plain ES modules beside this file, bundled for the page, handed whole to Jupyter."""

from __future__ import annotations

import re
from pathlib import Path

HERE = Path(__file__).parent


def module(file: str, export: str) -> str:
    """The module in one piece, for a host that can load no second file: its imports inlined, ``export`` its default."""
    return f"{_inlined(file, set())}\nexport default {export};\n"


def _inlined(file: str, seen: set[str]) -> str:
    if file in seen:
        return ""
    seen.add(file)
    source = (HERE / file).read_text(encoding="utf-8")
    source = re.sub(r'^import .* from "\./(.+)";$', lambda found: _inlined(found[1], seen), source, flags=re.M)
    return re.sub(r"^export (?=(?:async )?function|const|class)", "", source, flags=re.M)
