"""Plotly for widgets that draw with it: in Jupyter their view asks here for the plotly.min.js of the plotly package."""

from __future__ import annotations

from typing import Any

import anywidget
from plotly.offline import get_plotlyjs

from twodoors.widget.base import BookWidget


class Drawn(BookWidget):
    """A widget that draws with Plotly."""

    def __init__(self, **traits: Any) -> None:
        super().__init__(**traits)
        self.on_msg(_send_plotly)


def _send_plotly(widget: anywidget.AnyWidget, message: Any, _buffers: list[bytes]) -> None:
    if message == {"want": "plotly"}:
        widget.send({"plotly": True}, buffers=[get_plotlyjs().encode()])
