// What the book's views do to the page alike.

/** @import { Found, Part, Props } from "./types.ts" */

/**
 * A view for both hosts: the page attaches it to the markup that the build wrote; Jupyter has the markup made first.
 * @template {{ html: string }} State
 * @param {(props: Props<State>) => void} connect brings the markup to life
 */
export function view(connect) {
  const attach = (/** @type {Props<State>} */ props) => {
    connect(props);
    props.root.dataset.state ??= "ready";
  };
  return {
    connect: attach,
    /** @param {import("@anywidget/types").RenderProps<State>} props */
    render({ model, el }) {
      const gone = new AbortController(); // older versions of anywidget give none
      el.innerHTML = model.get("html");
      const root = /** @type {HTMLElement} */ (el.firstElementChild);
      attach({ model: /** @type {any} */ (model), root, signal: gone.signal });
      return () => gone.abort();
    },
  };
}

/**
 * What finds a part of a view's own markup by its role.
 * @param {HTMLElement} root
 * @returns {Part}
 */
export function partsOf(root) {
  return (role, tag) => /** @type {any} */ (within(root, `${tag ?? ""}[data-role="${role}"]`));
}

/**
 * Only where it changes: what a screen reader minds would else be read out again.
 * @param {Node} node
 * @param {string} text
 */
export function write(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/**
 * Whether an element has a place on the page: it is neither hidden nor in a part that is closed.
 * @param {Element} element
 */
export function isShown(element) {
  return element.getClientRects().length > 0 && !element.closest("details:not([open]) > :not(summary)");
}

/**
 * Enables what stands still without a script.
 * @param {ParentNode} root
 */
export function enable(root) {
  for (const fieldset of root.querySelectorAll("fieldset")) fieldset.disabled = false;
}

/**
 * A button that shows and hides the table beside it; in print the table always shows.
 * @param {HTMLElement} root
 */
export function tableButton(root) {
  const part = partsOf(root);
  const [button, table] = [part("show-table"), part("table")];
  table.hidden = true;
  button.addEventListener("click", () => {
    table.hidden = !table.hidden;
    button.setAttribute("aria-expanded", String(!table.hidden));
  });
}

/**
 * The text as markup.
 * @param {string} text
 */
export function escaped(text) {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/**
 * The element that a view's own HTML has.
 * @template {string} Selector
 * @param {ParentNode} root
 * @param {Selector} selector
 * @returns {Found<Selector>}
 */
export function within(root, selector) {
  const found = root.querySelector(selector);
  if (!found) throw new Error(`The view has no ${selector}.`);
  return /** @type {any} */ (found);
}

/**
 * All elements of that kind that a view's own HTML has, if any.
 * @template {string} Selector
 * @param {ParentNode} root
 * @param {Selector} selector
 * @returns {Found<Selector>[]}
 */
export function allWithin(root, selector) {
  return /** @type {any[]} */ ([...root.querySelectorAll(selector)]);
}
