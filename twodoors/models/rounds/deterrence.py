"""Five steps: a threat, a promise or an offer, each worth as much to Iran, at another price."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from twodoors.model import Event, Line, Move, Part, Result, Round, Strip

STEP = 0.05
START = {"hit_anyway": 0.3, "hit_limited": 0.4, "hit_severe": 0.7, "inducement": 0.0}
FIFTY = 50

#: What a step of each changes.
STEPS = {
    "threat": {"hit_limited": STEP, "hit_severe": STEP},
    "promise": {"hit_anyway": -STEP},
    "offer": {"inducement": STEP},
}


def fifty(model: Any, steps: Mapping[str, int]) -> dict[str, int]:
    """Of fifty Irans: how many hold back, strike a limited and a severe blow; and how many are struck."""
    given = {**model.defaults, **START}
    for step, count in steps.items():
        for name, change in STEPS[step].items():
            given[name] += count * change
    found = model.everything(given)
    shares = [FIFTY * float(found[name]) for name in ("refrain", "limited", "severe")]
    counts = [int(share + 1e-9) for share in shares]
    for i in sorted(range(3), key=lambda i: round(counts[i] - shares[i], 9))[: FIFTY - sum(counts)]:
        counts[i] += 1  # the largest remainders, so that they add up to fifty
    return dict(zip(("refrain", "limited", "severe"), counts, strict=True)) | {
        "struck": round(FIFTY * float(found["struck"]))
    }


def _stepped(model: Any, steps: Mapping[str, int], _card: None) -> Result:
    return "stepped", fifty(model, steps)


ROUND = Round(
    title="five steps",
    who="You are Washington, and wonder what Iran will do: hold back, strike a limited blow, or a severe one.",
    says="It thinks that it may be struck in any case, more likely after a blow. Choose five steps. Each makes your threat, your "
    "promise or your offer a little stronger.",
    parts=[
        Part(
            "Which one do you make stronger?",
            "Step",
            (None,) * 5,
            _stepped,
            {
                "stepped": Event(
                    "A stronger {move}. Of fifty, {refrain} hold back, {limited} strike a limited blow, {severe} a severe one; {struck} are struck."
                )
            },
            [
                Move("The threat: blows will be answered", "threat", "threat"),
                Move("The promise: who holds back is not struck", "promise", "promise"),
                Move("The offer: holding back is rewarded", "offer", "offer"),
            ],
            mixes=True,
            begins=lambda model: fifty(model, {}),
            strips=[
                Strip(
                    "What fifty Irans do",
                    FIFTY,
                    {
                        "refrain": ("hold back", "open"),
                        "limited": ("limited blow", "half"),
                        "severe": ("severe blow", "full"),
                    },
                ),
                Strip("How many of them are struck", FIFTY, {"struck": ("struck", "cross")}),
            ],
        )
    ],
    given=lambda model: {"first": fifty(model, {})["refrain"], "last": fifty(model, {"threat": 5})["refrain"]},
    sums=[
        Line("Five steps: {first} of fifty held back before, {refrain} now, whichever you chose. {struck} are struck.")
    ],
    after="One step is worth the same to Iran in each; they were made equal. What differs is the price.",
    said=[Line("You chose the {chosen}; {refrain} of fifty held back, and {struck} were struck.")],
    columns={"refrain": "Hold back, of fifty", "limited": "Limited blow", "severe": "Severe blow", "struck": "Struck"},
)
