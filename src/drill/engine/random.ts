/* Taken once: in the sandbox of a test, a global is slow to find, and these are called millions of times. */
const { cos, exp, imul, log, max, PI, round, sqrt } = Math;

/** Numbers from 0 to 1 that are the same for the same seed: mulberry32. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** From here on a normal distribution is close enough, and much faster. */
const MANY = 30;

/** How many messages come in a second in which `mean` come on average. */
export function poisson(mean: number, random: () => number): number {
  if (mean <= 0) return 0;
  if (mean > MANY) {
    const normal = sqrt(-2 * log(1 - random())) * cos(2 * PI * random());
    return max(0, round(mean + sqrt(mean) * normal));
  }
  const limit = exp(-mean);
  let count = 0;
  for (let product = random(); product > limit; product *= random()) count += 1;
  return count;
}
