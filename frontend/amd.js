// anywidget ships as an AMD module, and the page has no loader: the bundler puts `amd` where a module says `define`.

export let factory;

export function amd(_dependencies, made) {
  factory = made;
}
