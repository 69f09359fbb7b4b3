import { sql } from 'kysely';
import type { Context } from '#core/context.ts';

export interface Choice {
  readonly code: string;
  readonly title: string;
  readonly isActive: boolean;
}

const DIRECTORIES = {
  kinds: 'programme_kind',
  directions: 'work_direction',
  resultKinds: 'result_kind',
  audiences: 'audience',
} as const;

/** What a programme and its rows choose from, in one statement. */
export async function loadChoices(context: Context): Promise<Record<keyof typeof DIRECTORIES, Choice[]>> {
  const { rows } = await sql<Choice & { directory: string }>`
    select directory, code, title, is_active from directory_entry
    where tenant_id = ${context.tenantId} and directory = any(${Object.values(DIRECTORIES)}::text[])
    order by position, title`.execute(context.db);
  const of = (name: string) =>
    rows.filter(({ directory }) => directory === name).map(({ code, title, isActive }) => ({ code, title, isActive }));
  const { kinds, directions, resultKinds, audiences } = DIRECTORIES;
  return {
    kinds: of(kinds),
    directions: of(directions),
    resultKinds: of(resultKinds),
    audiences: of(audiences),
  };
}
