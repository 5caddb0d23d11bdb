"""The rounds to play, a file a model: what the reader chooses, and what follows by the model’s own chances."""
