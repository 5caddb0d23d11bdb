"""The page's scripts and styles, brought up to date before the book is built."""

from __future__ import annotations

import importlib.util
import sys
from types import ModuleType

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ExtensionError

from twodoors.book import katex
from twodoors.paths import ROOT

#: What the bundle is written to; Sphinx copies it into the site.
DIST = ROOT / "frontend" / "dist"


def build_bundle(_app: Sphinx, config: Config) -> None:
    """Bring frontend/dist up to date, or stop with the one line that says what to run.

    Pages name the version of each script and style: once that is another, all are written again, and none runs again.
    """
    frontend = _frontend()
    try:
        config["bundle"] = (frontend.build() / ".inputs").read_text(encoding="utf-8")
        katex.set_with(frontend.node())
    except frontend.BuildError as error:
        sys.exit(f"error: {error}")  # one line; an exception would come with the pages of its trace


def node() -> str:
    """The Node that made the bundle."""
    return str(_frontend().node())


def _frontend() -> ModuleType:
    """The build step, which is no part of the package: make runs it by itself too."""
    spec = importlib.util.spec_from_file_location("frontend_build", ROOT / "frontend" / "build.py")
    if spec is None or spec.loader is None:
        raise ExtensionError("frontend/build.py cannot be loaded")
    frontend = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(frontend)
    return frontend
