"""The cache of executed chapters, kept honest."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config

from twodoors.paths import ROOT
from twodoors.scenarios.published import site

#: What of the book’s builder decides how a page runs, and what is kept of that.
RUNNERS = ("execution.py", "lab_outputs.py")


def key_cache(app: Sphinx, config: Config) -> None:
    """Keep executed chapters only as long as the package, the data and the book’s address they ran with are the same.

    The notebook cache looks at the cells alone; a changed model would otherwise leave old results in the book.
    """
    digest = hashlib.sha256()
    package, builder = ROOT / "twodoors", ROOT / "twodoors" / "book"
    made = [path for kind in ("py", "html") for path in package.rglob(f"*.{kind}") if builder not in path.parents]
    made += [builder / name for name in RUNNERS]
    files = [*made, *(ROOT / "chapters").rglob("*.json"), ROOT / "requirements.txt"]
    files += [*(ROOT / "data").glob("*.csv"), *(ROOT / "data").glob("*.json")]
    for path in sorted(p for p in files if p.is_file()):
        digest.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes())
    digest.update(site().encode())
    caches = Path(app.outdir).parent / ".jupyter_cache"
    cache = caches / digest.hexdigest()[:16]
    for old in caches.glob("*") if caches.is_dir() else []:
        if old != cache:
            shutil.rmtree(old) if old.is_dir() else old.unlink()
    config["nb_execution_cache_path"] = str(cache)
