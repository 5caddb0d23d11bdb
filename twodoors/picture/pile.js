// Dots piled between two numbers, as pile.py draws them.

/** @import { axesOf } from "./axes.js" */

const SIZE = 8; // from dot to dot
const OVER = 3; // columns of those beyond the right edge

/**
 * Places the dots of `group`, evenly from `low` to `high`; those below `parting` are filled.
 * @param {SVGElement} group
 * @param {ReturnType<typeof axesOf>} axes
 * @param {number[]} numbers low, high and, if any are to be filled, the parting
 */
export function pile(group, axes, [low, high, parting]) {
  const dots = [...group.children];
  const places = piled(axes.at(low, 0)[0], axes.at(high, 0)[0], dots.length, axes.box);
  for (const [i, dot] of dots.entries()) {
    const value = low + ((high - low) * (i + 0.5)) / dots.length;
    const kind = parting === undefined ? "outline" : value < parting - 1e-9 ? "below" : "above";
    dot.setAttribute("class", `td-pile td-pile-${kind}`);
    dot.setAttribute("cx", places[i][0].toFixed(2));
    dot.setAttribute("cy", places[i][1].toFixed(2));
  }
}

/**
 * @param {number} start
 * @param {number} end
 * @param {number} count
 * @param {{ right: number, top: number, bottom: number }} box
 */
function piled(start, end, count, { right, top, bottom }) {
  let inside = 0;
  for (let i = 0; i < count; i++) if (start + ((end - start) * (i + 0.5)) / count <= right + 1e-6) inside += 1;
  const width = ((end - start) * inside) / count;
  const columns = Math.min(Math.max(Math.floor(width / SIZE + 0.5), 1), Math.max(inside, 1));
  return [
    ...columnsOf(inside, columns, start, width / columns, bottom, bottom - top),
    ...columnsOf(count - inside, OVER, right + SIZE / 2, SIZE, bottom, bottom - top),
  ];
}

/**
 * So many dots in columns, from the bottom up, closer where there is no room.
 * @param {number} count
 * @param {number} columns
 * @param {number} left
 * @param {number} across
 * @param {number} bottom
 * @param {number} room
 * @returns {[x: number, y: number][]}
 */
function columnsOf(count, columns, left, across, bottom, room) {
  const step = Math.min(SIZE, room / Math.max(Math.ceil(count / columns), 1));
  return Array.from({ length: count }, (_, i) => {
    const column = Math.floor((i * columns) / count);
    const row = i - Math.ceil((column * count) / columns);
    return [left + across * (column + 0.5), bottom - SIZE / 2 - step * row];
  });
}
