import type { Line } from './flow.ts';
import type { PassportField } from './model.ts';
import { findPassportField } from './passport-words.ts';
import { wordKey } from './plain-text.ts';

export type SectionKind = PassportField | 'functions';

/** A line that names what follows: «Задачи Программы:», or says it at once: «Цель: повышение …». */
export interface Label {
  readonly kind: SectionKind | null;
  /** Without number and colon. */
  readonly label: string;
  /** What stands behind the colon; empty: it follows on the next lines. */
  readonly rest: string;
  /** It has a colon or the look of a heading and nothing but the words of the field: sure to be one. */
  readonly isPlain: boolean;
}

const NUMBER = /^(?:(?:\d{1,2}\.)*\d{1,2}|[IVXІХ]{1,5})[.)]?\s+/u;
const FUNCTIONS =
  /рабоч\p{L}* групп\p{L}*.*(?:осуществля|функци|полномоч|деятельност|обязанност)|(?:функци|полномоч)\p{L}* .*рабоч\p{L}* групп/u;
const FUNCTIONS_HEADING = /^(?:\p{L}+ )?(?:функци|полномоч|обязанност)\p{L}* (?:\p{L}+ )?рабоч\p{L}* групп/u;
const AIM = /^цел(?:ью|ями|и|ь) (?:\p{L}+ ){0,3}(?:является|являются|[-–—])\s*(?:является)?\s*/u;
const TASKS_AHEAD = /(?:следующ\p{L}* )?(?:\p{L}+ )?задач\p{L}*(?: \p{L}+)?\s*:$/u;
const LONGEST_LABEL = 100;

/** Fields that a document may also tell in its text, under a heading or behind a label. */
const TOLD: ReadonlySet<SectionKind> = new Set<SectionKind>([
  'title',
  'goal',
  'tasks',
  'results',
  'risks',
  'financing',
  'indicators',
  'stages',
  'period',
  'participants',
  'coordinator',
  'executors',
  'customer',
  'developers',
  'grounds',
  'conditions',
  'control',
  'directions',
]);

export function readLabel(line: Line): Label | undefined {
  const text = line.text.replace(NUMBER, '');
  if (FUNCTIONS.test(wordKey(text)) && /:$/u.test(text))
    return { kind: 'functions', label: text.slice(0, -1), rest: '', isPlain: true };
  return readAim(text) ?? readColon(text) ?? readHeading(line, text);
}

/** «Целью Программы является создание …». */
function readAim(text: string): Label | undefined {
  const match = AIM.exec(wordKey(text));
  if (!match || text.length < match[0].length + 10) return undefined;
  return {
    kind: 'goal',
    label: text.slice(0, match[0].length).trim(),
    rest: text.slice(match[0].length).trim(),
    isPlain: /программ|план|проект/u.test(match[0]),
  };
}

function readColon(text: string): Label | undefined {
  const colon = text.search(/\s?:/u);
  if (colon < 0 || colon > LONGEST_LABEL) return undefined;
  const label = text.slice(0, colon).trim();
  const rest = text.slice(colon).replace(/^\s?:\s*/u, '');
  if (/[.;,]\s/u.test(label) && rest !== '') return undefined;
  const kind = nameKind(label);
  const isAhead = rest === '' && TASKS_AHEAD.test(wordKey(text)) && /(?:для достижения|цел)/u.test(wordKey(text));
  if (kind === undefined)
    return isAhead ? { kind: 'tasks', label, rest, isPlain: false } : { kind: null, label, rest, isPlain: false };
  return { kind, label, rest, isPlain: true };
}

/** A short line without a closing sign: a heading, if it speaks of a field. */
function readHeading(line: Line, text: string): Label | undefined {
  if (text.length > LONGEST_LABEL || /[.;,]$/u.test(text) || /^[-–—•·*]/u.test(text)) return undefined;
  const kind = FUNCTIONS_HEADING.test(wordKey(text)) ? 'functions' : nameKind(text);
  return kind === undefined
    ? undefined
    : { kind, label: text, rest: '', isPlain: line.heading !== null || line.isBold || text.length <= 60 };
}

/** «Цели и задачи» name no one field; «следующие задачи» of a competition are not the programme's. */
function nameKind(label: string): SectionKind | undefined {
  const key = wordKey(label);
  if (/цел\p{L}* и задач|цел\p{L}*, задач/u.test(key)) return undefined;
  if (key.split(' ').length > 9) return undefined;
  const field = findPassportField(label);
  if (field === undefined || !TOLD.has(field)) return undefined;
  if (field === 'tasks' && !/^(?:основные |ключевые |приоритетные )?задач[аи](?!\p{L})/u.test(key)) return undefined;
  return field;
}
