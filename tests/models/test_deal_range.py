"""The bargaining range: its published numbers, the best demand, and what the strike and power change."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from tests.helpers.settings import DEAL, draws, preset
from twodoors.models import load


def worth_of_demand(margin: Any, power: float, cost_us: float, cost_iran: float, doubt: float) -> Any:
    """What asking for its share in war and this margin is worth: Iran fights when war costs it less than the margin."""
    low, high = max(0.0, cost_iran - doubt), cost_iran + doubt
    war = np.clip((margin - low) / (high - low), 0, 1)
    return (1 - war) * (power + margin) + war * (power - cost_us)


def test_washington_s_demand_is_the_best_there_is() -> None:
    model = load("deal_range")
    for at in ({name: float(v[i]) for name, v in draws(model, 200).items()} for i in range(200)):
        most = 1 - at["power"]  # the demand is at most the whole stake
        surely_accepted = min(max(0.0, at["cost_iran"] - at["doubt"]), most)
        margins = np.append(np.linspace(0, most, 20_001), surely_accepted)
        outcomes = model.evaluate(**at)
        asked = worth_of_demand(outcomes["demand"] - at["power"], **at)
        assert outcomes["us_value"] == pytest.approx(worth_of_demand(margins, **at).max(), rel=0, abs=1e-6), at
        assert outcomes["us_value"] == pytest.approx(asked, rel=0, abs=1e-12), at
        assert at["power"] <= outcomes["demand"] <= 1 + 1e-12, at


def test_the_strike_opens_both_doors() -> None:
    model = load("deal_range")
    before = model.evaluate(**preset(model, "Before the strike"))
    after = model.evaluate(**preset(model, "After the strike"))
    assert before["war_risk"] == pytest.approx(0, abs=1e-12)
    assert before["range_width"] == pytest.approx(0.3)
    assert after["war_risk"] > before["war_risk"] + 0.1
    assert after["range_width"] > before["range_width"] + 0.05


def test_power_alone_does_not_change_the_risk_of_war() -> None:
    sweep = load("deal_range").sweep("power", 61, **{name: v for name, v in DEAL.items() if name != "power"})
    power = sweep.index.to_numpy()
    inside = sweep["demand"].to_numpy() - power < 1 - power - 1e-9
    assert 10 < inside.sum() < len(power)  # both cases are in the range
    assert np.ptp(sweep["war_risk"][inside]) < 1e-12
    assert (sweep["war_risk"][~inside] < sweep["war_risk"].max()).all()
