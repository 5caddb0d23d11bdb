"""Ask the registries for known weaknesses of what the book is built and tested with: ``python -m tools.audit``.

It needs the registries themselves; a mirror may not answer. What was not answered is said, and counts as failed, not as
clean. So it is no part of the tests.
"""

from __future__ import annotations

import json
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from twodoors.paths import ROOT
from twodoors.words import fit_output

PIP_AUDIT = "pip-audit==2.10.1"

#: What runs a program and gives its exit code, what it printed, and what it said of itself.
Run = Callable[[Sequence[str], Path], tuple[int, str, str]]


@dataclass(frozen=True)
class Answer:
    """What was asked about, and what is known of it; ``skipped`` says why there was no answer."""

    what: str
    weak: tuple[str, ...] = ()
    skipped: str = ""


def run(command: Sequence[str], folder: Path) -> tuple[int, str, str]:
    """Run a program to its end."""
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=600)
    except (FileNotFoundError, subprocess.TimeoutExpired) as error:
        return 1, "", str(error)
    return done.returncode, done.stdout, done.stderr


def packages(run: Run) -> Answer:
    """Python’s packages, as they are installed here."""
    what = "Python’s packages, by pip-audit"
    uv = str(Path(sys.executable).with_name("uv"))
    installed = sysconfig.get_path("purelib")
    asked = [uv, "tool", "run", "--from", PIP_AUDIT, "pip-audit", "--path", installed, "--format", "json"]
    _, out, said = run(asked, ROOT)
    held = _read(out)
    if "dependencies" not in held:
        return Answer(what, skipped=_last(said))
    weak = [(d["name"], d["version"], v["id"]) for d in held["dependencies"] for v in d.get("vulns", [])]
    unknown = [d["name"] for d in held["dependencies"] if "skip_reason" in d and d["name"] != "twodoors"]
    skipped = f"{len(unknown)} are not known there: {', '.join(unknown[:3])} …" if unknown else ""
    return Answer(what, tuple(" ".join(one) for one in weak), skipped)


def npm(folder: str, run: Run) -> Answer:
    """Npm’s packages, as the lock file of this folder pins them."""
    what = f"{folder}/package-lock.json, by npm audit"
    _, out, said = run(["npm", "audit", "--json"], ROOT / folder)
    held = _read(out)
    if "vulnerabilities" not in held:
        return Answer(what, skipped=str(held.get("message") or _last(said)))
    return Answer(what, tuple(f"{name} {one['severity']}" for name, one in held["vulnerabilities"].items()))


def _read(out: str) -> dict[str, Any]:
    try:
        held = json.loads(out)
    except ValueError:
        return {}
    return held if isinstance(held, dict) else {}


def _last(said: str) -> str:
    """The last line of what a program said of itself."""
    return ([line.strip() for line in said.splitlines() if line.strip()] or ["it said nothing"])[-1]


def main(run: Run = run) -> int:
    """Say what each answered; 1 if there is a weakness, or something had no answer, else 0."""
    answers = [packages(run), npm("frontend", run), npm("tests", run)]
    for answer in answers:
        for weak in answer.weak:
            print(f"{answer.what}: {weak}")
        if answer.skipped:
            print(f"{answer.what}: no answer, so it counts as failed ({answer.skipped})")
        elif not answer.weak:
            print(f"{answer.what}: nothing known")
    failed = sum(bool(answer.weak or answer.skipped) for answer in answers)
    print(f"{len(answers) - failed} of {len(answers)} are clean")
    return int(failed > 0)


if __name__ == "__main__":
    fit_output()
    raise SystemExit(main())
