// How a chance is scored once it is known what happened, as scoring.py does.

/**
 * The Brier score (p − o)² of a chance from 0 to 1: 0 is best, 1 is worst.
 * @param {number} chance
 * @param {boolean | number} happened
 */
export function brier(chance, happened) {
  return (chance - (happened ? 1 : 0)) ** 2;
}

/**
 * The mean of some scores; there must be one.
 * @param {number[]} scores
 */
export function mean(scores) {
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}
