"""The walk of chapter 6: a word dearer to break, then too dear to break; then what moves Baghdad, and what trust does."""

from twodoors.model import Step, Walk

WORDS = ["consent", "broken"]

WALK = Walk(
    [
        Step("What became of the words that were given to you?", played=True),
        Step(
            "Given in public, the word is twice as dear to break. The broken words become …",
            controls="audience_cost",
            to={"audience_cost": 0.8},
            counts=WORDS,
            panel="hundred",
            choices=("Fewer", "As many", "More"),
            right=2,
            feedback=(
                "Baghdad now relies on more words.",
                "As many mean it, but more are relied on.",
                "Baghdad now relies on more words.",
            ),
            answer="Kept {start.kept} → {to.kept}, broken {start.broken} → {to.broken}. Of {to.statement} who speak {to.sincere} "
            "mean it, as before: relied on more often, and no truer.",
            finding=("dearer-broken-more", "dearer-not-truer"),
        ),
        Step(
            "What if breaking it cost more than all that Baghdad’s consent is worth to Washington?",
            controls="audience_cost",
            start={"audience_cost": 0.8},
            to={"audience_cost": 1.1},
            counts=WORDS,
            panel="hundred",
            answer="Broken {start.broken} → {to.broken}, silent {start.silent} → {to.silent}: only those speak who mean it. Less "
            "consent, all of it deserved. What the word gains Baghdad, of its stake: {start.word_gain as share} → "
            "{to.word_gain as share}.",
            finding=("too-dear-to-break", "something-from-then-on"),
        ),
        Step(
            "The article’s numbers again. What if a better mission were worth half as much again to Baghdad?",
            controls="gain",
            to={"gain": 1.5},
            counts=WORDS,
            panel="hundred",
            answer="Not one word more is kept: {start.kept}, {to.kept}. Broken {start.broken} → {to.broken}: where less trust is "
            "needed, more speak who do not mean it.",
            finding="mission-buys-broken-words",
        ),
        Step(
            "What if the other two commitments joined the better mission?",
            controls=("audience_cost", "loss"),
            start={"gain": 1.5},
            to={"audience_cost": 0.8, "loss": 0.7},
            counts=["silent"],
            panel="hundred",
            answer="From none of the three to all: kept {first.kept} → {to.kept}, broken {first.broken} → {to.broken}, silent "
            "{first.silent} → {to.silent}. What the word gains Baghdad: {to.word_gain}, as before.",
            finding="nothing-for-baghdad",
        ),
        Step(
            "The article’s numbers again. What if Baghdad trusted more, and were right to?",
            controls="sincere",
            to={"sincere": 0.45},
            counts=WORDS,
            panel="hundred",
            answer="Kept {start.kept} → {to.kept}, broken {start.broken} → {to.broken}, silent {start.silent} → {to.silent}: trust that "
            "is not enough breeds kept and broken words alike.",
            finding="trust-breeds-bluff",
        ),
    ],
    critic="Iraq lives next door",
)
