"""The book's colours, safe for colour-blind readers and the same everywhere; never the only sign of anything.

Their values, light and dark, stand at the top of ``widget/view.css`` and nowhere else: here are the names that it gives
them, and ``chart.js`` puts the values of the present theme in, since Plotly knows no names.
"""

WAR = "var(--td-war)"
TALKS = "var(--td-talks)"
NEITHER = "var(--td-neither)"
INK = "var(--td-ink)"  # what is neither of the three, such as prices or troops
