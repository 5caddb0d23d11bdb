"""Build the page's bundle into frontend/dist: the one step that make and the Sphinx extension both use."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
PACKAGE = HERE.parent / "twodoors"
OLDEST_NODE = 18
WHEEL = (HERE / "requirements.txt").read_text(encoding="utf-8").strip()


class BuildError(RuntimeError):
    """The bundle cannot be built; the message is one line that says what to run."""


def node() -> str:
    """The Node to use: the machine's if it is new enough, else the one that the pinned wheel put beside Python."""
    for folder in _path().split(os.pathsep):
        found = shutil.which("node", path=folder)
        said = subprocess.run([found, "--version"], capture_output=True, text=True, check=False).stdout if found else ""
        version = re.match(r"v(\d+)\.", said)
        if found and version and int(version[1]) >= OLDEST_NODE:
            return found
    raise BuildError(
        f"the page's bundle needs Node {OLDEST_NODE} or newer: run `make book`, or `pip install {WHEEL}` first"
    )


def build() -> Path:
    """Install the pinned npm packages and bundle, if anything changed since the last time; returns the folder."""
    from plotly.offline import get_plotlyjs_version

    dist = HERE / "dist"
    stamp = dist / ".inputs"
    now = _inputs()
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == now:
        return dist
    binary = node()
    env = {**os.environ, "PATH": f"{Path(binary).parent}{os.pathsep}{_path()}"}
    npm = shutil.which("npm", path=env["PATH"])
    if npm is None:
        raise BuildError(f"the page's bundle needs npm: run `make book`, or `pip install {WHEEL}` first")
    installed, lock = HERE / "node_modules" / ".lock", (HERE / "package-lock.json").read_text(encoding="utf-8")
    if not installed.is_file() or installed.read_text(encoding="utf-8") != lock:
        _run([npm, "ci", "--ignore-scripts"], env)
        installed.write_text(lock, encoding="utf-8")
    drawn = _run([binary, "build.mjs"], env)
    spoken = get_plotlyjs_version()
    if drawn.split() != ["plotly.js", spoken]:
        raise BuildError(
            f"frontend/package.json bundles {drawn.strip()}, but the Python package speaks {spoken}: pin the same"
        )
    stamp.write_text(now, encoding="utf-8")
    return dist


def _path() -> str:
    """Where programs are looked for: the machine's PATH, then beside Python, where the pinned wheel puts its own."""
    return os.pathsep.join([os.environ.get("PATH", ""), str(Path(sys.executable).parent)])


def _inputs() -> str:
    """A fingerprint of everything that goes into the bundle."""
    digest = hashlib.sha256()
    patterns = [
        (HERE, "*.js"),
        (HERE, "*.mjs"),
        (HERE, "*.css"),
        (HERE, "package*.json"),
        (HERE, "icons/*.svg"),
        (PACKAGE, "**/*.js"),
        (PACKAGE, "**/*.css"),
    ]
    for path in sorted(path for folder, pattern in patterns for path in folder.glob(pattern)):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _run(command: list[str], env: dict[str, str] | None = None) -> str:
    done = subprocess.run(command, cwd=HERE, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        raise BuildError(f"{' '.join(command)} failed: {(done.stderr or done.stdout).strip()}")
    return done.stdout


if __name__ == "__main__":
    try:
        print(f"The page's bundle is in {build().relative_to(HERE.parent)}")
    except BuildError as error:
        sys.exit(f"error: {error}")
