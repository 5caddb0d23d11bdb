// How chances are scored once it is known what happened, as scoring.py does.

/** The most forecasts whose records are gone through one by one. */
const MOST_RECORDS = 16;

/** Scores and chances that differ by no more than this are the same. */
const SAME_SCORE = 1e-12;

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

/**
 * What the mean Brier score would be on average, were each chance right, and between what it would lie nine times in ten,
 * over all records that might have been. There must be a chance, and no more than sixteen.
 * @param {number[]} chances from 0 to 1
 */
export function luck(chances) {
  const count = chances.length;
  if (!count || count > MOST_RECORDS) throw new Error(`${count} forecasts; allowed are 1 to ${MOST_RECORDS}`);
  const records = Array.from({ length: 2 ** count }, (_, record) => {
    const came = chances.map((_chance, i) => (record >> i) & 1);
    const chance = chances.reduce((product, p, i) => product * (came[i] ? p : 1 - p), 1);
    return { chance, score: mean(chances.map((p, i) => brier(p, came[i]))) };
  });
  const likely = records.filter(({ chance }) => chance > 0).sort((a, b) => a.score - b.score);
  const average = likely.reduce((sum, { chance, score }) => sum + chance * score, 0);
  let upTo = 0;
  const reached = likely.map(({ chance }) => (upTo += chance));
  const [low, high] = [0.05, 0.95].map((share) => {
    const place = reached.findIndex((sum) => sum >= share - SAME_SCORE);
    return likely[place].score;
  });
  return { average, low, high };
}
