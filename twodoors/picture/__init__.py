"""Drawings that answer to the sliders: a tree, a parliament, curves, beliefs on a line, a bargaining set, weeks."""

from twodoors.picture.bargaining import Table, bargaining_set
from twodoors.picture.base import Picture, Sweep
from twodoors.picture.beliefs import Belief, beliefs
from twodoors.picture.curves import Curve, curves
from twodoors.picture.parliament import Bloc, parliament
from twodoors.picture.tree import tree
from twodoors.picture.weekly import weekly

__all__ = [
    "Belief",
    "Bloc",
    "Curve",
    "Picture",
    "Sweep",
    "Table",
    "bargaining_set",
    "beliefs",
    "curves",
    "parliament",
    "tree",
    "weekly",
]
