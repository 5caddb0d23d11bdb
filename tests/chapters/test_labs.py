"""Labs: the page shows what a lab shows at first, and in a kernel the lab answers to each control."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import jupytext
import pytest
from nbclient import NotebookClient
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell
from playwright.sync_api import Locator, Page, expect

from tests.conftest import ROOT, SITE
from tests.helpers.contents import chapters
from tests.helpers.serving import address
from tests.helpers.visits import Pages
from twodoors.book import lab_outputs

STATE = '<script[^>]* type="application/vnd.jupyter.widget-state\\+json"[^>]*>(.*?)</script>'


# -- in a kernel ------------------------------------------------------------------------------------------------------

# Every control that a reader may move in a lab, and its value after a move: a slider goes to an end, a list to another.
MOVES = """
from ipywidgets.widgets.widget import _instances
from twodoors.explorer.explorer import Explorer
import ipywidgets

class _Assumption:  # the first of an explorer, moved as the page moves it
    def __init__(self, explorer):
        a = explorer.model.assumptions[0]
        self.explorer, self.name, self.min, self.max = explorer, f"set_{a.name}", a.low, a.high

    @property
    def value(self):
        return getattr(self.explorer, self.name)

    @value.setter
    def value(self, to):
        setattr(self.explorer, self.name, to)

def _other(c):
    if hasattr(c, "options"):
        return next(value for _, value in c._options_full if value != c.value)
    return not c.value if isinstance(c.value, bool) else c.min if c.value == c.max else c.max

def _move(c, to):
    c.value = to

_widgets = list(_instances.values())
_controls = [c for w in _widgets if isinstance(w, ipywidgets.interactive) for c in w.kwargs_widgets]
_controls += [_Assumption(w) for w in _widgets if isinstance(w, Explorer)]
_before = [c.value for c in _controls]
print(len(_controls))
"""


def cells(name: str) -> list[NotebookNode]:
    """The cells of a chapter's lab: what it needs, and what moves."""
    book = jupytext.reads((ROOT / "labs" / f"{name}.md").read_text(encoding="utf-8"), fmt="md:myst")
    return [cell for cell in book.cells if cell.cell_type == "code"]


def held(client: NotebookClient) -> str:
    """What every ``Output`` holds now, without the names and places of widgets, which are new each time."""
    outputs = [state["outputs"] for state in client.widget_state.values() if state["_model_name"] == "OutputModel"]
    assert not re.search(r'"(error|stderr)"', json.dumps(outputs)), outputs
    return re.sub(r"\b[0-9a-f]{32}\b|0x[0-9a-f]+", "", json.dumps(outputs))


class Kernel:
    """A kernel that runs one lab after another: to start one, and to import the book there, takes seconds."""

    def __init__(self, client: NotebookClient) -> None:
        self.client = client

    def run(self, cell: NotebookNode) -> str:
        """Run a cell; what it prints. A cell that fails fails the test."""
        self.client.nb.cells.append(cell)
        self.client.execute_cell(cell, len(self.client.nb.cells) - 1)
        return "".join(output.get("text", "") for output in cell.outputs if output["output_type"] == "stream")

    def __call__(self, code: str) -> str:
        """Run this code; what it prints."""
        return self.run(new_code_cell(code))  # type: ignore[no-untyped-call]

    def forget(self) -> None:
        """Be as new: no names, no widgets, and pandas as it is by itself."""
        self(FORGET)
        self.client.widget_state.clear()


FORGET = """
import ipywidgets
import pandas
ipywidgets.Widget.close_all()
pandas.reset_option("^(display|plotting)")
get_ipython().run_line_magic("reset", "-f")
"""


@pytest.fixture(scope="module")
def kernel() -> Iterator[Kernel]:
    """The kernel of all labs."""
    lab_outputs.keep_outputs()
    client = NotebookClient(jupytext.reads("", fmt="md:myst"), kernel_name="python3", timeout=120)
    with client.setup_kernel(cwd=str(ROOT)):
        yield Kernel(client)


@pytest.mark.slow
@pytest.mark.xdist_group("labs")  # which share a kernel
@pytest.mark.parametrize("name", chapters())
def test_a_lab_runs_and_answers_to_each_control(kernel: Kernel, name: str) -> None:
    kernel.forget()
    for cell in cells(name):
        kernel.run(cell)
    assert held(kernel.client) != "[]", "something is shown within an Output"
    controls = int(kernel(MOVES))
    assert controls > 0
    for number in range(controls):
        before = held(kernel.client)
        kernel(f"_move(_controls[{number}], _other(_controls[{number}]))")
        assert held(kernel.client) != before, (name, kernel(f"print(_controls[{number}].description)"))
        kernel(f"_move(_controls[{number}], _before[{number}])")


# -- on the page ------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("name", chapters())
def test_the_page_shows_a_lab_as_it_is_at_first_without_dead_controls(open_page: Pages, name: str) -> None:
    path = SITE / "labs" / f"{name}.html"
    for saved in re.findall(STATE, path.read_text(encoding="utf-8"), flags=re.S):
        assert "OutputModel" not in [widget["model_name"] for widget in json.loads(saved)["state"].values()]
    for scripts in (False, True):
        lab = opened(open_page(java_script_enabled=scripts), path)
        expect(lab.locator(".cell")).to_have_count(len(cells(name)))
        needs, *moving = lab.locator(".cell").all()
        expect(needs.locator("pre")).to_be_visible()
        for cell in moving:
            expect(cell.locator("pre").first).to_be_visible()
            assert cell.locator(".td-figure, table, .output.stream").count()
        expect(lab.get_by_text(lab_outputs.NOTE).first).to_be_visible()
        expect(lab.locator("[data-explorer], input, select, .widget-slider, .widget-interact")).to_have_count(0)


def opened(page: Page, path: Path) -> Locator:
    """The page's lab."""
    page.goto(f"{address(SITE)}/{path.relative_to(SITE)}")
    for closed in page.locator(".td-closed > summary").all():
        closed.click()
    return page.locator("article > section")
