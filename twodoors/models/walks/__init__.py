"""The walk through each model, a file each, beside the model that it asks."""
