"""The article's numbered claims: how many each section makes."""

from __future__ import annotations

SECTIONS = {1: 4, 2: 4, 3: 2, 4: 2, 5: 3, 6: 4, 7: 3, 8: 3, 9: 1, 10: 1, 11: 4, 12: 4}

CLAIMS = frozenset(f"{section}.{number}" for section, count in SECTIONS.items() for number in range(1, count + 1))
