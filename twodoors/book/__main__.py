"""``python -m twodoors.book``: builds the book, writes its notebooks for Binder, says where its links lead."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from twodoors.book import build, launch, notebooks
from twodoors.words import fit_output


def main() -> None:
    """Do what the command line asks for."""
    fit_output()
    parser = argparse.ArgumentParser(prog="python -m twodoors.book", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    built = commands.add_parser("build", help="build the book in this folder, a line a step")
    built.add_argument("log", type=Path, help="the file that holds everything that is said")
    written = commands.add_parser("notebooks", help="write the pages as notebooks that have not run yet")
    written.add_argument("folder", type=Path)
    commands.add_parser("links", help="say where launch links and copied links lead")
    given = parser.parse_args()
    if given.command == "notebooks":
        notebooks.write(given.folder)
    elif given.command == "links":
        print(launch.said())
    else:
        wrong = build.build(Path.cwd(), given.log)
        if wrong is not None:
            sys.exit("\n".join(["error: the book is not built", *wrong, f"All that was said is in {given.log}"]))


if __name__ == "__main__":
    main()
