"""The book's three colours, safe for colour-blind readers and the same everywhere; never the only sign of anything."""

WAR = "#D55E00"
TALKS = "#0072B2"
NEITHER = "#767676"
