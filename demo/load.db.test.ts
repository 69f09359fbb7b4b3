import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Application, openApplication } from '#app/server/application.ts';
import { loadConfig } from '#app/server/config.ts';
import { ROLE_TITLES, ROLES } from '#core/access/grants.ts';
import type { Context } from '#core/context.ts';
import { withTenant } from '#core/db/tenant.ts';
import { runImport } from '#modules/imports/service/run-import.ts';
import { ITEM_STATES, PATHWAY_STATES } from '#modules/pathways/model.ts';
import { showEffect } from '#modules/pathways/service/groups.ts';
import { createTestDatabase, testClock } from '#tests/database/database.ts';
import type { DemoLogin } from './accounts.ts';
import { loadDemo } from './load.ts';
import { makeWorkbooks } from './make-workbooks.ts';
import { FILLED_TABLES } from './plan.ts';

const TODAY = '2026-11-22';

async function openOnClone(): Promise<{ application: Application; folder: string }> {
  const { app, owner, appUrl, ownerUrl } = await createTestDatabase('migrated');
  await Promise.all([app.destroy(), owner.destroy()]);
  const folder = await mkdtemp(join(tmpdir(), 'opora-demo-'));
  const config = loadConfig({ OPORA_DATA: folder, DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl });
  const application = await openApplication({
    config,
    mayJoin: false,
    jobs: 'inline',
    clock: testClock,
    log: () => {},
  });
  return { application, folder };
}

let first: { application: Application; folder: string };
let logins: DemoLogin[];

beforeAll(async () => {
  first = await openOnClone();
  ({ logins } = await loadDemo(first.application, { size: 'demo', today: TODAY }));
});

afterAll(async () => {
  await first.application.close();
  await rm(first.folder, { recursive: true, force: true });
});

async function tenantOf(application: Application): Promise<string> {
  const row = await application.database.app
    .selectFrom('tenant')
    .select('id')
    .where('code', '=', 'priozerny')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Rows of a query inside the municipality. */
async function ask<T>(application: Application, query: ReturnType<typeof sql<T>>): Promise<T[]> {
  const tenantId = await tenantOf(application);
  return withTenant(application.database.app, tenantId, async (db) => (await query.execute(db)).rows);
}

async function count(query: ReturnType<typeof sql<{ n: number }>>): Promise<number> {
  return (await ask(first.application, query))[0]?.n ?? -1;
}

/** A digest of a table with every uuid and moment of writing left out, and of what its rows point to by name. */
async function digestTable(application: Application, table: string): Promise<string> {
  const rows = await ask(
    application,
    sql<{ line: string }>`
      select (select string_agg(key || '=' || value, '|' order by key) from jsonb_each_text(to_jsonb(t))
        where value !~ '^[0-9a-f]{8}-[0-9a-f]{4}-7' and key not in ('created_at')) as line
      from ${sql.table(table)} t order by 1`,
  );
  return createHash('sha256')
    .update(rows.map(({ line }) => line).join('\n'))
    .digest('hex');
}

/** Who works where as what, and who got which score: the joins that a wrong id would break. */
async function digestLinks(application: Application): Promise<string> {
  const posts = await ask(
    application,
    sql<{ line: string }>`
      select concat_ws('|', p.name_key, p.birth_date, o.short_name, q.title, q.starts_on) as line from post q
      join person p on p.tenant_id = q.tenant_id and p.id = q.person_id
      join organization o on o.tenant_id = q.tenant_id and o.id = q.organization_id order by 1`,
  );
  const results = await ask(
    application,
    sql<{ line: string }>`
      select concat_ws('|', g.title, s.stage, coalesce(p.name_key, n.key_number), n.direction, c.code, r.score, r.reported_level) as line
      from result r join participation n on n.tenant_id = r.tenant_id and n.id = r.participation_id
      join campaign_stage s on s.tenant_id = n.tenant_id and s.id = n.stage_id
      join campaign g on g.tenant_id = s.tenant_id and g.id = s.campaign_id
      join competence c on c.tenant_id = r.tenant_id and c.id = r.competence_id
      left join person p on p.tenant_id = n.tenant_id and p.id = n.person_id order by 1`,
  );
  const lines = [...posts, ...results].map(({ line }) => line);
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}

async function digestAll(application: Application): Promise<Record<string, string>> {
  const digests: Record<string, string> = { links: await digestLinks(application) };
  for (const table of FILLED_TABLES) digests[table] = await digestTable(application, table);
  return digests;
}

describe('the demo municipality', () => {
  it('has twelve organisations of its own and about 600 people', async () => {
    expect(await count(sql<{ n: number }>`select count(*)::int as n from organization where not is_external`)).toBe(12);
    const people = await count(sql<{ n: number }>`select count(*)::int as n from person where not is_external`);
    expect(people).toBeGreaterThanOrEqual(600);
    expect(people).toBeLessThanOrEqual(615);
  });

  it('opens one door per role, each tied to its own invented person', async () => {
    expect(logins.map(({ role }) => role)).toEqual(ROLES.map((role) => ROLE_TITLES[role]));
    const held = await count(
      sql<{ n: number }>`select count(distinct person_id)::int as n from membership
        where tenant_id = current_setting('opora.tenant')::uuid`,
    );
    expect(held).toBe(ROLES.length);
  });

  it('[STAFF-01] counts a part-timer of two schools once, with both posts', async () => {
    const inTwo = sql<{ n: number }>`select count(*)::int as n from (
      select person_id from post where ends_before is null group by person_id having count(distinct organization_id) > 1) two`;
    expect(await count(inTwo)).toBeGreaterThan(5);
    const doubled = sql<{ n: number }>`select count(*)::int as n from (select 1 from person
      group by name_key, birth_date having count(*) > 1 and birth_date is not null) same`;
    // The only ones are the deliberate doubles, entered for trying the merge.
    expect(await count(doubled)).toBeLessThanOrEqual(1);
  });

  it('[PLAN-12] [PLAN-13] has programmes in every state of life, with rows done, late, moved and given up', async () => {
    const states = await ask<{ state: string; n: number }>(
      first.application,
      sql`select state, count(*)::int as n from programme group by state order by state`,
    );
    expect(states).toEqual([
      { state: 'draft', n: 1 },
      { state: 'finished', n: 1 },
      { state: 'running', n: 3 },
    ]);
    for (const state of ['done', 'not_done', 'moved', 'unmarked'])
      expect(
        await count(sql<{ n: number }>`select count(*)::int as n from occurrence where state = ${state}`),
        state,
      ).toBeGreaterThan(2);
    const late = sql<{
      n: number;
    }>`select count(*)::int as n from occurrence where state = 'planned' and due_on < ${TODAY}::date`;
    expect(await count(late)).toBeGreaterThan(2);
    expect(await count(sql<{ n: number }>`select count(*)::int as n from indicator_value`)).toBeGreaterThan(5);
  });

  it('gives every person a post, and one main post at a time', async () => {
    expect(
      await count(sql<{ n: number }>`select count(*)::int as n from person p
        where not exists (select from post q where q.tenant_id = p.tenant_id and q.person_id = p.id)`),
    ).toBe(0);
    expect(
      await count(sql<{ n: number }>`select count(*)::int as n from (select person_id from post
        where kind = 'main' and ends_before is null group by person_id having count(*) > 1) many`),
    ).toBe(0);
  });

  it('keeps periods in order and nothing in the future but terms', async () => {
    expect(
      await count(
        sql<{
          n: number;
        }>`select count(*)::int as n from post where ends_before <= starts_on or starts_on > ${TODAY}::date`,
      ),
    ).toBe(0);
    expect(
      await count(
        sql<{ n: number }>`select count(*)::int as n from person where birth_date > ${TODAY}::date - 20 * 365`,
      ),
    ).toBe(0);
    expect(
      await count(sql<{ n: number }>`select count(*)::int as n from result where measured_on > ${TODAY}::date`),
    ).toBe(0);
  });

  it('[STAFF-06] has categories with a term before 01.09.2023 and open-ended ones since', async () => {
    const wrong = sql<{
      n: number;
    }>`select count(*)::int as n from category where (granted_on >= '2023-09-01') <> (expires_on is null)`;
    expect(await count(wrong)).toBe(0);
    expect(
      await count(sql<{ n: number }>`select count(*)::int as n from category where expires_on is null`),
    ).toBeGreaterThan(50);
    expect(
      await count(sql<{ n: number }>`select count(*)::int as n from category where expires_on is not null`),
    ).toBeGreaterThan(50);
  });

  it.each([
    [
      'leavers',
      sql<{ n: number }>`select count(*)::int as n from post where end_reason is not null and end_reason <> 'transfer'`,
    ],
    ['transfers', sql<{ n: number }>`select count(*)::int as n from post where end_reason = 'transfer'`],
    ['long leaves', sql<{ n: number }>`select count(*)::int as n from post where leave_kind is not null`],
    ['former surnames', sql<{ n: number }>`select count(*)::int as n from former_name`],
    [
      'people without a date of birth',
      sql<{ n: number }>`select count(*)::int as n from person where birth_date is null`,
    ],
    [
      'young specialists',
      sql<{ n: number }>`select count(*)::int as n from experience where kind = 'pedagogical' and months <= 9`,
    ],
    [
      'schools with low results',
      sql<{
        n: number;
      }>`select count(distinct organization_id)::int as n from organization_status where status = 'low_results'`,
    ],
    [
      'vacancies',
      sql<{
        n: number;
      }>`select count(*)::int as n from staffing s where s.rates > coalesce((select sum(q.rate) from post q
      where q.tenant_id = s.tenant_id and q.organization_id = s.organization_id and q.post_code = s.post_code and q.ends_before is null), 0)`,
    ],
    ['refusals', sql<{ n: number }>`select count(*)::int as n from participation where state = 'declined'`],
    ['absences', sql<{ n: number }>`select count(*)::int as n from participation where state = 'absent'`],
    ['missing results', sql<{ n: number }>`select count(*)::int as n from result where state = 'unknown'`],
    ['words without a score', sql<{ n: number }>`select count(*)::int as n from result where state = 'reported'`],
    [
      'participants without a name',
      sql<{ n: number }>`select count(*)::int as n from participation where person_id is null`,
    ],
  ])('has what real life has: %s', async (_, query) => {
    expect(await count(query)).toBeGreaterThan(1);
  });

  it('[DIAG-04] keeps every score within 0 … 100 and gives no score to a word', async () => {
    const wrong = sql<{ n: number }>`select count(*)::int as n from result
      where score not between 0 and 100 or (state = 'known') <> (score is not null) or (state = 'reported') <> (reported_level is not null)`;
    expect(await count(wrong)).toBe(0);
  });

  it('[DIAG-14] has people in two directions of one campaign', async () => {
    const two = sql<{ n: number }>`select count(*)::int as n from (select stage_id, person_id from participation
      where person_id is not null group by stage_id, person_id having count(distinct direction) > 1) many`;
    expect(await count(two)).toBeGreaterThan(2);
  });

  it('[DIAG-03] [DIAG-21] links two yearly campaigns with gains and declines both', async () => {
    const linked = await ask(
      first.application,
      sql<{ state: string; previous: string | null }>`select c.state, b.state as previous from campaign c
        left join campaign b on b.tenant_id = c.tenant_id and b.id = c.previous_id
        where c.previous_id is not null or exists (select from campaign n where n.tenant_id = c.tenant_id and n.previous_id = c.id)
        order by c.id`,
    );
    expect(linked).toEqual([
      { state: 'closed', previous: null },
      { state: 'running', previous: 'closed' },
    ]);
    const [moved] = await ask(
      first.application,
      sql<{ up: number; down: number }>`
        select (count(*) filter (where b.score > a.score))::int as up, (count(*) filter (where b.score < a.score))::int as down
        from result a join participation n on n.tenant_id = a.tenant_id and n.id = a.participation_id
        join campaign_stage s on s.tenant_id = n.tenant_id and s.id = n.stage_id and s.stage = 'entry'
        join campaign_stage t on t.tenant_id = s.tenant_id and t.campaign_id = s.campaign_id and t.stage = 'repeat'
        join participation m on m.tenant_id = n.tenant_id and m.stage_id = t.id and m.person_id = n.person_id and m.direction = n.direction
        join result b on b.tenant_id = m.tenant_id and b.participation_id = m.id and b.competence_id = a.competence_id`,
    );
    expect(moved?.up).toBeGreaterThan(100);
    expect(moved?.down).toBeGreaterThan(50);
  });

  it('[IOM-01] [IOM-07] has pathways in every state, and items too', async () => {
    const states = sql<{ state: string }>`select distinct state from pathway`;
    expect(new Set((await ask(first.application, states)).map(({ state }) => state))).toEqual(new Set(PATHWAY_STATES));
    const items = sql<{ state: string }>`select distinct state from pathway_item`;
    expect(new Set((await ask(first.application, items)).map(({ state }) => state))).toEqual(new Set(ITEM_STATES));
  });

  it.each([
    [
      'orders with a number',
      sql<{ n: number }>`select count(*)::int as n from document where kind = 'pathway_order' and number like '%-у'`,
    ],
    [
      'orders without one',
      sql<{ n: number }>`select count(*)::int as n from document where kind = 'pathway_order' and state = 'draft'`,
    ],
    [
      'overdue items',
      sql<{ n: number }>`select count(*)::int as n from pathway_item i join pathway w on w.tenant_id = i.tenant_id
      and w.id = i.pathway_id where w.state = 'in_progress' and i.state = 'planned' and i.due_on < ${TODAY}::date`,
    ],
    ['consultations', sql<{ n: number }>`select count(*)::int as n from consultation`],
    ['pathways made elsewhere', sql<{ n: number }>`select count(*)::int as n from pathway where maker is not null`],
    [
      'pathways changed after approval',
      sql<{ n: number }>`select count(*)::int as n from pathway where amended_at is not null`,
    ],
    ['self-checks', sql<{ n: number }>`select count(*)::int as n from self_check`],
    ['unmet needs', sql<{ n: number }>`select count(*)::int as n from pathway_need where unmet_reason is not null`],
  ])('has what pathways live with: %s', async (_, query) => {
    expect(await count(query)).toBeGreaterThan(0);
  });

  it('shows a pathway under way to the teacher, to the tutor eight, to the deputy those of the school', async () => {
    const seen = await ask(
      first.application,
      sql<{ role: string; n: number }>`select a.role, count(w.id)::int as n from assignment a
        join membership m on m.tenant_id = a.tenant_id and m.id = a.membership_id
        left join pathway w on w.tenant_id = a.tenant_id and w.state in ('in_progress', 'approved') and (a.role = 'teacher' and w.person_id = m.person_id
          or a.role = 'school_head' and w.organization_id = a.organization_id
          or a.role = 'tutor' and exists (select from tutorship t where t.tenant_id = a.tenant_id and t.tutor_person_id = m.person_id and t.person_id = w.person_id))
        where a.role in ('teacher', 'tutor', 'school_head') group by a.role`,
    );
    const byRole = Object.fromEntries(seen.map(({ role, n }) => [role, n]));
    expect(byRole).toMatchObject({ teacher: 1, tutor: 8 });
    expect(byRole.school_head).toBeGreaterThan(5);
  });

  it('[IOM-08] shows an effect of last year’s pathways, with a group beside them', async () => {
    const [past] = await ask(first.application, sql<{ id: string }>`select id from campaign where state = 'closed'`);
    const tenantId = await tenantOf(first.application);
    const { competences } = await first.application.asSystem(tenantId, (context) =>
      showEffect(context, past?.id ?? ''),
    );
    const methodical = competences.find(({ competence }) => competence === 'methodical');
    expect(methodical?.withPathway.n).toBeGreaterThan(20);
    expect(methodical?.withoutPathway.n).toBeGreaterThan(20);
    expect(methodical?.kinds.length).toBeGreaterThan(1);
  });

  it('does nothing when it is there already', async () => {
    const before = await digestAll(first.application);
    const again = await loadDemo(first.application, { size: 'demo', today: '2027-03-01' });
    expect(again.logins).toEqual(logins);
    expect(await digestAll(first.application)).toEqual(before);
  });

  it('is the same in another database, ids apart', async () => {
    const second = await openOnClone();
    await loadDemo(second.application, { size: 'demo', today: TODAY });
    expect(await digestAll(second.application)).toEqual(await digestAll(first.application));
    await second.application.close();
    await rm(second.folder, { recursive: true, force: true });
  });
});

describe('the workbooks to try', () => {
  it.each([
    ['Удостоверения о курсах.xlsx', 2],
    ['Лист присутствия на семинаре.xlsx', 1],
  ])('[IOM-07] %s closes items of the demo’s pathways', async (name, least) => {
    const folder = await mkdtemp(join(tmpdir(), 'opora-books-'));
    await makeWorkbooks(folder, TODAY);
    const { application } = first;
    const tenantId = await tenantOf(application);
    const host = {
      inTenant: <T>(work: (context: Context) => Promise<T>) => application.asSystem(tenantId, work),
      drainJobs: () => application.jobs.drain(),
    };
    const files = [{ name, path: join(folder, name) }];
    const settings = { kind: 'pathway_items', files, parameters: {}, mappingName: null, doubtful: 'skip' } as const;
    const { counts } = await runImport(host, settings);
    expect(counts.changed).toBeGreaterThanOrEqual(least);
    await rm(folder, { recursive: true, force: true });
  });
});

describe('the other sets', () => {
  it('[issue 7] makes a gymnasium of sixty beside the demo', async () => {
    const { logins: doors } = await loadDemo(first.application, { size: 'school', today: TODAY });
    expect(doors).toHaveLength(ROLES.length);
    const tenant = await first.application.database.app
      .selectFrom('tenant')
      .select('id')
      .where('code', '=', 'gymnasium')
      .executeTakeFirstOrThrow();
    const people = await withTenant(first.application.database.app, tenant.id, (db) =>
      db.selectFrom('person').select(db.fn.countAll<number>().as('n')).executeTakeFirst(),
    );
    expect(people?.n).toBeGreaterThanOrEqual(60);
    expect(people?.n).toBeLessThanOrEqual(64);
  });
});
