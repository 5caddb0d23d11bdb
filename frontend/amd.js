// anywidget ships as an AMD module, and the page has no loader: the bundler puts `amd` where a module says `define`.

/** @type {(base: object) => object} */
export let factory;

/**
 * @param {string[]} _dependencies
 * @param {typeof factory} made
 */
export function amd(_dependencies, made) {
  factory = made;
}
