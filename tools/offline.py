"""Pack the built site into one zip that works from a folder, and link to it from the site: ``python -m tools.offline``.

The PDF of the book is linked too, where ``make pdf`` has put it into the site.
"""

from __future__ import annotations

import re
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path

from twodoors.paths import ROOT
from twodoors.version import BOOK
from twodoors.words import fit_output

SITE = ROOT / "_build" / "html"
PDF = "two-doors.pdf"

#: The folder of the site that has what readers take along.
DOWNLOADS = "downloads"

#: Where each page has its links to that (frontend/templates/about-page.html).
PLACE = re.compile(r"(<!-- to take along -->).*?(<!-- /to take along -->)", flags=re.S)

#: What a server needs and a folder does not, and what links to what is packed here.
LEFT_OUT = (PDF, ".nojekyll", ".buildinfo", "sitemap.xml", "404.html")

#: The same day for each file, so that the same site makes the same zip.
DAY = (1980, 1, 1, 0, 0, 0)


def pack(site: Path, to: Path, folder: str) -> None:
    """Write the site into a zip, in a folder of this name; its pages without links to what is beside the zip."""
    to.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(to, "w") as made:
        for path in sorted(site.rglob("*")):
            name = path.relative_to(site)
            template = name.parts[0] == "_static" and path.suffix == ".html"  # of the theme, and no page
            if not path.is_file() or template or name.parts[0] == DOWNLOADS or name.as_posix() in LEFT_OUT:
                continue
            held = path.read_bytes()
            if path.suffix == ".html":
                held = PLACE.sub(r"\1\2", held.decode("utf-8")).encode("utf-8")
            entry = zipfile.ZipInfo(f"{folder}/{name.as_posix()}", DAY)
            entry.external_attr = 0o644 << 16
            made.writestr(entry, held, zipfile.ZIP_DEFLATED, 9)


def link(site: Path, files: Mapping[str, str]) -> int:
    """Link each page of the site to these files, by what they are called; the number of pages that have such links."""
    count = 0
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        up = "../" * len(page.relative_to(site).parts[:-1])
        links = " or ".join(f'<a href="{up}{file}" download>{name}</a>' for file, name in files.items())
        after = PLACE.sub(lambda found, links=links: f"{found[1]}Take it along: {links}.{found[2]}", text)  # type: ignore[misc]
        if after != text:
            page.write_text(after, encoding="utf-8")
        count += bool(PLACE.search(text))
    return count


def size(file: Path) -> str:
    """How large a file is, in words."""
    return f"{max(1, round(file.stat().st_size / 1e6))} MB"


def main(site: Path = SITE) -> None:
    """Pack and link; exits with one line where there is no site."""
    if not (site / "index.html").is_file():
        sys.exit("error: there is no built book; run make book first")
    name = f"two-doors-{BOOK}"
    made = site / DOWNLOADS / f"{name}.zip"
    pack(site, made, name)
    files = {f"{DOWNLOADS}/{made.name}": f"the site as one zip ({size(made)})"}
    print(f"The site as one zip is in {made}")
    if (site / PDF).is_file():
        files[PDF] = f"the book as PDF ({size(site / PDF)})"
    else:
        print("There is no PDF of the book (make pdf makes it), so none is linked.")
    print(f"{link(site, files)} pages link to {' and '.join(files)}")


if __name__ == "__main__":
    fit_output()
    main()
