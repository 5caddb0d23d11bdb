"""Running the chapters when the book is built: answers of the kernel are noticed, and one that died is started again.

A cell that fails is no such case, and stops the build at once.
"""

from __future__ import annotations

from queue import Empty
from time import monotonic
from typing import Any

from jupyter_cache.executors.utils import ExecutionResult, single_nb_execution
from jupyter_client.channels import AsyncZMQSocketChannel
from myst_nb.core.execute import cache, direct
from nbclient.exceptions import CellExecutionError, CellTimeoutError
from nbformat import NotebookNode
from sphinx.application import Sphinx
from sphinx.util import logging

LOGGER = logging.getLogger(__name__)

START = cache.NotebookClientCache.start_client


def connect(app: Sphinx) -> None:
    """Let MyST-NB run notebooks in this way, with its cache and without; what a cell raises is an error of its page."""

    def ran(notebook: NotebookNode, **options: Any) -> ExecutionResult:
        result = run(notebook, **options)
        if isinstance(result.err, CellExecutionError):
            said = f"a cell raises {result.err.ename}: {result.err.evalue}"
            LOGGER.error(said, location=app.env.docname)
        return result

    cache.single_nb_execution = direct.single_nb_execution = ran
    cache.NotebookClientCache.start_client = start
    notice_answers()


def start(client: cache.NotebookClientCache) -> None:
    """Run a notebook, or find its results in the cache; either way they are in the notebook that was given.

    MyST-NB writes that one for readers to download, but puts what it finds in the cache into a copy.
    """
    given = client.notebook
    START(client)
    given.update(client.notebook)


def notice_answers() -> None:
    """Let whoever waits for a kernel look again each second.

    ZeroMQ tells of a message once; where a send comes between, the telling is lost, and the wait for an answer that is
    there already lasts as long as the cell’s time limit: with jupyter-client 8.10 and pyzmq 27.3, 3 of 15 notebooks on
    a busy machine.
    """
    AsyncZMQSocketChannel.get_msg = _get_msg  # type: ignore[method-assign]


async def _get_msg(self: AsyncZMQSocketChannel, timeout: float | None = None) -> dict[str, Any]:
    """The next message; ``Empty`` where none comes within ``timeout`` seconds."""
    end = None if timeout is None else monotonic() + timeout
    while not await self.socket.poll(1000 if end is None else max(0, min(1000, 1000 * (end - monotonic())))):
        if end is not None and monotonic() >= end:
            raise Empty
    message: dict[str, Any] = await self._recv()
    return message


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
