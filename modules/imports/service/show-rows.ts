import { recordAccess } from '#core/audit.ts';
import type { Context } from '#core/context.ts';
import { listNamedOrganizations } from '#modules/organizations/public.ts';
import type { ListedRow } from '../contract/shapes.ts';
import type { ImportKind } from '../kind.ts';
import * as queries from '../queries.ts';
import type { FieldChange } from '../rules/compare-person.ts';
import { getBatch, mayShowValues } from './batches.ts';
import { getImportKind } from './kinds.ts';

type NameOf = (organizationId: string) => string | undefined;

function describeItem(item: string | undefined, titleOf: NameOf, kind: ImportKind): string {
  if (item === undefined) return '';
  const words = item.split('|').filter((word) => word !== '');
  return words.map((word) => titleOf(word) ?? kind.describeValue(word, titleOf)).join(', ');
}

function describeChange(change: FieldChange, titleOf: NameOf, kind: ImportKind): ListedRow['changes'][number] {
  return {
    title: kind.titleOfField(change.field),
    item: describeItem(change.item, titleOf, kind),
    before: kind.describeValue(change.before, titleOf),
    after: kind.describeValue(change.after, titleOf),
  };
}

function toListed(row: queries.StoredRow, kind: ImportKind, titleOf: NameOf, isShown: boolean): ListedRow {
  const changes = (list: readonly FieldChange[] | null) =>
    isShown ? (list ?? []).map((change) => describeChange(change, titleOf, kind)) : [];
  return {
    id: row.id,
    state: row.state,
    fileId: row.fileId,
    file: row.file,
    sheet: row.sheet,
    row: row.rowNumber,
    label: row.label,
    thingId: row.thingId,
    href: row.thingId === null ? null : kind.hrefOf(row.thingId),
    answer: row.decision,
    understood: isShown ? row.content.flatMap(({ value }) => kind.describe(value)) : [],
    changes: changes(row.changes),
    issues: (row.issues ?? []).map(({ cellRef, value, message, severity }) => ({
      cell: cellRef,
      value: isShown ? value : '',
      message,
      severity,
    })),
    question: row.question && {
      reason: row.question.reason,
      text: row.question.text,
      proposal: row.question.proposal,
      mayBeNew: row.question.mayBeNew,
      candidates: row.question.candidates.map((candidate) => ({ ...candidate, changes: changes(candidate.changes) })),
    },
  };
}

/** Rows with what was understood of them, where it may be shown; each look is written to the access log. */
export async function showRows(context: Context, id: string, filter: queries.RowFilter) {
  const batch = await getBatch(context, id);
  const kind = getImportKind(batch.kind);
  const isShown = mayShowValues(context, batch);
  const { rows, total } = await queries.listRows(context, id, filter);
  const organizations = await listNamedOrganizations(context);
  const titles = new Map(organizations.map((organization) => [organization.id, organization.shortName]));
  // A change may name an organisation that the writing will make: it has a key in place of an id.
  for (const { key, title } of batch.counts.organizations) titles.set(`new:${key}`, title);
  const people = rows.flatMap(({ thingId, question }) => [
    ...(thingId === null ? [] : [thingId]),
    ...(question?.candidates ?? []).map((candidate) => candidate.id).filter((candidate) => !candidate.includes(':')),
  ]);
  const access = kind.isConfidential ? 'scores' : 'birth_date';
  if (isShown && kind.isAboutPeople) await recordAccess(context, access, [...new Set(people)], 'Проверка загрузки');
  return { rows: rows.map((row) => toListed(row, kind, (key) => titles.get(key), isShown)), total };
}
