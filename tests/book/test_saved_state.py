"""Saved widgets: a page keeps the ordinary ones that it shows and what they are joined to, and no code."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import Any

from docutils import nodes
from docutils.utils import new_document
from ipywidgets import FloatSlider, VBox, jslink
from ipywidgets.embed import dependency_state

from twodoors import evidence, explore, quiz
from twodoors.book import saved_state
from twodoors.models import load

DEAL = load("deal_range")
VIEW = "application/vnd.jupyter.widget-view+json"


def output(widget: Any) -> nodes.container:
    """A cell's output as the notebook's reader leaves it: every form that the widget has."""
    bundle = widget._repr_mimebundle_()
    data = bundle[0] if isinstance(bundle, tuple) else bundle
    script = f'<script type="{VIEW}">{json.dumps(data[VIEW])}</script>'
    forms = [nodes.container("", nodes.raw("", script, format="html"), mime_type=VIEW)]
    if "data-widget" in data.get("text/html", ""):
        forms.append(nodes.container("", nodes.raw("", data["text/html"], format="html"), mime_type="text/html"))
    return nodes.container("", *forms, nb_element="mime_bundle")


def read(*shown: Any, saved: tuple[Any, ...] = ()) -> tuple[nodes.document, dict[str, Any] | None]:
    """The page that shows these widgets, once it is read, and the widgets that it still saves."""
    state = {"state": dependency_state([*shown, *saved], drop_defaults=False)}
    attributes = {"body": json.dumps(state)}
    files: dict[str, Any] = {"ipywidgets_state": (None, attributes), "other": ("host.js", {})}
    app: Any = SimpleNamespace(env=SimpleNamespace(docname="page", nb_metadata={"page": {"js_files": files}}))
    document = new_document("page")
    document += [output(widget) for widget in shown]
    saved_state.keep_what_is_shown(app, document)
    assert "other" in files
    if "ipywidgets_state" not in files:
        return document, None
    assert "<" not in attributes["body"]  # it cannot end its script
    held: dict[str, Any] = json.loads(attributes["body"])["state"]
    return document, held


def test_a_page_of_the_book_s_own_widgets_saves_none() -> None:
    _, held = read(explore(DEAL), quiz("01-two-doors"), evidence.how_crises_end())
    assert held is None


def test_ordinary_widgets_are_kept_as_they_are() -> None:
    slider = FloatSlider(description="</script><!--")
    idle = FloatSlider()
    _, held = read(VBox([slider]), saved=(idle,))
    assert held is not None
    assert held[slider.model_id]["state"]["description"] == "</script><!--"
    assert idle.model_id not in held


def test_an_explorer_joined_to_a_slider_is_known_without_its_code() -> None:
    explorer, slider = explore(DEAL), FloatSlider()
    link = jslink((slider, "value"), (explorer, "set_doubt"))
    document, held = read(explorer, slider, saved=(link,))
    assert held is not None
    assert {slider.model_id, explorer.model_id, link.model_id} <= set(held)
    kept = held[explorer.model_id]
    assert (kept["model_module"], kept["model_name"]) == ("twodoors", "AttachedModel")
    assert kept["state"]["kind"] == "Explorer"
    assert kept["state"]["set_doubt"] == DEAL.defaults["doubt"]
    assert not {"_esm", "_css", "_anywidget_id"} & set(kept["state"])
    [key] = explorer.scripts()
    assert f'data-model="{key}"' in document.children[-1].astext()


def test_an_explorer_within_a_box_of_a_teacher_s_is_kept_with_its_markup() -> None:
    explorer = explore(DEAL)
    _, held = read(VBox([FloatSlider(), explorer]))
    assert held is not None
    assert 'data-explorer="deal_range"' in held[explorer.model_id]["state"]["html"]


def test_what_a_joined_explorer_carries_of_other_chapters_still_waits() -> None:
    explorer, slider = explore(load("crisis")), FloatSlider()
    link = jslink((slider, "value"), (explorer, "set_hazard"))
    document, _ = read(explorer, slider, saved=(link,))
    [own, *later] = [node.astext() for node in document.children if isinstance(node, nodes.raw)]
    [(key, functions)] = explorer.scripts().items()
    assert own == f'<script type="text/plain" data-model="{key}">{functions}</script>'
    for script, (key, functions) in zip(later, explorer.later().items(), strict=True):
        assert script == f'<script type="text/plain" data-model="{key}" data-later>{functions}</script>'
