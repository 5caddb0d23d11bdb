"""Drawings that answer to the sliders: a crisis tree, a parliament, curves, beliefs on a line, a bargaining set."""

from twodoors.picture.bargaining import bargaining_set
from twodoors.picture.base import Picture, Sweep
from twodoors.picture.beliefs import Belief, beliefs
from twodoors.picture.curves import curves
from twodoors.picture.parliament import Bloc, parliament
from twodoors.picture.tree import tree

__all__ = ["Belief", "Bloc", "Picture", "Sweep", "bargaining_set", "beliefs", "curves", "parliament", "tree"]
