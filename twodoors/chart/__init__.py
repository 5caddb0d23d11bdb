"""Plotly figures: the one view for them, their layout and colours, pandas’ own ``plot``."""
