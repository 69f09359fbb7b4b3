import type { Anchor } from '#core/office/document/model.ts';
import type { Day } from '#core/time/day.ts';
import type { Due, DuePeriod } from '#core/time/due/model.ts';
import { readDues } from '#core/time/due/read-dues.ts';
import { looksLikeDue } from './cell-looks.ts';
import type { ReadStage } from './model.ts';
import { endsSentence, startsSmall, titleKey } from './plain-text.ts';

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

/** The name of a stage on a line of its own: it begins with its ordinal, or looks like a heading. */
export function opensStage({
  text,
  heading,
  isBold,
}: {
  text: string;
  heading: number | null;
  isBold: boolean;
}): boolean {
  const key = titleKey(text).slice(0, 120);
  const isCounted = BEFORE.exec(key)?.index === 0 || AFTER.exec(key)?.index === 0;
  return text.length <= LONGEST_HEAD && (isCounted || ((heading !== null || isBold) && isStageTitle(text)));
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
const LONGEST_TAIL = 60;

/** The lines that name the stage, and those below them that say what is done in it. */
function splitHead(text: string): { line: string; below: string } {
  const lines = text.trim().split(/\s*\n\s*/u);
  const isTail = (line: string) =>
    startsSmall(line) || (line.length <= LONGEST_TAIL && !endsSentence(line) && !/^[-–—•·*]/u.test(line));
  const from = lines.findIndex((line, index) => index > 0 && !isTail(line) && !/^\(/u.test(line));
  const end = from < 0 ? lines.length : from;
  return { line: lines.slice(0, end).join(' '), below: lines.slice(end).join('\n') };
}

/** «1 этап – январь – март 2026 года»: without the days behind a dash. */
function cutDays(title: string): string {
  for (const { index } of title.matchAll(/\s[–—-]\s/gu))
    if (looksLikeDue(title.slice(index + 3)) && isStageTitle(title.slice(0, index))) return title.slice(0, index);
  return title;
}

/** «Сроки: сентябрь – октябрь» below the name of the stage. */
function findDays(content: string): string {
  const line = /^(?:сроки?|период)[^:\n]{0,30}:(.*)$/imu.exec(content)?.[1];
  if (line !== undefined) return line;
  const first = content.split('\n')[0] ?? '';
  return looksLikeDue(first) ? first : '';
}

/** Title, days and content of «1 этап (февраль – март 2023) – подготовительный: сбор …». */
export function readStageHead(text: string, period: DuePeriod): Omit<ReadStage, 'anchor'> {
  const { line, below } = splitHead(text);
  const colon = line.search(/:\s/u);
  const head = (colon > 0 ? line.slice(0, colon) : line).slice(0, LONGEST_HEAD);
  const rest = (colon > 0 ? line.slice(colon + 1) : line.slice(LONGEST_HEAD)).trim();
  const content = [rest, below].filter((part) => part !== '').join('\n');
  const title = cutDays(
    head
      .replace(/\s*\([^()]*\d{4}[^()]*\)/gu, '')
      .replace(
        /\s*\((?:[^()]*(?:январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|декабр)[^()]*)\)/giu,
        '',
      ),
  ).replace(/[\s:;,.–—-]+$/u, '');
  const own = readSpan(head, period);
  const span = own.from === null && own.to === null ? readSpan(findDays(content), period) : own;
  return { title: title || head, ...span, ...(content === '' ? {} : { content }) };
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
