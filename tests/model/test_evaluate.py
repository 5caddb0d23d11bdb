"""The page computes and says what NumPy does: equations, paths, sentences."""

from __future__ import annotations

from twodoors.models import names

ALL = names()
