"""A hand that presses every control of a page, and the table of what each kind does."""

from tests.helpers.pressing.explorers import EXPLORERS, SETTING_LINKS
from tests.helpers.pressing.hand import Hand, Kind, Kinds
from tests.helpers.pressing.parts import ARGUMENT, FIGURES, RANGES, ROUNDS
from tests.helpers.pressing.questions import QUESTIONS
from tests.helpers.pressing.theme import LINKS, THEME

__all__ = ["KINDS", "Hand", "Kind"]

#: By the selector of what is of it; a control is of the first kind that it fits. They are pressed in this order.
KINDS: Kinds = {
    **ROUNDS,
    **EXPLORERS,
    **RANGES,
    **FIGURES,
    **ARGUMENT,
    **QUESTIONS,
    **THEME,
    **SETTING_LINKS,
    **LINKS,
}
