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
import { findStageHeads, readSpan } from './stage-of.ts';

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
  /** Sections whose words are in the above. */
  readonly read: ReadonlySet<Section>;
}

export function gatherTexts(
  layouts: readonly Layout[],
  sections: readonly Section[],
  given: DuePeriod,
  title: string | null,
): Texts {
  const told: Told = { sections, read: new Set() };
  const tables = layouts.filter(({ kind }) => kind === 'passport').map(readPassportRows);
  const tableRows = tables.flatMap(({ rows: found }) => found);
  const rows = tableRows.length > 0 ? tableRows : readToldRows(told);
  const passport = rows.length > 0 ? makePassport(rows, given) : null;
  const period = choosePeriod(given, passport, told, title);
  const list = (kind: SectionKind) => gatherList(rows, told, kind);
  return {
    passport,
    period,
    aims: gatherAims(rows, told),
    tasks: passport?.tasks?.length ? passport.tasks : gatherTasks(told),
    stages: gatherStages(rows, told, period),
    indicators: gatherIndicators(rows, told),
    results: list('results'),
    risks: [...list('risks'), ...joinTableRows(layouts, 'risks')],
    financing: [...list('financing'), ...joinTableRows(layouts, 'finance')],
    functions: list('functions'),
    unread: tables.flatMap(({ unread }) => unread),
    read: told.read,
  };
}

/** What the text tells, and which of it was taken. */
interface Told {
  readonly sections: readonly Section[];
  readonly read: Set<Section>;
}

const tellings = ({ sections }: Told, kind: SectionKind) =>
  sections.filter((section) => section.kind === kind && section.text !== '');

function take(told: Told, sections: readonly Section[]): readonly Section[] {
  for (const section of sections) told.read.add(section);
  return sections;
}

/** Of texts that say the same the first. */
function dropRepeated(texts: readonly string[]): string[] {
  const first = new Map<string, string>();
  for (const text of texts) if (!first.has(titleKey(text))) first.set(titleKey(text), text);
  return [...first.values()];
}

/** The items of all sections of a kind, of two that say the same one; the passport's where the text tells none. */
function gatherList(rows: readonly PassportRow[], told: Told, kind: SectionKind): string[] {
  const own = take(told, tellings(told, kind));
  const found = own.length > 0 ? own : rows.filter(({ field }) => field === kind).slice(0, 1);
  return dropRepeated(found.flatMap(({ text }) => splitList(text).map((item) => item.text)));
}

/** A passport told in paragraphs: two fields at least before the plan, one of them the goal, the period or the name. */
function readToldRows(told: Told): PassportRow[] {
  const early = told.sections.filter(
    ({ isEarly, text, isPlain, kind }) => isEarly && text !== '' && (isPlain || kind === null),
  );
  const fields = new Set(early.flatMap(({ kind }) => kind ?? []));
  if (fields.size < 2 || !(['goal', 'period', 'title'] as const).some((field) => fields.has(field))) return [];
  const rows = early.filter(({ kind, label, isInline }) =>
    kind === null ? isInline && isFieldName(label) : kind !== 'functions',
  );
  return take(told, rows).map(({ kind, label, text, anchor }) => ({
    label,
    field: kind === 'functions' ? null : kind,
    text,
    anchor,
  }));
}

/** «Методическая тема: …»; a sentence that counts («В конкурсах участвовали 118 педагогов: …») names no field. */
function isFieldName(label: string): boolean {
  const isShort = /^\p{Lu}/u.test(label) && label.length <= 50 && label.split(' ').length <= 5;
  return isShort && !/\d|\p{L}{2,}(?:ают|яют|уют|вали|ялись|ались|шли|ются)(?!\p{L})/u.test(label);
}

function choosePeriod(given: DuePeriod, passport: ReadPassport | null, told: Told, title: string | null): DuePeriod {
  if (given.from || given.to) return given;
  if (passport?.from && passport.to) return { from: passport.from, to: passport.to };
  const texts = [...tellings(told, 'period').map(({ text }) => text), title ?? ''];
  const span = texts.map((text) => readSpan(text, given)).find(({ from, to }) => from !== null && to !== null);
  return span?.from && span.to ? { from: span.from, to: span.to } : given;
}

/** The goal of the passport and the one the text names as the programme's, where its words differ. */
function gatherAims(rows: readonly PassportRow[], told: Told): string[] {
  const own = rows.filter(({ field }) => field === 'goal').map(({ text }) => text);
  const all = tellings(told, 'goal');
  const named = take(
    told,
    all.filter(({ label }) => /программ|план|проект/iu.test(label)),
  );
  const others = own.length > 0 ? [] : take(told, all.slice(0, 1));
  const texts = [...own, ...[...new Set([...named, ...others])].map(({ text }) => text)];
  return dropRepeated(texts.flatMap((text) => splitList(text).map((item) => item.text)));
}

/** The first list under «Задачи»; «Задача: …» line by line where there is none. */
function gatherTasks(told: Told): ReadTask[] {
  const all = tellings(told, 'tasks');
  const single = all.filter(({ isInline }) => isInline);
  const found = take(told, single.length > 1 ? single : all.slice(0, 1));
  return found.flatMap(({ text, anchor }) => readTasks(text, anchor));
}

function gatherStages(rows: readonly PassportRow[], told: Told, period: DuePeriod): ReadStage[] {
  const inPassport = rows.filter(({ field }) => field === 'stages' || field === 'period');
  for (const { text, anchor } of inPassport) {
    const stages = readStageText(text, anchor, period);
    if (stages.length > 0) return stages;
  }
  for (const section of tellings(told, 'stages')) {
    const stages = readStageText(section.text, section.anchor, period);
    // One that no list holds may be a word about a competition.
    if (stages.length < (section.isPlain ? 1 : 2)) continue;
    // Words before the first stage are in none of them.
    const before = new Set(section.text.slice(0, findStageHeads(section.text)[0]).split('\n'));
    take(told, [{ ...section, lines: section.lines.filter(({ text }) => !before.has(text)) }]);
    return stages;
  }
  return [];
}

function gatherIndicators(rows: readonly PassportRow[], told: Told): ReadIndicator[] {
  const inPassport = rows.filter(({ field }) => field === 'indicators').slice(0, 1);
  const found = inPassport.length > 0 ? inPassport : take(told, tellings(told, 'indicators'));
  return found.flatMap(({ text, anchor }) => readIndicatorText(text, anchor));
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
