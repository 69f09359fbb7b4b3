/** A generator of our own: the same seed gives the same demo on every machine, whatever the clock and the platform. */
export interface Random {
  /** In [0, 1). */
  next(): number;
  /** Bounds included. */
  integer(from: number, to: number): number;
  chance(share: number): boolean;
  /** @throws on an empty list */
  pick<T>(list: readonly T[]): T;
  /** Picks by weight: `[['main', 8], ['external', 2]]`. */
  weigh<T>(choices: readonly (readonly [T, number])[]): T;
  /** Different items, in the order of choosing; fewer where the list is shorter. */
  sample<T>(list: readonly T[], count: number): T[];
  /** About normal, by the sum of twelve. */
  normal(mean: number, deviation: number): number;
}

/** @source mulberry32, Tommy Ettinger, public domain: 32 bits of state are enough for a demo */
function createStream(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function pickFrom<T>(list: readonly T[], place: number): T {
  const found = list[Math.floor(place * list.length)];
  if (found === undefined) throw new Error('nothing to pick from');
  return found;
}

function weighIn<T>(choices: readonly (readonly [T, number])[], place: number): T {
  let rest = place * choices.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [value, weight] of choices) {
    rest -= weight;
    if (rest < 0) return value;
  }
  return pickFrom(choices, 0)[0];
}

export function createRandom(seed: number): Random {
  const next = createStream(seed);
  return {
    next,
    integer: (from, to) => from + Math.floor(next() * (to - from + 1)),
    chance: (share) => next() < share,
    pick: (list) => pickFrom(list, next()),
    weigh: (choices) => weighIn(choices, next()),
    sample(list, count) {
      const rest = [...list];
      return Array.from({ length: Math.min(count, list.length) }, () =>
        rest.splice(Math.floor(next() * rest.length), 1),
      ).flat();
    },
    normal(mean, deviation) {
      let sum = -6;
      for (let draw = 0; draw < 12; draw += 1) sum += next();
      return mean + sum * deviation;
    },
  };
}
