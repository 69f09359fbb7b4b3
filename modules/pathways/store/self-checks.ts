import type { Context } from '#core/context.ts';
import { newId } from '#core/ids.ts';

export async function insertSelfCheck(
  context: Context,
  personId: string,
  takenOn: string,
  answers: Readonly<Record<string, number>>,
): Promise<string> {
  const id = newId();
  await context.db
    .insertInto('selfCheck')
    .values({ tenantId: context.tenantId, id, personId, takenOn, answers: JSON.stringify(answers) })
    .execute();
  return id;
}

export async function listSelfChecks(context: Context, personId: string) {
  const rows = await context.db
    .selectFrom('selfCheck')
    .select(['id', 'takenOn', 'answers'])
    .where('tenantId', '=', context.tenantId)
    .where('personId', '=', personId)
    .orderBy('takenOn', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => ({ ...row, answers: row.answers as Readonly<Record<string, number>> }));
}

/** @returns whether it was the person's */
export async function deleteSelfCheck(context: Context, personId: string, id: string): Promise<boolean> {
  const row = await context.db
    .deleteFrom('selfCheck')
    .where('tenantId', '=', context.tenantId)
    .where('personId', '=', personId)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Moves a merged person's answers. @returns ids */
export async function moveSelfChecks(context: Context, fromId: string, toId: string): Promise<string[]> {
  const rows = await context.db
    .updateTable('selfCheck')
    .set({ personId: toId })
    .where('tenantId', '=', context.tenantId)
    .where('personId', '=', fromId)
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}

export async function moveSelfChecksBack(context: Context, ids: readonly string[], toId: string): Promise<void> {
  if (ids.length === 0) return;
  await context.db
    .updateTable('selfCheck')
    .set({ personId: toId })
    .where('tenantId', '=', context.tenantId)
    .where('id', 'in', [...ids])
    .execute();
}
