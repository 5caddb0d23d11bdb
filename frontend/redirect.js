// A page that has moved: goes on to where its text is now, with the setting or the place that stands behind the address.

const { to } = /** @type {HTMLScriptElement} */ (document.currentScript).dataset;
if (to) location.replace(to + location.search + location.hash);
