"""“Bend it in Jupyter”: the page shows what a lab shows at first, and in a kernel the lab answers to each control."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import jupytext
import pandas as pd
import pytest
from docutils import nodes
from docutils.utils import new_document
from ipywidgets import FloatSlider, Output, VBox, jslink
from ipywidgets.embed import dependency_state
from nbclient import NotebookClient
from nbclient.output_widget import OutputWidget
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell
from playwright.sync_api import Locator, Page, expect
from sphinx.errors import ExtensionError

from tests.conftest import ROOT, SITE
from tests.contents import chapters
from tests.test_site import Contexts
from twodoors import plot
from twodoors.book import lab_outputs as labs
from twodoors.chart.chart import Chart
from twodoors.chart.pandas_backend import LOOKS
from twodoors.models import load

VIEW = "application/vnd.jupyter.widget-view+json"
STATE = '<script[^>]* type="application/vnd.jupyter.widget-state\\+json"[^>]*>(.*?)</script>'

# -- what the page is given -------------------------------------------------------------------------------------------


def stream(text: str, name: str = "stdout") -> dict[str, Any]:
    """Text as a cell puts it out."""
    return {"output_type": "stream", "name": name, "text": text}


def shown(data: dict[str, str]) -> dict[str, Any]:
    """Something displayed."""
    return {"output_type": "display_data", "data": data, "metadata": {}}


def view(widget: Any) -> nodes.container:
    """A cell's output as the notebook's reader leaves it: every kind that the widget has."""
    script = f'<script type="{VIEW}">{json.dumps({"model_id": widget.model_id})}</script>'
    kinds = [nodes.container("", nodes.raw("", script, format="html"), mime_type=VIEW)]
    return nodes.container("", *kinds, nb_element="mime_bundle")


def read(*widgets: Any, links: tuple[Any, ...] = ()) -> tuple[nodes.document, list[str]]:
    """A page with these widgets, once it is read: its document, and the widgets that it saves."""
    document = new_document("page")
    document += [view(widget) for widget in widgets]
    state = dependency_state([*widgets, *links], drop_defaults=False)
    saved = {"version_major": 2, "version_minor": 0, "state": state}
    attributes = {"body": json.dumps(saved)}
    files = {"ipywidgets_state": (None, attributes)}
    app: Any = SimpleNamespace(env=SimpleNamespace(docname="page", nb_metadata={"page": {"js_files": files}}))
    labs.show_first_output(app, document)
    return document, list(json.loads(attributes["body"])["state"])


def lab(*outputs: dict[str, Any]) -> VBox:
    """What ``interact`` makes: a control over the ``Output`` that holds what the function showed."""
    return VBox([FloatSlider(description="Price"), Output(outputs=outputs)])


def test_what_an_output_holds_stands_in_the_place_of_its_controls() -> None:
    made = lab(stream("one\n"), shown({"text/html": "<b>two</b>", "text/plain": "two"}), shown({"text/plain": "three"}))
    document, kept = read(made)
    assert [type(node).__name__ for node in document] == ["literal_block", "raw", "literal_block", "paragraph"]
    assert [node.astext() for node in document] == ["one\n", "<b>two</b>", "three", labs.NOTE]
    assert kept == []


def test_several_outputs_keep_their_order_and_a_picture_its_description() -> None:
    first, second = Output(outputs=[stream("1")]), Output(outputs=[shown({"image/png": "AAAA", "text/plain": "a <b>"})])
    document, _ = read(VBox([VBox([first]), second]))
    assert document[0].astext() == "1"
    assert document[1].astext() == '<img src="data:image/png;base64,AAAA" alt="a &lt;b&gt;">'


def test_widgets_that_need_no_kernel_stay_with_what_they_hold_and_what_joins_them() -> None:
    one, two = FloatSlider(), FloatSlider()
    link, idle = jslink((one, "value"), (two, "value")), jslink((FloatSlider(), "value"), (FloatSlider(), "value"))
    made = lab(stream("one"))
    live = VBox([one, two])
    document, kept = read(live, made, links=(link, idle))
    assert document[0]["nb_element"] == "mime_bundle"
    assert {live.model_id, one.model_id, two.model_id, one.layout.model_id, link.model_id} <= set(kept)
    assert not {made.model_id, made.children[0].model_id, made.children[1].model_id, idle.model_id} & set(kept)


def test_a_chart_within_an_output_stays_alive() -> None:
    chart = plot(load("trap").sweep("price", 3)[["attack"]], "line", title="Attacks")
    bundle = chart._repr_mimebundle_()
    assert bundle is not None
    document, kept = read(lab(shown(bundle[0])), links=(chart,))
    assert 'data-figure="attacks"' in document[0].astext()
    assert chart.model_id in kept


def test_a_page_without_labs_is_left_as_it_is() -> None:
    live = VBox([FloatSlider()])
    document, kept = read(live)
    assert len(document) == 1
    assert set(kept) == set(dependency_state([live], drop_defaults=False))


@pytest.mark.parametrize(
    "failed",
    [
        {"output_type": "error", "ename": "E", "evalue": "no", "traceback": ["\x1b[31mValueError\x1b[0m: no price"]},
        stream("ValueError: no price", "stderr"),
    ],
)
def test_a_lab_that_failed_stops_the_build(failed: dict[str, Any]) -> None:
    with pytest.raises(ExtensionError, match="a lab’s code failed:\nValueError: no price"):
        read(lab(stream("before"), failed))


def test_heads_of_pandas_tables_say_what_they_are_heads_of() -> None:
    table = pd.DataFrame({"attack": [0.5]}, index=pd.Index(["before"], name="when"))
    mended = labs.mend_tables(f"<p>a</p>{table._repr_html_()}<p>b</p>")
    assert "<style" not in mended
    assert re.findall(r"<t[hd].*?</t[hd]>", mended) == [
        "<td></td>",
        '<th scope="col">attack</th>',
        '<th scope="col">when</th>',
        "<td></td>",
        '<th scope="row">before</th>',
        "<td>0.5</td>",
    ]
    assert labs.mend_tables(mended) == mended


# -- pandas' plot -----------------------------------------------------------------------------------------------------


@pytest.fixture
def drawn_by_the_book() -> Iterator[None]:
    """Pandas set to draw with the book's charts."""
    with pd.option_context("plotting.backend", "twodoors"):
        yield


@pytest.mark.usefixtures("drawn_by_the_book")
def test_a_table_is_drawn_and_told_as_it_is() -> None:
    table = pd.DataFrame({"attack": [0.75, 0.5], "expulsion": [0.25, 0.125]}, index=pd.Index([0, 1.5], name="price"))
    chart = table.plot(title="Over the price", ylabel="chance")
    assert isinstance(chart, Chart)
    assert [(t["x"], t["y"], t["name"]) for t in chart.figure["data"]] == [
        ([0, 1.5], [0.75, 0.5], "attack"),
        ([0, 1.5], [0.25, 0.125], "expulsion"),
    ]
    assert (
        chart.says
        == "Over the price: attack goes from 0.75 to 0.5; expulsion goes from 0.25 to 0.125 (price from 0 to 1.5)."
    )
    assert chart.table.to_dict("list") == {"price": [0, 1.5], "attack": [0.75, 0.5], "expulsion": [0.25, 0.125]}
    assert chart.figure["layout"]["yaxis"]["title"]["text"] == "chance"
    dashes = [trace["line"]["dash"] for trace in chart.figure["data"]]
    assert len(set(dashes)) == len(dashes), "colour alone tells nothing apart"


@pytest.mark.usefixtures("drawn_by_the_book")
def test_bars_and_chosen_columns() -> None:
    chances = pd.Series({"hold": 0.25, "attack": 0.75})
    bars = chances.plot.barh(title="Moves")
    [trace] = bars.figure["data"]
    assert (trace["x"], trace["y"], trace["orientation"]) == ([0.25, 0.75], ["hold", "attack"], "h")
    assert bars.says == "Moves: from 0.25 (hold) to 0.75 (attack)."
    assert chances.plot(kind="bar").figure["data"][0]["y"] == [0.25, 0.75]
    weeks = pd.to_datetime(["2018-01-05", "2020-12-25"])
    table = pd.DataFrame({"week": weeks, "rial": [43240, 257600], "days": [7, 7]})
    chart = table.plot(x="week", y="rial")
    assert chart.says == "rial goes from 43,240 to 257,600 (week from 2018-01-05 to 2020-12-25)."
    assert chart.figure["data"][0]["x"] == ["2018-01-05T00:00:00", "2020-12-25T00:00:00"]


@pytest.mark.usefixtures("drawn_by_the_book")
def test_what_the_book_cannot_draw_is_said() -> None:
    table = pd.DataFrame({"a": [1, 2], "b": ["x", "y"]})
    with pytest.raises(ValueError, match=r"kind = 'hist' is not allowed; the book draws line, bar and barh"):
        table["a"].plot.hist()
    with pytest.raises(ValueError, match=r"needed are one to 4 columns of numbers; the table has a, b"):
        table.plot()
    with pytest.raises(ValueError, match=r"the table has a0, a1, a2, a3, a4"):
        pd.DataFrame({f"a{i}": [1.0] for i in range(len(LOOKS) + 1)}).plot()
    with pytest.raises(KeyError, match="nothing"):
        table.plot(y="nothing")


def test_an_output_is_kept_and_not_sent_back() -> None:
    labs.keep_outputs()
    keeper = SimpleNamespace(widget_state={"id": {}})
    client: Any = None  # to send anything would fail
    message = {"header": {"msg_type": "stream"}, "parent_header": {}, "content": {"name": "stdout", "text": "one"}}
    OutputWidget("id", {"outputs": []}, client, keeper).output([], message, None, 0)
    assert [output["text"] for output in keeper.widget_state["id"]["outputs"]] == ["one"]


# -- the labs in a kernel ---------------------------------------------------------------------------------------------

# Every control that a reader may move in a lab, and its value after a move: a slider goes to an end, a list to another.
MOVES = """
from ipywidgets.widgets.widget import _instances
from twodoors.explorer.explorer import Explorer
import ipywidgets

def _other(c):
    if hasattr(c, "options"):
        return next(value for _, value in c._options_full if value != c.value)
    return not c.value if isinstance(c.value, bool) else c.min if c.value == c.max else c.max

def _move(c, to):
    c.value = to

_widgets = list(_instances.values())
_controls = [c for w in _widgets if isinstance(w, ipywidgets.interactive) for c in w.kwargs_widgets]
_controls += [c for w in _widgets if isinstance(w, Explorer) for c in list(w.sliders.values())[:1]]
_before = [c.value for c in _controls]
print(len(_controls))
"""


def cells(name: str) -> list[NotebookNode]:
    """A chapter's first cell, and those of its lab."""
    book = jupytext.reads((ROOT / "chapters" / f"{name}.md").read_text(encoding="utf-8"), fmt="md:myst")
    code = [cell for cell in book.cells if cell.cell_type == "code"]
    return [code[0], *[cell for cell in code if "lab" in cell.metadata.get("tags", [])]]


def held(client: NotebookClient) -> str:
    """What every ``Output`` holds now, without the names and places of widgets, which are new each time."""
    outputs = [state["outputs"] for state in client.widget_state.values() if state["_model_name"] == "OutputModel"]
    assert not re.search(r'"(error|stderr)"', json.dumps(outputs)), outputs
    return re.sub(r"\b[0-9a-f]{32}\b|0x[0-9a-f]+", "", json.dumps(outputs))


@pytest.mark.parametrize("name", chapters())
@pytest.mark.slow
def test_a_lab_runs_after_the_first_cell_and_answers_to_each_control(name: str) -> None:
    written = cells(name)
    labs.keep_outputs()
    client = NotebookClient(jupytext.reads("", fmt="md:myst"), kernel_name="python3", timeout=120)
    client.nb.cells = written

    def run(code: str | NotebookNode) -> str:
        cell = new_code_cell(code) if isinstance(code, str) else code  # type: ignore[no-untyped-call]
        client.nb.cells.append(cell)
        client.execute_cell(cell, len(client.nb.cells) - 1)
        return "".join(output.get("text", "") for output in cell.outputs if output["output_type"] == "stream")

    with client.setup_kernel(cwd=str(ROOT)):
        for cell in list(written):
            run(cell)
        assert held(client) != "[]", "something is shown within an Output"
        controls = int(run(MOVES))
        assert controls > 0
        for number in range(controls):
            before = held(client)
            run(f"_move(_controls[{number}], _other(_controls[{number}]))")
            assert held(client) != before, (name, run(f"print(_controls[{number}].description)"))
            run(f"_move(_controls[{number}], _before[{number}])")


# -- the labs on the page ---------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("name", chapters())
def test_the_page_shows_a_lab_as_it_is_at_first_without_dead_controls(open_context: Contexts, name: str) -> None:
    path = SITE / "chapters" / f"{name}.html"
    [saved] = re.findall(STATE, path.read_text(encoding="utf-8"), flags=re.S)
    models = [widget["model_name"] for widget in json.loads(saved)["state"].values()]
    assert "OutputModel" not in models
    for scripts in (False, True):
        section = opened(open_context(java_script_enabled=scripts).new_page(), path)
        expect(section.locator(".cell")).to_have_count(len(cells(name)) - 1)
        for cell in section.locator(".cell").all():
            expect(cell.locator("pre").first).to_be_visible()
            assert cell.locator(".td-figure, table, .output.stream").count()
        expect(section.get_by_text(labs.NOTE).first).to_be_visible()
        expect(section.locator("[data-explorer], input, select, .widget-slider, .widget-interact")).to_have_count(0)


def opened(page: Page, path: Path) -> Locator:
    """The page's lab."""
    page.goto(path.as_uri())
    for closed in page.locator(".td-closed > summary").all():
        closed.click()
    return page.locator("section#bend-it-in-jupyter")
