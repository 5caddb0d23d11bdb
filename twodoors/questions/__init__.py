"""Predictions, forecasts and self-check questions, and how forecasts are scored."""
