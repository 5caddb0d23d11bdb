// What the page tells of itself to those that make links: types alone.

declare global {
  interface TwoDoors {
    /** where links to a setting of this page lead; in Jupyter no one says */
    address?: () => string;
  }
}

export {};
