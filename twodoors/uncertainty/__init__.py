"""A reader’s ranges for a model’s assumptions, and what they leave open."""
