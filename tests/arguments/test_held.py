"""An argument as a file: read whole, or refused with what was given and what is allowed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.arguments.cases import AGED, BAD, PAYS, STEP, WHOLE
from twodoors.arguments.held import LARGEST, Bet, Forecast, open_argument, read_argument
from twodoors.models import load


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    path.write_text("\ufeff" + json.dumps(WHOLE), encoding="utf-8")  # as some editors save it again
    argument = open_argument(path)
    assert (argument.name, argument.text, argument.pays) == ("A. Reader", WHOLE["text"], PAYS)
    assert {name: dict(r.assumptions) for name, r in argument.readings.items()} == {
        one["model"]: one["assumptions"] for one in WHOLE["readings"]
    }
    assert argument.readings["offramp"].whose == WHOLE["readings"][0]["whose"]
    assert argument.readings["offramp"].because == "Moscow gains by the quarrel"
    assert argument.crisis is not None
    assert argument.crisis.assumptions["hazard"] == 0.005
    assert dict(argument.ranges) == {"hazard": (0.001, 0.008)}
    assert dict(argument.bets) == {"trap": Bet(0, STEP.choices[0])}
    assert dict(argument.forecasts) == {"01-two-doors/forecast-war": Forecast(20, 40, "not")}
    assert argument.findings == tuple(WHOLE["findings"])
    assert argument.remarks == ()


@pytest.mark.parametrize(("text", "said"), BAD.values(), ids=BAD)
def test_what_is_no_argument_is_refused_and_said(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        read_argument(text)


@pytest.mark.parametrize(("text", "count"), AGED.values(), ids=AGED)
def test_another_version_is_read_as_far_as_it_goes(text: str, count: int) -> None:
    assert len(read_argument(text).remarks) == count


def test_a_range_is_kept_within_what_is_allowed() -> None:
    hazard = load("crisis").assumption("hazard")
    assert read_argument(AGED["a range beyond"][0]).ranges == {"hazard": (hazard.low, hazard.high)}


def test_what_is_no_text_or_too_large_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "file.json"
    for held, said in ((b"\xff\xfe\x00", "UTF-8"), (b" " * (LARGEST + 1), "200,001 bytes")):
        path.write_bytes(held)
        with pytest.raises(ValueError, match=said):
            open_argument(path)
    with pytest.raises(ValueError, match="no file"):
        open_argument(tmp_path / "none.json")
