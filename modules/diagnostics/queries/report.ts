import { sql } from 'kysely';
import type { Context } from '#core/context.ts';
import { searchKey } from '#core/text/normalise.ts';
import {
  type Competence,
  defaultScale,
  type ParticipationState,
  type ResultValue,
  type Scale,
  type Stage,
} from '../model.ts';
import type { ReportRow } from '../rules/report.ts';

interface RawRow {
  readonly stage: Stage;
  readonly personId: string | null;
  readonly keyNumber: string | null;
  readonly organizationId: string | null;
  readonly direction: string;
  readonly code: string;
  readonly state: string;
  readonly score: number | null;
  readonly reportedLevel: string | null;
  readonly heldOn: string;
  readonly versionId: string;
  readonly isIndependent: boolean;
}

/** The scales of instrument versions by version and competence code. */
export async function loadScales(context: Context): Promise<(versionId: string, code: string) => Scale> {
  const rows = await context.db
    .selectFrom('levelScale as l')
    .innerJoin('competence as c', (join) =>
      join.onRef('c.tenantId', '=', 'l.tenantId').onRef('c.id', '=', 'l.competenceId'),
    )
    .select(['l.instrumentVersionId', 'c.code', 'l.levels'])
    .where('l.tenantId', '=', context.tenantId)
    .execute();
  const scales = new Map(
    rows.map((row) => [`${row.instrumentVersionId}:${row.code}`, { levels: row.levels as Scale['levels'] }]),
  );
  return (versionId, code) => scales.get(`${versionId}:${code}`) ?? defaultScale;
}

/** A stored value as the rules take it; a reported word finds its level by code or by title. */
export function readValue(row: Pick<RawRow, 'state' | 'score' | 'reportedLevel'>, scale: Scale): ResultValue {
  if (row.state === 'known') return { state: 'known', score: Number(row.score) };
  if (row.state !== 'reported') return { state: row.state === 'not_held' ? 'not_held' : 'unknown' };
  const text = row.reportedLevel ?? '';
  const level = scale.levels.find(({ code, title }) => code === text || searchKey(title) === searchKey(text));
  return { state: 'reported', word: level?.title ?? text, ...(level && { level: level.code }) };
}

/**
 * Every value of a campaign with its place. A person is one participant; with several participations at a stage, one in each
 * direction. Who changed school between the stages stands in the school of the repeat.
 */
export async function listReportRows(context: Context, campaignId: string): Promise<ReportRow[]> {
  const { rows } = await sql<RawRow>`
    select s.stage, coalesce(pe.merged_into_id, p.person_id) as person_id, p.key_number, p.organization_id, p.direction,
      c.code, r.state, r.score::float8 as score, r.reported_level, s.instrument_version_id as version_id, i.is_independent,
      coalesce(r.measured_on, s.starts_on, ca.created_at::date)::text as held_on
    from campaign ca
    join campaign_stage s on s.tenant_id = ca.tenant_id and s.campaign_id = ca.id
    join instrument_version v on v.tenant_id = s.tenant_id and v.id = s.instrument_version_id
    join instrument i on i.tenant_id = v.tenant_id and i.id = v.instrument_id
    join participation p on p.tenant_id = s.tenant_id and p.stage_id = s.id
    join result r on r.tenant_id = p.tenant_id and r.participation_id = p.id
    join competence c on c.tenant_id = r.tenant_id and c.id = r.competence_id
    left join person pe on pe.tenant_id = p.tenant_id and pe.id = p.person_id
    where ca.tenant_id = ${context.tenantId} and ca.id = ${campaignId}
    order by s.stage, p.id, c.position`.execute(context.db);
  const scaleOf = await loadScales(context);
  const several = listPeopleWithSeveral(rows);
  const named = rows.map((row) => {
    const person = row.personId ?? `№ ${row.keyNumber ?? ''}`;
    return { row, person, participant: several.has(person) ? `${person}:${row.direction}` : person };
  });
  const places = new Map<string, { organization: string; direction: string }>();
  for (const { row, participant } of named) {
    const known = places.get(participant);
    places.set(participant, {
      organization: row.organizationId ?? known?.organization ?? '',
      direction: row.direction || (known?.direction ?? ''),
    });
  }
  return named.map(({ row, person, participant }) => {
    const scale = scaleOf(row.versionId, row.code);
    const { organization = '', direction = '' } = places.get(participant) ?? {};
    return {
      participant,
      person,
      organization,
      direction,
      competence: row.code,
      stage: row.stage,
      value: readValue(row, scale),
      heldOn: row.heldOn,
      source: row.isIndependent ? 'independent' : 'self',
      instrumentVersion: row.versionId,
      scale,
    };
  });
}

function listPeopleWithSeveral(rows: readonly RawRow[]): Set<string> {
  const directions = new Map<string, Set<string>>();
  for (const row of rows) {
    const key = `${row.personId ?? `№ ${row.keyNumber ?? ''}`}|${row.stage}`;
    directions.set(key, (directions.get(key) ?? new Set()).add(row.direction));
  }
  return new Set([...directions].flatMap(([key, own]) => (own.size > 1 ? [key.split('|')[0] ?? ''] : [])));
}

export interface HeadcountRow {
  readonly stage: Stage;
  readonly person: string | undefined;
  readonly direction: string;
}

/** DIAG-14: done participations, for counting people beside them. @param organizationIds null: all */
export async function listDone(
  context: Context,
  campaignId: string,
  organizationIds: readonly string[] | null,
): Promise<HeadcountRow[]> {
  const { rows } = await sql<{ stage: Stage; personId: string | null; direction: string }>`
    select s.stage, coalesce(pe.merged_into_id, p.person_id) as person_id, p.direction
    from participation p
    join campaign_stage s on s.tenant_id = p.tenant_id and s.id = p.stage_id
    left join person pe on pe.tenant_id = p.tenant_id and pe.id = p.person_id
    where p.tenant_id = ${context.tenantId} and s.campaign_id = ${campaignId} and p.state = 'done'
      and (${organizationIds === null} or p.organization_id = any(${organizationIds ?? []}::uuid[]))`.execute(
    context.db,
  );
  return rows.map(({ stage, personId, direction }) => ({ stage, person: personId ?? undefined, direction }));
}

export async function listOrganizationNames(context: Context): Promise<Map<string, string>> {
  const rows = await context.db
    .selectFrom('organization')
    .select(['id', 'shortName'])
    .where('tenantId', '=', context.tenantId)
    .orderBy(sql`nullif(regexp_replace(coalesce(number, ''), '\\D', '', 'g'), '')::int nulls last`)
    .orderBy(sql`short_name collate "ru-x-icu"`)
    .execute();
  return new Map(rows.map((row) => [row.id, row.shortName]));
}

export interface CoverageCounts {
  readonly invited: number;
  readonly done: number;
  readonly declined: number;
  readonly absent: number;
  readonly pending: number;
  readonly noAnswer: number;
}

export interface CoverageRow extends CoverageCounts {
  readonly stage: Stage;
  readonly organizationId: string | null;
}

/** SQL twin of `countCoverage`: participations by organisation and state. */
export async function listCoverage(
  context: Context,
  campaignId: string,
  organizationIds: readonly string[] | null,
): Promise<CoverageRow[]> {
  const count = (...states: ParticipationState[]) => sql`count(*) filter (where p.state = any(${states}::text[]))::int`;
  const { rows } = await sql<CoverageRow>`
    select s.stage, p.organization_id, count(*)::int as invited, ${count('done')} as done, ${count('declined')} as declined,
      ${count('absent')} as absent, ${count('invited', 'consented')} as pending, ${count('no_answer')} as no_answer
    from participation p join campaign_stage s on s.tenant_id = p.tenant_id and s.id = p.stage_id
    where p.tenant_id = ${context.tenantId} and s.campaign_id = ${campaignId}
      and (${organizationIds === null} or p.organization_id = any(${organizationIds ?? []}::uuid[]))
    group by s.stage, p.organization_id`.execute(context.db);
  return rows;
}

/** DIAG-17: organisations of the list with their statuses (ШНОР …) on a day. */
export async function listInstitutions(
  context: Context,
  day: string,
): Promise<{ id: string; shortName: string; statuses: { code: string; title: string }[] }[]> {
  const { rows } = await sql<{ id: string; shortName: string; statuses: { code: string; title: string }[] }>`
    select o.id, o.short_name, coalesce(jsonb_agg(jsonb_build_object('code', st.status,
        'title', coalesce(d.title, st.status))) filter (where st.status is not null), '[]') as statuses
    from organization o
    left join organization_status st on st.tenant_id = o.tenant_id and st.organization_id = o.id
      and st.starts_on <= ${day}::date and (st.ends_before is null or st.ends_before > ${day}::date)
    left join directory_entry d on d.tenant_id = o.tenant_id and d.directory = 'organization_status' and d.code = st.status
    where o.tenant_id = ${context.tenantId} and not o.is_external
      and (o.closed_before is null or o.closed_before > ${day}::date)
    group by o.tenant_id, o.id
    order by nullif(regexp_replace(coalesce(o.number, ''), '\\D', '', 'g'), '')::int nulls last, o.short_name collate "ru-x-icu"`.execute(
    context.db,
  );
  return rows;
}

/** The competences in use, in the order of the model. */
export async function listModel(context: Context): Promise<Competence[]> {
  const rows = await context.db
    .selectFrom('competence')
    .select(['code', 'title', 'synonyms'])
    .where('tenantId', '=', context.tenantId)
    .orderBy('position')
    .orderBy('id')
    .execute();
  return rows;
}
