"""What a model is: named equations over named assumptions, written once in SymPy."""

from twodoors.model.equation import Equation, Index, over, symbols
from twodoors.model.findings import Finding, FindingFails
from twodoors.model.mechanism import PERFECT
from twodoors.model.model import Model
from twodoors.model.parts import Assumption, AssumptionError, Blend, Outcome, Preset, Reading, Role, Segment, is_finite
from twodoors.model.picture import Picture, Sweep
from twodoors.model.probability import TIE, Choice, FirstChoice, above
from twodoors.model.round import Dial, Event, Line, Move, Part, Result, Round, Strip
from twodoors.model.terms import at, higher, lower, other, outcome
from twodoors.model.walk import Joint, Step, Walk

__all__ = [
    "PERFECT",
    "TIE",
    "Assumption",
    "AssumptionError",
    "Blend",
    "Choice",
    "Dial",
    "Equation",
    "Event",
    "Finding",
    "FindingFails",
    "FirstChoice",
    "Index",
    "Joint",
    "Line",
    "Model",
    "Move",
    "Outcome",
    "Part",
    "Picture",
    "Preset",
    "Reading",
    "Result",
    "Role",
    "Round",
    "Segment",
    "Step",
    "Strip",
    "Sweep",
    "Walk",
    "above",
    "at",
    "higher",
    "is_finite",
    "lower",
    "other",
    "outcome",
    "over",
    "symbols",
]
