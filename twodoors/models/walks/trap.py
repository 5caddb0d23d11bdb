"""The walk of chapter 5: the strike's two halves apart, then together; then what would have held the attacks off."""

from twodoors.model import Step, Walk

BEFORE = {"damage": 0.8, "violation": 0.2}

WALK = Walk(
    [
        Step(
            "Before the strike of 3 January. What if a strike in Iraq hurt the militia more, and nothing else changed?",
            controls="damage",
            start=BEFORE,
            to={"damage": 1.0},
            counts=["attack"],
            panel="weights",
            answer="The heavier blow alone: here attacks fall from {start.attack} to {to.attack} of 100 occasions.",
            finding="heavier-blow",
        ),
        Step(
            "The same strike did Iraq a graver wrong. That alone, the blow as before: what happens to attacks?",
            controls="violation",
            start=BEFORE,
            to={"violation": 0.9},
            counts=["attack"],
            panel="weights",
            choices=("Fewer", "As many", "More"),
            right=2,
            feedback=(
                "A graver wrong makes expulsion likelier, and that is what the militia attacks for.",
                "A graver wrong makes expulsion likelier, and that is what the militia attacks for.",
                "Being struck now buys the militia what it wants, and that outweighs the heavier blow.",
            ),
            answer="The graver wrong alone: here attacks rise from {start.attack} to {to.attack} of 100. "
            "After a strike Iraq now expels {to.p_attack_strike_in_iraq_expel} times in 100, not "
            "{start.p_attack_strike_in_iraq_expel}.",
        ),
        Step(
            "Both halves together: how often does Washington still strike in Iraq?",
            controls=("damage", "violation"),
            start=BEFORE,
            to={"damage": 1.0, "violation": 0.9},
            counts=["attack"],
            panel="weights",
            answer="Attacks {to.attack}, not {start.attack}. Fearing expulsion, Washington here strikes in Iraq after "
            "{to.p_attack_strike_in_iraq} of 100 attacks, not {start.p_attack_strike_in_iraq}: the trap shields before it "
            "closes.",
            finding="not-sprung-still-shielding",
        ),
        Step(
            "After the strike. What if expelling the Americans cost Iraq twice as much?",
            controls="price",
            to={"price": 1.2},
            counts=["attack", "expulsion"],
            panel="weights",
            answer="Attacks {start.attack} → {to.attack}, and the strikes in Iraq come back: after {to.p_attack_strike_in_iraq} "
            "of 100 attacks, not {start.p_attack_strike_in_iraq}. If no one misjudged: {perfect.attack} attacks, "
            "{perfect.expulsion} expulsions.",
            finding="the-price-is-the-lever",
            perfect=True,
        ),
        Step(
            "From the same start: what if answering were worth more to Washington than staying?",
            controls="credit",
            to={"credit": 1.5},
            counts=["attack", "expulsion"],
            panel="weights",
            answer="A readier answer: attacks {start.attack} → {to.attack}, expulsions {start.expulsion} → {to.expulsion}. The "
            "{start.expulsion} were all mistakes (if no one misjudged, 0); the {to.expulsion} are not: Washington strikes with "
            "open eyes.",
            finding=("when-resolve-deters", "with-open-eyes"),
        ),
        Step(
            "From the same start: what if Washington could answer outside Iraq, first safely, then so that it hurts?",
            controls=("wider_risk", "damage_elsewhere"),
            to={"wider_risk": 0.2, "damage_elsewhere": 0.8},
            counts=["attack"],
            panel="weights",
            answer="Safer alone: attacks {start.attack} → {then.attack}. Only when it hurts too do they fall to {to.attack}.",
            finding="fight-elsewhere-if-it-hurts",
        ),
        Step(
            "From the same start: what if attacks hurt Washington more than its presence is worth?",
            controls="harm",
            to={"harm": 1.4},
            counts=["attack", "forced_out"],
            panel="weights",
            answer="Attacks {start.attack} → {to.attack}, and the Americans are gone {to.forced_out} times in 100, not "
            "{start.forced_out}: worn down, not expelled.",
            finding=("attrition", "attrition-drives-out"),
        ),
    ],
    critic="The strike itself springs the trap",
)
