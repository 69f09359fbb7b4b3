import { setTimeout as sleep } from 'node:timers/promises';
import { createRandom } from '#demo/random.ts';
import { median, percentile, type Report } from './figures.ts';
import { findTenantId, listPageCalls } from './server-pages.ts';
import { callEndpoint, type Stage, signIn } from './stage.ts';

const THINK_MS = 1000;

interface CrowdOptions {
  readonly users: number;
  readonly seconds: number;
}

async function listSurnames({ application }: Stage, tenantId: string): Promise<string[]> {
  const rows = await application.asSystem(tenantId, ({ db }) =>
    db
      .selectFrom('person')
      .select(['surname'])
      .distinct()
      .where('tenantId', '=', tenantId)
      .orderBy('surname')
      .limit(200)
      .execute(),
  );
  return rows.map(({ surname }) => surname);
}

/** (a) Users at once with a second of thought between requests: the pages of the register in turn. */
export async function benchCrowd(stage: Stage, { users, seconds }: CrowdOptions, report: Report): Promise<void> {
  const login = stage.logins.find((one) => one.login.endsWith('metodist'));
  if (!login) throw new Error('no methodist');
  const tenantId = await findTenantId(stage);
  const cookie = await signIn(stage.address, login);
  const pages = await listPageCalls(stage, tenantId);
  const surnames = await listSurnames(stage, tenantId);
  const until = Date.now() + seconds * 1000;
  const times: number[] = [];
  let failures = 0;
  async function live(user: number): Promise<void> {
    const random = createRandom(user);
    await sleep(random.integer(0, THINK_MS));
    while (Date.now() < until) {
      const page = random.pick(pages);
      const input = page.name === 'search' ? { search: random.pick(surnames) } : page.input;
      const began = performance.now();
      await callEndpoint(stage.address, cookie, `people/${page.endpoint}`, input).catch(() => {
        failures += 1;
      });
      times.push(performance.now() - began);
      await sleep(THINK_MS);
    }
  }
  await Promise.all(Array.from({ length: users }, (_, user) => live(user)));
  const part = `${users} users`;
  report.figures.push(
    {
      part,
      name: '95th percentile',
      value: percentile(times, 0.95),
      unit: 'ms',
      limit: 300,
      note: `${times.length} requests in ${seconds} s, median ${median(times).toFixed(0)} ms`,
    },
    { part, name: 'failed requests', value: failures, unit: 'requests', limit: 0 },
  );
}
