"""Build the assignments: from each master a version for students and an autograder, into assignments/dist/."""

from __future__ import annotations

import re
import shutil
import tomllib
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

import jupytext
from otter.assign import main as assign

from assignments import HERE, MASTERS, ROOT
from twodoors.words import fit_output


def build(master: Path, to: Path, *, check: bool = True) -> Path:
    """Build one assignment into the folder ``to``/``master.stem``, replacing what is there; returns that folder.

    It holds ``student/NAME.ipynb``, without solutions and hidden tests, ``autograder/NAME.ipynb`` with the solutions,
    and ``autograder/autograder.zip``, which grades a notebook. With ``check`` the solutions are graded too, and
    ``RuntimeError`` says which of them fail.
    """
    with TemporaryDirectory() as folder:
        stage = Path(folder)
        notebook = jupytext.read(master)
        del notebook.metadata["jupytext"]  # a student's notebook is no pair of a text file
        jupytext.write(notebook, stage / f"{master.stem}.ipynb")
        shutil.copy(HERE / "config.yml", stage)
        (stage / "requirements.txt").write_text("\n".join(requirements()) + "\n", encoding="utf-8")
        shutil.copy(HERE / "fair.py", stage)
        for name in ("twodoors", "data", "chapters"):  # what the package reads lies beside it (twodoors/paths.py)
            # all but what builds the book, for which the autograder has no Sphinx
            shutil.copytree(ROOT / name, stage / name, ignore=shutil.ignore_patterns("__pycache__", "book"))
        made = stage / "made"
        assign(str(stage / f"{master.stem}.ipynb"), str(made), no_run_tests=not check)

        done = stage / "done"
        for version in ("student", "autograder"):
            (done / version).mkdir(parents=True)
            shutil.move(made / version / f"{master.stem}.ipynb", done / version)
        [archive] = (made / "autograder").glob("*.zip")  # otter puts the time of the build into its name
        _made_fair(archive, done / "autograder" / "autograder.zip")
        target = to / master.stem
        shutil.rmtree(target, ignore_errors=True)
        shutil.move(done, target)
    return target


def _made_fair(archive: Path, to: Path) -> None:
    """Write the zip file anew, with tests that are given plain values alone (``fair.py``)."""
    theirs, ours = "from otter.test_files import test_case", "from fair import test_case"
    with zipfile.ZipFile(archive) as given, zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as made:
        for entry in given.infolist():
            held = given.read(entry)
            if entry.filename.startswith("tests/") and entry.filename.endswith(".py"):
                if theirs.encode() not in held:
                    raise RuntimeError(f"{entry.filename} of {archive.name} does not begin with: {theirs}")
                held = held.replace(theirs.encode(), ours.encode(), 1)
            made.writestr(entry, held)


def requirements() -> list[str]:
    """What the package needs where an autograder is installed, at the versions of the book’s requirements."""
    package = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    pinned = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    needed = {re.split(r"[>=]", line)[0] for line in package}
    return [line for line in pinned if line.split("==")[0] in needed]


def main() -> None:
    """Build all of them, saying which one is under way."""
    fit_output()
    for number, master in enumerate(MASTERS, start=1):
        print(f"{number} of {len(MASTERS)}: {master.stem}", flush=True)
        build(master, HERE / "dist")
    print(f"The assignments are in {HERE / 'dist'}")


if __name__ == "__main__":
    main()
