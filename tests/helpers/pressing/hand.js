// What the test of every control knows of a page: which controls it has, which of them can be pressed now and were not
// yet, and what is seen of one. Evaluated once in each page.
(kinds) => {
  const PRESSABLE =
    "a, button, summary, input, select, textarea, [role='button'], [role='slider'], [role='tab'], [role='switch'], " +
    "[role='checkbox'], [role='radio'], [role='menuitem'], [role='combobox'], [role='link'], [contenteditable], " +
    "[onclick], [draggable='true'], [data-drag], [tabindex]:not([tabindex='-1'])";
  /** @type {Element[]} */
  const controls = [];
  const numbers = new Map(); // of each control, its place in the list
  const pressed = new Set(); // keys of what was pressed
  const frame = () => new Promise(requestAnimationFrame);

  const numberOf = (it) => {
    if (!numbers.has(it)) numbers.set(it, controls.push(it) - 1);
    return numbers.get(it);
  };
  const found = new Map(); // of each control, its kind
  const kindOf = (it) => {
    if (!found.has(it)) found.set(it, kinds.findIndex(({ selector }) => it.matches(selector)));
    return found.get(it);
  };
  // a control of a walk is another one in each step
  const keyOf = (it, n) => `${n} ${kinds[kindOf(it)].steps ? (it.closest("[data-step]")?.dataset.step ?? "") : ""}`;
  const handOf = (it) => (it.matches("input[type='radio'], input[type='file']") ? (it.closest("label") ?? it) : it);
  const roots = new Map(); // of each control, what it belongs to, also once it is gone
  const rootOf = (it) => {
    if (!roots.has(it)) roots.set(it, it.closest("[data-widget]")?.firstElementChild ?? document.body);
    return roots.get(it);
  };
  const named = (it) => it.cloneNode().outerHTML.slice(0, 160) + (it.textContent ?? "").trim().slice(0, 60);
  const isHere = (it) => {
    const modal = document.querySelector("dialog:modal");
    if (modal && !modal.contains(it)) return false;
    if (it.matches(":disabled") || it.closest("template, .onlyprint")) return false;
    const box = handOf(it);
    return box.checkVisibility({ visibilityProperty: true }) && box.getClientRects().length > 0;
  };
  const isBehind = (it) => {
    const box = it.closest("[popover]")?.parentElement ?? it;
    return !it.closest("template, .onlyprint") && box.checkVisibility();
  };
  // what hides it until it is pointed at, or another was pressed
  const open = async (it) => {
    const box = it.closest("[popover]");
    if (!box || box.matches(":popover-open")) return;
    const openers = [...document.querySelectorAll(`[popovertarget="${box.id}"]`)];
    openers.find((one) => one.checkVisibility())?.click();
    await new Promise((done) => box.addEventListener("toggle", () => setTimeout(done), { once: true }));
  };
  const reach = async (it) => {
    rootOf(it);
    const on = handOf(it);
    let hit = null;
    for (let turn = 0; turn < 120; turn++) {
      const at = [...on.getClientRects()].find(({ width, height }) => width > 0 && height > 0);
      if (at) {
        const [x, y] = [at.left + at.width / 2, at.top + at.height / 2];
        hit = document.elementFromPoint(x, y);
        if (hit && on.contains(hit)) return [x, y];
      }
      on.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
      if (turn) await frame();
    }
    throw new Error(`cannot be reached: ${hit ? `${named(hit)} lies over it` : "it is not on the screen"}`);
  };
  const until = async (look) => {
    for (const end = performance.now() + 8000; ; await frame()) {
      const seen = await look();
      if (seen || performance.now() > end) return seen;
    }
  };
  window.hand = {
    controls,
    frame,
    open,
    reach,
    until,
    rootOf,
    set: (it, value) => {
      it.value = value;
      it.dispatchEvent(new Event('input', { bubbles: true }));
    },
    part: (it, role) => rootOf(it).querySelector(`[data-role="${role}"]`),
    name: (n) => named(controls[n]),
    numbersIn: (it) => [...rootOf(it).querySelectorAll("input[data-number]")].map(({ value }) => value).join(" "),
    answerIn: (it) =>
      [...rootOf(it).querySelectorAll("tr[data-outcome], figure[data-panel] svg")]
        .map((one) => one.dataset.value ?? one.innerHTML)
        .join(" "),
    // of a kind none: what the test fails by
    strange: () => [...document.querySelectorAll(PRESSABLE)].filter((it) => kindOf(it) < 0).map(named),
    find: () =>
      [...document.querySelectorAll(PRESSABLE)]
        .map((it) => [kindOf(it), numberOf(it), it])
        .filter(([kind, n, it]) => kind >= 0 && !pressed.has(keyOf(it, n)) && (kinds[kind].opens ? isBehind(it) : isHere(it)))
        .map(([kind, n]) => [kind, n]),
    left: () =>
      [...document.querySelectorAll(PRESSABLE)]
        .map((it) => [kindOf(it), numberOf(it), it])
        .filter(([kind, n, it]) => kind >= 0 && ![...pressed].some((key) => key.startsWith(`${n} `)))
        .map(([kind, n, it]) => [kind, named(it)]),
    // whether it can be pressed still; then it counts as pressed
    takes: (n) => {
      const it = controls[n];
      if (!(kinds[kindOf(it)].opens ? isBehind : isHere)(it)) return false;
      pressed.add(keyOf(it, n));
      return true;
    },
    press: async (it) => {
      await reach(it);
      it.focus({ preventScroll: true });
      handOf(it).click();
    },
  };
}
