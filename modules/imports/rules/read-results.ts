import { cleanText } from '#core/text/normalise.ts';
import { readPersonName } from '#core/text/person-name.ts';
import { roundHalfUp } from '#core/text/plural.ts';
import type { GridRow, ImportedScore, ImportStage, ResultRow, WrongRow } from '../model.ts';
import { readScoreField, type ScoreField, WHOLE_WORK } from './diagnostics-fields.ts';
import { indexMerges, isFilled } from './grid.ts';
import { type ReadContext, readBirthDateCell, readNameCell, readSnilsCell, reportName } from './read-fields.ts';
import { addIssue, hasWrong, type IssueList, type PlacedCell } from './read-issues.ts';
import { classifyBy, listNameColumns, type SheetPlan } from './read-staff.ts';
import { isAbsence, isNothing, isRefusal, readLevel, readScore } from './read-values.ts';
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
  const session: Session = { context, mapping, scoreFields, nameColumns: listNameColumns(mapping) };
  const skipped: Record<string, number> = {};
  return {
    skipped,
    push: (row) => {
      const found = classify(row);
      const cells = carry(row);
      if (found.kind === 'section' && found.section === 'organization') session.organization = found.text;
      if (found.kind === 'data' || found.kind === 'summary')
        return readResult(session, cells, found.kind === 'summary');
      skipped[found.kind] = (skipped[found.kind] ?? 0) + 1;
      return undefined;
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

/** A score, a level by word, a refusal, or nothing: missing is not zero. */
function readScoreCell(place: PlacedCell, field: ScoreField, issues: IssueList): ScoreDraft | undefined {
  const { competence, stage } = field;
  const base = stage === undefined ? { competence } : { competence, stage };
  const { text } = place.cell;
  if (place.cell.kind === 'error') {
    addIssue(issues, place, 'wrong', 'cell_error', 'В ячейке ошибка формулы. Исправьте её или впишите значение.');
    return undefined;
  }
  if (isRefusal(text)) return { ...base, hasRefused: true };
  if (isNothing(text) || isAbsence(text)) return undefined;
  const level = readLevel(text);
  if (level !== undefined) return { ...base, reportedLevel: level };
  const score = field.kind === 'score' ? readScore(place.cell) : undefined;
  if (score !== undefined) return checkScore(score, place, issues) ? { ...base, score } : undefined;
  const isLevel = field.kind === 'level';
  const message = isLevel ? 'Уровень не узнан. Укажите: низкий, средний или высокий.' : SCORE_MESSAGE;
  addIssue(issues, place, 'wrong', isLevel ? 'level_unreadable' : 'number_unreadable', message);
  return undefined;
}

function checkScore(score: number, place: PlacedCell, issues: IssueList): boolean {
  if (score < 0 || score > 100) {
    addIssue(issues, place, 'wrong', 'number_out_of_range', SCORE_MESSAGE);
    return false;
  }
  if (score > 0 && score < 1) {
    addIssue(
      issues,
      place,
      'doubt',
      'number_out_of_range',
      'Значение меньше единицы: это доля, а не проценты? Проверьте.',
    );
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

/** In a long table one row is one competence: its name and stage stand in cells of their own. */
function readLongField(session: Session, cells: RowCells, field: ScoreField): ScoreField {
  if (field.competence !== WHOLE_WORK) return field;
  const competence = findText(session, cells, 'competence') ?? field.competence;
  const stage = field.stage ?? readStage(findText(session, cells, 'stage') ?? '');
  return stage === undefined ? { kind: field.kind, competence } : { kind: field.kind, competence, stage };
}

/** «входная», «повт.», «1», «2», entry, repeat. */
export function readStage(text: string): ImportStage | undefined {
  if (/^\s*(?:вх|перв|старт|начал|entry|in$|1)/iu.test(text)) return 'entry';
  return /^\s*(?:повт|втор|итог|выход|контр|repeat|rep$|2)/iu.test(text) ? 'repeat' : undefined;
}

function readScores(session: Session, cells: RowCells, issues: IssueList): readonly ScoreDraft[] {
  const drafts: ScoreDraft[] = [];
  for (const [code, field] of session.scoreFields) {
    const place = findPlace(session, cells, code);
    const read = place === undefined ? undefined : readScoreCell(place, readLongField(session, cells, field), issues);
    if (read !== undefined) drafts.push(read);
  }
  return drafts;
}

function readPerson(session: Session, cells: RowCells, issues: IssueList): Pick<ResultRow, 'name'> {
  const parts = session.nameColumns.filter((column) => isFilled(cells.cells.get(column)));
  const first = parts[0];
  if (session.nameColumns.length === 0) return {};
  const place = placeText(
    parts.map((column) => cells.cells.get(column)?.text ?? '').join(' '),
    first ?? session.nameColumns[0] ?? 0,
    cells.row,
  );
  // Results without names are participants by number: only a table that has neither is at fault.
  if (first === undefined && findText(session, cells, 'rowNumber') !== undefined) return {};
  if (session.mapping.byField.has('lastName'))
    return { name: reportName(readPersonName(place.cell.text), place, issues) };
  return { name: readNameCell(place, issues).name };
}

function readResult(session: Session, cells: RowCells, isSummary: boolean): ResultRow | WrongRow {
  const issues: IssueList = { items: [] };
  const person = isSummary ? {} : readPerson(session, cells, issues);
  const drafts = readScores(session, cells, issues);
  const birth = findPlace(session, cells, 'birthDate');
  const snils = findPlace(session, cells, 'snils');
  session.organization = findText(session, cells, 'organization') ?? session.organization;
  const refusal = findText(session, cells, 'refusal');
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
    isRefused:
      drafts.some((draft) => draft.hasRefused === true) ||
      (refusal !== undefined && /^(?:отказ|да$|\+|не\s?соглас)/iu.test(refusal)),
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
