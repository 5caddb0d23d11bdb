"""The walk of chapter 9: what money paid in Tehran mends in Washington, what it cannot, and what elections take."""

from twodoors.model import Step, Walk

SIGNED = {"reward_us": 0.7, "leak": 0.2, "turnover": 0.05}

WALK = Walk(
    [
        Step("You were Europe in the round above: what did your money hold?", played=True, panel="rows"),
        Step(
            "What if Europe paid Iran a quarter of what breaking the deal would bring it?",
            controls="europe",
            to={"europe": 0.25},
            counts=["holds"],
            panel="rows",
            answer="Iran walks out {to.1-keep_iran} times in 100, not {start.1-keep_iran}. Washington gets no money, and walks out "
            "{to.1-keep_us} times, not {start.1-keep_us}: part of its doubt was doubt about Iran. Elections take what they took.",
            finding="money-mends-doubt-in-washington",
        ),
        Step(
            "Suppose that Europe paid without limit. What could still end the deal?",
            controls="europe",
            start={"europe": 0.25},
            to={"europe": 0.5},
            counts=["holds"],
            panel="rows",
            choices=("Nothing", "Only elections", "Elections, and Washington"),
            right=2,
            feedback=(
                "Money makes Iran sure. It reaches no voter in America.",
                "It leaves Washington’s doubt whether the deal is worth it.",
                "These two set a limit that no sum passes.",
            ),
            answer="At the slider’s end the deal holds {to.holds} times; without limit, {to.ceiling}. Elections take "
            "{to.turnover} of 100, and {to.1-sure_us} of Washington’s {first.1-keep_us} were never doubt about Iran.",
            finding="money-reaches-the-ceiling",
        ),
        Step(
            "Back to little money. What if, instead, no election could end the deal?",
            controls="turnover",
            to={"turnover": 0.0},
            counts=["holds"],
            panel="rows",
            answer="It holds {to.holds} times, not {start.holds}. All three rows shrink: Washington’s to {to.1-keep_us}, Iran’s to "
            "{to.1-keep_iran}. An election takes its own chance, and shortens the future of both.",
            finding=("no-less-than-its-chance", "both-futures"),
        ),
        Step(
            "From the same start: what if American sanctions let all of the relief through?",
            controls="leak",
            to={"leak": 0.0},
            counts=["holds"],
            panel="rows",
            answer="Iran walks out {to.1-keep_iran} times: to it the leak is the larger sum, {start.reward_iran*leak as number} a "
            "year against elections’ {start.shadow_lost as number}. But the deal here holds {to.holds} times; without elections, "
            "{start.steady}.",
            finding="the-larger-sum",
        ),
        Step(
            "As it was signed in 2015, elections hardly counted. What could Europe’s money have done then?",
            controls="europe",
            start=SIGNED,
            to={"europe": 0.5},
            counts=["holds"],
            panel="rows",
            answer="It lifts the deal from {start.holds} to {to.holds}, past the {start.steady} that it would have reached without "
            "elections. There money can do more than a guarantee.",
            finding="some-sum-does-more",
        ),
        Step(
            "From the first start: what if the deal were worth little to Washington, as its critics held?",
            controls="reward_us",
            to={"reward_us": 0.2},
            counts=["holds"],
            panel="rows",
            answer="Washington walks out {to.1-keep_us} times, not {start.1-keep_us}; Tehran knows, and walks out "
            "{to.1-keep_iran}, not {start.1-keep_iran}. The deal holds {to.holds} times.",
            finding="worth-in-washington-counts-in-tehran",
        ),
    ],
    critic="Not worth keeping",
)
