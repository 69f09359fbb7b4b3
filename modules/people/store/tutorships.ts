import { sql } from 'kysely';
import type { Context } from '#core/context.ts';
import { newId } from '#core/ids.ts';

export interface Tutor {
  readonly id: string;
  readonly name: string;
}

/** Who tutors the person on the day. */
export async function findTutor(context: Context, personId: string, day: string): Promise<Tutor | undefined> {
  const { rows } = await sql<Tutor>`
    select p.id, concat_ws(' ', p.surname, nullif(p.given_name, ''), nullif(p.patronymic, '')) as name
    from tutorship t join person p on p.tenant_id = t.tenant_id and p.id = t.tutor_person_id
    where t.tenant_id = ${context.tenantId} and t.person_id = ${personId} and t.starts_on <= ${day}::date
      and (t.ends_before is null or t.ends_before > ${day}::date)
    order by t.starts_on desc limit 1`.execute(context.db);
  return rows[0];
}

/** Ends the tutorship of the day and begins the next; one begun on the same day was a slip and leaves no trace. */
export async function replaceTutor(
  context: Context,
  personId: string,
  tutorId: string | null,
  day: string,
): Promise<void> {
  const { db, tenantId } = context;
  const open = db
    .deleteFrom('tutorship')
    .where('tenantId', '=', tenantId)
    .where('personId', '=', personId)
    .where('startsOn', '>=', day);
  await open.execute();
  await db
    .updateTable('tutorship')
    .set({ endsBefore: day })
    .where('tenantId', '=', tenantId)
    .where('personId', '=', personId)
    .where((where) => where.or([where('endsBefore', 'is', null), where('endsBefore', '>', day)]))
    .execute();
  if (tutorId === null) return;
  await db
    .insertInto('tutorship')
    .values({ tenantId, id: newId(), personId, tutorPersonId: tutorId, startsOn: day })
    .execute();
}
