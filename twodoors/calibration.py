"""Set assumptions so that a model has given outcomes; for the crisis machine, ``python -m twodoors.calibration``."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from scipy.optimize import root

from twodoors import evidence
from twodoors.model import Model
from twodoors.model.sampling import mean_of
from twodoors.models import load
from twodoors.models.crisis.doubts import FACTORS
from twodoors.words import fit_output

#: What half a year of the crisis machine is set to at its defaults, and by which assumptions.
FREE = ["hazard", "opening"]


def base_rates() -> dict[str, float]:
    """War and talks as shares of the crises since 1945 that did not break out inside a war (ICB 16).

    War: full-scale war among the parties’ own violence (SEVVIOSY 4). Talks: mediation took place (MEDIATE 4), the
    nearest to talks that was counted.
    """
    return {"war": evidence.rate("SEVVIOSY", "4").share, "talks": evidence.rate("MEDIATE", "4").share}


def calibrate(
    model: Model,
    wanted: Mapping[str, float],
    free: Sequence[str],
    *,
    of_mean: bool = False,
    doubts: Mapping[str, float] = FACTORS,
) -> dict[str, float]:
    """Values of the assumptions ``free`` that make the outcomes ``wanted``, the others at their defaults.

    With ``of_mean`` it is the mean of each outcome that is wanted, over doubts about this setting: each assumption that
    ``doubts`` names may be wrong by that factor, up or down, all ratios alike (without it, as the crisis machine’s
    doubts that are shown first).

    As many assumptions as outcomes; the search begins at the defaults and stays within the ranges. Raises
    ``ValueError`` where the numbers of the two differ or no such values are found, :class:`AssumptionError` for an
    unknown name.
    """
    if len(free) != len(wanted):
        raise ValueError(
            f"{len(free)} assumptions for {len(wanted)} outcomes; allowed are as many of one as of the other"
        )
    names, ranges = [model.output(name).name for name in wanted], [model.assumption(name) for name in free]
    low, high = (np.array([getattr(a, end) for a in ranges]) for end in ("low", "high"))
    answer: Callable[..., Mapping[str, float]] = _mean(model, doubts) if of_mean else model.evaluate

    def misses(values: np.ndarray) -> list[float]:
        outcomes = answer(**dict(zip(free, map(float, np.clip(values, low, high)), strict=True)))
        return [outcomes[name] - wanted[name] for name in names]

    found = root(misses, [a.default for a in ranges], tol=1e-12)
    values = np.asarray(found.x)
    if max(map(abs, misses(values))) > 1e-9 or ((values < low) | (values > high)).any():
        raise ValueError(f"no values of {', '.join(free)} within their ranges make {dict(wanted)}: {found.message}")
    return dict(zip(free, map(float, values), strict=True))


def _mean(model: Model, doubts: Mapping[str, float]) -> Callable[..., Mapping[str, float]]:
    """The mean of every outcome over doubts about a setting."""

    def mean(**setting: float) -> Mapping[str, float]:
        now = model.setting(setting)
        spread = {name: model.assumption(name).doubted(now[name], factor) for name, factor in doubts.items()}
        return mean_of(model, {a.name: (now[a.name], now[a.name]) for a in model.assumptions} | spread)

    return mean


if __name__ == "__main__":
    fit_output()
    crisis, rates = load("crisis"), base_rates()
    for of_mean, said in ((True, "on average over the doubts shown first"), (False, "at the middle")):
        found = calibrate(crisis, rates, FREE, of_mean=of_mean)
        told = ", ".join(f"{name} {value:.6f} (default {crisis.defaults[name]})" for name, value in found.items())
        print(f"{said}: {told}")
    at_defaults = {"on average": _mean(crisis, FACTORS)(), "at the middle": crisis.evaluate()}
    for said, outcomes in at_defaults.items():
        print(f"at the defaults, {said}:", {name: round(outcomes[name], 4) for name in rates}, "wanted", rates)
