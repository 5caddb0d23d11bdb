"""What the page is given of a lab: what its outputs show at first, without dead controls."""

from __future__ import annotations

import json
import re
from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest
from docutils import nodes
from docutils.utils import new_document
from ipywidgets import FloatSlider, Output, VBox, jslink
from ipywidgets.embed import dependency_state
from nbclient.output_widget import OutputWidget
from sphinx.errors import ExtensionError

from twodoors import plot
from twodoors.book import lab_outputs
from twodoors.book.pages import mend_tables
from twodoors.book.saved_state import keep_what_is_shown
from twodoors.models import load

VIEW = "application/vnd.jupyter.widget-view+json"


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
    lab_outputs.show_first_output(app, document)
    keep_what_is_shown(app, document)
    return document, list(json.loads(attributes["body"])["state"]) if "ipywidgets_state" in files else []


def lab(*outputs: dict[str, Any]) -> VBox:
    """What ``interact`` makes: a control over the ``Output`` that holds what the function showed."""
    return VBox([FloatSlider(description="Price"), Output(outputs=outputs)])


def test_what_an_output_holds_stands_in_the_place_of_its_controls() -> None:
    made = lab(stream("one\n"), shown({"text/html": "<b>two</b>", "text/plain": "two"}), shown({"text/plain": "three"}))
    document, kept = read(made)
    assert [type(node).__name__ for node in document] == ["literal_block", "raw", "literal_block", "paragraph"]
    assert [node.astext() for node in document] == ["one\n", "<b>two</b>", "three", lab_outputs.NOTE]
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
    assert f'data-widget="Chart" data-id="{chart.model_id}"' in document[0].astext()  # host.js attaches it
    assert kept == []


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
    mended = mend_tables(f"<p>a</p>{table._repr_html_()}<p>b</p>")
    assert "<style" not in mended
    assert re.findall(r"<t[hd].*?</t[hd]>", mended) == [
        "<td></td>",
        '<th scope="col">attack</th>',
        '<th scope="col">when</th>',
        "<td></td>",
        '<th scope="row">before</th>',
        "<td>0.5</td>",
    ]
    assert mend_tables(mended) == mended


def test_an_output_is_kept_and_not_sent_back() -> None:
    lab_outputs.keep_outputs()
    keeper = SimpleNamespace(widget_state={"id": {}})
    client: Any = None  # to send anything would fail
    message = {"header": {"msg_type": "stream"}, "parent_header": {}, "content": {"name": "stdout", "text": "one"}}
    OutputWidget("id", {"outputs": []}, client, keeper).output([], message, None, 0)
    assert [output["text"] for output in keeper.widget_state["id"]["outputs"]] == ["one"]
