"""Plotly figures: the one view for them, their layout and colours, pandas’ own ``plot``."""

from twodoors.chart.chart import Chart

__all__ = ["Chart"]
