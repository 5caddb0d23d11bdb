"""Drawings that answer to the sliders: a tree, a parliament, curves, beliefs on a line, a bargaining set, weeks."""
