import type { Context } from '#core/context.ts';
import type { AuditLine } from './model.ts';
import { type AuditFilter, selectAddresses } from './queries.ts';
import { shownEmail } from './rules.ts';
import { listHistory } from './service/journals.ts';
import { insertNotices } from './store.ts';

export interface NewNotice {
  /** Russian, one sentence. */
  readonly text: string;
  /** An address inside the product. */
  readonly href?: string;
}

/** Tells accounts something inside the product. */
export function sendNotice(context: Context, accountIds: readonly string[], notice: NewNotice): Promise<void> {
  return insertNotices(context.db, context.tenantId, accountIds, { text: notice.text, href: notice.href ?? null });
}

/** Where accounts that work here take mail; those without a real address are left out. */
export async function listAddresses(
  context: Context,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await selectAddresses(context, accountIds);
  return new Map(
    rows.flatMap(({ id, email }) => {
      const shown = shownEmail(email);
      return shown === null ? [] : [[id, shown] as const];
    }),
  );
}

/**
 * The history of one thing, newest first, scores and dates of birth left out. The caller has checked that the actor may see the thing;
 * values of what is closed in the journal (a pathway) come only with `isOpened`: the actor may see what the thing holds.
 */
export function listThingHistory(
  context: Context,
  thing: string,
  thingId: string,
  { isOpened = false, ...page }: Pick<AuditFilter, 'beforeId' | 'part' | 'limit'> & { readonly isOpened?: boolean },
): Promise<{ rows: AuditLine[]; hasMore: boolean }> {
  return listHistory(context, { thing, thingId, ...page }, isOpened);
}
