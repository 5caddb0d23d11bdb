// A reader's argument: all that this browser keeps of them, or what a link or a file holds; shown, and handed on.

import { view, within, write } from "../widget/dom.js";
import { onKept } from "../widget/store.js";
import { showCrisis } from "./crisis.js";
import { endingOf } from "./ending.js";
import { handingOf } from "./handing.js";
import { loadFor, machineOf } from "./machine.js";
import { mine } from "./mine.js";
import { priceOf } from "./price.js";
import { showReadings } from "./readings_part.js";
import { showBets, showForecasts } from "./record_part.js";
import { readLink } from "./argument_link.js";

/**
 * @import { Props } from "../widget/types.ts"
 * @import { Argued, ArgumentState } from "./types.ts"
 */

export const Argument = view((/** @type {Props<ArgumentState>} */ { model, root, signal }) => {
  const spec = model.get("spec");
  const machine = machineOf(spec);
  /** @type {Argued | null} another's, or one's own of another day */
  let opened = null;
  let turn = 0; // counts what is shown: what was loading for an older one is not shown
  const price = priceOf(root, spec, machine);
  const ending = endingOf(root, spec);
  const hand = handingOf(root, spec, { shown: () => opened ?? mine(spec), ends: endsOf, look });

  /** @param {Argued} argued */
  function endsOf(argued) {
    return machine.ends(machine.setting(argued));
  }
  const show = async () => {
    turn += 1;
    const mineNow = turn;
    const argued = opened ?? mine(spec);
    const absent = await loadFor(spec, argued);
    if (mineNow !== turn) return; // what came since is shown by itself
    const setting = machine.setting(argued);
    const ends = machine.ends(setting);
    const own = !opened;
    showReadings(root, spec, machine, argued, absent);
    showBets(root, spec, argued);
    showForecasts(root, spec, argued);
    showCrisis(root, spec, argued, setting, ends);
    price.show(argued, setting, own);
    ending(argued, ends);
    hand.show(argued, own);
    root.dataset.ends = `${ends.war} ${ends.talks}`;
  };
  /**
   * Shows an argument that was opened, or the reader's own again.
   * @param {Argued | null} argued
   * @param {string} said
   */
  function look(argued, said) {
    opened = argued;
    within(root, '[data-role="opened"]').hidden = !said;
    within(root, '[data-role="mine"]').hidden = !argued;
    write(within(root, '[data-role="whose"]'), said);
    return show();
  }
  within(root, '[data-role="mine"]').addEventListener("click", () => look(null, ""));
  const follow = async () => {
    const read = await readLink(spec, location.hash);
    if (!read) return;
    if (!read.argued) return look(null, `${read.problem} Below is your own.`);
    const whose = read.argued.name ? `the argument of ${read.argued.name}` : "an argument";
    look(read.argued, [`This link holds ${whose}. Your own is kept as it was.`, ...read.remarks].join(" "));
  };
  addEventListener("hashchange", follow, { signal });
  onKept(() => opened ?? show(), signal);
  show();
  follow();
});
