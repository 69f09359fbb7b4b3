import type { DuePeriod } from '#core/time/due/model.ts';
import { isRowNumber } from './cell-looks.ts';
import { ownCells } from './grid.ts';
import type { SectionKind } from './label-line.ts';
import type { ReadIndicator, ReadPassport, ReadStage, ReadTask, Unread } from './model.ts';
import { isBlank, titleKey } from './plain-text.ts';
import { readIndicatorText } from './read-indicators.ts';
import type { Layout } from './read-layout.ts';
import { makePassport, type PassportRow, readPassportRows, readTasks } from './read-passport.ts';
import type { Section } from './read-sections.ts';
import { readStageText } from './read-stages.ts';
import { splitList, trimItem } from './split-list.ts';
import { readSpan } from './stage-of.ts';

/** What passport and text tell beside the tables. */
export interface Texts {
  readonly passport: ReadPassport | null;
  /** Of the document; what the caller knows wins. */
  readonly period: DuePeriod;
  readonly aims: readonly string[];
  readonly tasks: readonly ReadTask[];
  readonly stages: readonly ReadStage[];
  readonly indicators: readonly ReadIndicator[];
  readonly results: readonly string[];
  readonly risks: readonly string[];
  readonly financing: readonly string[];
  readonly functions: readonly string[];
  readonly unread: readonly Unread[];
}

export function gatherTexts(
  layouts: readonly Layout[],
  sections: readonly Section[],
  given: DuePeriod,
  title: string | null,
): Texts {
  const tables = layouts.filter(({ kind }) => kind === 'passport').map(readPassportRows);
  const tableRows = tables.flatMap(({ rows: found }) => found);
  const rows = tableRows.length > 0 ? tableRows : readToldRows(sections);
  const passport = rows.length > 0 ? makePassport(rows, given) : null;
  const period = choosePeriod(given, passport, sections, title);
  const list = (kind: SectionKind) => {
    const found = [...tellings(sections, kind), ...rows.filter(({ field }) => field === kind)];
    return splitList(found[0]?.text ?? '').map(({ text }) => text);
  };
  return {
    passport,
    period,
    aims: gatherAims(rows, sections),
    tasks: passport?.tasks?.length ? passport.tasks : gatherTasks(sections),
    stages: gatherStages(rows, sections, period),
    indicators: gatherIndicators(rows, sections),
    results: list('results'),
    risks: [...list('risks'), ...joinTableRows(layouts, 'risks')],
    financing: [...list('financing'), ...joinTableRows(layouts, 'finance')],
    functions: list('functions'),
    unread: tables.flatMap(({ unread }) => unread),
  };
}

const tellings = (sections: readonly Section[], kind: SectionKind) =>
  sections.filter((section) => section.kind === kind && section.text !== '');

/** A passport told in paragraphs: two fields at least before the plan, one of them the goal, the period or the name. */
function readToldRows(sections: readonly Section[]): PassportRow[] {
  const early = sections.filter(
    ({ isEarly, text, isPlain, kind }) => isEarly && text !== '' && (isPlain || kind === null),
  );
  const fields = new Set(early.flatMap(({ kind }) => kind ?? []));
  if (fields.size < 2 || !(['goal', 'period', 'title'] as const).some((field) => fields.has(field))) return [];
  return early.flatMap(({ kind, label, text, anchor, isInline }): PassportRow[] => {
    if (kind === 'functions') return [];
    if (kind === null) return isInline && isFieldName(label) ? [{ label, field: null, text, anchor }] : [];
    return [{ label, field: kind, text, anchor }];
  });
}

const isFieldName = (label: string) => /^\p{Lu}/u.test(label) && label.length <= 50 && label.split(' ').length <= 5;

function choosePeriod(
  given: DuePeriod,
  passport: ReadPassport | null,
  sections: readonly Section[],
  title: string | null,
): DuePeriod {
  if (given.from || given.to) return given;
  if (passport?.from && passport.to) return { from: passport.from, to: passport.to };
  const texts = [...tellings(sections, 'period').map(({ text }) => text), title ?? ''];
  const span = texts.map((text) => readSpan(text, given)).find(({ from, to }) => from !== null && to !== null);
  return span?.from && span.to ? { from: span.from, to: span.to } : given;
}

/** The goal of the passport and the one the text names as the programme's, where its words differ. */
function gatherAims(rows: readonly PassportRow[], sections: readonly Section[]): string[] {
  const own = rows.filter(({ field }) => field === 'goal').map(({ text }) => text);
  const told = tellings(sections, 'goal');
  const named = told.filter(({ label }) => /программ|план|проект/iu.test(label)).map(({ text }) => text);
  const all = own.length > 0 ? [...own, ...named] : [...named, ...told.slice(0, 1).map(({ text }) => text)];
  const aims = all.flatMap((text) => splitList(text).map((item) => item.text));
  return aims.filter((aim, index) => aims.findIndex((other) => titleKey(other) === titleKey(aim)) === index);
}

/** The first list under «Задачи»; «Задача: …» line by line where there is none. */
function gatherTasks(sections: readonly Section[]): ReadTask[] {
  const told = tellings(sections, 'tasks');
  const single = told.filter(({ isInline }) => isInline);
  const [first] = told;
  if (single.length > 1) return single.flatMap(({ text, anchor }) => readTasks(text, anchor));
  return first ? readTasks(first.text, first.anchor) : [];
}

function gatherStages(rows: readonly PassportRow[], sections: readonly Section[], period: DuePeriod): ReadStage[] {
  const texts = [
    ...rows.filter(({ field }) => field === 'stages' || field === 'period'),
    ...tellings(sections, 'stages'),
  ];
  for (const { text, anchor } of texts) {
    const stages = readStageText(text, anchor, period);
    if (stages.length > 0) return stages;
  }
  return [];
}

function gatherIndicators(rows: readonly PassportRow[], sections: readonly Section[]): ReadIndicator[] {
  const [first] = [...rows.filter(({ field }) => field === 'indicators'), ...tellings(sections, 'indicators')];
  return first ? readIndicatorText(first.text, first.anchor) : [];
}

/** Each row of a table of risks or money as one line. */
function joinTableRows(layouts: readonly Layout[], kind: 'risks' | 'finance'): string[] {
  return layouts
    .filter((layout) => layout.kind === kind)
    .flatMap(({ table }) => table.grid.rows.slice(table.header?.dataFrom ?? 0))
    .map((row) =>
      ownCells(row).filter(({ cell, column }) => !(column === 0 && isRowNumber(cell.text)) && !isBlank(cell.text)),
    )
    .map((cells) => trimItem(cells.map(({ cell }) => cell.text.replaceAll('\n', ' ')).join(' — ')))
    .filter((text) => text !== '');
}
