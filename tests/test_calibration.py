"""Assumptions set so that a model has given outcomes: the crisis machine to its base rates, middle and average."""

from __future__ import annotations

import pytest

from twodoors.calibration import FREE, base_rates, calibrate
from twodoors.model import AssumptionError
from twodoors.models import load
from twodoors.models.crisis.doubts import DOUBTS


def test_the_base_rates_are_the_counts() -> None:
    assert base_rates() == pytest.approx({"war": 18 / 355, "talks": 112 / 351})


def test_at_the_middle_the_model_has_the_rates() -> None:
    found = calibrate(load("crisis"), base_rates(), FREE)
    assert found == pytest.approx({"hazard": 0.004403, "opening": 0.014453}, abs=5e-7)
    outcomes = load("crisis").evaluate(**found)
    assert {name: outcomes[name] for name in base_rates()} == pytest.approx(base_rates(), abs=1e-9)


def test_the_defaults_have_the_rates_on_average_over_the_doubts() -> None:
    means = load("crisis").sample(DOUBTS)[list(base_rates())].mean()
    assert means.to_dict() == pytest.approx(base_rates(), rel=0.005)


@pytest.mark.slow
def test_the_defaults_are_what_fits_the_rates_on_average() -> None:
    crisis = load("crisis")
    found = calibrate(crisis, base_rates(), FREE, of_mean=True)
    assert found == pytest.approx({"hazard": 0.00255, "opening": 0.013024}, rel=0.002)
    assert {name: crisis.defaults[name] for name in FREE} == pytest.approx(found, rel=0.005)


@pytest.mark.slow
def test_without_doubts_the_average_is_the_middle() -> None:
    one, other = (
        calibrate(load("crisis"), {"war": 0.05}, ["hazard"], of_mean=of_mean, doubts={"hazard": 1})
        for of_mean in (True, False)
    )
    assert one == pytest.approx(other, rel=1e-9)


def test_what_cannot_be_fitted_is_said() -> None:
    crisis = load("crisis")
    with pytest.raises(ValueError, match="1 assumptions for 2 outcomes"):
        calibrate(crisis, base_rates(), ["hazard"])
    with pytest.raises(ValueError, match="no values of hazard within their ranges make"):
        calibrate(crisis, {"war": 0.999}, ["hazard"])
    with pytest.raises(ValueError, match="no outcome 'nonsense'"):
        calibrate(crisis, {"nonsense": 0.1}, ["hazard"])
    with pytest.raises(AssumptionError, match="no assumption 'nonsense'"):
        calibrate(crisis, {"war": 0.05}, ["hazard"], of_mean=True, doubts={"nonsense": 2})
