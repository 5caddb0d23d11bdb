"""The walk of chapter 2: more means for one patron, then for both; who lets go; a firmer Baghdad; the street; gifts."""

from twodoors.model import Step, Walk

WALK = Walk(
    [
        Step("What you did in the round", panel="ropes", played=True),
        Step(
            "Washington gets twice the means to pull with, Tehran no more. Who gains by it?",
            controls="means_us",
            to={"means_us": 2.0},
            counts=["let_loss_us", "let_loss_iran"],
            panel="ropes",
            answer="Washington: it loses {start.loss_us} → {to.loss_us}, Tehran {start.loss_iran} → {to.loss_iran}. Policy moves "
            "{start.alignment} → {to.alignment}, though Tehran answers and pulls harder, {start.pull_iran} → {to.pull_iran}.",
            finding=("alone-it-pays", "the-other-answers"),
        ),
        Step(
            "Washington keeps its double means, and now Tehran gets as much. Who has gained since the beginning?",
            controls="means_iran",
            start={"means_us": 2.0},
            to={"means_iran": 2.0},
            counts=["let_loss_us", "let_bears"],
            panel="ropes",
            answer="Nobody: policy is back at {to.alignment}, each loses {to.loss_us}, not {first.loss_us}, and Baghdad bears "
            "{to.cross_pressure}, not {first.cross_pressure}. What pays each alone costs both: a prisoner’s dilemma.",
            finding=("together-it-costs", "the-race"),
        ),
        Step(
            "Means as at first. Washington lets go of its rope, then Tehran too. What does Washington lose?",
            controls="lets_go",
            to={"lets_go": 2},
            counts=["let_loss_us"],
            panel="ropes",
            answer="Here {to.let_loss_us <lets_go=1> as count} if it lets go alone, not {start.let_loss_us as count}; "
            "{to.let_loss_us as count} if both do. Both want less pulling, and neither can begin.",
            finding="nobody-lets-go",
        ),
        Step(
            "Baghdad wants the middle twice as strongly. Who gains by it?",
            controls="state",
            to={"state": 1.2},
            counts=["let_loss_us"],
            panel="ropes",
            choices=("Baghdad", "One patron too", "All three"),
            right=2,
            feedback=(
                "The patrons gain too: a pull brings less, so they pay less.",
                "The two are equal: what one saves, so does the other.",
                "A pull now brings less, so each pulls less.",
            ),
            answer="All three: each patron loses {start.loss_us} → {to.loss_us}, Baghdad bears {start.cross_pressure} → "
            "{to.cross_pressure}. What helps both patrons is a Baghdad that neither can pull.",
            finding=("and-good-for-both", "by-each-of-them"),
        ),
        Step(
            "From autumn 2019 to after the strike, anger turns from Iran to America. What moves?",
            controls="share_at_iran",
            start={"share_at_iran": 0.8},
            to={"share_at_iran": 0.2},
            counts=["let_stands"],
            panel="ropes",
            answer="Policy, towards Tehran: {start.alignment} → {to.alignment}. Neither pulls harder or less by even 1 of 100 here: "
            "the street loosens Washington’s grip, and frees Tehran’s.",
            finding="whom-the-street-blames",
        ),
        Step(
            "The even case, hardly a gift in it. What if most of the pulling were by gifts?",
            controls="gifts",
            start={"gifts": 0.1},
            to={"gifts": 0.7},
            counts=["let_gain"],
            panel="gifts",
            answer="Baghdad’s balance turns from {start.baghdad_gain} to {to.baghdad_gain}: a state may live off the rivalry around "
            "it. The pulls are the same, and so is the policy.",
            finding=("ruined-by-it", "paid-by-it", "gifts-move-no-pull"),
        ),
    ],
    critic="The uprising pushed aside",
)
