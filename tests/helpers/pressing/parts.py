"""What figures, rounds, ranges and the page of arguments have to be pressed, and what each does."""

from __future__ import annotations

from tests.helpers.pressing.explorers import choose, key, selects, shows_table, then, writes
from tests.helpers.pressing.hand import Hand, Kind, Kinds
from tests.helpers.pressing.questions import downloads

SEEN = "['xaxis', 'yaxis'].map((axis) => part('plot')._fullLayout[axis].range)"


def zooms(hand: Hand, n: int) -> None:
    """The axes show another range; what shows all comes back from one."""
    hand.run(n, "(it, hand) => hand.reach(it)")
    hand.sees(n, "part('plot')._fullLayout")
    if hand.value(n, "it.dataset.zoom === 'all'"):
        closer = "it.parentElement.querySelector('[data-zoom=\"in\"]').click()"
        hand.changes(n, SEEN, lambda: hand.value(n, closer))
    hand.changes(n, SEEN)


FIGURES: Kinds = {
    ".td-figure select": selects("part('count').textContent"),
    ".td-figure [data-zoom]": Kind(zooms),
    ".td-figure [data-role='show-table']": Kind(shows_table),
    ".td-figure [data-role='csv']": Kind(downloads),
}

TURN = "['progress', 'turns', 'happened', 'strips', 'looked'].map((role) => part(role).innerHTML)"


def moves(hand: Hand, n: int) -> None:
    """The round goes on; once each choice was pressed, to where it asks for something else, or ends."""
    hand.changes(n, f"[{TURN}, part('end').hidden, part('on').hidden]")
    hand.run(
        n,
        """(it, hand) => {
          const shown = (role) => !hand.part(it, role).hidden;
          const own = hand.part(it, "moves").dataset.offered;
          if (!it.isConnected || it.nextElementSibling) return; // others wait to be pressed
          for (let turn = 0; turn < 99; turn++) {
            if (shown("end") || shown("on") || hand.part(it, "moves").dataset.offered !== own) return;
            hand.part(it, "choice").click();
          }
        }""",
    )


def dials(hand: Hand, n: int) -> None:
    """Its number follows."""
    hand.run(n, "(it, hand) => hand.reach(it)")
    way = "Home" if hand.value(n, "it.value === it.max") else "End"
    hand.changes(n, "it.parentElement.querySelector('output').textContent", lambda: key(hand, n, way))


AFTER = "document.activeElement === part('after')"
R_ = "[data-round] "
ROUNDS: Kinds = {
    f"{R_}[data-role='skip']": then(AFTER),
    f"{R_}[data-role='play']": then("!part('board').hidden && part('moves').checkVisibility()"),
    f"{R_}.td-dial input": Kind(dials),
    f"{R_}[data-role='choice']": Kind(moves),
    f"{R_}[data-role='on']": then("it.hidden && part('moves').checkVisibility()"),
    f"{R_}[data-role='leave']": then(AFTER),
    f"{R_}[data-role='again']": then("it.hidden && part('happened').textContent !== ''"),
    f"{R_}[data-role='anew']": then("part('end').hidden && part('moves').checkVisibility()"),
}

END = "document.querySelector(`input[data-number='${it.name}'][data-end='${it.dataset.end}']`).value"
WORKS = "hand.rootOf(it).dataset.state !== 'ready' || part('summary').textContent"


def slides_end(hand: Hand, n: int) -> None:
    """Its number follows. Of two on one track only their thumbs are hit, so that the keyboard moves them here."""
    low = hand.value(n, "it.dataset.end === 'low'")
    at_end = hand.value(n, "it.value === (it.dataset.end === 'low' ? it.min : it.max)")
    hand.changes(n, END, lambda: key(hand, n, "Home" if low != at_end else "End"))


def types_end(hand: Hand, n: int) -> None:
    """The number of the other end: both are alike then, and it is worked out."""
    hand.press(n)
    hand.run(n, "(it) => it.select()")
    other = "it.parentElement.querySelector(`input:not([data-end='${it.dataset.end}'])`).value"
    before = hand.value(n, other)
    hand.page.keyboard.insert_text(before)
    hand.page.keyboard.press("Enter")
    hand.sees(n, f"it.value === given && {other} === given", before)
    if hand.value(n, "![...hand.rootOf(it).querySelectorAll('input[data-number]')].at(-1).isSameNode(it)"):
        return
    hand.sees(n, "hand.rootOf(it).dataset.state === 'ready'")


def copies_ranges(hand: Hand, n: int) -> None:
    """A link that opens them again."""
    hand.press(n)
    hand.sees(n, "part('ranges-copied').textContent.startsWith('The link is copied.')")
    here = hand.value(n, "hand.numbersIn(it)")
    hand.run(
        n,
        """async (it, hand, here) => {
          const text = await navigator.clipboard.readText();
          const width = hand.part(it, "width");
          width.selectedIndex = [0, 1].find((place) => place !== width.selectedIndex);
          width.dispatchEvent(new Event("change", { bubbles: true }));
          if (hand.numbersIn(it) === here) throw new Error("another width sets the same");
          location.hash = "";
          location.hash = new URL(text).hash;
        }""",
        here,
    )
    hand.sees(n, "hand.numbersIn(it) === given", here)


U_ = "[data-uncertainty] "
RANGES: Kinds = {
    f"{U_}select": selects("[part('summary').textContent, hand.numbersIn(it)]"),
    f"{U_}input[type='range']": Kind(slides_end),
    f"{U_}input[data-number]": Kind(types_end),
    f"{U_}[data-role='copy-ranges']": Kind(copies_ranges),
}


def saves_argument(hand: Hand, n: int) -> None:
    """A file."""
    with hand.page.expect_download() as download:
        hand.press(n)
    hand.held["argument"] = download.value.path()


def opens_argument(hand: Hand, n: int) -> None:
    """The file that was saved: it is shown as another’s."""
    choose(hand, n, hand.held["argument"].read_text(encoding="utf-8"))
    hand.sees(n, "!part('opened').hidden && part('notice').textContent.includes('is open')")


def links_argument(hand: Hand, n: int) -> None:
    """The link is copied, and opens the argument."""
    hand.press(n)
    hand.sees(n, "part('notice').textContent.startsWith('The link is copied.')")
    hand.run(
        n,
        """async (it, hand) => {
          const text = await navigator.clipboard.readText();
          if (text !== hand.part(it, "made-link").value) throw new Error(`copied is ${text}`);
          location.hash = new URL(text).hash;
        }""",
    )
    hand.sees(n, "part('whose').textContent.startsWith('This link holds')")
    hand.run(n, "(it, hand) => hand.part(it, 'mine').click()")


def prints(hand: Hand, n: int) -> None:
    """The browser is asked for it."""
    hand.run(n, "(it) => { window.print = () => { it.printed = true; }; }")
    hand.press(n)
    hand.sees(n, "it.printed")


A_ = ".td-argument "
ARGUMENT: Kinds = {
    f"{A_}[name='price']": then(
        "it.checked && part('paid').textContent.includes(it.closest('label').textContent.trim())"
    ),
    f"{A_}textarea": Kind(lambda hand, n: hand.changes(n, "part('count').textContent", lambda: writes(hand, n))),
    f"{A_}input[data-role='name']": Kind(writes),
    f"{A_}[data-role='save']": Kind(saves_argument),
    f"{A_}[data-role='link']": Kind(links_argument),
    f"{A_}[data-role='print']": Kind(prints),
    f"{A_}[data-role='made-link']": then("document.activeElement === it && it.value.includes('#')"),
    f"{A_}[data-role='open']": Kind(opens_argument, turns=1),
    f"{A_}[data-role='mine']": then("part('opened').hidden", turns=1),
}
