"""The walk of chapter 3: watchers who are seen and watchers who are not; then what a tougher law does to either."""

from twodoors.model import Step, Walk

UNSEEN, SEEN = {"visible": 0.0}, {"visible": 1.0}

WALK = Walk(
    [
        Step("What happened at your gate?", played=True),
        Step(
            "Nobody sees the watchers. What if they stood in plain view, the law as it is?",
            controls="visible",
            start=UNSEEN,
            to={"visible": 1.0},
            counts=["attack", "monitoring"],
            panel="occasions",
            answer="Attacks {start.attack} → {to.attack}, found out {start.monitoring} → {to.monitoring}. More watching, and yet "
            "attacks and watching cost Baghdad less: as much as {to.government_loss/loss} attacks that run their "
            "course, not {start.government_loss/loss}.",
            finding=("seen-it-helps", "seen-it-pays"),
        ),
        Step(
            "Nobody sees the watchers. How much do they watch once the law is ten times tougher?",
            controls="penalty",
            start={**UNSEEN, "penalty": 0.1},
            to={"penalty": 1.0},
            counts=["attack", "monitoring"],
            panel="sides",
            choices=("More", "As before", "Less"),
            right=2,
            feedback=(
                "They would if the militia saw them. Here nobody does.",
                "A tougher law leaves fewer attacks, and so less to stop.",
                "A tougher law leaves fewer attacks, and so less to stop.",
            ),
            answer="Lazier watchers: found out {start.monitoring} → {to.monitoring}. They watch because of attacks, and here "
            "{to.attack} are left, not {start.attack}.",
            finding="the-law-on-paper",
        ),
        Step(
            "The same, but the watchers are seen. How much do they watch now?",
            controls="penalty",
            start={**SEEN, "penalty": 0.1},
            to={"penalty": 1.0},
            counts=["attack", "monitoring"],
            panel="sides",
            answer="Now they grow busier: found out {start.monitoring} → {to.monitoring}, since each step of watching scares more. "
            "Attacks {start.attack} → {to.attack}.",
            finding=("busier-watchers", "lazier-watchers"),
        ),
        Step(
            "Little backing from abroad, the toughest law, nobody sees the watchers. What if they were seen?",
            controls="visible",
            start={**UNSEEN, "backing": 0.4, "penalty": 1.0},
            to={"visible": 1.0},
            counts=["attack", "monitoring"],
            panel="occasions",
            answer="Attacks {start.attack} → {to.attack}. Unseen it never ends: without attacks nobody would watch, and then they "
            "would pay again. Seen, here it does.",
            finding="unseen-never-ends-it",
        ),
        Step(
            "The article’s numbers again. What if the backing from abroad were cut by half?",
            controls="backing",
            to={"backing": 0.5},
            counts=["attack", "monitoring"],
            panel="occasions",
            answer="Attacks {start.attack} → {to.attack}, found out {start.monitoring} → {to.monitoring}: exactly what twice the "
            "penalty does. One lever is in Tehran, the other in Baghdad.",
            finding="half-the-backing",
        ),
        Step(
            "The Islamic State is the enemy, and Baghdad minds the militia’s attacks less. What is seen from outside?",
            controls="loss",
            to={"loss": 0.4},
            counts=["attack", "monitoring"],
            panel="occasions",
            answer="Attacks {start.attack} → {to.attack}, found out {start.monitoring} → {to.monitoring}. Were watching as many times "
            "dearer instead, it would look exactly so: Baghdad cannot, or does not care.",
            finding="look-alike",
        ),
    ],
    critic="One network",
)
