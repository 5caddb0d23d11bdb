"""How often: counts, shares and intervals of ``icb_base_rates``."""

from __future__ import annotations

from typing import NamedTuple

from twodoors.evidence.tables import load

#: Samples and conditions of ``icb_base_rates``.
SINCE_1945 = "since 1945"
ALONE = "since 1945, not inside a war"
MIDDLE_EAST = "since 1945, Middle East or Iran"
UNITED_STATES = "since 1945, United States a party"
ANY = "any"
VIOLENT_ACT = "direct violent act"
MEDIATED = "mediated"
UNMEDIATED = "not mediated"


class Rate(NamedTuple):
    """How often something happened: ``n`` of ``n_total`` cases, as a share in [0, 1] with its 95% interval."""

    n: int
    n_total: int
    share: float
    low: float
    high: float


def counted(n: int, n_total: int) -> Rate:
    """The rate of ``n`` in ``n_total`` cases; raises ``ValueError`` as :func:`wilson` does."""
    low, high = wilson(n, n_total)
    return Rate(n, n_total, n / n_total, low, high)


def wilson(n: int, n_total: int) -> tuple[float, float]:
    """The 95% interval of a share, ``n`` of ``n_total`` cases, as two shares in [0, 1] (Wilson 1927).

    Raises ``ValueError`` unless 0 <= n <= n_total and n_total > 0.
    """
    if not 0 <= n <= n_total or n_total == 0:
        raise ValueError(f"{n} of {n_total} is not a share; needed are 0 <= n <= n_total and n_total > 0")
    from scipy.stats import binomtest  # as long to load as the rest of the package

    interval = binomtest(n, n_total).proportion_ci(confidence_level=0.95, method="wilson")
    return float(interval.low), float(interval.high)


def rate(variable: str, *codes: str, sample: str = ALONE, condition: str = ANY) -> Rate:
    """How often crises of a sample were coded with any of these codes of a variable of ICB, say ``rate("VIOL", "4")``.

    Raises ``ValueError`` for what ``icb_base_rates`` does not hold, and says what it holds.
    """
    table = load("icb_base_rates")
    about = table[(table["sample"] == sample) & (table["condition"] == condition) & (table["variable"] == variable)]
    if about.empty:
        held = table[["sample", "condition", "variable"]].drop_duplicates().itertuples(index=False)
        raise ValueError(
            f"no {variable!r} for sample {sample!r}, condition {condition!r}; there are "
            + "; ".join(f"{row[2]!r} for {row[0]!r}, {row[1]!r}" for row in held)
        )
    rows = about[about["code"].isin(codes)]
    if not codes or len(rows) != len(set(codes)):
        raise ValueError(
            f"codes {', '.join(codes) or '(none)'} of {variable!r}: allowed are {', '.join(about['code'])}"
        )
    return counted(int(rows["n"].sum()), int(rows["n_total"].iloc[0]))
