"""Assumptions that several chapters share: one meaning, one default and one range in the whole book."""

from twodoors.model import Assumption

#: How reliably the better move is chosen: one meaning and one default in the whole book.
RATIONALITY = Assumption(
    "rationality",
    "How reliably the better move is chosen",
    default=4,
    low=1,
    high=12,
    step=0.5,
    group="All sides",
    ends=("often misjudged", "almost never misjudged"),
    unit="log-odds per stake",
    latex=r"\lambda",
    shared=True,
    source=(
        "Authors' judgement. Only rationality times payoff matters: at 4, a move better by half the stake is chosen 88 "
        "times in 100. Logit choice: McKelvey and Palfrey 1998; in international relations, Signorino 1999."
    ),
)

#: How serious the threat of force between Washington and the other side is, taken as one number for both.
THREAT = Assumption(
    "threat",
    "How serious the threat of force is",
    default=0.5,
    low=0.0,
    high=1.0,
    group="Both sides",
    ends=("a bluff", "certain"),
    unit="chance",
    latex="t",
    shared=True,
    source=(
        "Authors’ judgement: the midpoint takes no side. One number stands for the threats of both sides, which in "
        "January 2020 were made in the same days; that is a simplification."
    ),
)
