"""Set assumptions so that a model has given outcomes; for the crisis machine, ``python -m twodoors.calibration``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from scipy.optimize import root

from twodoors import evidence
from twodoors.model import Model
from twodoors.models import load

#: What half a year of the crisis machine is set to at its defaults, and by which assumptions.
FREE = ["hazard", "opening"]


def base_rates() -> dict[str, float]:
    """War and talks as shares of the crises since 1945 that did not break out inside a war (ICB 16).

    War: full-scale war among the parties’ own violence (SEVVIOSY 4). Talks: mediation took place (MEDIATE 4), the
    nearest to talks that was counted.
    """
    return {"war": evidence.rate("SEVVIOSY", "4").share, "talks": evidence.rate("MEDIATE", "4").share}


def calibrate(model: Model, wanted: Mapping[str, float], free: Sequence[str]) -> dict[str, float]:
    """Values of the assumptions ``free`` that make the outcomes ``wanted``, the others at their defaults.

    As many assumptions as outcomes; the search begins at the defaults and stays within the ranges. Raises
    ``ValueError`` where the numbers of the two differ or no such values are found.
    """
    if len(free) != len(wanted):
        raise ValueError(
            f"{len(free)} assumptions for {len(wanted)} outcomes; allowed are as many of one as of the other"
        )
    ranges = [model.assumption(name) for name in free]
    low, high = (np.array([getattr(a, end) for a in ranges]) for end in ("low", "high"))

    def misses(values: np.ndarray) -> list[float]:
        outcomes = model.evaluate(**dict(zip(free, map(float, np.clip(values, low, high)), strict=True)))
        return [outcomes[model.output(name).name] - share for name, share in wanted.items()]

    found = root(misses, [a.default for a in ranges], tol=1e-12)
    values = np.asarray(found.x)
    if max(map(abs, misses(values))) > 1e-9 or ((values < low) | (values > high)).any():
        raise ValueError(f"no values of {', '.join(free)} within their ranges make {dict(wanted)}: {found.message}")
    return dict(zip(free, map(float, values), strict=True))


if __name__ == "__main__":
    crisis, rates = load("crisis"), base_rates()
    for name, value in calibrate(crisis, rates, FREE).items():
        print(f"{name} {value:.6f} (default {crisis.defaults[name]})")
    print({name: round(crisis.evaluate()[name], 4) for name in rates}, "at the defaults, wanted", rates)
