"""What the cover shows: the column as a map, and how far the reader has come on it."""
