import type { Anchor } from '#core/office/document/model.ts';
import { looksLikeTarget } from './cell-looks.ts';
import { type LogicalRow, readLogicalRows } from './logical-rows.ts';
import type { ColumnRole, ReadIndicator, Unread } from './model.ts';
import { isBlank, titleKey, wordKey } from './plain-text.ts';
import type { Layout } from './read-layout.ts';
import { splitList, trimItem } from './split-list.ts';
import { listOddNumbers, nameRow } from './unread-words.ts';

const LEVEL = /^на (?:\p{L}+[ -]){0,4}уровне|^(?:муниципальн|школьн|региональн|институциональн)\p{L}* уровень/u;

interface State {
  readonly indicators: ReadIndicator[];
  readonly unread: Unread[];
  level: string | null;
  criterion: string | null;
  /** Where this table, and this level of it, begins among the indicators: numbers begin anew there. */
  from: number;
}

/** Indicators of all lists, sub-items under their parents. @source PLAN-17 … PLAN-19, PLAN-28 */
export function readIndicators(layouts: readonly Layout[]): { indicators: ReadIndicator[]; unread: Unread[] } {
  const state: State = { indicators: [], unread: [], level: null, criterion: null, from: 0 };
  for (const layout of layouts) {
    Object.assign(state, { level: null, criterion: findCriterion(layout), from: state.indicators.length });
    const rows = readLogicalRows(layout, 'indicator');
    for (const row of rows) takeRow(state, layout, row);
    const last = rows.at(-1);
    // A title with nothing below it names no list.
    if (last?.kind === 'section') state.unread.push(nameRow(layout, last));
  }
  return state;
}

/** The name of the list: the nearest lines above that speak of indicators or a criterion, else the title of their column. */
function findCriterion({ table, columns }: Layout): string | null {
  const at = table.captions.findIndex((line) => /показател|критери|индикатор/u.test(wordKey(line)));
  if (at >= 0 && at < 3) {
    const name = table.captions
      .slice(0, at + 1)
      .toReversed()
      .join(' ')
      .replace(/\s+/gu, ' ');
    return isAnyList(name) ? null : name;
  }
  const title = table.header?.titles[columns.get('indicator')?.[0] ?? -1];
  return title && title.length > 30 ? title : null;
}

const ANY_LIST =
  /^(?:целев\p{L}*|основн\p{L}*|индикатор\p{L}*|показател\p{L}*|реализаци\p{L}*|программ\p{L}*|план\p{L}*|проект\p{L}*|значени\p{L}*|перечень|таблица|их|и|ожидаем\p{L}*|приложение|эффективност\p{L}*|результативност\p{L}*|критери(?:и|ев)|оценк\p{L}*|№|[\d.]+)$/u;

/** «2.4. Целевые индикаторы и показатели Программы»: the name of any list, no criterion. */
function isAnyList(name: string): boolean {
  return titleKey(name)
    .split(' ')
    .every((word) => ANY_LIST.test(word));
}

const anchorOf = (row: LogicalRow): Anchor =>
  row.source.cells.find(({ text, anchor }) => text !== '' && anchor !== null)?.anchor ?? '';

function takeRow(state: State, layout: Layout, row: LogicalRow): void {
  if (row.kind === 'total') {
    state.unread.push(nameRow(layout, row));
    return;
  }
  if (row.kind === 'section') {
    takeSection(state, row);
    return;
  }
  const title = textOf(layout, row, 'indicator');
  const criterion = textOf(layout, row, 'criterion');
  if (!isBlank(criterion)) state.criterion = trimItem(criterion);
  if (isBlank(title)) {
    if (!isBlank(criterion)) return;
    state.unread.push(nameRow(layout, row));
    return;
  }
  state.unread.push(...listOddNumbers(layout, row));
  const unit = textOf(layout, row, 'unit');
  state.indicators.push({
    number: row.number,
    parent: findParent(state, row.number),
    level: state.level,
    criterion: state.criterion,
    title: trimItem(title),
    target: readTargets(layout, row),
    unit: isBlank(unit) ? findUnit(readTargets(layout, row) ?? '') : unit,
    anchor: anchorOf(row),
  });
}

function takeSection(state: State, row: LogicalRow): void {
  if (LEVEL.test(wordKey(row.text))) {
    state.level = trimItem(row.text);
    state.from = state.indicators.length;
    return;
  }
  // The first line of a list without titles names it; what stands above says the same, and more.
  if (state.from < state.indicators.length || state.criterion === null) {
    state.criterion = trimItem(row.number === null ? row.text : `${row.number}. ${row.text}`);
    state.from = state.indicators.length;
  }
}

function textOf(layout: Layout, row: LogicalRow, role: ColumnRole): string {
  const columns = layout.columns.get(role) ?? [];
  return columns
    .map((column) => row.cells[column] ?? '')
    .filter((text) => !isBlank(text))
    .join('\n');
}

/** 4.1 stands under the nearest 4 above it. */
function findParent(state: State, number: string | null): number | null {
  const head = number?.includes('.') ? number.slice(0, number.lastIndexOf('.')) : undefined;
  if (head === undefined) return null;
  for (let index = state.indicators.length - 1; index >= state.from; index -= 1)
    if (state.indicators[index]?.number === head) return index;
  return null;
}

/** One value as written; of several columns each with its title: «2024: 80 %; 2025: 90 %». */
function readTargets(layout: Layout, row: LogicalRow): string | null {
  const columns = layout.columns.get('target') ?? [];
  const values = columns.flatMap((column) => {
    const text = row.cells[column] ?? '';
    return isBlank(text)
      ? []
      : [{ title: layout.table.header?.titles[column] ?? '', text: text.replaceAll('\n', ' ') }];
  });
  if (values.length === 0) return null;
  if (columns.length === 1) return values[0]?.text ?? null;
  return values.map(({ title, text }) => (title === '' ? text : `${title}: ${text}`)).join('; ');
}

const UNITS: readonly (readonly [unit: string, pattern: RegExp])[] = [
  ['%', /%|процент/u],
  ['чел.', /(?<!\p{L})чел/u],
  ['ед.', /(?<!\p{L})ед(?:\.|иниц)/u],
  ['балл', /(?<!\p{L})балл/u],
  ['шт.', /(?<!\p{L})шт/u],
];

/** The unit that a value carries itself. */
export function findUnit(target: string): string | null {
  return UNITS.find(([, pattern]) => pattern.test(wordKey(target)))?.[0] ?? null;
}

const INLINE_TARGET =
  /(?:\s*[-–—:]\s*|\s+\()?((?:не (?:менее|более|ниже|выше)|до|более|свыше|рост|увеличение|снижение)?\s*(?:на |до |чем на )?\d[\d\s]*(?:[.,]\d+)?\s*(?:%|процент\p{L}*|ед\.?|чел\.?|балл\p{L}*)|не (?:менее|более) (?:\d+|одн\p{L}+|дв\p{L}+|тр\p{L}+)(?: \p{L}+){0,4})\)?\s*$/u;

const YEAR =
  /(?:(?<!\p{L})(?:в|на|к) )?(?<!\d)(20\d\d(?:[/–-]\d{2,4})?(?:\s?(?:гг?\.?|уч\p{L}*\.?\s?(?:г\.?|год\p{L}*)|год\p{L}*))?)\s*[–—:-]\s*(?=\S)/gu;

/** «…: 2026 г. – 30 %, 2027 г. – 50 %»: a value for each year, as a table with a column for each says it. */
function readYears(text: string): { title: string; target: string } | undefined {
  const years = [...text.matchAll(YEAR)];
  const [first] = years;
  if (years.length < 2 || first === undefined || first.index <= 10) return undefined;
  const values = years.map((year, index) => {
    const value = text.slice(year.index + year[0].length, years[index + 1]?.index ?? text.length);
    return `${year[1] ?? ''}: ${value.replace(/[\s,;)]+$/u, '')}`;
  });
  const title = trimItem(text.slice(0, first.index).replace(/[\s:(–—-]+$/u, ''));
  return { title, target: values.join('; ') };
}

/** Indicators of a passport cell or of a list, with the value that stands at the end of an item. */
export function readIndicatorText(text: string, anchor: Anchor): ReadIndicator[] {
  return splitList(text).map((item): ReadIndicator => {
    const years = readYears(item.text);
    const plain = { number: item.number, parent: null, level: null, criterion: null, anchor };
    if (years) return { ...plain, ...years, unit: findUnit(years.target) };
    const match = INLINE_TARGET.exec(item.text);
    const target = match && match.index > 10 && looksLikeTarget(match[1] ?? '') ? (match[1] ?? '').trim() : null;
    const title = target === null || !match ? item.text : trimItem(item.text.slice(0, match.index));
    return { ...plain, title, target, unit: findUnit(target ?? '') };
  });
}
