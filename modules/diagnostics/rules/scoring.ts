import type { Level, Measure, ResultValue, Scale, Verdict } from '../model.ts';

export type ScaleFault =
  | 'no_levels'
  | 'bad_number'
  | 'duplicate_code'
  | 'empty_interval'
  | 'wrong_order'
  | 'starts_above_0'
  | 'starts_below_0'
  | 'gap'
  | 'overlap'
  | 'ends_below_100'
  | 'ends_above_100';

/** DIAG-04: levels stand from the lowest to the highest and cover 0…100 without gaps or overlaps. Lists every fault once. */
export function checkScale(scale: Scale): Verdict<ScaleFault> {
  const { levels } = scale;
  const first = levels[0];
  const last = levels.at(-1);
  if (!first || !last) return { ok: false, codes: ['no_levels'] };
  const codes = new Set<ScaleFault>();
  if (levels.some((level) => !Number.isFinite(level.from) || !Number.isFinite(level.to))) codes.add('bad_number');
  if (new Set(levels.map((level) => level.code)).size < levels.length) codes.add('duplicate_code');
  if (levels.some((level) => level.from >= level.to)) codes.add('empty_interval');
  for (const [index, level] of levels.entries()) {
    const next = levels[index + 1];
    if (next) addJointFault(codes, level, next);
  }
  if (first.from > 0) codes.add('starts_above_0');
  if (first.from < 0) codes.add('starts_below_0');
  if (last.to < 100) codes.add('ends_below_100');
  if (last.to > 100) codes.add('ends_above_100');
  return codes.size === 0 ? { ok: true } : { ok: false, codes: [...codes] };
}

function addJointFault(codes: Set<ScaleFault>, level: Level, next: Level): void {
  if (next.from < level.from) codes.add('wrong_order');
  else if (next.from > level.to) codes.add('gap');
  else if (next.from < level.to) codes.add('overlap');
}

/** DIAG-04: the level of a score in per cent; undefined outside 0…100. A level is computed, never typed. */
export function levelOf(score: number, scale: Scale): Level | undefined {
  const inside = scale.levels.find((level) => score >= level.from && score < level.to);
  if (inside) return inside;
  const last = scale.levels.at(-1);
  return last && score === 100 && last.to === 100 ? last : undefined;
}

/** The code of the level of a value: computed for a score, taken over for a reported word that names a level. */
export function levelCodeOf(value: ResultValue, scale: Scale): string | undefined {
  if (value.state === 'known') return levelOf(value.score, scale)?.code;
  return value.state === 'reported' ? value.level : undefined;
}

/** Two scales are one when their intervals and codes agree; titles may differ. */
export function isSameScale(a: Scale, b: Scale): boolean {
  return (
    a.levels.length === b.levels.length &&
    a.levels.every((level, index) => {
      const other = b.levels[index];
      return other !== undefined && level.code === other.code && level.from === other.from && level.to === other.to;
    })
  );
}

export interface Incomparability {
  readonly reason: 'instrument_version' | 'scale';
  readonly text: string;
}

/** Another instrument version or another scale at the repeat is «несопоставимо», not a change; undefined when the two compare. */
export function findIncomparability(entry: Measure, repeat: Measure): Incomparability | undefined {
  if (entry.instrumentVersion !== repeat.instrumentVersion) {
    return { reason: 'instrument_version', text: 'несопоставимо: другая версия инструмента' };
  }
  if (!isSameScale(entry.scale, repeat.scale)) return { reason: 'scale', text: 'несопоставимо: другая шкала уровней' };
  return undefined;
}

export function isComparable(entry: Measure, repeat: Measure): boolean {
  return findIncomparability(entry, repeat) === undefined;
}
