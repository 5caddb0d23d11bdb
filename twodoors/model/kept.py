"""Checks of a model's findings, kept in a folder as long as what made them is the same."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Iterable
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from typing import Any

from twodoors.model.cases import Case
from twodoors.model.checks import Check
from twodoors.model.findings import Findings
from twodoors.model.points import POINTS

#: What makes the points and works the models out, beside the package itself.
LIBRARIES = ("numpy", "scipy", "sympy")

#: Files beside it that no finding is worked out with: how a model is walked through, played and drawn.
ASIDE = {"drawing.py", "onward.py", "picture.py", "playing.py", "round.py", "spec.py", "walk.py"}


def kept(
    findings: Findings, folder: Path, files: Iterable[Path], points: int = POINTS, *, carried: bool = False
) -> dict[str, Check]:
    """The check of each finding by its name, from ``folder`` if it was made there of the same content, else made now.

    ``files`` are those that the model is written in; the files of ``twodoors.model``, but for :data:`ASIDE`,
    and the libraries count too. What
    is damaged in the folder is made anew. Checks are no proof: :meth:`Finding.held` says whether one is what it says.
    """
    stem = f"{findings.model.name}-{points}{'-carried' if carried else ''}"
    path = folder / f"{stem}-{_digest(files)}.json"
    found = _read(path, findings)
    if found is None:
        found = {name: finding.check(points, carried=carried) for name, finding in findings.items()}
        _write(path, found)
        for old in folder.glob(f"{stem}-{'[0-9a-f]' * 16}.json"):
            if old != path:
                old.unlink(missing_ok=True)
    return found


def _digest(files: Iterable[Path]) -> str:
    digest = hashlib.sha256(" ".join(f"{name} {version(name)}" for name in LIBRARIES).encode())
    own = [path for path in Path(__file__).parent.glob("*.py") if path.name not in ASIDE]
    for path in sorted({*own, *files}):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


def _read(path: Path, findings: Findings) -> dict[str, Check] | None:
    """What the file holds; None where there is none, or where it holds something else."""
    try:
        listed = json.loads(path.read_text(encoding="utf-8"))
        found = {name: _check(**held) for name, held in listed.items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None
    return found if list(found) == list(findings) else None


def _check(**held: Any) -> Check:
    cases = {key: Case(**held[key]) if held[key] else None for key in ("counterexample", "example", "misjudged")}
    return Check(**held | cases)


def _write(path: Path, found: dict[str, Check]) -> None:
    """Write the file whole or not at all: others may read it meanwhile."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(
        "w", dir=path.parent, prefix=".", suffix=".tmp", delete=False, encoding="utf-8"
    ) as file:
        json.dump({name: asdict(check) for name, check in found.items()}, file, ensure_ascii=False)
    os.replace(file.name, path)
