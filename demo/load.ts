import { sql } from 'kysely';
import type { Application } from '#app/server/application.ts';
import { listPreparations } from '#app/server/composition.ts';
import { dayIn } from '#core/clock.ts';
import type { Context } from '#core/context.ts';
import { type Day, yearOf } from '#core/time/day.ts';
import { findTenant } from '#modules/accounts/queries.ts';
import { createMunicipality } from '#modules/accounts/service/municipality.ts';
import { makeNote } from '#modules/diagnostics/note/service.ts';
import { closeCopy } from '#modules/people/copies.ts';
import { saveSetting } from '#modules/settings/service.ts';
import { listOpenOffers } from '#modules/training/public.ts';
import { chooseHolders, type DemoLogin, listLogins, openAccounts } from './accounts.ts';
import { lastSnapshotDay, makePlan } from './make-plan.ts';
import { shortenName } from './names.ts';
import { planShownPathways, planTutorships } from './pathways/front.ts';
import { livePathways } from './pathways/live.ts';
import type { DemoPerson, Plan } from './plan.ts';
import { liveProgrammes } from './programmes/live-programmes.ts';
import { type DemoSize, listMunicipalities, type Municipality } from './sizes.ts';
import { writePlan } from './write.ts';

const TIME_ZONE = 'Europe/Moscow';

interface LoadOptions {
  readonly size: DemoSize;
  /** The day the demo looks at, 'YYYY-MM-DD'; the application's today when absent. */
  readonly today?: Day;
  readonly log?: (line: string) => void;
}

async function readCompetences(context: Context): Promise<Map<string, string>> {
  const rows = await context.db
    .selectFrom('competence')
    .select(['code', 'id'])
    .where('tenantId', '=', context.tenantId)
    .orderBy('position')
    .execute();
  return new Map(rows.map(({ code, id }) => [code, id]));
}

/** The letterhead of the service's documents. */
async function saveService(context: Context, plan: Plan, head: DemoPerson | undefined): Promise<void> {
  const service = plan.organizations.find(({ kind }) => kind === 'rmk' || kind === 'imc') ?? plan.organizations[0];
  await saveSetting(context, {
    key: 'service',
    value: {
      name: service?.name ?? '',
      shortName: service?.shortName ?? '',
      authority: 'Управление образования администрации округа',
      address: 'ул. Озёрная, д. 1, г. Приозёрный',
      phone: '8 (000) 2-00-01',
      email: 'metod@primer.invalid',
      site: '',
      okpo: '',
      ogrn: '',
      innKpp: '',
      headPost: head?.title ?? 'Директор',
      headName: head ? initialsFirst(head) : '',
      place: 'г. Приозёрный',
    },
    validFrom: `${yearOf(plan.today) - 1}-09-01`,
    act: null,
  });
}

/** «А. П. Иванова», as under a document. */
function initialsFirst({ name }: DemoPerson): string {
  const [surname = '', ...initials] = shortenName(name).split('\u00a0');
  return [...initials, surname].join('\u00a0');
}

async function fill(
  context: Context,
  municipality: Municipality,
  { size, today }: { size: DemoSize; today: Day },
): Promise<number> {
  const plan = makePlan(context.tenantId, today, municipality, await readCompetences(context));
  const holders = chooseHolders(plan, municipality.code, size === 'demo');
  const holderOf = (role: string) => holders.find((holder) => holder.role === role)?.person;
  planTutorships(plan, holders);
  const script = size === 'demo' ? planShownPathways(plan, holders, await listOpenOffers(context)) : undefined;
  const written = await writePlan(context, plan);
  await saveService(context, plan, holderOf('service_head'));
  await openAccounts(context, holders);
  if (size === 'demo') await addNotes(context);
  if (script) await livePathways(context, script, today);
  if (size === 'demo') {
    const methodists = plan.people.filter((person) => person.isWorking && person.postCode === 'methodist');
    await liveProgrammes(
      onDay(context, today),
      plan,
      {
        methodists,
        coordinator: holderOf('methodist'),
        teacher: holderOf('teacher'),
        deputy: holderOf('school_head'),
      },
      today,
    );
  }
  const day = lastSnapshotDay(today);
  await closeCopy(context, `Списки на 20.09.${yearOf(day)}`, day);
  return written;
}

/** Services that ask the clock are asked on the demo's day. */
function onDay(context: Context, today: Day): Context {
  const clock = { now: () => new Date(`${today}T09:00:00Z`) };
  return { ...context, services: { ...context.services, clock } };
}

/** A campaign closes with its note only: the closed one has it. */
async function addNotes(context: Context): Promise<void> {
  const closed = await context.db
    .selectFrom('campaign')
    .select('id')
    .where('tenantId', '=', context.tenantId)
    .where('state', '=', 'closed')
    .execute();
  for (const { id } of closed) await makeNote(context, id, { withResults: false });
}

/**
 * Makes the municipalities of the set, each in one transaction; those that are there already stay as they are.
 * @returns the logins of every role, with passwords: for the demo only
 */
export async function loadDemo(application: Application, options: LoadOptions): Promise<{ logins: DemoLogin[] }> {
  const { database, services } = application;
  const log = options.log ?? (() => {});
  const today = options.today ?? dayIn(TIME_ZONE, services.clock.now());
  const founding = { app: database.app, services, prepare: listPreparations() };
  const logins: DemoLogin[] = [];
  let isNew = false;
  for (const municipality of listMunicipalities(options.size)) {
    const { code, name } = municipality;
    let tenantId = (await findTenant(database.app, code))?.id;
    if (!tenantId) {
      let written = 0;
      tenantId = await createMunicipality(founding, { code, name, timeZone: TIME_ZONE }, async (context) => {
        written = await fill(context, municipality, { size: options.size, today });
      });
      isNew = true;
      log(`${name}: записано строк ${written}.`);
    }
    logins.push(...(await application.asSystem(tenantId, listLogins)));
  }
  // Plans of the first pages should not rest on what an empty table looked like.
  if (isNew) await sql`vacuum (analyze)`.execute(database.owner);
  return { logins };
}
