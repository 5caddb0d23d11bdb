"""What the theme and the page itself have to be pressed, and what each does."""

from __future__ import annotations

from tests.helpers.pressing.hand import Hand, Kind, Kinds


def skips(hand: Hand, n: int) -> None:
    """Entered by keyboard alone."""
    hand.focus(n)
    hand.sees(n, "it.getBoundingClientRect().top >= 0 && it.getBoundingClientRect().left >= 0")
    hand.page.keyboard.press("Enter")
    hand.sees(n, "location.hash === it.hash && document.querySelector(it.hash)")


def opens_menu(hand: Hand, n: int) -> None:
    """A dialog where there is no room for it, which stays open to be pressed; else the sidebar goes and comes."""
    sidebar = "document.getElementById('pst-primary-sidebar').offsetWidth > 0"
    if hand.finger:
        hand.point(n)
        hand.sees(n, "document.querySelector('#pst-primary-sidebar-modal').open")
        return
    for _ in range(2):
        hand.changes(n, sidebar, lambda: hand.point(n))


def closes(hand: Hand, n: int) -> None:
    """The dialog that it is in."""
    hand.point(n)
    hand.sees(n, "!document.querySelector('dialog[open]')")


def opens_search(hand: Hand, n: int) -> None:
    """Above the page."""
    hand.point(n)
    hand.sees(n, "document.activeElement.matches('#pst-search-dialog[open] input, .bd-search-container input')")


def searches(hand: Hand, n: int) -> None:
    """Its words lead to the page for searching; none is loaded here."""
    hand.point(n)
    hand.run(
        n,
        """(it) => addEventListener("submit", (event) => {
          const asked = new URLSearchParams(new FormData(event.target));
          it.sent = event.defaultPrevented ? "" : `${new URL(event.target.action).pathname}?${asked}`;
          event.preventDefault();
        }, { once: true })""",
    )
    hand.page.keyboard.type("sea")
    hand.page.keyboard.press("Enter")
    hand.sees(n, "it.sent && it.sent.includes('/search.html?') && it.sent.includes('q=sea')")
    hand.run(n, "(it) => { it.value = ''; it.closest('#pst-search-dialog')?.close(); }")


def changes_colours(hand: Hand, n: int) -> None:
    """Dark for light."""
    hand.changes(n, "getComputedStyle(document.body).backgroundColor", lambda: hand.point(n))


def lists_parts(hand: Hand, n: int) -> None:
    """The list of them opens and closes."""
    for shown in ("", "!"):
        hand.point(n)
        hand.sees(n, f"{shown}document.getElementById('td-parts').matches(':popover-open')")


def toggles(hand: Hand, n: int) -> None:
    """What it opens stays open, to be pressed too; it was closed once at least."""
    for _ in range(2):
        hand.changes(n, "it.parentElement.open")
        if hand.value(n, "it.parentElement.open"):
            return


def scrolls(hand: Hand, n: int) -> None:
    """By keyboard, where it is wider than its box."""
    hand.focus(n)
    hand.sees(n, "document.activeElement === it")
    if hand.value(n, "it.scrollWidth > it.clientWidth + 1 && it.scrollLeft === 0"):
        hand.changes(n, "it.scrollLeft", lambda: hand.page.keyboard.press("ArrowRight"))


def goes_up(hand: Hand, n: int) -> None:
    """To the top."""
    hand.point(n)
    hand.sees(n, "scrollY === 0")


LEADS_TO_PART = """async (it, hand) => {
  const list = document.getElementById("td-parts");
  list.showPopover();
  await hand.reach(it);
  it.click();
  if (list.matches(":popover-open")) return "the list stays open";
  if (location.hash !== it.hash) return `it leads to ${location.hash}`;
  if (!document.getElementById(it.hash.slice(1))) return "there is no such part";
}"""

# they are seen on a screen only by whoever points at the heading
LEADS_TO_HEADING = """(it) => {
  it.click();
  if (location.hash !== it.hash) return `it leads to ${location.hash}`;
  const target = document.getElementById(decodeURIComponent(it.hash.slice(1)));
  if (!target?.contains(it) && !target?.parentElement.contains(it)) return "that is not its heading";
}"""

OPENS_CARD = """async (it, hand) => {
  await hand.open(it);
  await hand.reach(it);
  const before = location.href;
  it.click();
  const card = document.querySelector(".td-card:popover-open");
  if (location.href !== before) return "it led away";
  if (!card?.textContent.trim()) return "no card came";
  if (card.ariaLabel !== it.textContent.trim()) return `the card is of “${card.ariaLabel}”`;
  card.hidePopover();
  await hand.frame();
}"""

OPENS_OWN_CARD = """async (it, hand) => {
  await hand.reach(it);
  const card = document.getElementById(it.getAttribute("popovertarget"));
  const placed = new Promise((done) => card.addEventListener("toggle", () => setTimeout(done), { once: true }));
  it.click();
  if (!card.matches(":popover-open") || !card.textContent.trim()) return "no card came";
  await placed;
  const { left, right, top, bottom } = card.getBoundingClientRect();
  if (Math.min(left, innerWidth - right, top, innerHeight - bottom) < 0) return "it is not on the screen";
  it.click();
  if (card.matches(":popover-open")) return "it stays open";
}"""

# where a link leads is looked up in the built files, all at once
PLAIN = "() => undefined"

THEME: Kinds = {
    "#pst-skip-link a": Kind(skips),
    "#pst-search-dialog input": Kind(searches),
    ".bd-sidebar-primary .book-search input": Kind(searches),
    ".bd-search-container input[type='search']": Kind(searches),
    "button[aria-label='Search']": Kind(opens_search, turns=1),
    "button[aria-label='Color mode']": Kind(changes_colours),
    ".bd-links summary": Kind(toggles),
    "button[aria-label='Menu']": Kind(opens_menu, turns=1),
    "button[aria-label='Close the menu']": Kind(closes, turns=1),
    ".td-parts-open button": Kind(lists_parts),
    "#td-parts a": Kind(LEADS_TO_PART, 2, opens=True),
    "#pst-back-to-top": Kind(goes_up),
    "a.headerlink": Kind(LEADS_TO_HEADING, 2, opens=True),
    "a[data-card]": Kind(OPENS_CARD, opens=True),
    "button[popovertarget]": Kind(OPENS_OWN_CARD, steps=True),
    "summary": Kind(toggles),
    ":is(pre, .td-scroll, div.math)[tabindex]": Kind(scrolls),
}

LINKS: Kinds = {"a[href]": Kind(PLAIN)}
