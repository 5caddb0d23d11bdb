"""Settings of a model as links, files and comparisons; what a class assumed."""
