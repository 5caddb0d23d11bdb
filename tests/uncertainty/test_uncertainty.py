"""Draws from ranges, Sobol' indices and turns: against SALib, SciPy and closed forms."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np
import pandas as pd
import pytest
import sympy as sp
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st
from SALib.analyze import sobol as salib_analyze
from SALib.sample import sobol as salib_sample
from scipy.stats import t as student
from scipy.stats import triang
from tqdm import tqdm

from tests.helpers.settings import draws
from twodoors import uncertainty_of
from twodoors.model import Assumption, AssumptionError, Equation, Model, Outcome, Reading, Segment, sampling, symbols
from twodoors.model.flips import flips, sides
from twodoors.model.sampling import Range, around, design, open_rows, points, ranges_of, rows_of, scrambles, sobol
from twodoors.model.sensitivity import indices, swings
from twodoors.models import load, names
from twodoors.models.crisis.doubts import DOUBTS, GROUPS
from twodoors.uncertainty.result import WIDTHS, others, together, turns
from twodoors.uncertainty.uncertainty import Uncertainty
from twodoors.words import of_hundred

ALL = names()


def model_of(expression: sp.Expr, low: float = 0.0, high: float = 1.0, **parts: Any) -> Model:
    """A model of one outcome, ``out``, whose assumptions all have this range and stand at its middle."""
    middle = (low + high) / 2
    assumptions = [
        Assumption(s.name, s.name, middle, low, high, "all", ("low", "high"), "a test", s.name)
        for s in sorted(expression.free_symbols, key=str)
    ]
    return Model(
        name="made",
        title="Made",
        question="?",
        source="a test",
        assumptions=assumptions,
        equations=[Equation("out", expression, "out", "out")],
        outcomes=[Outcome("out", "Out", **parts)],
        bar=[Segment("out", "Out", "war"), Segment(None, "Not", "talks")],
        readings=[Reading(True, "{out}")],
        presets=[],
        outcome="out",
        against=assumptions[0].name,
    )


A, B = 7, 0.1  # of Ishigami's function, as Saltelli et al. use it
ISHIGAMI = model_of(
    sp.sin(symbols("x1")) + A * sp.sin(symbols("x2")) ** 2 + B * symbols("x3") ** 4 * sp.sin(symbols("x1")),
    -math.pi,
    math.pi,
    kind="number",
)


def problem(dimensions: int) -> dict[str, Any]:
    """The unit cube, as SALib wants to be told of it."""
    return {
        "num_vars": dimensions,
        "names": [f"x{i}" for i in range(dimensions)],
        "bounds": [[0, 1]] * dimensions,
    }


# -- the points -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("dimensions", [1, 4, 15])
@pytest.mark.parametrize("seed", [0, 2020])
def test_the_design_is_salib_s_to_the_last_bit(dimensions: int, seed: int) -> None:
    ours = design(sobol(2 * dimensions, 64, seed))
    assert np.array_equal(
        ours, salib_sample.sample(problem(dimensions), 64, calc_second_order=False, seed=np.random.default_rng(seed))
    )


def test_every_block_of_the_design_is_an_even_draw() -> None:
    base, count = 256, 5
    blocks = design(sobol(2 * count, base, 7)).reshape(base, count + 2, count)
    for block in range(count + 2):
        for column in range(count):  # one point in each of as many equal parts
            assert sorted(np.floor(blocks[:, block, column] * base)) == list(range(base))


@pytest.mark.parametrize(("n", "base"), [(1, 2), (8 * 4 * 7, 4), (8 * 4 * 7 + 1, 8), (57_344, 1024), (57_345, 2048)])
def test_there_are_as_many_draws_as_asked_for_or_more(n: int, base: int) -> None:
    model = load("deal_range")
    rows = len(model.assumptions)
    assert points(n, rows) == base
    assert len(model.sample(n=n)) == 8 * base * (rows + 2) >= n


def test_unless_asked_for_more_there_are_eight_times_512_points() -> None:
    assert len(load("deal_range").sample()) == 8 * 512 * 7


def test_scrambles_are_even_sets_of_points_each_and_independent_of_each_other() -> None:
    parts = scrambles(4, 256, 7)
    assert np.array_equal(parts[0], sobol(4, 256, 7))
    for part in parts:
        for column in part.T:  # one point in each of as many equal parts
            assert sorted(np.floor(column * 256)) == list(range(256))
    first = np.array([scrambles(1, 2, seed)[:, 0, 0] for seed in range(2000)])
    assert first.mean(axis=0) == pytest.approx([0.5] * 8, abs=0.03)
    assert np.abs(np.corrcoef(first.T) - np.eye(8)).max() < 0.1


@given(st.floats(-5, 5), st.floats(0, 1), st.floats(0.001, 5), st.lists(st.floats(0, 1, exclude_max=True), min_size=1))
def test_a_triangle_is_scipy_s(low: float, peak: float, width: float, shares: list[float]) -> None:
    mode, high = low + peak * width, low + width
    span = high - low
    ours = Range(low, high, mode).at(np.array(shares))
    theirs = triang.ppf(shares, (mode - low) / span, loc=low, scale=span)
    assert np.array_equal(ours, np.clip(theirs, low, high))


@given(st.floats(0.001, 5), st.floats(1, 50), st.none() | st.floats(0, 1), st.lists(st.floats(0, 1), min_size=1))
def test_by_ratios_the_logarithms_are_drawn(low: float, factor: float, peak: float | None, shares: list[float]) -> None:
    high = low * factor
    mode = None if peak is None else min(max(low * factor**peak, low), high)
    plain = Range(math.log(low), math.log(high), None if mode is None else math.log(mode))
    drawn = Range(low, high, mode, ratio=True)
    assert drawn.at(np.array(shares)) == pytest.approx(np.exp(plain.at(np.array(shares))), rel=1e-12)
    assert drawn.middle == pytest.approx(math.exp(plain.middle), rel=1e-12)
    assert low <= drawn.middle <= high


def test_the_middle_is_the_mean_of_what_is_drawn() -> None:
    shares = (np.arange(100_000) + 0.5) / 100_000
    for span in (Range(1, 4), Range(1, 4, 3.5), Range(1, 4, 1), Range(2, 2)):
        assert span.middle == pytest.approx(span.at(shares).mean(), abs=1e-6)
    assert Range(1, 4, ratio=True).middle == pytest.approx(2)


@given(st.floats(-5, 5), st.floats(0, 5), st.none() | st.floats(0, 1), st.lists(st.floats(0, 1), min_size=2))
def test_draws_stay_in_their_range_and_in_order(
    low: float, width: float, peak: float | None, shares: list[float]
) -> None:
    high = low + width
    mode = None if peak is None else min(low + peak * width, high)
    drawn = Range(low, high, mode).at(np.sort(shares))
    assert (drawn >= low).all()
    assert (drawn <= high).all()
    assert (np.diff(drawn) >= -1e-12 * max(1, abs(low), abs(high))).all()


# -- draws of a model -------------------------------------------------------------------------------------------------


def test_a_draw_holds_what_the_model_says_of_it() -> None:
    model = load("offramp")
    table = model.sample({"threat": (0.4, 0.6), "face": (0.1, 0.2, 0.5)}, n=500)
    assert list(table) == [*model.defaults, *[o.name for o in model.outcomes]]
    assert table["threat"].between(0.4, 0.6).all()
    assert table["face"].mean() == pytest.approx((0.1 + 0.2 + 0.5) / 3, abs=0.002)
    assert table["concession"].agg(["min", "max"]).tolist() == pytest.approx([0.5, 1.0], abs=2 * 0.5 / 64)
    for row in table.sample(20, random_state=1).to_dict("records"):
        answer = model.evaluate(**{name: row[name] for name in model.defaults})
        assert {name: row[name] for name in answer} == pytest.approx(answer, abs=1e-12)


def test_draws_are_the_same_again_and_others_with_another_seed() -> None:
    model = load("trap")
    assert model.sample(n=300).equals(model.sample(n=300, seed=sampling.SEED))
    assert not model.sample(n=300).equals(model.sample(n=300, seed=1))


def test_what_doubts_about_are_ratios_is_drawn_so_where_there_is_no_nought() -> None:
    crisis = load("crisis")
    ranges = {"hazard": (0.0003, 0.03), "pride": (0.01, 0.04), "attrition": (0, 0.05), "start": (5, 5)}
    table = crisis.sample(ranges, n=1000)
    assert np.median(table["hazard"]) == pytest.approx(0.003, rel=0.05)  # the slider goes by ratios
    assert np.median(table["pride"]) == pytest.approx(0.02, rel=0.03)  # the slider does not; doubts about it do
    assert np.median(table["attrition"]) == pytest.approx(0.025, rel=0.03)  # from nought
    assert np.median(table["door_slope"]) == pytest.approx(0.5, abs=0.03)
    assert [ranges_of(load("trap"))[name].ratio for name in ("price", "rationality")] == [False, True]


def test_what_other_chapters_give_is_held_and_costs_no_draws() -> None:
    crisis = load("crisis")
    carried = [a.name for a in crisis.assumptions if a.carries]
    own = [a.name for a in crisis.assumptions if not a.carries]
    table = crisis.sample(n=1)
    assert len(table) == 8 * 2 * (len(own) + 2)
    assert all((table[name] == crisis.defaults[name]).all() for name in carried)
    freed = crisis.sample({"edge": (-0.5, 0.5)}, n=1)
    assert len(freed) == 8 * 2 * (len(own) + 3)
    assert freed["edge"].nunique() > 10
    assert set(crisis.sensitivity("war", {"edge": (-0.5, 0.5)}, n=1).index) == {*own, "edge"}


@pytest.mark.parametrize("name", ["trap", "crisis"])
def test_many_small_pieces_give_what_one_gives(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    model = load(name)
    whole = model.sample(n=300)
    monkeypatch.setattr(sampling, "CHUNK", 7)
    pd.testing.assert_frame_equal(model.sample(n=300), whole, rtol=1e-13)


def test_a_bar_shows_how_far_slow_work_is(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    load("trap").sample(n=10_000)
    assert capsys.readouterr() == ("", "")  # done within two seconds
    monkeypatch.setattr(sampling, "PATIENCE", 0)  # every work is slow
    model = load("trap")
    whole = 8 * 128 * (len(model.assumptions) + 2)
    model.sample(n=whole)
    assert capsys.readouterr() == ("", "")  # no terminal: a page would keep the bar's lines
    monkeypatch.setattr(sampling, "tqdm", lambda **options: tqdm(**options | {"mininterval": 0, "disable": False}))
    model.sample(n=whole)
    shown = capsys.readouterr()
    assert shown.out == ""
    assert [f"| {done}/{whole} [" in shown.err for done in (0, 4096, 8192)] == [True] * 3


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"ranges": {"nonsense": (0, 1)}}, r"no assumption 'nonsense'; it has power"),
        ({"ranges": {"power": (0.6, 0.5)}}, r"power = \(0\.6, 0\.5\) is an empty range.*from 0\.3 to 0\.6"),
        ({"ranges": {"power": (0.4, 0.3, 0.5)}}, r"power = \(0\.4, 0\.3, 0\.5\) is an empty range"),
        ({"ranges": {"power": (0.2, 0.5)}}, r"power = 0\.2 .* is outside its range; allowed is a number from 0\.3"),
        ({"ranges": {"power": (0.5, math.nan)}}, r"power = nan .* outside its range"),
        ({"ranges": {"power": (0.5,)}}, r"power = \(0\.5,\) is not a range; allowed is \(low, high\) or"),
        ({"ranges": {"power": 0.5}}, r"power = 0\.5 is not a range; allowed is \(low, high\) or \(low, mode, high\)"),
        ({"ranges": {"power": "ab"}}, r"power = 'ab' is not a range"),
        ({"ranges": {"power": ("a", "b")}}, r"is not a number; allowed is a number from 0\.3 to 0\.6"),
        ({"n": 0}, r"n = 0 draws are not allowed; allowed is a whole number from 1 to 10,000,000"),
        ({"n": 10**7 + 1}, r"n = 10000001 draws are not allowed"),
        ({"n": 100.0}, r"n = 100\.0 draws are not allowed"),
        ({"n": True}, r"n = True draws are not allowed"),
        ({"seed": -1}, r"seed = -1 is not allowed; allowed is a whole number, 0 or more"),
        ({"seed": None}, r"seed = None is not allowed"),
    ],
)
def test_what_is_not_allowed_is_said(options: dict[str, Any], said: str) -> None:
    for ask in (load("deal_range").sample, load("deal_range").sensitivity):
        with pytest.raises(ValueError, match=said):
            ask(**options)


def test_an_unknown_outcome_is_said() -> None:
    with pytest.raises(ValueError, match="no outcome 'nonsense'; it has war_risk"):
        load("deal_range").sensitivity("nonsense")


# -- ranges about a setting -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ALL)
def test_ranges_about_a_setting_lie_on_the_sliders_steps(name: str) -> None:
    model = load(name)
    setting = {n: float(v[0]) for n, v in draws(model, 1).items()}
    for width in WIDTHS:
        for a in model.assumptions:
            if a.carries:
                assert around(model, width, **setting)[a.name] == (setting[a.name], setting[a.name])
                continue
            ends = around(model, width, **setting)[a.name]
            for end, way in zip(ends, (-width, width), strict=True):
                assert a.low <= end <= a.high
                meant = min(max(a.position(setting[a.name]) + way * a.position(a.high), 0), a.position(a.high))
                assert abs(a.position(end) - meant) <= 0.52  # half a step; numbers by ratios have four digits
                assert end in (a.low, a.high) or end == a.snapped(end)


def test_a_width_of_one_is_the_whole_range() -> None:
    model = load("trap")
    assert around(model, 1) == {a.name: (a.low, a.high) for a in model.assumptions}


@pytest.mark.parametrize("width", [-0.1, 1.1, math.nan, True, "wide"])
def test_a_width_that_is_none_is_refused(width: Any) -> None:
    with pytest.raises(ValueError, match=r"allowed is a share of the range, from 0 to 1"):
        around(load("trap"), width)


# -- sensitivity ------------------------------------------------------------------------------------------------------


def test_ishigami_comes_out_as_it_must() -> None:
    v1, v2, v13 = 0.5 * (1 + B * math.pi**4 / 5) ** 2, A**2 / 8, B**2 * math.pi**8 * (1 / 18 - 1 / 50)
    whole = v1 + v2 + v13
    found = ISHIGAMI.sensitivity(n=2**13 * 5)
    assert list(found.index) == ["x1", "x2", "x3"]
    assert found["first"].tolist() == pytest.approx([v1 / whole, v2 / whole, 0], abs=0.01)
    assert found["total"].tolist() == pytest.approx([(v1 + v13) / whole, v2 / whole, v13 / whole], abs=0.01)
    assert found["first"].tolist() == pytest.approx([0.3139, 0.4424, 0], abs=0.01)  # as tables have it


@pytest.mark.parametrize("seed", [1, 2020])
def test_ishigami_is_salib_s_scramble_by_scramble(seed: int) -> None:
    told = {**problem(3), "bounds": [[-np.pi, np.pi]] * 3}
    drawn = salib_sample.sample(told, 512, calc_second_order=False, seed=np.random.default_rng(seed))
    table = ISHIGAMI.sample(seed=seed)
    assert table[["x1", "x2", "x3"]].to_numpy()[: len(drawn)] == pytest.approx(drawn, abs=1e-12)
    parts = [
        salib_analyze.analyze(told, values, calc_second_order=False, num_resamples=2, seed=1)
        for values in table["out"].to_numpy().reshape(8, -1)
    ]
    ours = ISHIGAMI.sensitivity(seed=seed)
    for column, name in (("first", "S1"), ("total", "ST")):
        theirs = np.array([part[name] for part in parts])
        assert ours[column].tolist() == pytest.approx(theirs.mean(axis=0).tolist(), abs=1e-12)
        half = student.ppf(0.975, 7) * theirs.std(axis=0, ddof=1) / math.sqrt(8)
        assert ours[f"{column}_conf"].tolist() == pytest.approx(half.tolist(), rel=1e-9)


def test_intervals_hold_what_is_true_as_often_as_they_say() -> None:
    x, y = symbols("x y")
    model = model_of(sp.exp(2 * x) * (1 + y), kind="number")
    exact, inside = model.sensitivity(n=2**19), []
    for seed in range(60):
        found = model.sensitivity(n=8 * 16 * 4, seed=seed)
        inside += [abs(found[c] - exact[c]) <= found[f"{c}_conf"] for c in ("first", "total")]
    assert np.mean(inside) == pytest.approx(0.95, abs=0.05)


def test_what_adds_up_has_shares_that_add_up() -> None:
    x, y, z = symbols("x y z")
    found = model_of(3 * x + 2 * y + z, kind="number").sensitivity(n=50_000)
    shares = [9 / 14, 4 / 14, 1 / 14]
    assert found["first"].tolist() == pytest.approx(shares, abs=0.005)
    assert found["total"].tolist() == pytest.approx(shares, abs=0.005)


def test_a_product_is_what_a_tornado_cannot_show() -> None:
    x, y = symbols("x y")
    model = model_of(x * y, -1.0, 1.0, kind="number")
    assert (swings(model, "out") == 0).all().all()  # from the middle, either alone moves nothing
    found = model.sensitivity(n=20_000)
    assert found["first"].tolist() == pytest.approx([0, 0], abs=0.02)
    assert found["total"].tolist() == pytest.approx([1, 1], abs=0.02)
    assert "explain 0% of this spread" in together(model, found).replace("−", "")


def test_what_is_held_fixed_explains_nothing() -> None:
    model, held = load("offramp"), {"threat": (0.5, 0.5), "face": (0.2, 0.2, 0.2)}
    found = model.sensitivity("talks", held)
    assert list(found.index) == [name for name in model.defaults if name not in held]  # and is no row
    assert found.loc["concession", "total"] > 0.1
    assert list(swings(model, "talks", held).index) == list(found.index)


def test_what_does_not_move_has_no_indices() -> None:
    model = load("offramp")
    held = {n: (v, v) for n, v in model.defaults.items()}
    assert model.sensitivity("talks", held, n=100).empty
    assert (model.sample(held, n=100)["talks"] == model.evaluate()["talks"]).all()
    x, y = symbols("x y")
    free = {"x": (0.1, 0.9), "y": (0, 0)}
    assert model_of(x * y).sensitivity(ranges=free, n=100).isna().all().all()


def test_a_tornado_is_the_model_at_both_ends() -> None:
    model = load("trap")
    found = swings(model, "attack", {"price": (0.4, 0.9)}, credit=0.5)
    assert found.loc["price"].tolist() == [model.evaluate(price=end, credit=0.5)["attack"] for end in (0.4, 0.9)]
    assert found.loc["harm"].tolist() == [model.evaluate(harm=end, credit=0.5)["attack"] for end in (0, 1.5)]


# -- what acts as one -------------------------------------------------------------------------------------------------


def test_a_group_has_the_share_of_what_it_makes_together() -> None:
    x, y, z = symbols("x y z")
    model = model_of(x * y + z / 2, kind="number")
    product, rest = 1 / 9 - 1 / 16, 1 / 48  # the variances of x·y and of z/2
    found = model.sensitivity(groups={"x and y": ["x", "y"]})
    assert list(found.index) == ["x and y", "z"]
    for column in ("first", "total"):  # the two act as one number, to which z is added
        assert found[column].tolist() == pytest.approx([product / (product + rest), rest / (product + rest)], abs=0.005)
    assert len(model.sample(groups={"x and y": ["x", "y"]})) == 8 * 512 * 4


def test_a_group_moves_as_one_from_less_to_more() -> None:
    x, y, z = symbols("x y z")
    found = swings(model_of(x * (1 - y) + z, kind="number"), "out", groups={"both": ["y", "x"]})
    assert found.loc["both"].tolist() == pytest.approx([0.5, 1.5])
    assert found.loc["z"].tolist() == pytest.approx([0.25, 1.25])


def test_a_group_counts_what_of_it_is_left_open() -> None:
    groups = {"slide": ["hazard", "misjudge"], "deal": ["holds", "edge"]}
    found = load("crisis").sensitivity("war", {"start": (5, 5)}, n=1, groups=groups)
    assert "slide" in found.index
    assert not {"hazard", "misjudge", "deal", "holds", "edge", "start"} & set(found.index)


@pytest.mark.parametrize(
    ("groups", "said"),
    [
        ({"a": ["power", "nonsense"]}, "no assumption 'nonsense'"),
        ({"a": ["power"], "b": ["doubt", "power"]}, "power is in two groups, 'a' and 'b'; allowed is one"),
        ({"power": ["doubt"]}, "allowed is a name of its own, with a list of names"),
        ({"a": "power"}, "allowed is a name of its own, with a list of names"),
        ({"": ["power"]}, "allowed is a name of its own, with a list of names"),
    ],
)
def test_groups_that_are_none_are_refused(groups: Any, said: str) -> None:
    for ask in (load("deal_range").sample, load("deal_range").sensitivity, partial(uncertainty_of, load("deal_range"))):
        with pytest.raises(ValueError, match=said):
            ask(groups=groups)


def test_the_crisis_machine_s_doubts_leave_open_what_its_design_says() -> None:
    crisis = load("crisis")
    draws = crisis.sample(DOUBTS, groups=GROUPS)
    assert len(draws) == 36_864
    assert draws["war"].mean() == pytest.approx(0.0507, abs=2e-4)
    assert draws["talks"].mean() == pytest.approx(0.319, abs=1e-3)
    assert draws["war"].quantile([0.05, 0.95]).tolist() == pytest.approx([0.013, 0.111], abs=1e-3)
    rows = list(open_rows(rows_of(crisis, GROUPS), ranges_of(crisis, DOUBTS)))
    war, talks = (indices(draws[name].to_numpy(), rows) for name in ("war", "talks"))
    slide, costs, door = (
        next(row for row in rows if row.startswith(start)) for start in ("How easily", "What war", "How often a")
    )
    for row, first, total in (("rationality", 0.26, 0.384), (slide, 0.274, 0.28), (costs, 0.133, 0.242)):
        assert war.loc[row, "first"] == pytest.approx(first, abs=0.02 + war.loc[row, "first_conf"])
        assert war.loc[row, "total"] == pytest.approx(total, abs=0.01 + war.loc[row, "total_conf"])
    assert talks.loc[door, "total"] == pytest.approx(0.974, abs=0.004)


# -- what would turn it -----------------------------------------------------------------------------------------------


def test_tehran_turns_where_survival_is_level() -> None:
    m = load("tehran").defaults
    bar = m["hardship"] * (1 + m["revival"]) / 2 - 0.4
    conflict = (-m["pressure"] - bar) / m["gamble"]  # both ways save the leaders alike where these are equal
    found = load("tehran").flips()
    assert found.loc["relief", "flip"] == pytest.approx(0.25 * conflict + m["price_of_talks"] + bar, abs=1e-9)
    assert found.loc["price_of_talks", "flip"] == pytest.approx(m["relief"] - bar - 0.25 * conflict, abs=1e-9)
    assert found.loc["rationality"].isna().tolist() == [False, True, True, True, True]


def test_the_smallest_change_is_the_first_row() -> None:
    x, y = symbols("x y")
    found = model_of(x / 2 + y / 4).flips(x=0.7, y=0.2)  # 0.4: talks lead; level at 0.5
    assert list(found.index) == ["x", "y"]
    assert found.loc["x", ["now", "flip", "change", "share"]].tolist() == pytest.approx([0.7, 0.9, 0.2, 0.2])
    assert found.loc["y", ["now", "flip", "change", "share"]].tolist() == pytest.approx([0.2, 0.6, 0.4, 0.4])
    assert found["ratio"].isna().all()


def test_by_ratios_the_smallest_change_is_the_smallest_ratio() -> None:
    x = symbols("x")
    by_steps = model_of(sp.log(x) ** 2 / 2, 0.01, 100.0, kind="number")  # level at one half: at e, and at 1/e
    [a] = by_steps.assumptions
    by_ratios = replace(by_steps, assumptions=[replace(a, scale="ratio", default=1.1)])
    for now, wanted in ((1.1, math.e), (0.9, 1 / math.e)):
        found = by_ratios.flips(x=now).loc["x"]
        assert found["flip"] == pytest.approx(wanted, rel=1e-9)
        assert found["ratio"] == pytest.approx(wanted / now, rel=1e-9)
        assert found["share"] == pytest.approx(abs(math.log(wanted / now)) / math.log(1e4), rel=1e-9)
    assert "from 1.1 to 2.72, at 2.5 times it." in uncertainty_of(by_ratios).html


def test_what_turns_it_nowhere_has_one_sentence_and_no_row() -> None:
    crisis = load("crisis")
    rows = turns(crisis, {"flips": crisis.flips()})
    assert [row.name for row in rows if not row.hidden] == crisis.flips()["flip"].dropna().index.to_list()
    still = [row.label for row in rows if row.hidden]
    assert len(still) > 10
    assert others(rows) == f"{len(still)} others turn it nowhere within their ranges: “{'”, “'.join(still)}”."
    assert others([rows[0], rows[-1]]) == f"One other turns it nowhere within its range: “{rows[-1].label}”."
    assert others([row for row in rows if row.hidden]) == "", "then the sentence above says that nothing does"
    assert others([row for row in rows if not row.hidden]) == ""


def test_of_two_turns_the_nearer_counts() -> None:
    x = symbols("x")
    hump = model_of(
        sp.Rational(3, 5) - 4 * (x - sp.Rational(3, 5)) ** 2, kind="number"
    )  # war leads between 0.442 and 0.758
    edge = math.sqrt(0.1 / 4)
    for now, turn in ((0.55, 0.6 - edge), (0.65, 0.6 + edge), (0.1, 0.6 - edge), (0.99, 0.6 + edge)):
        assert hump.flips(x=now).loc["x", "flip"] == pytest.approx(turn, abs=1e-9)


def test_what_is_level_turns_where_it_is() -> None:
    found = load("patrons").flips(between=("washington_decides", "tehran_decides"))
    assert found["change"].tolist() == [0.0] * len(found)


@pytest.mark.parametrize("name", ALL)
def test_a_turn_is_level_and_none_lies_nearer(name: str) -> None:
    model = load(name)
    first, second = sides(model)
    setting = {n: float(v[0]) for n, v in draws(model, 1, seed=5).items()}

    def lead(assumption: str, values: Any) -> Any:
        outcomes = model.evaluate(**setting | {assumption: values})
        return first.value(outcomes) - second.value(outcomes)

    found = model.flips(**setting)
    assert sorted(found.index) == sorted(a.name for a in model.assumptions)
    assert found["share"].dropna().is_monotonic_increasing
    for a in model.assumptions:
        flip = found.loc[a.name, "flip"]
        far = found.loc[a.name, "share"] if not np.isnan(flip) else 1.0
        line = (np.geomspace if a.scale == "ratio" else np.linspace)(a.low, a.high, 101)
        near = line[np.abs(a.share(line) - a.share(setting[a.name])) < far - 1e-9]
        assert (lead(a.name, near) * np.sign(lead(a.name, setting[a.name])) >= 0).all()
        if not np.isnan(flip):
            step = 1e-7 * (a.high - a.low)
            about = lead(a.name, np.clip([flip - step, flip + step], a.low, a.high))
            assert about[0] * about[1] <= 0


@pytest.mark.parametrize(
    ("name", "labels"),
    [
        ("deal_range", ("Demand accepted", "War")),
        ("offramp", ("Talks", "Force")),
        ("crisis", ("Talks", "War")),
        ("trap", ("Answered in Iraq or Answered elsewhere", "anything else")),
        ("vote", ("Passes", "anything else")),
    ],
)
def test_what_is_compared_comes_from_the_bar(name: str, labels: tuple[str, str]) -> None:
    model = load(name)
    both = sides(model)
    assert tuple(side.label for side in both) == labels
    chances = [side.value(model.evaluate()) for side in both]
    roles = [s.role for s in model.bar]
    named = {s.outcome: model.evaluate()[s.outcome] for s in model.bar if s.outcome}
    bar = [named[s.outcome] if s.outcome else 1 - sum(named.values()) for s in model.bar]
    if labels[1] == "anything else":
        assert sum(chances) == pytest.approx(1)
    else:
        wanted = [sum(c for c, r in zip(bar, roles, strict=True) if r == role) for role in ("talks", "war")]
        assert chances == pytest.approx(wanted)


@pytest.mark.parametrize("even", [0.9, 1.0, 1.02, 2.9])
def test_what_differs_by_rounding_is_level(even: float) -> None:
    found = load("commitment").flips(between=("kept", "broken"), gain=even, loss=even)  # as many are kept as broken
    assert (found["share"] == 0).all()


def test_two_outcomes_may_be_named() -> None:
    found = load("trap").flips(between=("strike_in_iraq", "strike_elsewhere"), price=0.3)
    one = load("trap").evaluate(**{"price": 0.3, str(found.index[0]): found["flip"].iloc[0]})
    assert one["strike_in_iraq"] == pytest.approx(one["strike_elsewhere"], abs=1e-9)


@pytest.mark.parametrize(
    ("between", "said"),
    [
        (("attack", "nonsense"), "no outcome 'nonsense'; it has attack"),
        (("attack", "attack"), "allowed are the names of two outcomes"),
        (("attack",), "allowed are the names of two outcomes"),
        ("ab", "allowed are the names of two outcomes"),
    ],
)
def test_what_cannot_be_compared_is_said(between: Any, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        flips(load("trap"), between)
    with pytest.raises(ValueError, match=said):
        uncertainty_of(load("trap"), between=between)


# -- the widget in Python ---------------------------------------------------------------------------------------------


@pytest.fixture
def widget() -> Uncertainty:
    return uncertainty_of(load("offramp"))


def test_the_widget_s_ranges_are_its_state(widget: Uncertainty) -> None:
    assert widget.ranges == around(widget.model, 0.25)
    widget.set(threat=(0.4, 0.5))
    assert widget.ranges == around(widget.model, 0.25) | {"threat": (0.4, 0.5)}
    assert widget.range_threat == [0.4, 0.5]
    widget.peaked = True
    assert [widget.ranges[name] for name in ("threat", "face")] == [(0.4, 0.4, 0.5), (0.25, 0.5, 0.75)]
    assert len(widget.model.sample(widget.ranges)) == 8 * 512 * 9


def test_the_widget_begins_with_given_ranges() -> None:
    crisis = load("crisis")
    widget = uncertainty_of(crisis, ranges={"hazard": (0.001, 0.01), "start": (5, 5)}, groups=GROUPS)
    assert widget.ranges["hazard"] == (0.001, 0.01)
    assert widget.ranges["start"] == (5, 5)
    assert widget.ranges["push"] == (0.01, 0.16)  # as in model.sample: what is not named, by its whole range
    low, high = widget.ranges["edge"]
    assert low == high == pytest.approx(crisis.defaults["edge"], abs=1e-11)
    rows = BeautifulSoup(widget.html, "html.parser").select('table[data-role="indices"] [data-row]')
    assert {row["data-row"] for row in rows if row.has_attr("hidden")} == {"start", "What talks are worth"}
    with pytest.raises(AssumptionError, match="a slider has no mode"):
        uncertainty_of(crisis, ranges={"hazard": (0.001, 0.002, 0.01)})


def part(model: Model, role: str) -> str:
    """The text of the part of the model's view that has this role."""
    [found] = BeautifulSoup(uncertainty_of(model).html, "html.parser").select(f'[data-role="{role}"]')
    return found.get_text()


def test_the_mean_is_what_is_reported_and_why_it_is_not_the_middle() -> None:
    x = symbols("x")
    up, down, straight = (model_of(x**power) for power in (4, sp.Rational(1, 4), 1))
    assert part(up, "summary") == (
        "“Out”: 9 in 100 on average over these doubts; nine draws in ten lie between 1 and 28."
    )
    assert part(up, "middle").startswith("6 in 100 at the middle setting")
    assert part(up, "middle").endswith("bends upwards lies above the curve’s middle.")
    assert part(down, "middle").endswith("bends downwards lies below the curve’s middle.")
    assert part(straight, "middle").startswith("50 in 100 at the middle setting")
    assert "bends" not in part(straight, "middle")


def test_a_row_that_may_be_nought_is_grey() -> None:
    rows = BeautifulSoup(uncertainty_of(ISHIGAMI, width=1.0).html, "html.parser").select("[data-row]")
    table = ISHIGAMI.sensitivity()
    assert [name for name, row in table.iterrows() if row["first"] < row["first_conf"]] == ["x3"]
    assert {row["data-row"] for row in rows if row.get("class") == ["td-unsure"]} == {"x3"}


def test_the_widget_refuses_what_is_no_range_and_moves_nothing(widget: Uncertainty) -> None:
    before = widget.ranges
    for wrong in ({"threat": (0.4, 1.2)}, {"nonsense": (0, 1)}, {"threat": (0.4, 0.5, 0.6)}):
        with pytest.raises(AssumptionError):
            widget.set(face=(0.1, 0.2), **wrong)
    assert widget.ranges == before


def test_a_wrong_outcome_or_width_of_the_widget_is_said() -> None:
    with pytest.raises(ValueError, match="no outcome 'nonsense'"):
        uncertainty_of(load("trap"), "nonsense")
    with pytest.raises(ValueError, match=r"width = 0\.3 is not allowed; allowed are 0\.1, 0\.25, 1\.0"):
        uncertainty_of(load("trap"), width=0.3)


@pytest.mark.parametrize("name", ALL)
def test_every_model_has_a_result_in_words(name: str) -> None:
    for outcome in {load(name).outcome, load(name).outcomes[-1].name}:
        html = uncertainty_of(load(name), outcome).html
        assert "nan" not in html
        assert html.count("<tr data-row=") == 2 * len(load(name).assumptions)


# -- icons ------------------------------------------------------------------------------------------------------------


SHARED = st.lists(st.floats(-1e-12, 1), min_size=1, max_size=6).filter(lambda shares: sum(shares) > 0.01)


@given(SHARED)
def test_a_hundred_icons_are_a_hundred(shares: list[float]) -> None:
    whole = [share / sum(shares) for share in shares]
    counts = of_hundred(whole)
    assert sum(counts) == 100
    assert all(abs(count - 100 * share) < 1 + 1e-6 for count, share in zip(counts, whole, strict=True))
