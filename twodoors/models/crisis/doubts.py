"""The doubts about the crisis machine that are shown first, and what acts in it as one."""

from twodoors.models.crisis.assumptions import OWN

#: By how much each assumption may be wrong, up or down, as a factor: the authors’ judgement. The others are held: the
#: rung where the crisis began was seen, and the slope of the doors is a reading of a count.
FACTORS = {
    "hazard": 3.0,
    "push": 3.0,
    "opening": 3.0,
    "war_cost_us": 1.3,
    "war_cost_iran": 1.3,
    "pride": 2.0,
    "attrition": 2.0,
    "rationality": 1.5,
}

#: The same as ranges about the defaults, to four digits; no wider than the sliders.
DOUBTS = {
    a.name: tuple(float(f"{end:.4g}") for end in a.doubted(float(a.default), FACTORS.get(a.name, 1.0))) for a in OWN
}

#: What acts on war and talks only as one, mostly as a product: it shares a row of the table of what spreads them.
GROUPS = {
    "How easily the top rung slides into war": ["hazard", "misjudge"],
    "What war costs the two sides": ["war_cost_us", "war_cost_iran"],
    "What a step up earns at home": ["pride", "margin"],
    "How often others push it up a rung": ["push", "strain", "militia", "expulsion", "provoke", "consent", "danger"],
    "How often a way out is on offer and not blocked": ["opening", "offer", "gulf_signs"],
    "What talks are worth": ["holds", "table_us", "table_iran", "edge"],
}
