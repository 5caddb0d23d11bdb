// A setting as a link, and back: #explore=MODEL&NAME=NUMBER&…&outcome=NAME&against=NAME (scenario.py reads the same).

export function writeLink(spec, values, outcome, against) {
  const words = new URLSearchParams({ explore: spec.name, ...values, outcome, against });
  return `${location.href.split("#")[0]}#${words}`;
}

// {setting} where the fragment is a setting of this model, {problem} in words where it cannot be used, else {}.
// `speaks()` says whether this explorer answers for links that belong to none on the page.
export function readLink(spec, fragment, speaks) {
  if (fragment.length < 2) return {};
  const words = new URLSearchParams(fragment.slice(1));
  const model = words.get("explore");
  if (model === null) return isAnchor(fragment) || !speaks() ? {} : { problem: "This link leads nowhere on this page." };
  if (model !== spec.name) {
    const here = [...document.querySelectorAll("[data-explorer]")].some((root) => root.dataset.explorer === model);
    return here || !speaks() ? {} : { problem: `This link is for “${short(model)}”, which this page does not have.` };
  }
  const setting = { values: {} };
  const seen = new Set();
  for (const [name, text] of words) {
    if (seen.has(name)) return { problem: `This link gives “${short(name)}” twice.` };
    seen.add(name);
    if (name === "explore") continue;
    if (name === "outcome" || name === "against") {
      const known = name === "outcome" ? spec.outcomes : spec.assumptions;
      if (!known.some((item) => item.name === text)) return { problem: `This link asks for “${short(text)}”, which this model does not have.` };
      setting[name] = text;
      continue;
    }
    const assumption = spec.assumptions.find((a) => a.name === name);
    if (!assumption) return { problem: `This link sets “${short(name)}”, which this model does not have.` };
    // as scenario.py: decimals only, where JavaScript would also read 0x1
    const value = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text.trim()) ? Number(text) : NaN;
    if (!(value >= assumption.low && value <= assumption.high)) {
      return { problem: `This link sets “${assumption.label}” to “${short(text)}”; allowed is a number from ${assumption.low} to ${assumption.high}.` };
    }
    setting.values[name] = value;
  }
  return { setting };
}

function isAnchor(fragment) {
  if (fragment.startsWith("#:~:")) return true; // a text fragment: the browser's own
  try {
    return document.getElementById(decodeURIComponent(fragment.slice(1))) !== null;
  } catch {
    return false; // not even text
  }
}

function short(text) {
  return text.length <= 40 ? text : `${text.slice(0, 40)}…`;
}
