"""The critic to whom a chapter gives its “Another reading”: a preset of its model is that critic’s, by name."""

from __future__ import annotations

import re

import pytest

from tests.conftest import ROOT
from twodoors.model import spec
from twodoors.models import load
from twodoors.scenarios.published import chapters_by_model

#: By model: the critic, and outcomes under that reading, worked out apart from the models.
CRITICS = {
    "deal_range": ("Ahmadian", {"war_risk": 0.54}),
    "patrons": ("Ali", {"alignment": 0.50, "cross_pressure": 0.37}),
    "militia": ("Mansour", {"attack": 0.95, "government_loss": 0.38}),
    "vote": ("Abdul Mahdi", {"expulsion": 0.59}),
    "trap": ("Shabani and Wimmen", {"attack": 0.58, "expulsion": 0.36}),
    "commitment": ("Salih", {"kept": 0.12, "broken": 0.06, "silent": 0.55}),
    "deterrence": ("Rouhani and Zarif", {"refrain": 17 / 50, "limited": 2 / 50, "severe": 31 / 50}),
    "offramp": ("Mamedov", {"offer": 0.21, "war_risk": 0.26}),
    "nuclear_deal": ("Dubowitz", {"holds": 0.04}),
    "linkage": ("Sherman", {"narrow_survives": 0.36, "heads_survives": 0.30, "survives": 0.57}),
    "tehran": ("Parsi", {"talks": 0.38}),
    "presence": ("Barndollar", {"deeper": 0.46}),
    "crisis": ("Dehghan", {"war": 0.044, "talks": 0.208}),
}


@pytest.mark.parametrize(("name", "critic"), [(name, critic) for name, (critic, _) in CRITICS.items()])
def test_one_preset_is_that_critic_s_who_is_named_in_another_reading(name: str, critic: str) -> None:
    [preset] = [preset for preset in load(name).presets if preset.critic == critic]
    assert spec.preset(preset)["whose"] == critic
    (file, _), *_ = chapters_by_model()[name]
    text = (ROOT / "chapters" / file).read_text(encoding="utf-8")
    [section] = re.findall(r"^## Another reading\n(.*?)^## ", text, flags=re.M | re.S)
    for surname in critic.split(" and "):
        assert re.search(rf"\b{surname}\b", section), surname
        assert re.search(rf"\b{surname}\b", preset.source), "its source says whose it is"


@pytest.mark.parametrize("name", CRITICS)
def test_that_reading_comes_to_what_was_worked_out_for_it(name: str) -> None:
    critic, told = CRITICS[name]
    model = load(name)
    [preset] = [preset for preset in model.presets if preset.critic == critic]
    found = model.evaluate(**preset.values)
    half = {"deterrence": 0.01, "crisis": 0.0005}.get(name, 0.005)  # of the last digit: of fifty, or of a thousand
    for outcome, value in told.items():
        assert abs(found[outcome] - value) <= half + 1e-9, (outcome, found[outcome])


def test_every_model_of_a_chapter_has_its_critic() -> None:
    assert set(CRITICS) == {name for name, used in chapters_by_model().items() if used}
