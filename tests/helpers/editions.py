"""Links, runs as files and kept settings of the book’s first edition, made by its page, one of the runs by Python.

Its sliders stand at either end of the range that they had then; links lead to every outcome, against every assumption.
"""

from __future__ import annotations

from tests.conftest import ROOT

OLD = ROOT / "tests" / "scenarios" / "fixtures" / "0.1.0"
