"""The base of the book's widgets: markup that a view brings to life, and that stands as it is where no script runs."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

import anywidget
import traitlets
from markupsafe import Markup

from twodoors.markup import html
from twodoors.words import short

HERE = Path(__file__).parent


class BookWidget(anywidget.AnyWidget):
    """A widget whose markup says its first result.

    In Jupyter its view fills ``html`` in; on a page of the book the markup is there already, with the state that the
    view needs (``page_state``) and the functions of models that it computes with (``scripts``) beside it.
    """

    _css = (HERE / "view.css").read_text(encoding="utf-8")

    html = traitlets.Unicode().tag(sync=True)

    def close_names(self) -> None:
        """From now on an assignment to a name that it does not have is refused, which else would do nothing."""
        self._closed = True

    def __setattr__(self, name: str, value: Any) -> None:
        known = name.startswith("_") or hasattr(type(self), name) or name in self.__dict__
        if not known and self.__dict__.get("_closed"):
            raise AttributeError(self.refused(name, value))
        super().__setattr__(name, value)

    def refused(self, name: str, value: Any) -> str:
        """Why that cannot be assigned to this name."""
        return f"{name} = {short(repr(value))}: this {type(self).__name__} has no {name!r} to set"

    #: Traits that its view reads, beside ``html``.
    reads: ClassVar[tuple[str, ...]] = ()

    def page_state(self) -> dict[str, Any]:
        """What the view reads, by name."""
        return {name: getattr(self, name) for name in self.reads}

    def scripts(self) -> Mapping[str, str]:
        """The functions of models, as JavaScript, each by the key under which a view finds them."""
        return {}

    def later(self) -> Mapping[str, str]:
        """The same of functions that a page loads only once the view asks for them."""
        return {}

    def markup(self) -> Markup:
        """The result as it is now: one element."""
        return Markup(self.html)

    def _repr_mimebundle_(self, **options: Any) -> tuple[dict[str, Any], dict[str, Any]] | None:
        bundle = super()._repr_mimebundle_(**options)
        if bundle is None:
            return None
        data, metadata = bundle
        place = html(
            "widget/templates/place.html",
            kind=type(self).__name__,
            id=self.model_id,
            markup=self.markup(),
            state=self.page_state(),
            scripts={key: Markup(text) for key, text in self.scripts().items()},
            later={key: Markup(text) for key, text in self.later().items()},
        )
        return {**data, "text/html": place}, metadata
