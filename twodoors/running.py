"""Running the chapters when the book is built: a notebook whose kernel did not answer is run once more.

Rarely an answer is not noticed, and the wait lasts as long as the time limit (``execute`` in _config.yml); and a kernel
dies at its start where another program took its port. A cell that fails is no such case, and stops the build at once.
"""

from __future__ import annotations

from typing import Any

from jupyter_cache.executors.utils import ExecutionResult, single_nb_execution
from myst_nb.core.execute import cache, direct
from nbclient.exceptions import CellExecutionError, CellTimeoutError
from nbformat import NotebookNode
from sphinx.application import Sphinx
from sphinx.util import logging

LOGGER = logging.getLogger(__name__)


def connect(app: Sphinx) -> None:
    """Let MyST-NB run notebooks in this way, with its cache and without; what a cell raises is an error of its page."""

    def ran(notebook: NotebookNode, **options: Any) -> ExecutionResult:
        result = run(notebook, **options)
        if isinstance(result.err, CellExecutionError):
            said = f"a cell raises {result.err.ename}: {result.err.evalue}"
            LOGGER.error(said, location=app.env.docname)
        return result

    cache.single_nb_execution = direct.single_nb_execution = ran


def run(notebook: NotebookNode, **options: Any) -> ExecutionResult:
    """As jupyter-cache runs a notebook, in place; where the kernel did not answer, twice."""
    try:
        result = single_nb_execution(notebook, **options)
        if not isinstance(result.err, CellTimeoutError):
            return result
        why = "no answer in time"
    except RuntimeError as error:  # what jupyter-client and nbclient raise when a kernel has died
        why = str(error)
    LOGGER.info("%s: running it again", why)
    return single_nb_execution(notebook, **options)
