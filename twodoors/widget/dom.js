// What the book's views do to the page alike.

// A view for both hosts: the page attaches it to the markup that the build wrote; Jupyter has the markup made first.
// `connect({model, root, signal})` brings the markup to life.
export function view(connect) {
  return {
    connect,
    render({ model, el }) {
      const gone = new AbortController(); // older versions of anywidget give none
      el.innerHTML = model.get("html");
      connect({ model, root: el.firstElementChild, signal: gone.signal });
      return () => gone.abort();
    },
  };
}

// Finds a part of the markup by its role.
export function partsOf(root) {
  return (role) => root.querySelector(`[data-role="${role}"]`);
}

// Only where it changes: what a screen reader minds would else be read out again.
export function write(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

// Enables what stands still without a script.
export function enable(root) {
  for (const fieldset of root.querySelectorAll("fieldset[disabled]")) fieldset.disabled = false;
}

// A button that shows and hides the table beside it; in print the table always shows.
export function tableButton(root) {
  const part = partsOf(root);
  const [button, table] = [part("show-table"), part("table")];
  table.hidden = true;
  button.addEventListener("click", () => {
    table.hidden = !table.hidden;
    button.setAttribute("aria-expanded", String(!table.hidden));
  });
}

// The text as markup.
export function escaped(text) {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
