"""The pages of the book, as its table of contents has them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml  # type: ignore[import-untyped]

from tests.conftest import ROOT


def pages() -> list[str]:
    """Every page that the table of contents names."""
    toc = yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8"))
    listed = [toc["root"]]

    def add(node: Any) -> None:
        for item in node if isinstance(node, list) else [node]:
            listed.extend([item["file"]] if "file" in item else [])
            for below in ("parts", "chapters", "sections"):
                add(item.get(below, []))

    add(toc)
    return listed


#: The chapter that holds the record: it has no explorer and asks nothing.
RECORD = "14-what-happened"


def chapters() -> list[str]:
    """The names of the chapters that walk through the article, and of the one with the record: they have numbers."""
    return [Path(name).name for name in pages() if re.match(r"chapters/\d", name)]


def runnable() -> list[str]:
    """The pages that are published as notebooks too: the cover, the chapters and their labs."""
    return ["index", *(name for name in pages() if name.startswith(("chapters/", "labs/")))]


def source(name: str) -> str:
    """A page as it is written."""
    return (ROOT / f"{name}.md").read_text(encoding="utf-8")
