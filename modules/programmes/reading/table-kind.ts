import type { DueKind } from '#core/time/due/model.ts';
import { readDues } from '#core/time/due/read-dues.ts';
import { type ColumnFacts, isOfWords, shareOf } from './column-facts.ts';
import { LEAST, type RoleGuess } from './column-roles.ts';
import type { FoundTable } from './find-tables.ts';
import { ownCells } from './grid.ts';
import type { ColumnRole, TableKind } from './model.ts';
import { findPassportField } from './passport-words.ts';
import { titleKey, wordKey } from './plain-text.ts';
import { isMoneyTitle } from './role-words.ts';

export interface KindGuess {
  readonly kind: TableKind;
  readonly reason: string;
}

/** What is known of a table before its kind is. */
export interface TableEvidence {
  readonly table: FoundTable;
  readonly facts: readonly ColumnFacts[];
  readonly guesses: readonly RoleGuess[];
}

const SURE = 20;

/** Kinds in the order in which they are asked; the first that fits wins. */
const JUDGES: readonly ((evidence: TableEvidence) => KindGuess | undefined)[] = [
  judgePassport,
  judgeRisks,
  judgeStages,
  judgeReport,
  judgeActivities,
  judgeFinance,
  judgeFigures,
  judgeIndicators,
];

export function guessKind(evidence: TableEvidence): KindGuess {
  for (const judge of JUDGES) {
    const guess = judge(evidence);
    if (guess) return guess;
  }
  return { kind: 'other', reason: 'ни заголовки, ни ячейки не похожи на план, показатели или паспорт' };
}

function bestOf(guesses: readonly RoleGuess[], role: ColumnRole): RoleGuess | undefined {
  return guesses.filter((guess) => guess.role === role).sort((a, b) => b.score - a.score)[0];
}

const isSure = (guesses: readonly RoleGuess[], role: ColumnRole) => (bestOf(guesses, role)?.score ?? 0) >= SURE;

function titleOf({ table }: TableEvidence, column: number): string {
  return table.header?.titles[column] ?? '';
}

function nameTitles(evidence: TableEvidence, guesses: readonly (RoleGuess | undefined)[]): string {
  const titles = guesses
    .flatMap((guess) => (guess ? titleOf(evidence, guess.column) : []))
    .filter((title) => title !== '');
  return [...new Set(titles)].map((title) => `«${title}»`).join(', ');
}

/** Two columns whose first names the rows of a passport. */
function judgePassport({ table: { grid } }: TableEvidence): KindGuess | undefined {
  if (grid.columnCount > 3 || grid.columnCount < 2) return undefined;
  const labels = readLabels(grid);
  const fields = new Set(labels.flatMap((label) => findPassportField(label) ?? []));
  const isNamed = fields.has('goal') || fields.has('title') || fields.has('tasks');
  if (!isNamed || fields.size < 3 || fields.size * 2 < labels.length) return undefined;
  return {
    kind: 'passport',
    reason: `в первом столбце строки паспорта: ${labels
      .slice(0, 3)
      .map((label) => `«${label}»`)
      .join(', ')}`,
  };
}

export function readLabels(grid: TableEvidence['table']['grid']): string[] {
  return grid.rows.flatMap((row) => {
    const own = ownCells(row);
    const first = own.find(({ cell }) => !/^\d{1,2}(?:\.\d{1,2})*[.)]?$/u.test(cell.text));
    return own.length > 1 && first && first.column < grid.columnCount - 1 ? [first.cell.text] : [];
  });
}

function judgeRisks(evidence: TableEvidence): KindGuess | undefined {
  const isRisk = /(?<!\p{L})риск/u;
  const byTitle = evidence.table.header?.titles
    .slice(0, 2)
    .find((title) => isRisk.test(wordKey(title)) && title.length < 80);
  if (!byTitle || isSure(evidence.guesses, 'due')) return undefined;
  return { kind: 'risks', reason: `в заголовке «${byTitle}»` };
}

/** «Этап | Содержание | Результаты»: every row is a stage; where somebody answers for it, each has its own span of time. */
function judgeStages(evidence: TableEvidence): KindGuess | undefined {
  const { guesses, facts, table } = evidence;
  const stage = bestOf(guesses, 'stage');
  if (!stage || stage.score < SURE || !standsFirst(stage, guesses)) return undefined;
  const rows = Math.max(...facts.map(({ filled }) => filled));
  const named = facts[stage.column]?.filled ?? 0;
  if (rows > MOST_STAGES || named * 2 < rows) return undefined;
  const task = bestOf(guesses, 'title');
  const isPlan = named < rows && isSure(guesses, 'due') && task && (facts[task.column]?.filled ?? 0) > named;
  if (isPlan || (isSure(guesses, 'owner') && !areSpans(table, stage.column))) return undefined;
  const title = titleOf(evidence, stage.column);
  const reason = title === '' ? 'ячейки называют этапы' : `столбец «${title}» называет этапы`;
  return { kind: 'stages', reason };
}

const MOST_STAGES = 12;

/** Before the stage only its number and its dues may stand. */
function standsFirst({ column }: RoleGuess, guesses: readonly RoleGuess[]): boolean {
  return Array.from({ length: column }, (_, before) => before).every((before) =>
    guesses.some(
      ({ column: other, role, score }) => other === before && score >= SURE && (role === 'number' || role === 'due'),
    ),
  );
}

/** Each row names another stage and its months; most take more than one. */
function areSpans({ grid, header }: FoundTable, stage: number): boolean {
  const rows = grid.rows.slice(header?.dataFrom ?? 0).filter((row) => ownCells(row).length > 1);
  const names = new Set(rows.map(({ cells }) => titleKey(cells[stage]?.text ?? '')));
  if (names.size < rows.length || names.has('')) return false;
  const kinds = rows.map((row) => ownCells(row).flatMap(({ cell }) => readDues(cell.text).map(({ kind }) => kind)));
  const count = (of: readonly DueKind[]) => kinds.filter((found) => found.some((kind) => of.includes(kind))).length;
  return count([...LONG, 'month']) === rows.length && count(LONG) * 2 > rows.length;
}

const LONG: readonly DueKind[] = ['months', 'range', 'quarter', 'half_year', 'school_year', 'calendar_year'];

/** What was planned and what was done: the second column is filled. */
function judgeReport(evidence: TableEvidence): KindGuess | undefined {
  const { guesses, facts } = evidence;
  const done = bestOf(guesses, 'done');
  const title = bestOf(
    guesses.filter(({ column }) => column !== done?.column),
    'title',
  );
  if (!done || !title || done.score < SURE || title.score < LEAST) return undefined;
  // «Показатель | Цель | Факт | Достигнут»: what was measured, not what was done.
  if (MEASURED.test(wordKey(titleOf(evidence, title.column)))) return undefined;
  const { filled = 0 } = facts[done.column] ?? {};
  const rows = facts[title.column]?.filled ?? 0;
  if (filled * 2 < rows) return undefined;
  return { kind: 'report', reason: `есть запланированное и сделанное: ${nameTitles(evidence, [title, done])}` };
}

function judgeActivities(evidence: TableEvidence): KindGuess | undefined {
  const { guesses, facts, table } = evidence;
  const titles = guesses.filter(
    ({ role, column, score }) => (role === 'title' || role === 'task') && !isOther(guesses, column, score),
  );
  const title = titles.sort((a, b) => b.score - a.score)[0];
  if (!title) return judgeShortNames(evidence);
  const others = guesses.filter(({ column }) => column !== title.column);
  const due = bestOf(others, 'due');
  const owner = bestOf(others, 'owner');
  if (facts.every(({ filled }) => filled === 0)) return undefined;
  const isNamed = table.header !== undefined && title.score >= SURE;
  const hasDue = (due?.score ?? 0) >= (isNamed ? 12 : SURE);
  const hasOwner = (owner?.score ?? 0) >= (isNamed ? 12 : 14);
  const isPlan = isNamed ? hasDue || hasOwner : hasDue && hasOwner && (facts[title.column]?.length ?? 0) >= 20;
  if (!isPlan || isListOfResults(evidence, title.column)) return undefined;
  const named = nameTitles(
    evidence,
    [title, due, owner].filter((guess) => guess !== undefined),
  );
  return {
    kind: 'activities',
    reason: named === '' ? 'в ячейках мероприятия, сроки и ответственные' : `в заголовке есть ${named}`,
  };
}

/** «Объект | Сроки | Кто проверяет»: titles say when and who, and what is as short as a word. */
function judgeShortNames(evidence: TableEvidence): KindGuess | undefined {
  const { table, guesses, facts } = evidence;
  const byTitle = guesses.filter((guess) => guess.byTitle && guess.score >= SURE);
  const [due, owner] = [bestOf(byTitle, 'due'), bestOf(byTitle, 'owner')];
  const isFree = (column: number) => guesses.every((guess) => guess.column !== column || guess.score < LEAST);
  const hasName = facts.some((fact, column) => isOfWords(fact) && isFree(column));
  if (!table.header || !due || !owner || !hasName) return undefined;
  return { kind: 'activities', reason: `в заголовке есть ${nameTitles(evidence, [due, owner])}` };
}

/** The column is rather of dues or of owners. */
function isOther(guesses: readonly RoleGuess[], column: number, score: number): boolean {
  // «Школа наставника» looks like an owner; where another column is of owners, this one is not.
  const isBest = ({ role, column: own, score: rate }: RoleGuess) =>
    !guesses.some((other) => other.role === role && other.column !== own && other.score > rate);
  return guesses.some(
    (guess) =>
      guess.column === column &&
      (guess.role === 'due' || (guess.role === 'owner' && isBest(guess))) &&
      guess.score > score,
  );
}

/** Nearly every cell beside the first column is a bare figure; what a plan costs by years does not count. */
function isListOfResults(evidence: TableEvidence, title: number): boolean {
  const { facts } = evidence;
  const isCount = (fact: ColumnFacts, column: number) => column < title && shareOf(fact, 'number') >= 0.9;
  const isApart = (column: number) => column === title || isMoneyTitle(titleOf(evidence, column));
  const others = facts.filter((fact, column) => !isApart(column) && fact.filled > 0 && !isCount(fact, column));
  const cells = others.reduce((sum, { filled }) => sum + filled, 0);
  const figures = others.reduce((sum, fact) => sum + fact.figure, 0);
  return cells > 0 && figures > cells * 0.6;
}

const RESULTS =
  /результат\p{L}* (?:\p{L}+ )?(?:егэ|огэ|впр|гиа|диагност|аттестац|экзамен|олимпиад|мониторинг|обучен|ито)|средн\p{L}* балл|ср балл|успеваемост|качеств\p{L}* знаний|уровень сформирован|кадров\p{L}* состав|отметк\p{L}* «?2/u;

const TARGET_LIST =
  /целев\p{L}* (?:показател|индикатор|значени)|индикатор|показател\p{L}* (?:реализац|эффективн|программ|проект|план)/u;

/** Results of exams or of diagnostics of people: figures, not a plan and not targets. */
function judgeFigures(evidence: TableEvidence): KindGuess | undefined {
  const { table, guesses, facts } = evidence;
  const words = [...table.captions.slice(0, 2), ...(table.header?.titles ?? []), ...readFirstRows(table)]
    .map(titleKey)
    .join(' ');
  const isNamed = RESULTS.test(words);
  const isList = !table.header && table.captions.slice(0, 1).some((line) => TARGET_LIST.test(wordKey(line)));
  const isFull = !isList && facts.length > 2 && isListOfResults(evidence, 0);
  const hasTargets = guesses.some(({ role, score }) => role === 'target' && score >= SURE);
  if (isNamed && (isFull || !hasTargets)) return { kind: 'other', reason: 'таблица результатов, а не план' };
  return isFull && !hasTargets ? { kind: 'other', reason: 'в ячейках одни числа' } : undefined;
}

function readFirstRows({ grid, header }: FoundTable): string[] {
  return header ? [] : grid.rows.slice(0, 2).flatMap((row) => ownCells(row).map(({ cell }) => cell.text));
}

const MONEY = /финансиров|объем\p{L}* средств|источник\p{L}* (?:финанс|средств)|(?:тыс|млн)\.? ?руб|бюджет|смет/u;

function judgeFinance({ table }: TableEvidence): KindGuess | undefined {
  const title =
    table.header?.titles.find((text) => MONEY.test(wordKey(text))) ??
    table.captions.slice(0, 2).find((text) => MONEY.test(wordKey(text))) ??
    findMoneyRow(table);
  return title ? { kind: 'finance', reason: `речь о финансировании: «${title}»` } : undefined;
}

/** «Бюджет округа, тыс. руб. | 500 | 500»: most rows name money, whatever their titles say. */
function findMoneyRow({ grid, header }: FoundTable): string | undefined {
  const names = grid.rows.slice(header?.dataFrom ?? 0).flatMap((row) => ownCells(row)[0]?.cell.text ?? []);
  const money = names.filter((name) => name.length <= 120 && SOURCE.test(wordKey(name)));
  return money.length > 1 && money.length * 2 >= names.length ? money[0] : undefined;
}

const SOURCE = /бюджет|(?:тыс|млн)\.? ?руб|(?<!\p{L})средства(?!\p{L})|субсиди|субвенци|(?<!\p{L})грант/u;

const MEASURED = /^(?:наименование )?(?:целев\p{L}* )?(?:показател|индикатор)\p{L}*$/u;
const INDICATORS = /показател|индикатор|критери/u;

/** A list of what is measured: by its titles, by the line above it, by a level that a row names. */
function judgeIndicators(evidence: TableEvidence): KindGuess | undefined {
  const { table, guesses, facts } = evidence;
  if (!facts.some(isOfWords)) return undefined;
  const title = table.header?.titles.find((words) => INDICATORS.test(wordKey(words)));
  if (title && (isSure(guesses, 'target') || isSure(guesses, 'number') || table.grid.columnCount <= 3))
    return { kind: 'indicators', reason: `в заголовке «${title}»` };
  const caption = [...readFirstRows(table).slice(0, 1), ...table.captions].find((words) =>
    INDICATORS.test(wordKey(words)),
  );
  const isCounted = isSure(guesses, 'number') || isSure(guesses, 'target') || bestOf(guesses, 'target') !== undefined;
  if (!table.header && caption && isCounted) return { kind: 'indicators', reason: `над таблицей «${caption}»` };
  return table.header ? undefined : judgeMeasures(evidence);
}

const MEASURE =
  /^(?:дол[яи]|количеств|числ|процент|охват|удельн\p{L}* вес|уров(?:ень|ня)|средн\p{L}* балл|наличи|показател|индекс|коэффициент)/u;

/** Nothing says what the table is, but each row names a measure and gives one value of it. */
function judgeMeasures({ table: { grid }, guesses, facts }: TableEvidence): KindGuess | undefined {
  const named = facts.findIndex(isOfWords);
  const texts = grid.rows.flatMap((row) => row.cells[named]?.text ?? []).filter((text) => text !== '');
  const measures = texts.filter((text) => MEASURE.test(wordKey(text)));
  const values = facts.filter((fact, column) => column > named && shareOf(fact, 'target') >= 0.5);
  if (measures.length < 2 || measures.length * 5 < texts.length * 4 || values.length !== 1) return undefined;
  const isPlan = isSure(guesses, 'due') || isSure(guesses, 'owner');
  return isPlan ? undefined : { kind: 'indicators', reason: `строки называют, что измеряют: «${measures[0]}»` };
}
