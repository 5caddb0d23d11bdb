"""What an explorer and its walk have to be pressed, and what each does."""

from __future__ import annotations

import json

from tests.helpers.pressing.hand import Dead, Hand, Kind, Kinds

MODEL = "hand.rootOf(it).dataset.explorer"

#: Puts the explorer at another setting than it has, as preparation: its first slider at its other end.
SHIFT = """(it, hand) => {
  const slider = hand.rootOf(it).querySelector(".td-controls input[type='range']:enabled");
  slider.value = slider.valueAsNumber === Number(slider.max) ? slider.min : slider.max;
  slider.dispatchEvent(new Event("input", { bubbles: true }));
  return hand.numbersIn(it);
}"""
FIRST = "(it, hand) => { hand.part(it, 'reset').click(); return hand.numbersIn(it); }"


#: Where nothing hangs on an assumption at first, as on precision where nobody can choose, it does in another reading.
COUNTS_ELSEWHERE = """(it, hand) => {
  const presets = [...hand.rootOf(it).querySelectorAll("[data-preset]")];
  return presets.some((preset) => {
    preset.click();
    const answers = [it.min, it.max].map((end) => {
      hand.set(it, end);
      return hand.answerIn(it);
    });
    return answers[0] !== answers[1];
  });
}"""


def key(hand: Hand, n: int, name: str) -> None:
    """On that control."""
    hand.focus(n)
    hand.page.keyboard.press(name)


def slides(hand: Hand, n: int) -> None:
    """To its other end: the number beside it and the answer are others."""
    hand.run(n, "(it, hand) => hand.reach(it)")
    name = "Home" if hand.value(n, "it.valueAsNumber === Number(it.max)") else "End"
    number = "it.closest('.td-control').querySelector('input[data-number]')?.value ?? it.getAttribute('aria-valuetext')"
    stood = hand.value(n, "it.value")
    hand.changes(n, f"[{number}, it.value]", lambda: key(hand, n, name))
    before = hand.value(n, "hand.answerIn(it)")
    key(hand, n, "Home" if name == "End" else "End")
    if hand.value(n, "hand.answerIn(it)") == before and not hand.run(n, COUNTS_ELSEWHERE):
        raise Dead("the answer stays from one end to the other, in each reading of the crisis")
    hand.run(n, "(it, hand, stood) => hand.set(it, stood)", stood)  # the others begin where it did


def takes_number(hand: Hand, n: int) -> None:
    """What is typed: its slider and the link have it."""
    hand.press(n)
    hand.run(
        n,
        """(it, hand) => {
          it.slider = it.closest(".td-control").querySelector("input[type='range']");
          const { slider } = it;
          const ends = [slider.min, slider.max];
          const far = slider.value === slider.max ? 0 : 1;
          for (const end of [far, 1 - far]) { // a number typed in sets the slider to its other end
            slider.value = ends[end];
            slider.dispatchEvent(new Event("input", { bubbles: true }));
            if (end === far) it.wanted = [it.value, slider.value];
          }
          it.select();
        }""",
    )
    before = hand.value(n, "it.slider.value")
    hand.page.keyboard.insert_text(hand.value(n, "it.wanted[0]"))
    hand.page.keyboard.press("Enter")
    hand.sees(n, "it.slider.value === it.wanted[1] && it.value === it.wanted[0] && it.slider.value !== given", before)


def selects(what: str) -> Kind:
    """Another of the list: this expression gives something else."""

    def act(hand: Hand, n: int) -> None:
        hand.run(n, "(it, hand) => hand.reach(it)")
        if hand.value(n, "it.options.length") < 2:
            raise Dead("there is nothing to choose")
        last = hand.value(n, "it.selectedIndex === it.options.length - 1")
        hand.changes(n, what, lambda: key(hand, n, "ArrowUp" if last else "ArrowDown"))

    return Kind(act)


def then(what: str, turns: int = 0, *, steps: bool = False) -> Kind:
    """Once it is pressed, this holds."""

    def act(hand: Hand, n: int) -> None:
        hand.press(n)
        hand.sees(n, what)

    return Kind(act, turns, steps=steps)


def drags(hand: Hand, n: int) -> None:
    """To the middle of its drawing: its sliders go along. In a step of other sliders it stays."""
    sliders = "it.dataset.drag.split(' ').map((name) => hand.rootOf(it).querySelector(`input[name='${name}']`))"
    if hand.value(n, f"{sliders}.some((one) => one.disabled || one.closest('[hidden]'))"):
        return
    x, y = hand.run(n, "(it, hand) => hand.reach(it)")
    a, b = hand.value(
        n, "((box) => [box.left + box.width / 2, box.top + box.height / 2])(it.closest('svg').getBoundingClientRect())"
    )
    far = 60 if abs(a - x) < 30 else a - x
    mouse = hand.page.mouse

    def pull() -> None:
        mouse.move(x, y)
        mouse.down()
        mouse.move(x + far, y + (b - y) / 2, steps=3)
        mouse.up()

    hand.changes(n, f"{sliders}.map(({{ value }}) => value)", pull)


def shows_table(hand: Hand, n: int) -> None:
    """And hides it."""
    for _ in range(2):
        hand.changes(n, "part('table').checkVisibility()")
        hand.sees(n, "it.getAttribute('aria-expanded') === String(part('table').checkVisibility())")
    hand.press(n)  # open, to be pressed too


def copies(role: str) -> Kind:
    """A link that opens the same setting: on this page, from any other."""

    def act(hand: Hand, n: int) -> None:
        here = hand.run(n, SHIFT)
        hand.press(n)
        hand.sees(n, f"part('{role}').textContent === 'The link is copied.'")
        hand.run(
            n,
            """async (it, hand) => {
              const text = await navigator.clipboard.readText();
              hand.part(it, "reset").click();
              if (text.split("#")[0] !== location.href.split("#")[0]) throw new Error(`it leads to ${text}`);
              location.hash = "";
              location.hash = new URL(text).hash;
            }""",
        )
        hand.sees(n, "hand.numbersIn(it) === given", here)

    return Kind(act)


def resets(hand: Hand, n: int) -> None:
    """Sliders are as at first."""
    hand.run(n, SHIFT)
    hand.changes(n, "hand.numbersIn(it)")


def leads_to_setting(hand: Hand, n: int) -> None:
    """The address has the setting then, and the explorer stays at it."""
    here = hand.run(n, SHIFT)
    hand.press(n)
    hand.sees(n, "location.href === it.href && hand.numbersIn(it) === given", here)


def takes_reading(hand: Hand, n: int) -> None:
    """It is kept, of the setting that stands; that is another afterwards, so that it can be brought back."""
    hand.run(n, SHIFT)
    hand.press(n)
    kept = f"JSON.parse(localStorage['twodoors:readings'] ?? '{{}}')[{MODEL}]"
    hand.sees(n, f"!part('taken').hidden && {kept}?.because === part('because').value")
    hand.run(n, FIRST)


def brings_back(hand: Hand, n: int) -> None:
    """Reset, then this: sliders stand as they are kept."""
    hand.run(n, FIRST)
    if hand.value(n, "!it.disabled"):
        hand.changes(n, "hand.numbersIn(it)")


def writes(hand: Hand, n: int) -> None:
    """Words go in, and stay."""
    hand.press(n)
    hand.page.keyboard.insert_text("so I say")
    hand.sees(n, "it.value.endsWith('so I say') && document.activeElement === it")


def chooses(hand: Hand, n: int) -> None:
    """Of its group it alone is chosen."""
    hand.press(n)
    hand.sees(n, "it.checked")


def pins(hand: Hand, n: int) -> None:
    """A stands beside what the sliders show, which is another then."""
    hand.press(n)
    hand.run(n, SHIFT)
    hand.sees(n, "!part('comparison').hidden && part('compared').textContent !== ''")


def swaps(hand: Hand, n: int) -> None:
    """A, which is another than what the sliders show, comes to them."""
    if hand.value(n, "part('compared-assumptions').hidden"):
        hand.run(n, SHIFT)
    hand.changes(n, "hand.numbersIn(it)")


def compares(hand: Hand, n: int) -> None:
    """Two links that were typed in: the sliders have the second, the first is pinned."""
    a = hand.value(n, "part('link').href")
    here = hand.run(n, SHIFT)
    b = hand.value(n, "part('link').href")
    hand.run(
        n,
        "(it, hand, both) => ['link-a', 'link-b'].forEach((role, i) => { hand.part(it, role).value = both[i]; })",
        [a, b],
    )
    hand.run(n, SHIFT)
    hand.press(n)
    hand.sees(n, "hand.numbersIn(it) === given && !part('comparison').hidden", here)


def saves_run(hand: Hand, n: int) -> None:
    """A file, which opens again."""
    hand.run(n, SHIFT)
    with hand.page.expect_download() as download:
        hand.press(n)
    path = download.value.path()
    json.loads(path.read_text(encoding="utf-8"))
    hand.held[hand.value(n, MODEL)] = path
    hand.held["setting of " + hand.value(n, MODEL)] = hand.value(n, "hand.numbersIn(it)")


def opens_run(hand: Hand, n: int) -> None:
    """The file that was saved: the sliders have its setting again."""
    model = hand.value(n, MODEL)
    hand.run(n, FIRST)
    choose(hand, n, hand.held[model].read_text(encoding="utf-8"))
    hand.sees(n, "hand.numbersIn(it) === given", hand.held["setting of " + model])
    hears = "hand.rootOf(it).querySelector('[data-role=\"chapters-say\"]') !== null"
    if hand.value(n, hears):
        offer(hand, n, "once")


def offer(hand: Hand, n: int, because: str) -> None:
    """A file that has a reading of another chapter."""
    run = json.loads(hand.held[hand.value(n, MODEL)].read_text(encoding="utf-8"))
    deal = {"power": 0.5, "cost_us": 0.1, "cost_iran": 0.3, "doubt": 0.25, "misread": 0.0}
    time = "2026-01-01T00:00:00.000Z"
    run["readings"] = [{"model": "deal_range", "assumptions": deal, "whose": "mine", "because": because, "time": time}]
    choose(hand, n, json.dumps(run))
    hand.sees(n, "!part('offered').hidden")


def choose(hand: Hand, n: int, text: str) -> None:
    """A file with this text, by the browser's own dialog."""
    with hand.page.expect_file_chooser() as chooser:
        hand.point(n)
    chooser.value.set_files({"name": "run.json", "mimeType": "application/json", "buffer": text.encode()})


def answers_offer(hand: Hand, n: int) -> None:
    """What is offered is taken or left; then it is offered anew for the other button."""
    kept = "JSON.parse(localStorage['twodoors:readings'] ?? '{}').deal_range?.because"
    takes = hand.value(n, "it.dataset.role === 'take-offered'")
    before = hand.value(n, kept)
    hand.press(n)
    hand.sees(n, "part('offered').hidden && part('offer-notice').textContent !== ''")
    if (hand.value(n, kept) != before) != takes:
        raise Dead("it kept the wrong readings")
    if takes:
        offer(hand, hand.run(n, "(it, hand) => hand.controls.indexOf(hand.part(it, 'open-run'))"), "twice")


def bets(hand: Hand, n: int) -> None:
    """It is pressed, and the others are shut; those that wait are asked again as if none had been made."""
    hand.press(n)
    hand.sees(n, "it.getAttribute('aria-pressed') === 'true' && it.disabled")
    hand.run(
        n,
        """(it) => {
          if (!it.nextElementSibling) return;
          localStorage.removeItem("twodoors:walks");
          dispatchEvent(new CustomEvent("twodoors:kept"));
        }""",
    )


def goes(hand: Hand, n: int) -> None:
    """The step’s control moves."""
    sliders = "[...hand.rootOf(it).querySelectorAll('.td-controls input[type=\"range\"]')].map(({ value }) => value)"
    hand.changes(n, sliders)


def steps(way: int) -> Kind:
    """To another step: the address says so."""

    def act(hand: Hand, n: int) -> None:
        at = "Number(it.closest('[data-explorer]').dataset.step)"
        before = hand.value(n, at)
        hand.press(n)
        hand.sees(n, f"{at} === given && location.hash === `#step=${{{MODEL}}}.${{given}}`", before + way)
        if way < 0:
            hand.run(n, "(it, hand) => hand.part(it, 'next').click()")

    return Kind(act, 1, steps=True)


def stands(hand: Hand, n: int) -> None:
    """Of the three one is pressed and kept; one's own opens the board."""
    hand.press(n)
    if hand.value(n, "it.value === 'mine'"):
        hand.sees(n, "!('step' in hand.rootOf(it).dataset) && part('take').open")
    else:
        hand.sees(
            n, f"it.getAttribute('aria-pressed') === 'true' && localStorage['twodoors:readings'].includes({MODEL})"
        )


SETS = """async (it, hand) => {
  const [, model, given] = it.hash.match(/^#explore=(\\w+)&?(.*)$/) ?? [];
  const [root] = ["explorer", "uncertainty"].flatMap((is) => [...document.querySelectorAll(`[data-${is}="${model}"]`)]);
  await hand.open(it);
  await hand.reach(it);
  const same = it.hash === location.hash;
  const told = same || new Promise((done) => addEventListener("hashchange", () => setTimeout(done), { once: true }));
  it.click();
  await told;
  const wrong = () => [...new URLSearchParams(given)].filter(([name, value]) => {
    const number = root?.querySelector(`input[data-number="${name}"]`);
    const last = 10 ** -(number?.value.split(".")[1]?.length ?? 0);
    return number && Math.abs(Number(number.value) - Number(value)) > last / 2 + 1e-9;
  });
  if (!root) return "there is no explorer for it";
  if (!(await hand.until(() => !wrong().length))) return `not set: ${wrong()}`;
  return "step" in root.dataset ? "the walk stays" : "";
}"""

GOES_TO_STEP = """async (it, hand) => {
  const [, model, step] = it.hash.match(/^#step=(\\w+)\\.(\\d+)$/) ?? [];
  await hand.reach(it);
  it.click();
  const there = () => document.querySelector(`[data-explorer="${model}"]`)?.dataset.step === step;
  return (await hand.until(there)) ? "" : "the step does not open";
}"""

STEP = "[data-step] "
E_ = "[data-explorer] "
EXPLORERS: Kinds = {
    f"{E_}[data-role='choice']": Kind(bets),
    f"{E_}[data-role='go']": Kind(goes, steps=True),
    f"{E_}[data-drag]": Kind(drags, steps=True),
    f"{E_}input[type='range']": Kind(slides, steps=True),
    f"{E_}input[data-number]": Kind(takes_number, steps=True),
    f"{E_}[data-picture]": then(
        "it.getAttribute('aria-pressed') === 'true' && hand.rootOf(it)"
        ".querySelector(`figure[data-panel='${it.dataset.picture}']`).checkVisibility()",
        steps=True,
    ),
    f"{E_}[data-preset]": then("it.getAttribute('aria-pressed') === 'true'"),
    f"{E_}select": selects("part('plot').innerHTML"),
    f"{E_}[data-role='show-table']": Kind(shows_table),
    f"{E_}[data-role='copy']": copies("copied"),
    f"{E_}a[data-role='link']": Kind(leads_to_setting),
    f"{E_}[name='whose']": Kind(chooses),
    f"{E_}input[data-role='because']": Kind(writes),
    f"{E_}input[data-role='stand-because']": Kind(writes),
    f"{E_}[data-role='take-form'] [data-role='take-reading']": Kind(takes_reading),
    f"{E_}[data-role='use-reading']": Kind(brings_back),
    f"{E_}[data-role='give-back']": then(
        f"part('taken').hidden && !localStorage['twodoors:readings'].includes({MODEL})"
    ),
    f"{E_}[data-role='pin']": Kind(pins),
    f"{E_}[data-role='swap']": Kind(swaps),
    f"{E_}[data-role='take-pinned']": then("part('compared-assumptions').hidden"),
    f"{E_}[data-role='copy-pair']": copies("pair-copied"),
    f"{E_}a[data-role='pair-link']": Kind(leads_to_setting),
    f"{E_}[data-role='link-a'], {E_}[data-role='link-b']": Kind(writes),
    f"{E_}[data-role='links'] [type='submit']": Kind(compares),
    f"{E_}[data-role='save-run']": Kind(saves_run),
    f"{E_}[data-role='open-run']": Kind(opens_run),
    f"{E_}[data-role='take-offered']": Kind(answers_offer, turns=1),
    f"{E_}[data-role='leave-offered']": Kind(answers_offer, turns=1),
    f"{E_}[data-role='unpin']": then("part('comparison').hidden"),
    f"{E_}[data-role='use-mine']": Kind(brings_back),
    f"{E_}[data-role='forget-mine']": then("part('mine').hidden && localStorage['twodoors:settings'] === '{}'"),
    f"{E_}[data-role='reset']": Kind(resets),
    f"{E_}[data-role='previous']": steps(-1),
    f"{E_}[data-role='next']": steps(1),
    f"{E_}[data-role='stand'] [type='submit']": Kind(stands),
    f"{E_}a[href^='#step=']": Kind(GOES_TO_STEP, 1),
    f"{E_}[data-role='board']": then("!('step' in hand.rootOf(it).dataset)", turns=1),
    f"{E_}[data-role='walk']": then("'step' in hand.rootOf(it).dataset", turns=1),
    f"{E_}[data-role='put-back']": then("part('beside').hidden", turns=1),
}
#: Links in a text that set what an explorer shows.
SETTING_LINKS: Kinds = {"a[href^='#explore=']": Kind(SETS, 2, opens=True), "a[href^='#step=']": Kind(GOES_TO_STEP, 2)}
