import { call } from '@orpc/server';
import pg from 'pg';
import type { Actor } from '#core/access/reach.ts';
import type { Context } from '#core/context.ts';
import { withTenant } from '#core/db/tenant.ts';
import { newId } from '#core/ids.ts';
import { peopleModule } from '#modules/people/server.ts';
import { percentile, type Report, timed } from './figures.ts';
import { createRecorder, findSequentialScans, type RecordedQuery, type Recorder, replay } from './recorded-queries.ts';
import { callEndpoint, type Stage, signIn } from './stage.ts';

const ROUNDS = 40;
const WARM_UP = 10;
const LARGE_TABLES = new Set([
  'person',
  'former_name',
  'post',
  'education',
  'experience',
  'category',
  'fitness',
  'training_record',
  'person_record',
  'consent',
  'participation',
  'result',
  'audit_entry',
  'audit_value',
  'pathway',
  'pathway_need',
  'pathway_item',
  'activity',
  'activity_owner',
  'occurrence',
]);

/** A module's procedures by name, as they are mounted. */
type Router = Readonly<Record<string, unknown>>;

export interface PageCall {
  readonly name: string;
  readonly endpoint: string;
  readonly input: unknown;
}

/** A page of the register, one far down, a search and a person's page. */
export async function listPageCalls(
  { application }: Pick<Stage, 'application'>,
  tenantId: string,
): Promise<PageCall[]> {
  const person = await application.asSystem(tenantId, ({ db }) =>
    db
      .selectFrom('person')
      .select(['id', 'surname'])
      .where('tenantId', '=', tenantId)
      .orderBy('id')
      .offset(500)
      .limit(1)
      .executeTakeFirstOrThrow(),
  );
  return [
    { name: 'list', endpoint: 'list', input: {} },
    { name: 'list, far down', endpoint: 'list', input: { offset: 5000 } },
    { name: 'search', endpoint: 'list', input: { search: person.surname.slice(0, 5) } },
    { name: 'person page', endpoint: 'get', input: { id: person.id } },
  ];
}

export async function findTenantId({ application }: Pick<Stage, 'application'>): Promise<string> {
  const row = await application.database.app
    .selectFrom('tenant')
    .select('id')
    .orderBy('id')
    .limit(1)
    .executeTakeFirstOrThrow();
  return row.id;
}

const METHODIST: Actor = {
  kind: 'user',
  accountId: null,
  name: 'bench',
  personId: null,
  assignments: [{ role: 'methodist', organizationId: null }],
  menteeIds: [],
};

/** The queries an endpoint makes for a methodist, in one call inside this process. */
async function recordQueries(
  { stage, recorder, tenantId }: Tools,
  router: Router,
  page: PageCall,
): Promise<RecordedQuery[]> {
  const context = {
    requestId: newId(),
    open: <T>(work: (context: Context) => Promise<T>) =>
      withTenant(recorder.db, tenantId, (db) =>
        work({
          db,
          tenantId,
          timeZone: 'Europe/Moscow',
          actor: METHODIST,
          requestId: newId(),
          services: stage.application.services,
        }),
      ),
  };
  recorder.take();
  await call(router[page.endpoint] as never, page.input as never, { context } as never);
  return recorder.take();
}

async function measure(work: () => Promise<unknown>, share: number): Promise<number> {
  for (let round = 0; round < WARM_UP; round += 1) await work();
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) times.push(await timed(work));
  return percentile(times, share);
}

async function countScans(stage: Stage, tenantId: string, queries: readonly RecordedQuery[]): Promise<string[]> {
  return stage.application.asSystem(tenantId, async ({ db }) => {
    const scans: string[] = [];
    for (const query of queries) scans.push(...(await findSequentialScans(db, query)));
    return scans.filter((table) => LARGE_TABLES.has(table));
  });
}

interface Tools {
  readonly stage: Stage;
  readonly tenantId: string;
  readonly cookie: string;
  readonly recorder: Recorder;
  readonly client: pg.Client;
}

interface PageSet {
  readonly module: string;
  readonly router: Router;
  readonly pages: readonly PageCall[];
  /** Which of the times counts: the median, or another percentile. */
  readonly share?: number;
}

/** Each page through HTTP, with session and rights, against the SQL it needs, played by the driver alone. */
export async function benchPages(
  stage: Stage,
  { module, router, pages, share = 0.5 }: PageSet,
  report: Report,
): Promise<void> {
  const login = stage.logins.find((one) => one.login.endsWith('metodist'));
  if (!login) throw new Error('no methodist');
  const tenantId = await findTenantId(stage);
  const cookie = await signIn(stage.address, login);
  const url = await appUrlOf(stage);
  const recorder = createRecorder(url);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const tools = { stage, tenantId, cookie, recorder, client };
  for (const page of pages) {
    const queries = await recordQueries(tools, router, page);
    const bare = await measure(() => replay(client, tenantId, queries), share);
    const ask = () => callEndpoint(stage.address, cookie, `${module}/${page.endpoint}`, page.input);
    const whole = await measure(ask, share);
    const scans = await countScans(stage, tenantId, queries);
    const part = `server: ${page.name}`;
    report.figures.push(
      {
        part,
        name: `time of the endpoint through HTTP, ${share === 0.5 ? 'median' : `p${share * 100}`}`,
        value: whole,
        unit: 'ms',
        limit: 3 * bare + 5,
        note: `bare SQL ${bare.toFixed(1)} ms`,
      },
      { part, name: 'queries of the page', value: queries.length, unit: 'queries', limit: 4 },
      {
        part,
        name: 'sequential scans of large tables',
        value: scans.length,
        unit: 'plans',
        limit: 0,
        note: scans.join(', '),
      },
    );
  }
  await client.end();
  await recorder.close();
}

/** (a) The register of people. */
export async function benchServerPages(stage: Stage, report: Report): Promise<void> {
  const pages = await listPageCalls(stage, await findTenantId(stage));
  await benchPages(stage, { module: 'people', router: peopleModule.router as Router, pages }, report);
}

/** The embedded server's address for the role of the program: known to whoever may read the data folder. */
export async function appUrlOf(stage: Stage): Promise<string> {
  const { joinEmbedded } = await import('#core/embedded/server.ts');
  const joined = await joinEmbedded({ folder: `${stage.folder}/database` });
  if (!joined) throw new Error('the embedded server does not run');
  return joined.appUrl;
}
