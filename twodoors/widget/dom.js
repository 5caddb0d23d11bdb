// Small things that views do to the page.

// Only where it changes: what a screen reader minds would else be read out again.
export function write(node, text) {
  if (node.textContent !== text) node.textContent = text;
}
