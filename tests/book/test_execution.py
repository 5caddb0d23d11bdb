"""How notebooks run: once more where a kernel did not answer, and not where a cell is wrong."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import Empty
from types import SimpleNamespace
from typing import Any

import nbformat
import pytest
from jupyter_client.channels import AsyncZMQSocketChannel
from myst_nb.core.config import NbParserConfig
from myst_nb.core.execute import cache, create_client
from nbclient.exceptions import CellTimeoutError

from twodoors.book import execution


def once_then(monkeypatch: pytest.MonkeyPatch, first: Any) -> list[str]:
    """Let the first run end so, and the second well; what was asked for comes in the list."""
    asked: list[str] = []

    def execute(notebook: str, **_: Any) -> Any:
        asked.append(notebook)
        if len(asked) > 1:
            return SimpleNamespace(err=None)
        if isinstance(first, RuntimeError):
            raise first
        return SimpleNamespace(err=first)

    monkeypatch.setattr(execution, "single_nb_execution", execute)
    return asked


@pytest.mark.parametrize("first", [CellTimeoutError("late"), RuntimeError("Kernel died")])
def test_a_notebook_whose_kernel_did_not_answer_runs_once_more(
    first: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = once_then(monkeypatch, first)
    notebook: Any = "notebook"
    assert execution.run(notebook, timeout=60).err is None
    assert asked == ["notebook", "notebook"]


def test_a_cell_that_fails_is_not_run_again(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = ValueError("wrong")
    asked = once_then(monkeypatch, wrong)
    notebook: Any = "notebook"
    assert execution.run(notebook, timeout=60).err is wrong
    assert asked == ["notebook"]


def alone(work: Coroutine[Any, Any, Any]) -> Any:
    """What it gives, in a thread of its own: a test before this one may have left its loop running in ours."""
    with ThreadPoolExecutor(1) as other:
        return other.submit(asyncio.run, work).result()


def test_an_answer_that_no_one_told_of_is_noticed() -> None:
    class Deaf:
        """A socket that is told of no message: only who looks again finds it."""

        looks = 0

        async def poll(self, timeout: float) -> int:
            if timeout > 1000:
                await asyncio.Event().wait()
            self.looks += 1
            return int(self.looks > 2)

    async def received() -> dict[str, Any]:
        return {"content": "answer"}

    channel: Any = SimpleNamespace(socket=Deaf(), _recv=received)
    assert alone(asyncio.wait_for(execution._get_msg(channel, 600), 60)) == {"content": "answer"}
    channel.socket.looks = 0
    with pytest.raises(Empty):
        alone(execution._get_msg(channel, 0))
    execution.notice_answers()
    assert AsyncZMQSocketChannel.get_msg is execution._get_msg


@pytest.mark.slow
def test_a_cell_that_waits_too_long_is_stopped(tmp_path: Path) -> None:
    cells = [nbformat.v4.new_code_cell("import time; time.sleep(600)")]  # type: ignore[no-untyped-call]
    notebook = nbformat.v4.new_notebook(cells=cells)  # type: ignore[no-untyped-call]
    result = execution.run(notebook, cwd=str(tmp_path), timeout=1, allow_errors=False)
    assert isinstance(result.err, CellTimeoutError)


@pytest.mark.slow
def test_a_page_that_is_read_again_has_the_results_of_the_cache_to_download(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache.NotebookClientCache, "start_client", execution.start)
    page = tmp_path / "page.ipynb"
    settings = NbParserConfig(execution_mode="cache", execution_cache_path=str(tmp_path / "cache"))
    for _ in ("run", "found in the cache"):
        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("print(6 * 7)")])  # type: ignore[no-untyped-call]
        nbformat.write(notebook, page)  # type: ignore[no-untyped-call]
        with create_client(notebook, str(page), settings, logging.getLogger(__name__)):
            assert notebook.cells[0].outputs[0]["text"] == "42\n"
            assert notebook.metadata.language_info
