"""Three hands each, then forty: whether to believe a neutral’s word, and a friend’s."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from twodoors.model import Event, Line, Move, Part, Result, Round, Strip

FORTY = 40
Who = Literal["neutral", "friend"]
SETTINGS = {"neutral": "A neutral go-between", "friend": "The article’s reading"}

#: Of the forty, three to play by hand: what is heard, and whether the threat is meant.
HANDS = {
    "neutral": (("word", True), ("word", False), ("silence", False)),
    "friend": (("word", True), ("silence", True), ("silence", False)),
}


def forty(model: Any, who: Who) -> dict[tuple[str, bool], int]:
    """Of forty crises: how often its word, or its silence, comes before a threat that is meant, and one that is not."""
    preset = next(p for p in model.presets if p.label == SETTINGS[who])
    found = {name: float(value) for name, value in model.everything(model.setting(preset.values)).items()}
    counts = {}
    for meant, share, offer in (
        (True, found["threat"], "offer_if_meant"),
        (False, 1 - found["threat"], "offer_if_bluff"),
    ):
        all_of = round(FORTY * share)
        counts["word", meant] = round(FORTY * share * found[offer])
        counts["silence", meant] = all_of - counts["word", meant]
    return counts


def _hand(_model: Any, answer: str, card: tuple[str, bool]) -> Result:
    meant = card[1]
    if answer == "give":
        return ("spared" if meant else "given"), {}
    return ("force" if meant else "nothing"), {}


def _rule(who: Who, heard: str) -> Any:
    def follows(model: Any, answer: str, _card: None) -> Result:
        meant, not_meant = (forty(model, who)[heard, real] for real in (True, False))
        gives = answer == "give"
        return "forty", {
            "meant": meant,
            "not_meant": not_meant,
            "times": meant + not_meant,
            f"force_{who}": 0 if gives else meant,
            f"given_{who}": not_meant if gives else 0,
            f"heeded_{who}": (heard == "word") == gives,
        }

    return follows


def _before(_model: Any, card: tuple[str, bool]) -> Mapping[str, float | str]:
    return {"heard": "says that they mean it" if card[0] == "word" else "keeps silent"}


HAND_EVENTS = {
    "spared": Event("You gave way. It was meant: you were spared force.", "spared force", "open"),
    "given": Event("You gave way. It was not meant: something was given for nothing.", "given for nothing", "half"),
    "force": Event("You stood. It was meant, and force came.", "force", "cross"),
    "nothing": Event("You stood. It was not meant, and nothing came.", "nothing came"),
}
MOVES = [Move("Give way", "give", "gave way"), Move("Stand", "stand", "stood")]


def _parts(who: Who, opens: str) -> list[Part]:
    """Three hands, then what to do after its word and after its silence, for forty."""
    named = f"the {who}"
    hands = Part(
        f"You are threatened. {named.capitalize()} {{heard}}. You …",
        "Hand",
        HANDS[who],
        _hand,
        HAND_EVENTS,
        MOVES,
        opens=opens,
        before=_before,
    )
    rules = [
        Part(
            f"Forty such crises with {named}. After its {heard} you …",
            f"Forty with {named}",
            (None,),
            _rule(who, heard),
            {"forty": Event(f"After its {heard} you {{move}}: it was meant in {{meant}} of {{times}}.")},
            MOVES,
            strips=[Strip(f"After its {heard}", 0, {"meant": ("meant", "full"), "not_meant": ("not meant", "open")})],
        )
        for heard in ("word", "silence")
    ]
    return [hands, *rules]


def _given(model: Any) -> Mapping[str, float]:
    given: dict[str, float] = {}
    for who in ("neutral", "friend"):
        counts = forty(model, who)
        given |= {
            f"{who}_meant": counts["word", True],
            f"{who}_words": counts["word", True] + counts["word", False],
            f"{who}_silent": counts["silence", True],
        }
    return given


BOTH = {"heeded_neutral": (2, 2), "heeded_friend": (2, 2)}

ROUND = Round(
    title="three hands each, then forty",
    who="You are threatened with force. A go-between guesses whether they mean it: it says so, or it keeps silent.",
    says="You give way, or stand. First the go-between is a neutral; then it is a friend of yours, who has a share in what you lose.",
    parts=[
        *_parts("neutral", ""),
        *_parts(
            "friend",
            "Force came {force_neutral} times, and {given_neutral} times you gave for nothing. Now your friend goes between.",
        ),
    ],
    given=_given,
    sums=[
        Line("With the neutral: force {force_neutral} times, given for nothing {given_neutral} times, of forty."),
        Line("With the friend: force {force_friend} times, given for nothing {given_friend} times."),
    ],
    after="The neutral’s word was meant in {neutral_meant} of {neutral_words}, the friend’s in {friend_meant} of {friend_words}. But the "
    "friend kept silent before {friend_silent:word} that were meant, the neutral before {neutral_silent:word}.",
    said=[
        Line(
            "You heeded both: force {force_neutral} and {force_friend} times, given for nothing {given_neutral} and {given_friend}.",
            BOTH,
        ),
        Line(
            "To the neutral’s word and silence you {chosen_2} and {chosen_3}, to the friend’s {chosen_5} and {chosen_6}. "
            "Force {force_neutral} and {force_friend} times, given for nothing {given_neutral} and {given_friend}."
        ),
    ],
    columns={
        "force_neutral": "Force, neutral",
        "given_neutral": "Given for nothing",
        "force_friend": "Force, friend",
        "given_friend": "Given for nothing, friend",
    },
    plays={
        "Heed the word": (["Give way"] * 4 + ["Stand"]) * 2,
        "Against the word": (["Give way"] * 3 + ["Stand", "Give way"]) * 2,
    },
)
