"""What a student is told: each question's points, which public tests failed and how, what hidden ones looked at."""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence
from typing import TypedDict


class Tried(TypedDict):
    """A test of a question, as it went; the ``message`` is what a public one said."""

    hidden: bool
    passed: bool
    message: str


def looks_at(source: str) -> list[str]:
    """What each test of a question's file looks at, in the words of its name: ``test_other_trees`` at “other trees”."""
    functions = [node.name for node in ast.parse(source).body if isinstance(node, ast.FunctionDef)]
    return [name.removeprefix("test_").replace("_", " ") for name in functions]


def text(
    file: str,
    points: Mapping[str, float],
    possible: Mapping[str, float],
    tests: Mapping[str, Sequence[Tried]],
    words: Mapping[str, Sequence[str]],
    remarks: Sequence[str],
) -> str:
    """The whole of it for one file."""
    lines = [file, f"{sum(points.values()):g} of {sum(possible.values()):g} points by tests.", ""]
    lines += [f"Note: {remark}" for remark in remarks]
    lines += [""] if remarks else []
    for question, given in points.items():
        lines.append(f"{question}: {given:g} of {possible.get(question, 0):g}")
        for test, about in zip(tests.get(question, []), words.get(question, []), strict=False):
            lines.append(_told(test, about))
    return "\n".join([*lines, "", "What is written is graded by the rubric, and is not counted here.", ""])


def _told(test: Tried, about: str) -> str:
    how = "passed" if test["passed"] else "failed"
    if test["hidden"]:
        return f"  hidden test, {how}: it looked at “{about}”"
    said = "" if test["passed"] else f": {test['message']}"
    return f"  test “{about}”, {how}{said}"


def problem(file: str, why: str) -> str:
    """The same where nothing could be graded."""
    return f"{file}\nNo points: {why}.\n"
