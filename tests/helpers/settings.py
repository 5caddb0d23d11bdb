"""Settings of the models that several tests use."""

from __future__ import annotations

import math
from itertools import product

import numpy as np

from twodoors.model import Model

#: The bargaining range as published.
DEAL = {"power": 0.5, "cost_us": 0.1, "cost_iran": 0.3, "doubt": 0.25, "misread": 0.0, "ask": 0.55}

#: The trap as published.
TRAP = {
    "damage": 1.0,
    "damage_elsewhere": 0.3,
    "harm": 0.3,
    "credit": 0.6,
    "wider_risk": 1.2,
    "violation": 0.9,
    "price": 0.6,
    "rationality": 4.0,
}

#: The way out as published.
OFFRAMP = {
    "threat": 0.4,
    "concession": 0.5,
    "face": 0.5,
    "guarantee": 0.5,
    "bias": 0.6,
    "effort": 0.1,
    "rationality": 4.0,
}


def choice(precision: float, *worth: float) -> list[float]:
    """The chances of moves worth this much, by logit choice."""
    weights = [math.exp(precision * w) for w in worth]
    return [weight / sum(weights) for weight in weights]


def changes(model: Model, label: str) -> dict[str, float]:
    """What that preset sets."""
    return dict(next(p.values for p in model.presets if p.label == label))


def preset(model: Model, label: str) -> dict[str, float]:
    """All assumptions as that preset has them."""
    return model.defaults | changes(model, label)


def corners(model: Model) -> dict[str, np.ndarray]:
    """Every assumption at either end of its range, in all combinations; results of other chapters as they are."""
    own = [a for a in model.assumptions if not a.carries]
    ends = np.array(list(product(*[(a.low, a.high) for a in own]))).T
    return dict(zip([a.name for a in own], ends, strict=True))


def draws(model: Model, count: int, seed: int = 3) -> dict[str, np.ndarray]:
    """All that can be set, drawn from its range."""
    rng = np.random.default_rng(seed)
    return {a.name: rng.uniform(a.low, a.high, count) for a in model.settable}
