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
    doubts="ratio",
    source=(
        "Authors' judgement. Only rationality times payoff matters: at 4, a move better by half the stake is chosen 88 "
        "times in 100. Logit choice: McKelvey and Palfrey 1998; in international relations, Signorino 1999."
    ),
)
