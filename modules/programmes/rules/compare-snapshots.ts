/** Two states of a programme in readable Russian: «Пункт 4: срок «март 2026» → «май 2026»» (DOC-26). */
import { formatDay, formatDays } from '#core/time/format.ts';
import { joinDueWords } from './due-words.ts';
import { showInUnit, showTarget } from './indicator-words.ts';
import { PASSPORT_TITLES } from './passport-titles.ts';
import type { ProgrammeSnapshot, SnapshotActivity, SnapshotIndicator } from './snapshot.ts';

export const AMENDED_THINGS = ['programme', 'stage', 'task', 'activity', 'indicator', 'risk', 'finance'] as const;
export type AmendedThing = (typeof AMENDED_THINGS)[number];

export const CHANGE_KINDS = ['changed', 'added', 'excluded'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** One cell that has become another; empty: nothing stood, or stands, there. */
export interface CellChange {
  /** Heading of the column: «срок». */
  readonly title: string;
  readonly before: string;
  readonly after: string;
}

export interface ChangeLine {
  /** «activity:<id>»: reasons are kept by it. */
  readonly key: string;
  readonly thing: AmendedThing;
  readonly id: string;
  readonly kind: ChangeKind;
  /** «Пункт 4», «Задача 2», «Паспорт». */
  readonly subject: string;
  /** What a row named by its number only is about, for a screen; null where the line tells it already. */
  readonly about: string | null;
  /** Of a changed row its changed cells, of an added or excluded one its filled cells. */
  readonly cells: readonly CellChange[];
  readonly text: string;
  readonly reason: string | null;
}

export type ChangeReasons = Readonly<Record<string, string>>;

export const keyOfThing = (thing: AmendedThing, id: string): string => `${thing}:${id}`;

interface Cell {
  readonly title: string;
  readonly text: string;
}

/** A row of any table of the paper: what it is called and what its cells say. */
interface Row {
  readonly id: string;
  readonly number: string | null;
  readonly name: string;
  readonly cells: readonly Cell[];
}

interface Noun {
  readonly thing: AmendedThing;
  readonly title: string;
  readonly added: string;
  readonly excluded: string;
}

const NOUNS = {
  stage: { thing: 'stage', title: 'Этап', added: 'Добавлен', excluded: 'Исключён' },
  task: { thing: 'task', title: 'Задача', added: 'Добавлена', excluded: 'Исключена' },
  activity: { thing: 'activity', title: 'Пункт', added: 'Добавлен', excluded: 'Исключён' },
  indicator: { thing: 'indicator', title: 'Показатель', added: 'Добавлен', excluded: 'Исключён' },
  risk: { thing: 'risk', title: 'Риск', added: 'Добавлен', excluded: 'Исключён' },
  finance: { thing: 'finance', title: 'Источник финансирования', added: 'Добавлен', excluded: 'Исключён' },
} as const satisfies Record<string, Noun>;

const cell = (title: string, text: string | null | undefined): Cell => ({ title, text: text ?? '' });

const NAME_LENGTH = 80;
function shorten(name: string): string {
  const text = name.replace(/\s+/gu, ' ').trim();
  return text.length <= NAME_LENGTH ? text : `${text.slice(0, NAME_LENGTH).replace(/\s+\S*$/u, '')}…`;
}

/** «Пункт 4», or with its name. */
function subjectOf({ title }: Noun, { number, name }: Row, isNamed: boolean): string {
  const numbered = number === null || number === '' ? title : `${title} ${number.replace(/\.$/u, '')}`;
  return isNamed ? `${numbered} «${shorten(name)}»` : numbered;
}

const quote = (text: string) => (text === '' ? 'не указано' : `«${text}»`);

/** Cells by their headings: a target of a new day is a cell that was not there. */
function changeOf(before: Row, after: Row): CellChange[] {
  const was = new Map(before.cells.map(({ title, text }) => [title, text]));
  const is = new Map(after.cells.map(({ title, text }) => [title, text]));
  return [...new Set([...is.keys(), ...was.keys()])].flatMap((title) => {
    const change = { title, before: was.get(title) ?? '', after: is.get(title) ?? '' };
    return change.before === change.after ? [] : [change];
  });
}

function filledCells(row: Row, isAdded: boolean): CellChange[] {
  const [, ...rest] = row.cells;
  return rest
    .filter(({ title, text }) => text !== '' && title !== 'номер')
    .map(({ title, text }) => (isAdded ? { title, before: '', after: text } : { title, before: text, after: '' }));
}

type Draft = Omit<ChangeLine, 'key' | 'reason' | 'thing'>;

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

function lineOf(noun: Noun, kind: ChangeKind, row: Row, cells: readonly CellChange[], isNamed: boolean): Draft {
  const subject = subjectOf(noun, row, isNamed);
  if (kind === 'changed') {
    const changes = cells.map(({ title, before, after }) => `${title} ${quote(before)} → ${quote(after)}`);
    const isTold = isNamed || cells.some(({ title }) => title === row.cells[0]?.title);
    const about = isTold ? null : shorten(row.name);
    return { id: row.id, kind, subject, about, cells, text: `${subject}: ${changes.join('; ')}` };
  }
  const verb = kind === 'added' ? noun.added : noun.excluded;
  const details = kind === 'added' ? cells.map(({ title, after }) => `${title} «${after}»`) : [];
  const text = [`${verb} ${lowerFirst(subject)}`, ...details].join(', ');
  return { id: row.id, kind, subject, about: null, cells, text };
}

function repeatedNumbers(rows: readonly Row[]): Set<string> {
  const groups = Map.groupBy(rows, ({ number }) => number ?? '');
  return new Set([...groups].filter(([number, own]) => number === '' || own.length > 1).map(([number]) => number));
}

function compareRows(noun: Noun, before: readonly Row[], after: readonly Row[]): (Draft & { thing: AmendedThing })[] {
  const was = new Map(before.map((row) => [row.id, row]));
  const is = new Set(after.map(({ id }) => id));
  const repeated = repeatedNumbers(before);
  // A number that is not the only one, or is not there, does not say which row it is.
  const isNamed = (row: Row) => repeated.has(row.number ?? '');
  const changed = after.flatMap((row) => {
    const old = was.get(row.id);
    if (!old) return [lineOf(noun, 'added', row, filledCells(row, true), true)];
    const cells = changeOf(old, row);
    return cells.length === 0 ? [] : [lineOf(noun, 'changed', old, cells, isNamed(old))];
  });
  const gone = before
    .filter(({ id }) => !is.has(id))
    .map((row) => lineOf(noun, 'excluded', row, filledCells(row, false), true));
  return [...changed, ...gone].map((line) => ({ ...line, thing: noun.thing }));
}

interface Titles {
  readonly tasks: ReadonlyMap<string, string>;
  readonly stages: ReadonlyMap<string, string>;
}

function titlesOf({ tasks, stages }: ProgrammeSnapshot): Titles {
  return {
    tasks: new Map(tasks.map(({ id, number, title }) => [id, [number, title].filter(Boolean).join(' ')])),
    stages: new Map(stages.map(({ id, title }) => [id, title])),
  };
}

/** Row and place: that a task itself is called otherwise is a line of the task, not of all its rows. */
function activityRow(activity: SnapshotActivity, titles: Titles): Row {
  return {
    id: activity.id,
    number: activity.number,
    name: activity.title,
    cells: [
      cell('содержание', activity.title),
      cell('номер', activity.number),
      cell('срок', joinDueWords(activity.dues)),
      cell('ответственный', activity.owners.join(', ')),
      cell('кому', activity.audience),
      cell('ожидаемый результат', activity.expected),
      cell('задача', titles.tasks.get(activity.taskId ?? '')),
      cell('этап', titles.stages.get(activity.stageId ?? '')),
    ],
  };
}

function indicatorRow(indicator: SnapshotIndicator): Row {
  const { baseValue, baseOn, targets } = indicator;
  const base = baseValue === null ? '' : showInUnit(indicator, baseValue);
  return {
    id: indicator.id,
    number: indicator.number,
    name: indicator.title,
    cells: [
      cell('название', indicator.title),
      cell('номер', indicator.number),
      cell('уровень', indicator.level),
      cell('критерий', indicator.criterion),
      cell('единица', indicator.isShare ? '%' : indicator.unit),
      cell('по кому считается', indicator.population),
      cell('числитель', indicator.numeratorWords),
      cell('знаменатель', indicator.denominatorWords),
      cell('исходное значение', baseOn === null || base === '' ? base : `${base} на ${formatDay(baseOn)}`),
      ...targets.map((target) => cell(`цель к ${formatDay(target.dueOn)}`, showTarget(indicator, target))),
      cell('периодичность', indicator.periodicity),
      cell('источник', indicator.source),
      cell('ответственный', indicator.responsible),
    ],
  };
}

const daysOf = (startsOn: string | null, endsOn: string | null): string => {
  if (startsOn !== null && endsOn !== null) return formatDays(startsOn, endsOn);
  if (startsOn !== null) return `с ${formatDay(startsOn)}`;
  return endsOn === null ? '' : `до ${formatDay(endsOn)}`;
};

const yearsOf = (from: number | null, to: number | null): string =>
  from === null || to === null || from === to ? `${from ?? to ?? ''}` : `${from}–${to}`;

function rowsOf(snapshot: ProgrammeSnapshot, titles: Titles): Record<keyof typeof NOUNS, Row[]> {
  const plain = (id: string, name: string, cells: readonly Cell[], number: string | null = null): Row => ({
    id,
    number,
    name,
    cells: [cell('название', name), ...cells],
  });
  return {
    stage: snapshot.stages.map((one) => plain(one.id, one.title, [cell('срок', daysOf(one.startsOn, one.endsOn))])),
    task: snapshot.tasks.map((one) => plain(one.id, one.title, [cell('номер', one.number)], one.number)),
    activity: snapshot.activities.filter(({ isExcluded }) => !isExcluded).map((one) => activityRow(one, titles)),
    indicator: snapshot.indicators.filter(({ isExcluded }) => !isExcluded).map(indicatorRow),
    risk: snapshot.risks.map((one) => plain(one.id, one.title, [cell('меры', one.measure)])),
    finance: snapshot.finance.map((one) => plain(one.id, one.title, [cell('годы', yearsOf(one.fromYear, one.toYear))])),
  };
}

function passportCells({ passport: { fields, other } }: ProgrammeSnapshot): Map<string, string> {
  const named = Object.entries(PASSPORT_TITLES).map(([code, title]): [string, string] => [title, fields[code] ?? '']);
  return new Map([...named, ...other.map(({ title, text }): [string, string] => [title, text])]);
}

function programmeCells(snapshot: ProgrammeSnapshot): Map<string, string> {
  return new Map([
    ['название программы', snapshot.title],
    ['срок программы', daysOf(snapshot.startsOn, snapshot.endsOn)],
    ['координатор программы', snapshot.coordinatorWords ?? ''],
    ...passportCells(snapshot),
  ]);
}

/** A line per row of the passport: each is a change of its own in an act. */
function comparePassports(before: ProgrammeSnapshot, after: ProgrammeSnapshot): (Draft & { thing: AmendedThing })[] {
  const [was, is] = [programmeCells(before), programmeCells(after)];
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((title) => {
    const change = { title, before: was.get(title) ?? '', after: is.get(title) ?? '' };
    if (change.before === change.after) return [];
    const text = `Паспорт: ${lowerFirst(title)} ${quote(change.before)} → ${quote(change.after)}`;
    const paper = { thing: 'programme' as const, kind: 'changed' as const, subject: 'Паспорт', about: null };
    return [{ ...paper, id: title, cells: [change], text }];
  });
}

/** What has changed from one state to the other, in the order of the paper; equal states have no lines. */
export function compareSnapshots(
  before: ProgrammeSnapshot,
  after: ProgrammeSnapshot,
  reasons: ChangeReasons = {},
): ChangeLine[] {
  // Places are named as they are called now, in both states: only a move is a change of the row.
  const titles = titlesOf(after);
  const old = titlesOf(before);
  const known = { tasks: new Map([...old.tasks, ...titles.tasks]), stages: new Map([...old.stages, ...titles.stages]) };
  const [was, is] = [rowsOf(before, known), rowsOf(after, known)];
  const kinds = Object.keys(NOUNS) as (keyof typeof NOUNS)[];
  const lines = [
    ...comparePassports(before, after),
    ...kinds.flatMap((kind) => compareRows(NOUNS[kind], was[kind], is[kind])),
  ];
  return lines.map((line) => {
    const key = keyOfThing(line.thing, line.id);
    const reason = reasons[key]?.trim() || null;
    return { ...line, key, reason, text: reason === null ? line.text : `${line.text}; причина: ${reason}` };
  });
}
