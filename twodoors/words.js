// Numbers in words, as words.py says them.

const DUST = 1e-9; // what rounding leaves of a nought

export function worded(number, kind) {
  if (kind === "count") return `${Math.floor(number + 0.5 + DUST)}`.replace("-", "−");
  const hundredths = Math.floor(number * 100 + 0.5 + DUST);
  if (kind === "share") return `${hundredths}%`.replace("-", "−");
  if (kind === "number") return (hundredths / 100).toFixed(2).replace("-", "−");
  if (number > DUST && number < 0.005) return "fewer than 1 in 100";
  if (number >= 0.995 && number < 1 - DUST) return "more than 99 in 100";
  return `${hundredths} in 100`;
}
