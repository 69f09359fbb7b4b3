import { sql } from 'kysely';
import { type Context, todayOf } from '#core/context.ts';
import type { Fact, ListFilter } from '../model.ts';
import type { CohortRule } from '../rules.ts';
import { heldOn, personCondition } from './conditions.ts';

type Line<T> = T & { readonly id: string };

export interface GridPerson {
  readonly id: string;
  readonly version: number;
  readonly surname: string;
  readonly givenName: string;
  readonly patronymic: string;
  readonly phone: string | null;
  readonly email: string | null;
  /** The main post, else the first one, within the asked organisations. */
  readonly post: Line<Fact<'post'>> | null;
  readonly category: Line<Fact<'category'>> | null;
  readonly experience: Line<Fact<'experience'>> | null;
}

const MOST = 500;

function camelKeys(row: Record<string, unknown> | null): Record<string, unknown> | null {
  if (row === null) return null;
  const { tenant_id: _tenant, person_id: _person, batch_id: _batch, version: _version, ...columns } = row;
  return Object.fromEntries(
    Object.entries(columns).map(([key, value]) => [
      key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  );
}

/** The register as the editing grid wants it: one line per person with the lines that are edited there. */
export async function listGrid(
  context: Context,
  filter: ListFilter,
  cohort: CohortRule | undefined,
): Promise<GridPerson[]> {
  const { tenantId } = context;
  const day = filter.asOf ?? todayOf(context);
  const place =
    filter.organizationIds.length > 0
      ? sql`q.organization_id = any(${[...filter.organizationIds]}::uuid[])`
      : sql`true`;
  const { rows } = await sql<GridPerson>`
    select p.id, p.version, p.surname, p.given_name, p.patronymic, p.phone, p.email,
      (select to_jsonb(q) from post q where q.tenant_id = ${tenantId} and q.person_id = p.id and ${heldOn('q', day)} and ${place}
        order by q.kind = 'main' desc nulls last, q.id limit 1) as post,
      (select to_jsonb(c) from category c where c.tenant_id = ${tenantId} and c.person_id = p.id
        order by c.granted_on desc nulls last, c.id limit 1) as category,
      (select to_jsonb(e) from experience e where e.tenant_id = ${tenantId} and e.person_id = p.id and e.kind = 'pedagogical'
        order by e.id limit 1) as experience
    from person p where ${personCondition(context, filter, cohort, 'person.edit')}
    order by p.surname collate "ru-x-icu", p.given_name collate "ru-x-icu", p.patronymic collate "ru-x-icu", p.id
    limit ${MOST}`.execute(context.db);
  return rows.map((row) => ({
    ...row,
    post: camelKeys(row.post as never) as GridPerson['post'],
    category: camelKeys(row.category as never) as GridPerson['category'],
    experience: camelKeys(row.experience as never) as GridPerson['experience'],
  }));
}
