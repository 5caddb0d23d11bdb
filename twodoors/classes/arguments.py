"""What a class argued: a folder of the files that “My argument” makes, as tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from twodoors.arguments.held import MACHINE, Argument, open_argument
from twodoors.arguments.machine import alone
from twodoors.models import load
from twodoors.questions.predictions import asked
from twodoors.questions.scoring import brier
from twodoors.scenarios.readings import feeding


@dataclass(frozen=True)
class ArgumentsReport:
    """A class's arguments. Rows are named by their files.

    ``readings`` has a row for each reading that was taken: its ``file``, ``model``, ``whose`` it is, ``because``, the
    model's ``answer``, and ``war`` and ``talks`` (chances) where that reading alone goes into the crisis machine.
    ``spread`` has a row for each assumption of each model of which two readings or more were taken: how many, its
    distribution, and its ``spread``, the standard deviation as a share of the greatest that the range allows. ``bets``
    has a row for each choice of each bet: how many chose it, and whether it ``came``. ``forecasts`` has a row for each
    forecast: ``first`` and ``last`` chance (0 to 1), whether the reader ``knew``, what ``came`` (1, 0, or none where no
    record decides) and its ``score`` (Brier). ``students`` has a row a file: how many readings, bets and forecasts, and
    the mean ``score`` of forecasts on what was not known; ``questions`` a row a question: the class's mean chance, what
    ``came``, and the score of that mean. ``pays`` counts what readers would pay to know. ``texts`` has what they wrote.
    ``bad`` lists the files that could not be used, each with the reason, ``remarks`` what was left out of others.
    """

    readings: pd.DataFrame
    spread: pd.DataFrame
    bets: pd.DataFrame
    forecasts: pd.DataFrame
    students: pd.DataFrame
    questions: pd.DataFrame
    pays: pd.Series[int]
    texts: pd.Series[str]
    bad: pd.DataFrame
    remarks: pd.DataFrame

    @property
    def divided(self) -> str:
        """The assumption on which the class is divided most, as "model: name"; "" with no two readings of one model."""
        return "" if self.spread.empty else str(self.spread["spread"].idxmax())

    @property
    def says(self) -> str:
        """The class in a sentence."""
        told = f"{len(self.students)} arguments, {len(self.readings)} readings"
        if self.divided:
            told += f", most divided on “{self.spread.loc[self.divided, 'label']}”"
        bad = f" {len(self.bad)} files could not be used." if len(self.bad) else ""
        return f"{told}.{bad}"


def arguments_report(folder: Path) -> ArgumentsReport:
    """What the files of a folder, and of folders in it, hold together; names that begin with a dot are left alone.

    Raises ``ValueError`` where there is no such folder, and where no file of it can be used.
    """
    if not folder.is_dir():
        raise ValueError(f"there is no folder {folder}")
    found: dict[str, Argument] = {}
    bad: dict[str, str] = {}
    files = [path for path in sorted(folder.rglob("*")) if path.is_file() and not path.name.startswith(".")]
    for path in files:
        try:
            found[path.relative_to(folder).as_posix()] = open_argument(path)
        except ValueError as error:
            bad[path.relative_to(folder).as_posix()] = str(error).removeprefix(f"{path.name}: ")
    if not found:
        reasons = "; ".join(f"{name}: {reason}" for name, reason in list(bad.items())[:3])
        raise ValueError(f"no argument among {len(files)} files in {folder}{f' ({reasons})' if reasons else ''}")
    readings, forecasts = _readings(found), _forecasts(found)
    return ArgumentsReport(
        readings=readings,
        spread=_spread(found),
        bets=_bets(found),
        forecasts=forecasts,
        students=_students(found, forecasts),
        questions=_questions(forecasts),
        pays=pd.Series([a.pays for a in found.values() if a.pays], dtype=str).value_counts(),
        texts=pd.Series({file: a.text for file, a in found.items()}, dtype=str),
        bad=_table(bad.items(), ["file", "reason"]),
        remarks=_table([(file, one) for file, a in found.items() for one in a.remarks], ["file", "remark"]),
    )


def _readings(found: Mapping[str, Argument]) -> pd.DataFrame:
    rows = []
    for file, argument in found.items():
        for name, reading in argument.readings.items():
            model = load(name)
            answer = float(model.evaluate(**reading.assumptions)[model.outcome])
            ends = alone(name, reading.assumptions)
            rows.append((file, name, reading.whose, reading.because, answer, ends["war"], ends["talks"]))
    return _table(rows, ["file", "model", "whose", "because", "answer", "war", "talks"])


def _spread(found: Mapping[str, Argument]) -> pd.DataFrame:
    rows = {}
    for name in feeding(load(MACHINE)):
        taken = [a.readings[name].assumptions for a in found.values() if name in a.readings]
        if len(taken) < 2:
            continue
        model = load(name)
        for a in model.assumptions:
            values = pd.Series([float(one[a.name]) for one in taken])
            rows[f"{name}: {a.name}"] = {
                "label": a.label,
                "readings": len(values),
                **dict(zip(("lowest", "median", "highest"), values.quantile([0, 0.5, 1]), strict=True)),
                "spread": round(float(values.std(ddof=0) / ((a.high - a.low) / 2)), 12),
            }
    return pd.DataFrame.from_dict(
        rows, orient="index", columns=["label", "readings", "lowest", "median", "highest", "spread"]
    )


def _bets(found: Mapping[str, Argument]) -> pd.DataFrame:
    rows = []
    for name in [*feeding(load(MACHINE)), MACHINE]:
        walk = load(name).walk
        if walk is None:
            continue
        _, step = walk.bet
        made = pd.Series([a.bets[name].choice for a in found.values() if name in a.bets], dtype=int)
        rows += [
            (name, step.question, choice, int((made == i).sum()), i == step.right)
            for i, choice in enumerate(step.choices)
        ]
    return _table(rows, ["model", "question", "choice", "readers", "came"])


def _forecasts(found: Mapping[str, Argument]) -> pd.DataFrame:
    record = {a.key: a.question for a in asked("forecast")}
    rows = []
    for file, argument in found.items():
        for key, (first, last, knew) in argument.forecasts.items():
            came = record[key]["happened"]
            score = None if came is None else float(brier(last / 100, int(came)))
            rows.append((file, key, first / 100, last / 100, knew, None if came is None else int(came), score))
    return _table(rows, ["file", "question", "first", "last", "knew", "came", "score"])


def _students(found: Mapping[str, Argument], forecasts: pd.DataFrame) -> pd.DataFrame:
    fresh = forecasts[forecasts["knew"] == "not"].groupby("file")["score"].mean()
    rows = {
        file: {
            "name": a.name,
            "readings": len(a.readings),
            "bets": len(a.bets),
            "forecasts": len(a.forecasts),
            "score": float(fresh.get(file, float("nan"))),
            "words": len(a.text.split()),
        }
        for file, a in found.items()
    }
    return pd.DataFrame.from_dict(rows, orient="index")


def _questions(forecasts: pd.DataFrame) -> pd.DataFrame:
    rows = {}
    for a in asked("forecast"):
        made = forecasts[forecasts["question"] == a.key]
        if made.empty:
            continue
        mean, came = float(made["last"].mean()), a.question["happened"]
        rows[a.key] = {
            "prompt": a.question["prompt"],
            "readers": len(made),
            "mean": mean,
            "came": None if came is None else int(came),
            "score": None if came is None else float(brier(mean, int(came))),
        }
    return pd.DataFrame.from_dict(rows, orient="index", columns=["prompt", "readers", "mean", "came", "score"])


def _table(rows: Any, columns: list[str]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=columns)
