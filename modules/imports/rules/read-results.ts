import { cleanText } from '#core/text/normalise.ts';
import { readPersonName } from '#core/text/person-name.ts';
import { formatNumber, roundHalfUp } from '#core/text/plural.ts';
import type { CellIssue, GridRow, ImportedScore, ImportStage, IssueCode, ResultRow, WrongRow } from '../model.ts';
import { readScoreField, type ScoreField, WHOLE_WORK } from './diagnostics-fields.ts';
import { indexMerges, isFilled } from './grid.ts';
import { type ReadContext, readBirthDateCell, readNameCell, readSnilsCell, reportName } from './read-fields.ts';
import { addIssue, hasWrong, type IssueList, type PlacedCell } from './read-issues.ts';
import { classifyBy, listNameColumns, type SheetPlan } from './read-staff.ts';
import { isAbsence, isNothing, isRefusal, readLevel, readScore } from './read-values.ts';
import {
  type CompetenceFinder,
  createCompetenceFinder,
  readFigureAndLevel,
  readMaximum,
  readPoints,
  readStage,
  readsAsRefusal,
  readTitleStage,
} from './result-words.ts';
import { type CompiledMapping, compileMapping, createCellCarrier, placeText, type RowCells } from './row-cells.ts';

export interface ResultReader {
  /** Takes the next row; gives its result, or nothing for a row that is none. */
  push(row: GridRow): ResultRow | WrongRow | undefined;
  readonly skipped: Readonly<Record<string, number>>;
}

interface Session {
  readonly context: ReadContext;
  readonly mapping: CompiledMapping;
  readonly scoreFields: ReadonlyMap<string, ScoreField>;
  readonly nameColumns: readonly number[];
  readonly competences: CompetenceFinder;
  /** Competences with a column of a named stage: another column of theirs must name its own. */
  readonly staged: ReadonlySet<string>;
  readonly refusalTitle: string;
  /** How many points a column allows, where its title tells. */
  readonly maxima: ReadonlyMap<number, number>;
  /** Of all rows, where the sheet's name or the words above the table tell one; read when the first row comes. */
  readonly sheetStage: () => ImportStage | undefined;
  organization?: string | undefined;
}

/** Reads a table of diagnostics results row by row. A row of means comes back as a summary, to be checked against. */
export function createResultReader(plan: SheetPlan, context: ReadContext): ResultReader {
  const mapping = compileMapping(plan.mapping, plan.fields);
  const classify = classifyBy(plan, mapping);
  const carry = createCellCarrier(
    mapping.columns.map(({ index }) => index),
    indexMerges(plan.merges),
  );
  const scoreFields = new Map<string, ScoreField>();
  for (const code of mapping.byField.keys()) {
    const field = readScoreField(code);
    if (field !== undefined) scoreFields.set(code, field);
  }
  const session = openSession(plan, context, mapping, scoreFields);
  const skipped: Record<string, number> = {};
  return {
    skipped,
    push: (row) => {
      const found = classify(row);
      const cells = carry(row);
      if (found.kind === 'section' && found.section === 'organization') session.organization = found.text;
      if (found.kind === 'data') return readResult(session, cells, false);
      if (found.kind === 'summary' && found.isMean) return readResult(session, cells, true);
      skipped[found.kind] = (skipped[found.kind] ?? 0) + 1;
      return undefined;
    },
  };
}

function openSession(
  plan: SheetPlan,
  context: ReadContext,
  mapping: CompiledMapping,
  scoreFields: ReadonlyMap<string, ScoreField>,
): Session {
  const refusal = mapping.byField.get('refusal')?.[0];
  let known: { readonly stage: ImportStage | undefined } | undefined;
  const readSheetStage = () => ({ stage: readTitleStage([plan.sheet ?? '', ...(plan.above ?? [])]) });
  return {
    ...{ context, mapping, scoreFields, nameColumns: listNameColumns(mapping) },
    competences: createCompetenceFinder(plan.fields),
    staged: new Set([...scoreFields.values()].flatMap((field) => (field.stage === undefined ? [] : field.competence))),
    maxima: new Map(
      plan.columns.flatMap(({ index, title }) => {
        const most = readMaximum(title);
        return most === undefined ? [] : [[index, most] as const];
      }),
    ),
    refusalTitle: plan.columns.find(({ index }) => index === refusal)?.title ?? '',
    sheetStage: () => {
      known ??= readSheetStage();
      return known.stage;
    },
  };
}

function findPlace(session: Session, cells: RowCells, code: string): PlacedCell | undefined {
  for (const column of session.mapping.byField.get(code) ?? []) {
    const cell = cells.cells.get(column);
    if (cell !== undefined && isFilled(cell)) return { cell, column, row: cells.row };
  }
  return undefined;
}

function findText(session: Session, cells: RowCells, code: string): string | undefined {
  const place = findPlace(session, cells, code);
  return place === undefined || isNothing(place.cell.text) ? undefined : cleanText(place.cell.text);
}

interface ScoreDraft extends ImportedScore {
  readonly hasRefused?: boolean;
}

const SCORE_MESSAGE = 'Результат должен быть числом от 0 до 100. Исправьте или очистите ячейку.';

/** Percents; points where the cell or the title of its column tells how many there may be. */
function readPercent(
  place: PlacedCell,
  most: number | undefined,
  issues: IssueList,
): number | 'impossible' | undefined {
  const isShown = place.cell.text.trim().endsWith('%');
  const own = place.cell.kind === 'text' ? readPoints(place.cell.text) : undefined;
  const points = own?.points ?? readScore(place.cell);
  const limit = own?.most ?? (isShown ? undefined : most);
  if (points === undefined || limit === undefined) return points;
  if (points <= limit) return (points / limit) * 100;
  const message = `Баллов больше, чем возможно (${limit}). Исправьте или очистите ячейку.`;
  addIssue(issues, place, 'wrong', 'number_out_of_range', message);
  return 'impossible';
}

/** A word, alone or beside its figure. */
function readMark(text: string, kind: ScoreField['kind']): Pick<ScoreDraft, 'score' | 'reportedLevel'> | undefined {
  const both = kind === 'score' ? readFigureAndLevel(text) : undefined;
  if (both !== undefined) return both;
  const reportedLevel = readLevel(text);
  return reportedLevel === undefined ? undefined : { reportedLevel };
}

/** Undefined: what is wrong with the cell is listed. */
function readFigure(
  place: PlacedCell,
  kind: ScoreField['kind'],
  most: number | undefined,
  issues: IssueList,
): Pick<ScoreDraft, 'score' | 'reportedLevel'> | undefined {
  const score = kind === 'score' ? readPercent(place, most, issues) : undefined;
  if (typeof score === 'number') return { score };
  if (score === 'impossible') return undefined;
  const isLevel = kind === 'level';
  const message = isLevel ? 'Уровень не узнан. Укажите: низкий, средний или высокий.' : SCORE_MESSAGE;
  addIssue(issues, place, 'wrong', isLevel ? 'level_unreadable' : 'number_unreadable', message);
  return undefined;
}

/** A score, a level by word, a refusal, or nothing: missing is not zero. */
function readScoreCell(
  place: PlacedCell,
  field: ScoreField,
  most: number | undefined,
  issues: IssueList,
): ScoreDraft | undefined {
  const { competence, stage } = field;
  const base = stage === undefined ? { competence } : { competence, stage };
  const { text } = place.cell;
  if (place.cell.kind === 'error') {
    addIssue(issues, place, 'wrong', 'cell_error', 'В ячейке ошибка формулы. Исправьте её или впишите значение.');
    return undefined;
  }
  if (isRefusal(text)) return { ...base, hasRefused: true };
  if (isNothing(text) || isAbsence(text)) return undefined;
  const value = readMark(text, field.kind) ?? readFigure(place, field.kind, most, issues);
  if (value === undefined || (value.score !== undefined && !checkScore(value.score, place, issues))) return undefined;
  return { ...base, ...value };
}

function checkScore(score: number, place: PlacedCell, issues: IssueList): boolean {
  if (score < 0 || score > 100) {
    addIssue(issues, place, 'wrong', 'number_out_of_range', SCORE_MESSAGE);
    return false;
  }
  if (score > 0 && score < 1) {
    const percent = formatNumber(Math.round(score * 10_000) / 100);
    const message = `Похоже на долю единицы, а нужны проценты. Запишите ${percent}.`;
    addIssue(issues, place, 'wrong', 'number_out_of_range', message);
    return false;
  }
  return true;
}

/** A score and a word of one competence and stage are one result. */
function joinScores(drafts: readonly ScoreDraft[]): readonly ImportedScore[] {
  const joined = new Map<string, ImportedScore>();
  for (const { hasRefused, ...score } of drafts) {
    if (hasRefused === true) continue;
    const key = `${score.competence}|${score.stage ?? ''}`;
    joined.set(key, { ...joined.get(key), ...score });
  }
  return [...joined.values()];
}

/** In a long table one row is one competence: its name and stage stand in cells of their own. Undefined: listed as not known. */
function placeField(session: Session, cells: RowCells, field: ScoreField, issues: IssueList): ScoreField | undefined {
  const isLong = field.competence === WHOLE_WORK;
  const competence = isLong ? findCompetence(session, cells, issues) : field.competence;
  const stage = field.stage ?? (isLong ? findRowStage(session, cells, issues) : session.sheetStage());
  if (competence === undefined || stage === 'unknown') return undefined;
  return stage === undefined ? { kind: field.kind, competence } : { kind: field.kind, competence, stage };
}

function findCompetence(session: Session, cells: RowCells, issues: IssueList): string | undefined {
  const place = findPlace(session, cells, 'competence');
  if (place === undefined) return WHOLE_WORK;
  const found = session.competences.find(place.cell.text);
  if (found === undefined) {
    const message = `Такой компетенции нет. Есть: ${session.competences.titles}.`;
    addOnce(issues, place, 'wrong', 'competence_unknown', message);
  }
  return found;
}

function findRowStage(session: Session, cells: RowCells, issues: IssueList): ImportStage | 'unknown' | undefined {
  const place = findPlace(session, cells, 'stage');
  if (place === undefined || isNothing(place.cell.text)) return session.sheetStage();
  const stage = readStage(place.cell.text);
  if (stage !== undefined) return stage;
  addOnce(issues, place, 'wrong', 'stage_unknown', 'Этап не узнан. Укажите: входная или повторная.');
  return 'unknown';
}

/** A row of a long table has a figure and a word, and one competence: its fault is listed once. */
function addOnce(
  issues: IssueList,
  place: PlacedCell,
  ...fault: readonly [CellIssue['severity'], IssueCode, string]
): void {
  const isListed = issues.items.some(({ code, column }) => code === fault[1] && column === place.column);
  if (!isListed) addIssue(issues, place, ...fault);
}

const STAGE_MESSAGE = 'Не сказано, входная это или повторная: значение не загружено. Допишите этап в название столбца.';

function readScores(session: Session, cells: RowCells, issues: IssueList, isSummary: boolean): readonly ScoreDraft[] {
  const drafts: ScoreDraft[] = [];
  for (const [code, field] of session.scoreFields) {
    const place = findPlace(session, cells, code);
    // Means of points were rounded as points: as percents they prove nothing.
    if (place === undefined || (isSummary && session.maxima.has(place.column))) continue;
    if (field.stage === undefined && session.staged.has(field.competence)) {
      if (!isNothing(place.cell.text)) addIssue(issues, place, 'doubt', 'stage_unknown', STAGE_MESSAGE);
      continue;
    }
    const placed = placeField(session, cells, field, issues);
    const read = placed && readScoreCell(place, placed, session.maxima.get(place.column), issues);
    if (read !== undefined) drafts.push(read);
  }
  return drafts;
}

function hasRefused(session: Session, cells: RowCells, drafts: readonly ScoreDraft[]): boolean {
  if (drafts.some((draft) => draft.hasRefused === true)) return true;
  const mark = findPlace(session, cells, 'refusal')?.cell.text;
  return mark !== undefined && readsAsRefusal(mark, session.refusalTitle);
}

function readPerson(session: Session, cells: RowCells, issues: IssueList): Pick<ResultRow, 'name'> {
  const parts = session.nameColumns.filter((column) => isFilled(cells.cells.get(column)));
  const first = parts[0];
  const hasNumber = findText(session, cells, 'rowNumber') !== undefined;
  // Results without names are participants by number: only a row that has neither is at fault.
  if (first === undefined && hasNumber) return {};
  if (session.nameColumns.length === 0) {
    const column = session.mapping.byField.get('rowNumber')?.[0] ?? 0;
    const message = 'Нет ни имени, ни номера участника. Впишите одно из них.';
    addIssue(issues, placeText('', column, cells.row), 'wrong', 'name_missing', message);
    return {};
  }
  const place = placeText(
    parts.map((column) => cells.cells.get(column)?.text ?? '').join(' '),
    first ?? session.nameColumns[0] ?? 0,
    cells.row,
  );
  if (session.mapping.byField.has('lastName'))
    return { name: reportName(readPersonName(place.cell.text), place, issues) };
  return { name: readNameCell(place, issues).name };
}

function readResult(session: Session, cells: RowCells, isSummary: boolean): ResultRow | WrongRow {
  const issues: IssueList = { items: [] };
  const person = isSummary ? {} : readPerson(session, cells, issues);
  const drafts = readScores(session, cells, issues, isSummary);
  const birth = findPlace(session, cells, 'birthDate');
  const snils = findPlace(session, cells, 'snils');
  session.organization = findText(session, cells, 'organization') ?? session.organization;
  const facts = {
    row: cells.row,
    ...person,
    birthDate: birth === undefined || isSummary ? undefined : readBirthDateCell(birth, issues, session.context),
    snils: snils === undefined || isSummary ? undefined : readSnilsCell(snils, issues),
    organization: isSummary ? undefined : session.organization,
    issues: issues.items,
  };
  if (hasWrong(issues.items) && !isSummary) {
    const column = session.nameColumns[0] ?? session.mapping.columns[0]?.index ?? 0;
    return { ...facts, kind: 'wrong', text: cells.cells.get(column)?.text ?? '' };
  }
  return {
    ...facts,
    kind: 'result',
    participantNumber: isSummary ? undefined : findText(session, cells, 'rowNumber'),
    direction: findText(session, cells, 'direction'),
    scores: joinScores(drafts),
    stage: readStage(findText(session, cells, 'stage') ?? '') ?? session.sheetStage(),
    isRefused: hasRefused(session, cells, drafts),
    isSummary,
    note: findText(session, cells, 'note'),
  };
}

export interface SummaryDifference {
  readonly competence: string;
  readonly stage?: ImportStage | undefined;
  readonly stated: number;
  readonly computed: number;
  readonly n: number;
}

/** Stated means that the rows do not give, rounded half up as many digits as stated (test-cases 3.1, rule 6 of 3.8). */
export function checkSummary(rows: readonly ResultRow[], summary: ResultRow): readonly SummaryDifference[] {
  const differences: SummaryDifference[] = [];
  for (const { competence, stage, score } of summary.scores) {
    if (score === undefined) continue;
    const values = rows
      .filter((row) => !row.isSummary)
      .flatMap((row) => row.scores)
      .filter((other) => other.competence === competence && other.stage === stage)
      .flatMap((other) => other.score ?? []);
    if (values.length === 0) continue;
    const computed = values.reduce((sum, value) => sum + value, 0) / values.length;
    const digits = (String(score).split('.')[1] ?? '').length;
    if (roundHalfUp(computed, digits) === score) continue;
    differences.push({
      competence,
      ...(stage === undefined ? {} : { stage }),
      stated: score,
      computed,
      n: values.length,
    });
  }
  return differences;
}
