import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registerHooks } from '#core/hooks.ts';
import { findCampaignByTitle } from '#modules/diagnostics/public.ts';
import { listBatches } from '#modules/imports/queries.ts';
import { listDependents, takeBack } from '#modules/imports/service/batches.ts';
import { type ImportTown, openImportTown, type Rows } from '#tests/builders/imports.ts';
import { listRows, wirePathways } from '#tests/builders/pathways.ts';
import { buildPerson, buildSchool } from '#tests/builders/people.ts';
import { actorOf } from '#tests/database/database.ts';
import { pathwaysModule } from './server.ts';
import { draftCampaign } from './service/drafting.ts';
import { undoDrafts } from './service/undo.ts';

beforeAll(() => registerHooks('pathways', pathwaysModule.hooks ?? {}));
afterAll(() => registerHooks('pathways', {}));

const methodist = actorOf({ role: 'methodist' });
const CAMPAIGN = 'Диагностика 2026';
const RESULTS: Rows = [
  ['ФИО', 'Организация', 'Цифровая'],
  ['Лунёва Анна Петровна', 'Школа № 5', '40'],
  ['Ветров Олег Ильич', 'Школа № 5', '45'],
];

async function buildTown(): Promise<{ town: ImportTown; school: string }> {
  const town = await openImportTown();
  const school = await town.inTenant(async (context) => {
    wirePathways(context);
    const five = await buildSchool(context, 5);
    for (const name of ['Лунёва Анна Петровна', 'Ветров Олег Ильич'])
      await buildPerson(context, name, { organizationId: five, startsOn: '2020-09-01' }, { birthDate: '1980-04-03' });
    return five;
  });
  const parameters = { campaign: CAMPAIGN, stage: 'entry' };
  await town.load({ 'результаты.xlsx': RESULTS }, { kind: 'diagnostics', parameters });
  return { town, school };
}

const draft = (town: ImportTown) =>
  town.inTenant(async (context) => {
    const campaignId = (await findCampaignByTitle(context, CAMPAIGN))?.id ?? '';
    await draftCampaign(context, campaignId, { kind: 'iom', isDryRun: false });
    return campaignId;
  });

const lastBatch = (town: ImportTown, kind: string) =>
  town.inTenant(async (context) => (await listBatches(context, { kind: '', kinds: [kind], limit: 1 }))[0]?.id ?? '');

describe('a campaign’s table taken back', () => {
  it('[IOM-03] is refused with words and a link while pathways stand on it; without them it goes', async () => {
    const { town } = await buildTown();
    const campaignId = await draft(town);
    const batchId = await lastBatch(town, 'diagnostics');
    expect(await town.as(methodist, (context) => listDependents(context, batchId))).toEqual([
      {
        text: `Диагностика «${CAMPAIGN}»: по ней подготовлено 2\u00a0ИОМ`,
        href: `/pathways?campaignId=${campaignId}`,
      },
    ]);
    await expect(town.as(methodist, (context) => takeBack(context, batchId))).rejects.toMatchObject({
      code: 'has_dependents',
    });
    await town.inTenant((context) => undoDrafts(context, campaignId));
    await town.as(methodist, (context) => takeBack(context, batchId));
    expect(await town.inTenant((context) => findCampaignByTitle(context, CAMPAIGN))).toBeUndefined();
  });
});

describe('a list of staff in the middle of a pathway', () => {
  it('[IOM-07] who stands in the list of another school takes the pathway along once the old post has ended', async () => {
    const { town, school } = await buildTown();
    await draft(town);
    const nine = await town.inTenant((context) => buildSchool(context, 9));
    await town.inTenant(({ db, tenantId }) =>
      db
        .updateTable('post')
        .set({ endsBefore: '2026-11-01', endReason: 'перевод' })
        .where('tenantId', '=', tenantId)
        .where('personId', 'in', (eb) => eb.selectFrom('person').select('id').where('surname', '=', 'Лунёва'))
        .execute(),
    );
    const list: Rows = [
      ['ФИО', 'Дата рождения', 'Должность', 'Организация'],
      ['Лунёва Анна Петровна', '03.04.1980', 'учитель математики', 'Школа № 9'],
    ];
    await town.load({ 'школа 9.xlsx': list }, { doubtful: 'same' });
    const rows = await town.inTenant((context) => listRows(context));
    expect(Object.fromEntries(rows.map(({ name, organizationId }) => [name, organizationId]))).toEqual({
      'Лунёва Анна Петровна': nine,
      'Ветров Олег Ильич': school,
    });
  });
});
