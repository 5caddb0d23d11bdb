"""What a class hands in, together: links to settings of a model, or a folder of arguments."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from twodoors.classes.arguments import ArgumentsReport, arguments_report
from twodoors.classes.links import LinksReport, is_path, links_report
from twodoors.models import load


def class_report(links: str | Path | Iterable[str], model: str | None = None) -> LinksReport | ArgumentsReport:
    """What a class assumed, from its links, or what it argued, from a folder of the files of “My argument”.

    Links come as a CSV file's path, its text, or a list with one link a row; ``model`` chooses among several models
    (:func:`twodoors.classes.links.links_report`). The path of a folder is read by
    :func:`twodoors.classes.arguments.arguments_report`; ``model`` is not allowed then. ``ValueError`` as they say,
    with the file's name.
    """
    if is_path(links) and os.path.isdir(str(links)):  # which takes any text
        if model is not None:
            raise ValueError(f"model={model!r} chooses among links; a folder of arguments has all models")
        return arguments_report(Path(links))
    if model is not None:
        load(model)
    try:
        return links_report(links, model)
    except ValueError as error:
        name = Path(links).name if is_path(links) and os.path.isfile(links) else ""
        raise ValueError(f"{name}: {error}" if name and name not in str(error) else str(error)) from None
