"""The browser that tests and benchmark drive: the machine's Chromium, kept from calling home."""

from __future__ import annotations

import os
import shutil

from playwright.sync_api import Browser, Playwright

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",  # there is no other host
]

#: The first is Chromium without a window: the same engine, with less around it to start for each page.
PROGRAMS = ("chromium-headless-shell", "chromium", "google-chrome")


def launch(playwright: Playwright) -> Browser:
    """Start Chromium or Chrome; raises ``RuntimeError`` that says what to install if there is none."""
    wanted = os.environ.get("CHROMIUM")
    found = next(filter(None, map(shutil.which, [wanted] if wanted else PROGRAMS)), None)
    if found is None:
        what = (
            f"CHROMIUM is {wanted!r}, which is no program" if wanted else f"none of {', '.join(PROGRAMS)} on the PATH"
        )
        raise RuntimeError(f"the tests need a browser: {what}. Install one (apt-get install chromium).")
    return playwright.chromium.launch(executable_path=found, args=QUIET)
