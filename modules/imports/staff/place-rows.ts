import { isEmptyReach, type Reach, reaches } from '#core/access/reach.ts';
import {
  type OrganizationRef,
  type PlacedIssue,
  type PlanInput,
  type PlannedRow,
  type Question,
  rowKey,
  type SourceRow,
} from '../kind.ts';
import type { CellIssue, StaffRow, WrongRow } from '../model.ts';
import { cellRef } from '../rules/cell-ref.ts';
import type { PlacedRow } from './group-people.ts';

export function placeIssues(source: SourceRow, issues: readonly CellIssue[]): readonly PlacedIssue[] {
  const { fileId, sheet } = source;
  return issues.map(({ cellRef: ref, value, code, message, severity }) => ({
    fileId,
    sheet,
    cellRef: ref,
    value,
    code,
    message,
    severity,
  }));
}

function labelOf({ name }: StaffRow | WrongRow, text: string): string {
  if (name === undefined) return text;
  return [name.surname, name.givenName, name.patronymic].filter(Boolean).join(' ');
}

/** A row that stays out, with its reason. */
export function leaveOut(
  source: SourceRow,
  row: StaffRow | WrongRow,
  rest: Pick<PlannedRow, 'state'> & Partial<Pick<PlannedRow, 'issues' | 'question' | 'thingId'>>,
): PlannedRow {
  const text = row.kind === 'wrong' ? row.text : '';
  const label = labelOf(row, text) || `строка ${source.row}`;
  const { fileId, sheet } = source;
  return {
    key: rowKey(source),
    fileId,
    sheet,
    row: source.row,
    label,
    rows: [source],
    changes: [],
    issues: [],
    ...rest,
  };
}

function addWrong(source: SourceRow, row: StaffRow, code: CellIssue['code'], message: string): PlannedRow {
  const issue = { column: 0, cellRef: cellRef(0, source.row), value: row.organization ?? '', code, message };
  const issues = placeIssues(source, [...row.issues, { ...issue, severity: 'wrong' }]);
  return leaveOut(source, row, { state: 'wrong', issues });
}

const NO_ORGANIZATION =
  'Не понять, какая это организация. Добавьте столбец с её названием или укажите организацию файла.';
const OTHER_ORGANIZATION = 'Это человек другой организации, а загружать можно только список своей.';

function askAboutOrganization(organization: OrganizationRef): Question {
  const isOpen = organization.state === 'open';
  const text = isOpen
    ? `Организация «${organization.title}» не узнана. Ответьте на вопрос о ней в начале проверки.`
    : `Организация «${organization.title}» по вашему ответу не загружается.`;
  return { reason: 'organization', text, proposal: 'skip', mayBeNew: false, candidates: [] };
}

/** Of the row and of every post in it: a second line under a name may name another organisation. */
function isWithin(reach: Reach, source: SourceRow, row: StaffRow, { organizations }: PlanInput): boolean {
  if (reach.all) return true;
  const named = [row.organization, ...row.posts.map((post) => post.organization ?? row.organization)];
  return named.every((text) => {
    const id = organizations.resolve(text, source)?.id;
    return id !== undefined && reaches(reach, { organizationIds: [id] });
  });
}

function placeRow(source: SourceRow, row: StaffRow, input: PlanInput, reach: Reach): PlacedRow | PlannedRow {
  const organization = input.organizations.resolve(row.organization, source);
  if (organization === undefined) return addWrong(source, row, 'organization_missing', NO_ORGANIZATION);
  if (!isWithin(reach, source, row, input)) return addWrong(source, row, 'organization_missing', OTHER_ORGANIZATION);
  if (organization.state === 'open' || organization.state === 'skipped') {
    return leaveOut(source, row, { state: 'doubtful', question: askAboutOrganization(organization) });
  }
  return { source, row, organization };
}

/** Sorts rows: those that may be matched with people, and those that stay out already. */
export function placeRows(
  input: PlanInput,
  reach: Reach,
): { readonly placed: readonly PlacedRow[]; readonly out: readonly PlannedRow[] } {
  const placed: PlacedRow[] = [];
  const out: PlannedRow[] = [];
  for (const source of input.rows) {
    const row = source.value as StaffRow | WrongRow;
    if (row.kind === 'wrong') {
      out.push(leaveOut(source, row, { state: 'wrong', issues: placeIssues(source, row.issues) }));
      continue;
    }
    const result = isEmptyReach(reach) ? undefined : placeRow(source, row, input, reach);
    if (result === undefined) continue;
    if ('state' in result) out.push(result);
    else placed.push(result);
  }
  return { placed, out };
}
