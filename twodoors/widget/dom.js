// Small things that views do to the page.

/**
 * Only where it changes: what a screen reader minds would else be read out again.
 * @param {Node} node
 * @param {string} text
 */
export function write(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/**
 * The element that a view's own HTML has; a tag's name as the selector gives its type.
 * @template {string} S
 * @param {ParentNode} root
 * @param {S} selector
 * @returns {S extends keyof HTMLElementTagNameMap ? HTMLElementTagNameMap[S] : HTMLElement}
 */
export function within(root, selector) {
  const found = root.querySelector(selector);
  if (!found) throw new Error(`The view has no ${selector}.`);
  return /** @type {any} */ (found);
}
