import type { Anchor } from '#core/office/document/model.ts';
import type { Day } from '#core/time/day.ts';
import type { Due, DuePeriod } from '#core/time/due/model.ts';
import { readDues } from '#core/time/due/read-dues.ts';
import type { ReadStage } from './model.ts';
import { titleKey } from './plain-text.ts';

const ORDINALS: readonly RegExp[] = [
  /^(?:1|i|перв)/u,
  /^(?:2|ii|втор)/u,
  /^(?:3|iii|трет)/u,
  /^(?:4|iv|четв)/u,
  /^(?:5|v|пят)/u,
];
const ORDINAL = '(?:[1-9]|[ivіx]{1,4}|перв\\p{L}+|втор\\p{L}+|трет\\p{L}+|четверт\\p{L}+|пят\\p{L}+)';
const BEFORE = new RegExp(`(?<![\\p{L}\\d])(${ORDINAL})(?:[- ]?(?:й|ый|ой|ий))? этап(?!\\p{L}{3})`, 'u');
const AFTER = new RegExp(`(?<!\\p{L})этап\\p{L}{0,2} (?:№ ?)?(${ORDINAL})(?![\\p{L}\\d])`, 'u');
const NAMED =
  /(?<!\p{L})(?!муниципальн|школьн|региональн|районн|городск|областн|краев|всероссийск|федеральн)(\p{L}+(?:-\p{L}+)?(?:ый|ий|ой))(?: \(?\p{L}+(?:-\p{L}+)?(?:ый|ий|ой)\)?)? этап(?!\p{L}{3})/u;

/** «1 этап (февраль – март)», «Подготовительный этап»: a stage and not a sentence that speaks of one. */
export function isStageTitle(text: string): boolean {
  const key = titleKey(text).slice(0, 120);
  const at = [BEFORE, AFTER, NAMED].map((pattern) => pattern.exec(key)?.index ?? -1).filter((index) => index >= 0);
  return at.length > 0 && Math.min(...at) <= 20;
}

/** What makes two stages the same: their ordinal, else the word that names them. */
function stageKey(text: string): string | undefined {
  const key = titleKey(text);
  const ordinal = BEFORE.exec(key)?.[1] ?? AFTER.exec(key)?.[1];
  if (ordinal) {
    const latin = ordinal.replaceAll('і', 'i');
    // The longest Roman number first: «iii» begins with «i».
    const index = ORDINALS.findLastIndex((pattern) => pattern.test(latin));
    return index < 0 ? undefined : String(index + 1);
  }
  return NAMED.exec(key)?.[1]?.slice(0, 8);
}

/** First and last day of what a text dates. */
export function readSpan(text: string, period: DuePeriod): { from: Day | null; to: Day | null } {
  const dues = readDues(text, period).filter(({ kind }) => kind !== 'unknown' && kind !== 'recurring');
  const starts = dues.flatMap(({ start }) => start ?? []);
  const ends = dues.flatMap(({ end }) => end ?? []);
  return { from: starts.sort()[0] ?? null, to: ends.sort().at(-1) ?? null };
}

/** The position of the stage that a row names; one that is not known yet is added. */
export function placeStage(stages: ReadStage[], text: string, anchor: Anchor, period: DuePeriod): number {
  const key = stageKey(/^(?:\d|[IVX]{1,4})\.?$/u.test(text.trim()) ? `${titleKey(text)} этап` : text);
  const words = titleKey(text);
  const known = stages.findIndex(
    (stage) => titleKey(stage.title) === words || (key !== undefined && stageKey(stage.title) === key),
  );
  if (known >= 0) return known;
  stages.push({ ...readStageHead(text, period), anchor });
  return stages.length - 1;
}

const LONGEST_HEAD = 250;

/** Title, days and content of «1 этап (февраль – март 2023) – подготовительный: сбор …». */
export function readStageHead(text: string, period: DuePeriod): Omit<ReadStage, 'anchor'> {
  const line = text.replace(/\s*\n\s*/gu, ' ').trim();
  const colon = line.search(/:\s/u);
  const head = (colon > 0 ? line.slice(0, colon) : line).slice(0, LONGEST_HEAD);
  const content = (colon > 0 ? line.slice(colon + 1) : line.slice(LONGEST_HEAD)).trim();
  const title = head
    .replace(/\s*\([^()]*\d{4}[^()]*\)/gu, '')
    .replace(
      /\s*\((?:[^()]*(?:январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|декабр)[^()]*)\)/giu,
      '',
    )
    .replace(/[\s:;,.–—-]+$/u, '');
  return { title: title || head, ...readSpan(head, period), ...(content === '' ? {} : { content }) };
}

/** The one stage within whose days all dues lie; null where that is not certain. */
export function findStage(stages: readonly ReadStage[], dues: readonly Due[]): number | null {
  const dated = dues.filter(({ kind }) => kind !== 'whole_period' && kind !== 'other_plan' && kind !== 'as_needed');
  if (dated.length === 0 || dated.length < dues.length) return null;
  const fitting = stages.flatMap((stage, index) => (dated.every((due) => isInside(due, stage)) ? [index] : []));
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

function isInside({ start, end }: Due, { from, to }: ReadStage): boolean {
  if (from === null || to === null) return false;
  const [first, last] = [start ?? end, end ?? start];
  return first !== null && last !== null && from <= first && last <= to;
}

/** A piece of text begins a new stage here. */
export function findStageHeads(text: string): number[] {
  // Only folds that keep each sign in its place.
  const key = text.toLowerCase().replaceAll('ё', 'е');
  const pattern = new RegExp(
    `(?:^|(?<=[.;:\\n]\\s?))(?:${ORDINAL}(?:[- ]?(?:й|ый|ой|ий))? этап|этап (?:№ ?)?${ORDINAL}(?!\\p{L})|\\p{L}+(?:-\\p{L}+)?(?:ый|ий|ой) этап)`,
    'gu',
  );
  return [...key.matchAll(pattern)].map(({ index }) => index);
}
