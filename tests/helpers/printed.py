"""Numbers that are printed of a model, at a setting and at its presets: the model gives them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from twodoors.model import Model


def assert_gives(model: Model, setting: Mapping[str, float], printed: Mapping[str, float], most: float = 1e-12) -> None:
    """At a setting outcomes and other equations are what is printed, by name, within ``most``."""
    found = {name: model.work_out(name, **setting) for name in printed}
    assert found == pytest.approx(dict(printed), rel=0, abs=most)


def assert_presets_give(
    model: Model, names: Sequence[str], printed: Mapping[str, Sequence[float]], most: float, *, perfect: bool = False
) -> None:
    """The presets are those that are printed, in their order, the first as all stands at first; and so are the outcomes
    ``names`` at each, within ``most``: with slips, or ``perfect``, where no one misjudges."""
    assert [preset.label for preset in model.presets] == list(printed)
    assert not model.presets[0].values
    for preset in model.presets:
        found = (model.perfect if perfect else model.evaluate)(**preset.values)
        assert [found[name] for name in names] == pytest.approx(list(printed[preset.label]), rel=0, abs=most), (
            preset.label
        )
