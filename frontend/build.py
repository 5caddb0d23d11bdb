"""Build the page's bundle into frontend/dist: the one step that make and the Sphinx extension both use.

``python -m frontend.build`` builds it; ``node`` behind that prints the Node to use instead, and folders, as in
``python -m frontend.build frontend tests``, get the npm packages that they pin.
"""

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
    install(HERE)
    drawn = _run([node(), "build.mjs"], HERE, _env())
    spoken = get_plotlyjs_version()
    if drawn.split() != ["plotly.js", spoken]:
        raise BuildError(
            f"frontend/package.json bundles {drawn.strip()}, but the Python package speaks {spoken}: pin the same"
        )
    stamp.write_text(now, encoding="utf-8")
    return dist


def install(folder: Path) -> None:
    """Put the npm packages that the folder's lock file pins into its node_modules, if they are not there already."""
    installed, lock = folder / "node_modules" / ".lock", (folder / "package-lock.json").read_text(encoding="utf-8")
    if installed.is_file() and installed.read_text(encoding="utf-8") == lock:
        return
    env = _env()
    npm = shutil.which("npm", path=env["PATH"])
    if npm is None:
        raise BuildError(f"the page's bundle needs npm: run `make book`, or `pip install {WHEEL}` first")
    _run([npm, "ci", "--ignore-scripts"], folder, env)
    installed.write_text(lock, encoding="utf-8")


def _path() -> str:
    """Where programs are looked for: the machine's PATH, then beside Python, where the pinned wheel puts its own."""
    return os.pathsep.join([os.environ.get("PATH", ""), str(Path(sys.executable).parent)])


def _env() -> dict[str, str]:
    """The environment for npm's programs: Node first on the PATH."""
    return {**os.environ, "PATH": f"{Path(node()).parent}{os.pathsep}{_path()}"}


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


def _run(command: list[str], folder: Path, env: dict[str, str]) -> str:
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        raise BuildError(f"{' '.join(command)} failed: {(done.stderr or done.stdout).strip()}")
    return done.stdout


def main(asked: list[str]) -> None:
    """What the command line asks for."""
    if asked == ["node"]:
        print(node())
    elif asked:
        for folder in asked:
            install(Path(folder).resolve())
    else:
        print(f"The page's bundle is in {build().relative_to(HERE.parent)}")


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except BuildError as error:
        sys.exit(f"error: {error}")
