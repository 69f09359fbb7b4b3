import { sql } from 'kysely';
import type { Context } from '#core/context.ts';
import type { ProgrammeSnapshot, SnapshotActivity } from '../rules/snapshot.ts';
import { listIndicators, listTargets } from '../store/indicators.ts';
import { listParts, type Programme } from '../store/programmes.ts';

async function listSnapshotActivities(context: Context, programmeId: string): Promise<SnapshotActivity[]> {
  const { rows } = await sql<SnapshotActivity>`
    select a.id, a.number, a.title, a.task_id, a.stage_id, a.audience, a.dues, a.expected, a.excluded_at is not null as is_excluded,
      coalesce((select array_agg(w.words order by w.position) from activity_owner w
        where w.tenant_id = a.tenant_id and w.activity_id = a.id), '{}') as owners
    from activity a where a.tenant_id = ${context.tenantId} and a.programme_id = ${programmeId}::uuid
    order by a.position, a.id`.execute(context.db);
  return rows;
}

/** The programme as its paper would stand now. */
export async function loadSnapshot(context: Context, programme: Programme): Promise<ProgrammeSnapshot> {
  const { stages, tasks } = await listParts(context, programme.id);
  const indicators = await listIndicators(context, programme.id);
  const targets = await listTargets(
    context,
    indicators.map(({ id }) => id),
  );
  const ofIndicator = Map.groupBy(targets, ({ indicatorId }) => indicatorId);
  const own = (table: 'programmeRisk' | 'programmeFinance') =>
    context.db
      .selectFrom(table)
      .where('tenantId', '=', context.tenantId)
      .where('programmeId', '=', programme.id)
      .orderBy('position');
  return {
    title: programme.title,
    startsOn: programme.startsOn,
    endsOn: programme.endsOn,
    coordinatorWords: programme.coordinatorWords,
    passport: programme.passport,
    stages,
    tasks,
    activities: await listSnapshotActivities(context, programme.id),
    indicators: indicators.map(({ programmeId: _, position: __, excludedAt, version: ___, wish: ____, ...rest }) => ({
      ...rest,
      isExcluded: excludedAt !== null,
      targets: (ofIndicator.get(rest.id) ?? []).map(({ dueOn, comparison, value, words }) => ({
        dueOn,
        comparison,
        value,
        words,
      })),
    })),
    risks: await own('programmeRisk').select(['id', 'title', 'measure']).execute(),
    finance: await own('programmeFinance').select(['id', 'title', 'fromYear', 'toYear']).execute(),
  };
}
