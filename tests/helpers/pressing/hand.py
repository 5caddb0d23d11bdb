"""A reader’s hand: it finds what a page has to be pressed, presses it, and sees what comes of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Error, Page

SCRIPT = Path(__file__).with_name("hand.js").read_text(encoding="utf-8")


class Dead(AssertionError):
    """A control did not do what its kind does."""


@dataclass(frozen=True)
class Kind:
    """What is alike in what it does.

    ``act`` presses one, or is the source of a function of the page, ``(it, hand) => …``, which does so for all that
    are there, after looking whether each can be hit; it gives what is wrong. One that ``turns`` the page waits until
    nothing else is new, those with the least first, and then the hand looks anew. In a walk one with ``steps`` is
    another in each step. One that ``opens`` is found where a card or a pointer hides it, and its function brings it
    out.
    """

    act: Callable[[Hand, int], None] | str
    turns: int = 0
    steps: bool = False
    opens: bool = False


Kinds = dict[str, Kind]


@dataclass
class Hand:
    """It is on one page, at one size."""

    page: Page
    kinds: Kinds
    finger: bool
    held: dict[str, Path] = field(default_factory=dict)  # files that the page gave, by the model they are of
    wrong: list[str] = field(default_factory=list)

    def come(self) -> None:
        """Look at the page."""
        told = [
            {"selector": selector, "steps": kind.steps, "opens": kind.opens} for selector, kind in self.kinds.items()
        ]
        self.page.evaluate(SCRIPT, told)

    def run(self, n: int, source: str, given: Any = None) -> Any:
        """What this function of the page, ``(it, hand, given) => …``, gives for a control."""
        return self.page.evaluate(
            f"([n, given]) => ({source})(window.hand.controls[n], window.hand, given)", [n, given]
        )

    def press(self, n: int) -> None:
        """Where a pointer would hit it, in the same moment: what moves the page a little later is in no one’s way."""
        self.run(n, "(it, hand) => hand.press(it)")

    def point(self, n: int) -> None:
        """Press it with the mouse or a finger itself."""
        x, y = self.run(n, "(it, hand) => hand.reach(it)")
        (self.page.touchscreen.tap if self.finger else self.page.mouse.click)(x, y)

    def sees(self, n: int, what: str, given: Any = None) -> None:
        """This comes true in the page: an expression of ``it``, the control, ``hand``, ``part(role)`` and ``given``."""
        look = f"(part) => hand.until(() => ({what}))"
        if not self.run(n, f"(it, hand, given) => ({look})((role) => hand.part(it, role))", given):
            raise Dead(f"it is not so that {what}")

    def value(self, n: int, what: str) -> Any:
        """What such an expression gives now."""
        return self.run(n, f"(it, hand) => ((part) => ({what}))((role) => hand.part(it, role))")

    def changes(self, n: int, what: str, act: Callable[[], Any] | None = None) -> None:
        """Once it is pressed, or this is done, such an expression gives something else."""
        before = self.value(n, what)
        act() if act else self.press(n)
        self.sees(n, f"JSON.stringify({what}) !== JSON.stringify(given)", before)

    def focus(self, n: int) -> None:
        """By keyboard."""
        self.run(n, "(it) => it.focus({ preventScroll: true })")

    def press_all(self) -> None:
        """Press all that is there, and what comes to be there then, until nothing new is."""
        kinds = list(self.kinds.items())
        strange: list[str] = []
        while True:
            strange += self.page.evaluate("window.hand.strange()")
            found = sorted(self.page.evaluate("window.hand.find()"), key=lambda one: (kinds[one[0]][1].turns, one))
            if not found:
                break
            turns = kinds[found[0][0]][1].turns
            round_ = [(kind, n) for kind, n in found if kinds[kind][1].turns == turns]
            for kind, n in round_:
                selector, does = kinds[kind]
                if isinstance(does.act, str):
                    alike = [m for k, m in round_ if k == kind]
                    if n == alike[0]:
                        self._press_alike(alike, selector, does.act)
                elif self.page.evaluate("(n) => window.hand.takes(n)", n):
                    self._press_one(n, selector, does.act)
                    if turns:
                        break
        self.wrong += [f"of no kind: {html}" for html in dict.fromkeys(strange)]

    def _press_one(self, n: int, selector: str, act: Callable[[Hand, int], None]) -> None:
        try:
            act(self, n)
        except (Dead, Error, KeyError) as error:
            name = self.page.evaluate("(n) => window.hand.name(n)", n)
            self.wrong.append(f"{selector}: {name}: {str(error).splitlines()[0]}")

    def _press_alike(self, alike: list[int], selector: str, act: str) -> None:
        self.wrong += self.page.evaluate(
            f"""async ([alike, selector]) => {{
              const hand = window.hand;
              const wrong = [];
              for (const n of alike) {{
                if (!hand.takes(n)) continue;
                try {{
                  const problem = await ({act})(hand.controls[n], hand);
                  if (problem) wrong.push(`${{selector}}: ${{hand.name(n)}}: ${{problem}}`);
                }} catch (error) {{
                  wrong.push(`${{selector}}: ${{hand.name(n)}}: ${{error.message}}`);
                }}
              }}
              return wrong;
            }}""",
            [alike, selector],
        )
