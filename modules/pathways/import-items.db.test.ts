import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#core/access/reach.ts';
import { registerHooks } from '#core/hooks.ts';
import { findCampaignByTitle, saveResults } from '#modules/diagnostics/public.ts';
import { listBatches } from '#modules/imports/queries.ts';
import { listDependents, takeBack } from '#modules/imports/service/batches.ts';
import { buildModel } from '#tests/builders/diagnostics.ts';
import { type ImportTown, openImportTown, type Rows } from '#tests/builders/imports.ts';
import { buildOffer, contentOf, listRows, signOrder, wirePathways } from '#tests/builders/pathways.ts';
import { buildPerson, buildSchool } from '#tests/builders/people.ts';
import { actorOf } from '#tests/database/database.ts';
import { pathwaysModule } from './server.ts';
import { draftCampaign } from './service/drafting.ts';
import { movePathways } from './service/life.ts';
import { makeOrders } from './service/orders.ts';

beforeAll(() => registerHooks('pathways', pathwaysModule.hooks ?? {}));
afterAll(() => registerHooks('pathways', {}));

const COURSE = 'Цифровые инструменты урока';
const SEMINAR = 'Семинар «Обратная связь на уроке»';
const NAMES = ['Иванова Анна Петровна', 'Ёлкина Мария Ивановна', 'Петров Пётр Ильич'];

interface Scene {
  readonly town: ImportTown;
  readonly school: string;
  readonly people: readonly string[];
}

/** Three teachers of one school, each with a course and a seminar in an approved pathway; one more without any. */
async function buildScene(): Promise<Scene> {
  const town = await openImportTown();
  return town.inTenant(async (context) => {
    wirePathways(context);
    await buildModel(context);
    const school = await buildSchool(context, 5);
    const people: string[] = [];
    for (const name of NAMES) people.push(await buildPerson(context, name, { organizationId: school }));
    await buildPerson(context, 'Зимина Ольга Юрьевна', { organizationId: school });
    await buildOffer(context, {
      kind: 'course',
      title: COURSE,
      startsOn: '2026-12-01',
      endsOn: '2026-12-10',
      hours: 36,
    });
    await buildOffer(context, { kind: 'mentor', title: SEMINAR, hours: 4 });
    const rows = people.map((personId) => ({
      ...{ personId, organizationId: school, state: 'done' as const },
      scores: [{ competenceCode: 'digital', state: 'known' as const, score: 40 }],
    }));
    await saveResults(context, { campaignTitle: 'Диагностика', stage: 'entry', batchId: null, rows });
    const campaignId = (await findCampaignByTitle(context, 'Диагностика'))?.id ?? '';
    await draftCampaign(context, campaignId, { kind: 'iom', isDryRun: false });
    const ids = (await listRows(context)).map(({ id }) => id);
    await movePathways(context, ids, { step: 'agree', text: null, on: null });
    const [order] = await makeOrders(context, { campaignId: null, organizationId: school, purpose: 'approve' });
    await signOrder(context, order?.documentId ?? '');
    return { town, school, people };
  });
}

/** Items of everybody as «name: item state, day, evidence». */
async function readItems({ town }: Scene, title: string): Promise<Record<string, (string | null)[]>> {
  return town.inTenant(async (context) => {
    const found: Record<string, (string | null)[]> = {};
    for (const { id, name } of await listRows(context)) {
      const { content } = await contentOf(context, id);
      const item = content.items.find((one) => one.title === title);
      found[name] = [item?.state ?? null, item?.doneOn ?? null, item?.evidence ?? null];
    }
    return found;
  });
}

async function readTraining({ town }: Scene): Promise<string[]> {
  return town.inTenant(async ({ db, tenantId }) => {
    const rows = await db
      .selectFrom('trainingRecord')
      .select(['title', 'hours', 'documentNumber', 'endsOn'])
      .where('tenantId', '=', tenantId)
      .orderBy('title')
      .orderBy('documentNumber')
      .execute();
    return rows.map((row) => [row.title, row.hours, row.documentNumber, row.endsOn].join('|'));
  });
}

const OPEN = ['planned', null, null];

/** A header of two rows, initials, ё as е, dates as people write them, a total. */
const CERTIFICATES: Rows = [
  ['Сведения о прохождении курсов повышения квалификации', null, null, null, null, null, null],
  ['№ п/п', 'ФИО', 'Организация', 'Курсы повышения квалификации', null, null, null],
  [null, null, null, 'Программа', 'Кол-во часов', 'Дата выдачи', '№ удостоверения'],
  ['1', 'Иванова А.П.', 'Школа № 5', `«${COURSE.toUpperCase()}»`, '36 ч.', '12.10.26г.', '№ 123'],
  ['2', 'Елкина Мария Ивановна', 'Школа № 5', `Курс «${COURSE}»`, '36', '12.10.2026', '124'],
  ['3', 'Зимина Ольга Юрьевна', 'Школа № 5', COURSE, '36', '12.10.2026', '125'],
  ['4', 'Неизвестный Олег Олегович', 'Школа № 5', COURSE, '36', '12.10.2026', '126'],
  ['Итого', '4', null, null, null, null, null],
];
const ITEMS = { kind: 'pathway_items', parameters: { addTraining: 'no' } };
const seal = 'удостоверение №\u00a0';

describe('a table of certificates', () => {
  it('[IOM-07] closes the items and goes onto the cards; who is not there and what is no item stay out with words', async () => {
    const scene = await buildScene();
    const { counts, wrongCells } = await scene.town.load(
      { 'удостоверения.xlsx': CERTIFICATES },
      { ...ITEMS, doubtful: 'same' },
    );
    expect({ changed: counts.changed, wrong: counts.wrong }).toEqual({ changed: 2, wrong: 2 });
    expect(wrongCells.map(({ message }) => message)).toEqual([
      'У педагога нет действующего ИОМ.',
      'Такого человека нет в реестре. Проверьте имя и организацию.',
    ]);
    expect(await readItems(scene, COURSE)).toEqual({
      'Ёлкина Мария Ивановна': ['done', '2026-10-12', `${seal}124, 36\u00a0ч`],
      'Иванова Анна Петровна': ['done', '2026-10-12', `${seal}123, 36\u00a0ч`],
      'Петров Пётр Ильич': OPEN,
    });
    expect(await readTraining(scene)).toEqual(
      [`«${COURSE.toUpperCase()}»|36|123|`, `Курс «${COURSE}»|36|124|`].toSorted(),
    );
  });

  it('[IOM-07] the same file again changes nothing; taken back, the items are open and the cards as before', async () => {
    const scene = await buildScene();
    const files = { 'удостоверения.xlsx': CERTIFICATES };
    await scene.town.load(files, { ...ITEMS, doubtful: 'same' });
    const again = await scene.town.load(files, { ...ITEMS, doubtful: 'same' });
    expect({ ...again.counts, applied: again.applied }).toMatchObject({
      new: 0,
      changed: 0,
      doubtful: 0,
      unchanged: 2,
    });
    await scene.town.as(actorOf({ role: 'methodist' }), async (context) => {
      const batches = await listBatches(context, { kind: '', kinds: ['pathway_items'], limit: 10 });
      const first = batches.find(({ counts }) => (counts.written?.changed ?? 0) > 0);
      expect(await listDependents(context, first?.id ?? '')).toEqual([]);
      await takeBack(context, first?.id ?? '');
    });
    expect(Object.values(await readItems(scene, COURSE))).toEqual([OPEN, OPEN, OPEN]);
    expect(await readTraining(scene)).toEqual([]);
  });

  it('[IOM-07] a certificate without an item goes onto the card when the user says so, once', async () => {
    const scene = await buildScene();
    const rows: Rows = [
      ['ФИО', 'Организация', 'Программа', 'Часов', 'Дата выдачи', '№ удостоверения'],
      ['Зимина Ольга Юрьевна', 'Школа № 5', 'Первая помощь', '16', '01.09.2026', '9'],
    ];
    const wanted = { kind: 'pathway_items', parameters: { addTraining: 'yes' } };
    expect((await scene.town.load({ 'а.xlsx': rows }, wanted)).counts.changed).toBe(1);
    expect((await scene.town.load({ 'а.xlsx': rows }, wanted)).counts).toMatchObject({ changed: 0, unchanged: 1 });
    expect(await readTraining(scene)).toEqual(['Первая помощь|16|9|']);
  });

  it('[IOM-07] what an item is not sure of is asked, with the item and the day', async () => {
    const scene = await buildScene();
    const rows: Rows = [
      ['ФИО', 'Организация', 'Программа', 'Часов'],
      ['Петров Пётр Ильич', 'Школа № 5', 'Цифровые инструменты учителя', '36'],
    ];
    const { counts } = await scene.town.load({ 'а.xlsx': rows }, { ...ITEMS, doubtful: 'skip' });
    expect(counts).toMatchObject({ changed: 0, doubtful: 1 });
    await scene.town.load({ 'а.xlsx': rows }, { ...ITEMS, doubtful: 'same' });
    expect((await readItems(scene, COURSE))['Петров Пётр Ильич']?.[0]).toBe('done');
  });
});

describe('a list of those present', () => {
  const LIST: Rows = [
    [`Лист присутствия. ${SEMINAR}, 12.11.2026`, null, null, null],
    ['№', 'Фамилия, имя, отчество', 'Отметка', 'Подпись'],
    ['1', 'Иванова Анна Петровна', '+', ''],
    ['2', 'Ёлкина Мария Ивановна', 'н', ''],
    ['3', 'Петров Петр Ильич', 'был', 'Петров'],
  ];

  it('[IOM-07] closes the items of who was there, by the event above the table; an absent one is marked nothing', async () => {
    const scene = await buildScene();
    const { counts } = await scene.town.load({ 'лист.xlsx': LIST }, ITEMS);
    expect({ ...counts }).toMatchObject({ changed: 2, unchanged: 1, wrong: 0 });
    expect(counts.notes).toContain('Не были: 1\u00a0человек. Их пункты остаются открытыми.');
    expect(await readItems(scene, SEMINAR)).toEqual({
      'Ёлкина Мария Ивановна': OPEN,
      'Иванова Анна Петровна': ['done', '2026-11-12', 'лист присутствия, 12.11.2026'],
      'Петров Пётр Ильич': ['done', '2026-11-12', 'лист присутствия, 12.11.2026'],
    });
    expect(await readTraining(scene)).toEqual([]);
  });

  it('[IOM-07] without an event nothing is closed; named as a parameter, it is', async () => {
    const scene = await buildScene();
    const rows: Rows = [
      ['ФИО', 'Присутствие'],
      ['Иванова Анна Петровна', 'да'],
      ['Петров Пётр Ильич', 'ушёл'],
    ];
    const nameless = await scene.town.load({ 'лист.xlsx': rows }, ITEMS);
    expect(nameless.wrongCells.map(({ message }) => message)).toEqual([
      'Не указано мероприятие. Назовите его при загрузке или в столбце.',
      'Не понятно, был ли человек. Напишите «+» или «н».',
    ]);
    const parameters = { event: 'Обратная связь на уроке', addTraining: 'no' };
    expect((await scene.town.load({ 'лист.xlsx': rows }, { kind: 'pathway_items', parameters })).counts.changed).toBe(
      1,
    );
  });
});

describe('who closes items by a list', () => {
  const rows: Rows = [
    ['ФИО', 'Программа', 'Часов'],
    ['Иванова Анна Петровна', COURSE, '36'],
  ];

  async function previewAs(actor: Actor, scene: Scene): Promise<Record<string, number>> {
    const { counts } = await scene.town.previewAs(actor, { 'а.xlsx': rows }, ITEMS);
    return { changed: counts.changed, wrong: counts.wrong };
  }

  it('[ROLE-05] the school its own; another school finds nobody; the service what an act opens to it', async () => {
    const scene = await buildScene();
    const headOf = (organizationId: string) => actorOf({ role: 'school_head', organizationId });
    const other = await scene.town.inTenant((context) => buildSchool(context, 9));
    expect(await previewAs(headOf(scene.school), scene)).toEqual({ changed: 1, wrong: 0 });
    expect(await previewAs(headOf(other), scene)).toEqual({ changed: 0, wrong: 1 });
    expect(await previewAs(actorOf({ role: 'methodist' }), scene)).toEqual({ changed: 0, wrong: 1 });
  });
});
