"""A model’s controls and its answer."""
