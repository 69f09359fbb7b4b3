import { recordAccess, recordChange } from '#core/audit.ts';
import { type Context, requireAccess } from '#core/context.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { AppError } from '#core/errors.ts';
import { formatDay, formatDuration } from '#core/time/format.ts';
import { listDirectory } from '#modules/settings/public.ts';
import { POST_KIND_TITLES, type PostKind } from './model.ts';
import * as store from './store/copies.ts';
import { makeWorkbook } from './workbook.ts';

/** The content of a copy's line: the register's words as they stood on the day. */
interface CopyLine {
  readonly name: string;
  readonly birthDate: string | null;
  readonly organization: string;
  readonly post: string;
  readonly kind: PostKind | null;
  readonly rate: number | null;
  readonly category: string | null;
  readonly pedagogicalMonths: number | null;
}

/**
 * A closed copy of the lists as of a day (20 September for form ОО-1). It does not move when the register does.
 * @returns the copy's id
 */
export async function closeCopy(context: Context, title: string, asOf: string): Promise<string> {
  requireAccess(context, 'register.copy');
  const id = await store.insertCopy(context, title, asOf);
  await recordChange(context, {
    action: 'register.copied',
    thing: 'register_copy',
    thingId: id,
    after: { title, asOf },
  });
  return id;
}

export function listCopies(context: Context) {
  requireAccess(context, 'register.copy');
  return store.listCopies(context);
}

const COLUMNS = [
  { title: 'ФИО', width: 36 },
  { title: 'Дата рождения', kind: 'date' },
  { title: 'Организация', width: 28 },
  { title: 'Должность', width: 36 },
  { title: 'Место работы', width: 24 },
  { title: 'Ставка', kind: 'number' },
  { title: 'Категория', width: 18 },
  { title: 'Педагогический стаж', width: 20 },
] as const;

/** A closed copy as a workbook; everyone in it gets a line in the access log. @returns the file's id */
export async function exportCopy(context: Context, id: string): Promise<string> {
  requireAccess(context, 'register.copy');
  const copy = await store.findCopy(context, id);
  if (!copy) throw new AppError(frameErrors.not_found);
  const rows = await store.listCopyRows(context, id);
  const name = `Список на ${formatDay(copy.asOf)}`;
  await recordAccess(context, 'export', [...new Set(rows.map((row) => row.personId))], name);
  const entries = await listDirectory(context, 'category', { withInactive: true });
  const categories = new Map(entries.map((entry) => [entry.code, entry.title]));
  const toCells = (line: CopyLine) => [
    line.name,
    line.birthDate,
    line.organization,
    line.post,
    line.kind && POST_KIND_TITLES[line.kind],
    line.rate,
    line.category && (categories.get(line.category) ?? line.category),
    line.pedagogicalMonths === null ? null : formatDuration(line.pedagogicalMonths),
  ];
  return makeWorkbook(context, {
    name: `${name}.xlsx`,
    sheet: 'Список',
    columns: COLUMNS,
    rows: rows.map((row) => toCells(row.content as unknown as CopyLine)),
  });
}
