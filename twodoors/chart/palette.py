"""The book's colours, safe for colour-blind readers and the same everywhere; never the only sign of anything."""

WAR = "#D55E00"
TALKS = "#0072B2"
NEITHER = "#767676"
INK = "#1D1B18"  # what is neither of the three, such as prices or troops
