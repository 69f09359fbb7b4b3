import { readPersonName } from '#core/text/person-name.ts';
import { splitPeople } from '#core/text/split-people.ts';
import type { FieldSpec, GridCell, GridRow, HeaderColumn, Mapping, Merge, StaffRow, WrongRow } from '../model.ts';
import { createRowClassifier, type RowClass } from './classify-rows.ts';
import { findShiftedColumn } from './find-shift.ts';
import { indexMerges, isFilled } from './grid.ts';
import { type ReadContext, reportName } from './read-fields.ts';
import { addIssue, type PlacedCell } from './read-issues.ts';
import { createTermReaders, type TermReaders } from './read-terms.ts';
import {
  type CompiledMapping,
  compileMapping,
  createCellCarrier,
  placeText,
  type RowCells,
  splitCompound,
} from './row-cells.ts';
import { splitBeside } from './split-beside.ts';
import { closeDraft, openDraft, type PostDraft, type StaffDraft } from './staff-draft.ts';
import { readingOrder, type StaffLine, staffReaders } from './staff-readers.ts';

export interface SheetPlan {
  readonly columns: readonly HeaderColumn[];
  readonly merges: readonly Merge[];
  readonly mapping: Mapping;
  readonly fields: readonly FieldSpec[];
  /** Texts above the header, row by row: the title of the table. Filled before the first row of data comes. */
  readonly above?: readonly string[];
  /** The sheet's name. */
  readonly sheet?: string;
}

export interface StaffReader {
  /** Takes the next row; gives the people that are complete by now. Rows come in their order, from the first data row. */
  push(row: GridRow): readonly (StaffRow | WrongRow)[];
  /** The last people of the sheet. */
  finish(): readonly (StaffRow | WrongRow)[];
  /** How many rows were no people, by their class; «vacancy» among them. */
  readonly skipped: Readonly<Record<string, number>>;
}

interface Section {
  organization?: string | undefined;
  post?: string | undefined;
  employment?: string | undefined;
}

interface Session {
  readonly plan: SheetPlan;
  readonly context: ReadContext;
  readonly terms: TermReaders;
  readonly mapping: CompiledMapping;
  readonly nameColumns: readonly number[];
  readonly section: Section;
  /** Columns that call themselves a school's: a bare number there is one's number. */
  readonly schoolColumns: ReadonlySet<number>;
  open: StaffDraft[];
  /** Below the titles of another table, whose columns mean something else. */
  isElsewhere: boolean;
  lastOrganization?: string | undefined;
}

const BARE_NUMBER = /^\s*\d{1,4}\s*$/u;
const NAME_PARTS = ['lastName', 'firstName', 'patronymic'];

function columnsOf(mapping: CompiledMapping, ...codes: string[]): readonly number[] {
  return codes.flatMap((code) => mapping.byField.get(code) ?? []);
}

export function listNameColumns(mapping: CompiledMapping): readonly number[] {
  return columnsOf(mapping, 'fullName', ...NAME_PARTS);
}

/** Sorts rows by what they are, for a sheet with this mapping. */
export function classifyBy(plan: SheetPlan, mapping: CompiledMapping): (row: GridRow) => RowClass {
  return createRowClassifier({
    columns: plan.columns,
    merges: indexMerges(plan.merges),
    nameColumns: listNameColumns(mapping),
    postColumns: columnsOf(mapping, 'post'),
    numberColumns: columnsOf(mapping, 'rowNumber'),
    mappedColumns: new Set(mapping.columns.map(({ index }) => index)),
  });
}

/** Reads a staff list row by row, in constant memory but for the person being read. */
export function createStaffReader(plan: SheetPlan, context: ReadContext): StaffReader {
  const mapping = compileMapping(plan.mapping, plan.fields);
  const classify = classifyBy(plan, mapping);
  const carry = createCellCarrier(
    mapping.columns.map(({ index }) => index),
    indexMerges(plan.merges),
  );
  const terms = createTermReaders(context.today);
  const session: Session = {
    plan,
    context,
    terms,
    mapping,
    nameColumns: listNameColumns(mapping),
    section: {},
    schoolColumns: new Set(plan.columns.filter(({ title }) => /школ|сош/iu.test(title)).map(({ index }) => index)),
    open: [],
    isElsewhere: false,
  };
  const skipped: Record<string, number> = {};
  const skip = (kind: string) => {
    skipped[kind] = (skipped[kind] ?? 0) + 1;
  };
  const flush = () => {
    const done = session.open.map(closeDraft);
    session.open = [];
    return done;
  };
  const take = (cells: RowCells): readonly (StaffRow | WrongRow)[] => {
    session.isElsewhere ||= isOtherHeader(session, cells);
    if (session.isElsewhere) return [...flush(), refuseOtherTable(session, cells)];
    const opening = readOpening(session, cells);
    if (opening.kind === 'continue') {
      for (const draft of session.open) readLine(session, draft, cells, undefined);
      return [];
    }
    const done = flush();
    if (opening.kind === 'skip') skip('vacancy');
    else session.open = openPeople(session, cells, opening.names);
    return done;
  };
  return {
    skipped,
    finish: flush,
    push: (row) => {
      const found = classify(row);
      const cells = carry(row);
      if (found.kind === 'section') enterSection(session, found);
      if (found.kind === 'header') session.isElsewhere = false;
      if (found.kind !== 'data') {
        skip(found.kind);
        return found.kind === 'blank' ? [] : flush();
      }
      return take(cells);
    },
  };
}

/** Most names are told at the first letter. */
const MAY_BE_HEADING = /^\s*[фФ]/u;
const NAME_HEADING = /^\s*(?:ф\.?\s*и\.?\s*о\.?|фамилия)(?!\p{L})/iu;

/** «№, ФИО, должность …» that are not the titles of this table. */
function isOtherHeader({ nameColumns }: Session, { cells }: RowCells): boolean {
  for (const column of nameColumns) {
    const text = cells.get(column)?.text ?? '';
    if (MAY_BE_HEADING.test(text) && NAME_HEADING.test(text)) return true;
  }
  return false;
}

function refuseOtherTable(session: Session, cells: RowCells): WrongRow {
  const text = session.nameColumns
    .map((column) => cells.cells.get(column)?.text ?? '')
    .join(' ')
    .trim();
  const draft = openDraft(cells.row, text);
  const place = placeText(text, session.nameColumns[0] ?? 0, cells.row);
  const message = 'Здесь другая таблица, со своими столбцами. Перенесите её на отдельный лист.';
  addIssue(draft, place, 'wrong', 'other_table', message);
  const reading = readPersonName(text);
  return { kind: 'wrong', row: cells.row, text, ...(reading.ok && { name: reading.name }), issues: draft.items };
}

function enterSection(session: Session, found: Extract<RowClass, { kind: 'section' }>): void {
  const { section } = session;
  if (found.section === 'organization') {
    section.organization = found.text;
    section.post = undefined;
    session.lastOrganization = undefined;
  } else if (found.section === 'post') {
    section.post = found.text.replace(/^учителя/iu, 'учитель').replace(/^воспитатели/iu, 'воспитатель');
  }
  section.employment = /совместител/iu.test(found.text) ? found.text : undefined;
}

type Opening =
  | { readonly kind: 'continue' }
  | { readonly kind: 'skip' }
  | { readonly kind: 'open'; readonly names: readonly PlacedCell[] };

/** A vacancy or a name left out: a row with a number of its own goes on about nobody. */
function isNumberedApart(session: Session, { cells, carried }: RowCells): boolean {
  return columnsOf(session.mapping, 'rowNumber').some((column) => isFilled(cells.get(column)) && !carried.has(column));
}

function isOfAbove(session: Session, place: RowCells, name: number | undefined): boolean {
  return session.open.length > 0 && (name !== undefined || !isNumberedApart(session, place));
}

/** A row without a name, or with the name of a merged area above, goes on about the person above. */
function readOpening(session: Session, place: RowCells): Opening {
  const { row, cells, carried } = place;
  const filled = session.nameColumns.filter((column) => isFilled(cells.get(column)));
  const first = filled[0];
  if (first === undefined || filled.every((column) => carried.has(column))) {
    if (isOfAbove(session, place, first)) return { kind: 'continue' };
    return { kind: 'open', names: [placeText('', session.nameColumns[0] ?? 0, row)] };
  }
  const isSplit = session.mapping.byField.get('lastName') !== undefined;
  const whole = isSplit
    ? filled.map((column) => cells.get(column)?.text ?? '').join(' ')
    : (cells.get(first)?.text ?? '');
  const reading = readPersonName(whole);
  if (!reading.ok && (reading.reason === 'vacancy' || reading.reason === 'total_row')) return { kind: 'skip' };
  const isOne = isSplit || (reading.ok && reading.remark === undefined);
  const names = isOne ? [whole] : splitPeople(whole);
  return { kind: 'open', names: (names.length === 0 ? [whole] : names).map((text) => placeText(text, first, row)) };
}

function openPeople(session: Session, cells: RowCells, names: readonly PlacedCell[]): StaffDraft[] {
  const shared = names.length > 1 ? shareCells(cells, names.length) : [cells];
  return names.map((name, at) => {
    const draft = openDraft(cells.row, name.cell.text);
    readLine(session, draft, shared[at] ?? cells, name);
    return draft;
  });
}

/** A row of several people: each gets the line of a cell that is theirs, or all of the cell. */
function shareCells(cells: RowCells, count: number): readonly RowCells[] {
  const maps = Array.from({ length: count }, () => new Map<number, GridCell>());
  for (const [column, cell] of cells.cells) {
    const parts = cell.kind === 'text' ? splitBeside(cell.text, count) : undefined;
    maps.forEach((map, at) => {
      const part = parts?.[at];
      map.set(column, part === undefined ? cell : { kind: 'text', text: part });
    });
  }
  return maps.map((map) => ({ ...cells, cells: map }));
}

/** «5» under «№ школы» is «Школа № 5». */
function nameSchool({ schoolColumns }: Session, code: string, place: PlacedCell): PlacedCell {
  if (code !== 'organization' || !schoolColumns.has(place.column) || !BARE_NUMBER.test(place.cell.text)) return place;
  return placeText(`Школа № ${place.cell.text.trim()}`, place.column, place.row);
}

/** Values of the row by field: a column of several fields is parted, its name being taken out already. */
function listValues(
  session: Session,
  { row, cells, carried }: RowCells,
  isOpening: boolean,
): Map<string, PlacedCell[]> {
  const values = new Map<string, PlacedCell[]>();
  const put = (code: string, place: PlacedCell) => {
    const list = values.get(code);
    if (list === undefined) values.set(code, [place]);
    else list.push(place);
  };
  for (const { index, fields, specs } of session.mapping.columns) {
    const cell = cells.get(index);
    // A merged value belongs to the person of its first row, once.
    const isOld = carried.has(index) && !isOpening && !fields.includes('organization');
    if (cell === undefined || isOld || fields.includes('fullName')) continue;
    const only = fields.length === 1 ? fields[0] : undefined;
    if (only !== undefined) put(only, nameSchool(session, only, { cell, column: index, row }));
    else for (const [code, text] of splitCompound(cell.text, specs)) put(code, placeText(text, index, row));
  }
  return values;
}

/** What stands beside the name in a column «Ф.И.О., должность». */
function addRemark(session: Session, line: StaffLine, name: PlacedCell, values: Map<string, PlacedCell[]>): void {
  if (line.remark === '') return;
  if (/^\P{L}*(?:внутр|внеш)?\p{L}*\.?\s*совмест\p{L}*\P{L}*$/iu.test(line.remark)) {
    if (!values.has('employmentKind')) values.set('employmentKind', [placeText(line.remark, name.column, name.row)]);
    return;
  }
  const column = session.mapping.columns.find(({ index }) => index === name.column);
  const beside = (column?.specs ?? []).filter((spec) => spec.code !== 'fullName');
  if (beside.length > 0) {
    for (const [code, text] of splitCompound(line.remark, beside))
      values.set(code, [placeText(text, name.column, name.row)]);
  } else if (/совмест/iu.test(line.remark) && !values.has('employmentKind')) {
    values.set('employmentKind', [placeText(line.remark, name.column, name.row)]);
  } else if (!values.has('post')) {
    if (line.terms.readPost(line.remark).code !== undefined)
      values.set('post', [placeText(line.remark, name.column, name.row)]);
  }
}

function addDefaults(session: Session, values: Map<string, PlacedCell[]>, name: PlacedCell): void {
  const { section } = session;
  const organization = values.get('organization')?.[0]?.cell.text ?? session.lastOrganization ?? section.organization;
  if (organization !== undefined && !values.has('organization')) {
    values.set('organization', [placeText(organization, name.column, name.row)]);
  }
  session.lastOrganization = values.get('organization')?.[0]?.cell.text;
  const isPost = section.post !== undefined && session.terms.readPost(section.post).code !== undefined;
  if (isPost && !values.has('post')) values.set('post', [placeText(section.post ?? '', name.column, name.row)]);
  if (section.employment !== undefined && !values.has('employmentKind')) {
    values.set('employmentKind', [placeText(section.employment, name.column, name.row)]);
  }
}

function readName(session: Session, line: StaffLine, name: PlacedCell): void {
  if (session.mapping.byField.has('lastName'))
    line.draft.name = reportName(readPersonName(name.cell.text), name, line.draft);
  else staffReaders.fullName?.(line, name);
}

/** Reads one sheet row into the person: the first one with the name, further ones with another post, course or education. */
function readLine(session: Session, draft: StaffDraft, cells: RowCells, name: PlacedCell | undefined): void {
  const line: StaffLine = {
    draft,
    context: session.context,
    terms: session.terms,
    posts: [],
    post: { post: '', subjects: [] },
    education: { text: '' },
    course: { theme: '' },
    remark: '',
  };
  const shifted = findShiftedColumn(session.mapping.columns, cells.cells);
  const values = listValues(session, cells, name !== undefined);
  if (name !== undefined) {
    readName(session, line, name);
    addRemark(session, line, name, values);
    addDefaults(session, values, name);
  }
  for (const code of readingOrder) for (const place of values.get(code) ?? []) readValue(line, code, place);
  if (shifted !== undefined) reportShift(draft, cells, shifted);
  collectLine(line, name !== undefined);
}

function readValue(line: StaffLine, code: string, place: PlacedCell): void {
  if (place.cell.kind === 'error') {
    addIssue(line.draft, place, 'wrong', 'cell_error', 'В ячейке ошибка формулы. Исправьте её или впишите значение.');
    return;
  }
  staffReaders[code]?.(line, place);
}

function reportShift(draft: StaffDraft, cells: RowCells, column: number): void {
  const place = { cell: cells.cells.get(column) ?? { kind: 'empty' as const, text: '' }, column, row: cells.row };
  addIssue(
    draft,
    place,
    'wrong',
    'row_shifted',
    'Похоже, ячейки строки сдвинуты в соседний столбец. Поставьте их на свои места.',
  );
}

/** «физика, 6 ч» below «учитель, математика, 20 ч»: more load of the same post, not another one. */
function joinLoad(post: PostDraft, before: PostDraft): void {
  before.subjects = [...new Set([...before.subjects, ...post.subjects])];
  if (post.weeklyHours !== undefined) before.weeklyHours = (before.weeklyHours ?? 0) + post.weeklyHours;
  if (post.rate !== undefined) before.rate = (before.rate ?? 0) + post.rate;
}

function addPost(draft: StaffDraft, post: PostDraft, isFirst: boolean): void {
  const before = draft.posts.at(-1);
  post.organization ??= draft.organization;
  const isMore = !isFirst && post.post === '' && before !== undefined && before.organization === post.organization;
  if (!isMore) {
    draft.posts.push(post);
  } else if (post.employmentKind === undefined || post.employmentKind === before.employmentKind) {
    joinLoad(post, before);
  } else {
    draft.posts.push({ ...post, post: before.post, postCode: before.postCode });
  }
}

function collectLine({ draft, post, posts, education, course }: StaffLine, isFirst: boolean): void {
  const hasPost =
    post.post !== '' || post.weeklyHours !== undefined || post.rate !== undefined || post.subjects.length > 0;
  if (hasPost) addPost(draft, post, isFirst);
  for (const other of posts) draft.posts.push({ ...other, organization: post.organization ?? draft.organization });
  const hasEducation = education.text !== '' || education.year !== undefined;
  if (hasEducation) draft.education.push(education);
  if (course.theme !== '') draft.courses.push(course);
}
