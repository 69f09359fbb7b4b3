import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { registerHooks } from '#core/hooks.ts';
import { mergePeople, undoMerge } from '#modules/people/merge.ts';
import { addPerson } from '#modules/people/service/person.ts';
import { type ImportTown, openImportTown } from '#tests/builders/imports.ts';
import { actorOf } from '#tests/database/database.ts';
import { importsModule } from './server.ts';
import * as batches from './service/batches.ts';
import { showRows } from './service/show-rows.ts';

const ALL = { states: [], search: '', onlyOpen: false, offset: 0, limit: 50 };
const methodist = actorOf({ role: 'methodist' });

const FULL = 'ФИО;Дата рождения;Должность;Организация\nКомарова Мария Олеговна;03.04.1980;учитель химии;СОШ № 5\n';
const INITIALS = 'ФИО;Должность;Организация\nКомарова М. О.;учитель химии;СОШ № 5\n';

async function start(town: ImportTown, text: string, kind = 'staff') {
  const id = await town.as(methodist, async (context) => {
    const file = await context.services.files.save(
      context,
      { name: 'список.csv', mediaType: 'text/csv', purpose: 'import' },
      strToU8(text),
    );
    const parameters = kind === 'staff' ? {} : { campaign: 'Проба' };
    return batches.startBatch(context, { kind, fileIds: [file.id], title: '', parameters, mappingName: null });
  });
  await town.drainJobs();
  return show(town, id);
}

const show = (town: ImportTown, id: string) => town.as(methodist, (context) => batches.showBatch(context, id));
const rowsOf = async (town: ImportTown, id: string) =>
  (await town.as(methodist, (context) => showRows(context, id, ALL))).rows;

async function answer(town: ImportTown, id: string, label: string, choose: (candidates: string[]) => string) {
  const row = (await rowsOf(town, id)).find((each) => each.label === label);
  const candidates = row?.question?.candidates.map((candidate) => candidate.id) ?? [];
  await town.as(methodist, (context) => batches.answerRows(context, id, [row?.id ?? ''], choose(candidates)));
}

async function apply(town: ImportTown, id: string) {
  const { version } = await show(town, id);
  await town.as(methodist, (context) => batches.applyBatch(context, id, version));
  await town.drainJobs();
  return show(town, id);
}

const first = (candidates: string[]) => `same:${candidates[0]}`;
const countPeople = (town: ImportTown) =>
  town.inTenant(async ({ db, tenantId }) => {
    const rows = await db.selectFrom('person').select('id').where('tenantId', '=', tenantId).execute();
    return rows.length;
  });

async function answerInitials() {
  const town = await openImportTown();
  await town.load({ 'полный.csv': FULL });
  const asked = await start(town, INITIALS);
  expect([asked.counts.doubtful, asked.open]).toEqual([1, 1]);
  await answer(town, asked.id, 'Комарова М. О.', first);
  await apply(town, asked.id);
  return { town, batchId: asked.id };
}

describe('answers to doubts are remembered [STAFF-01]', () => {
  it('the same list with initials asks nothing and changes nothing the second time, and says why', async () => {
    const { town } = await answerInitials();
    const again = await start(town, INITIALS);
    expect(again.counts).toMatchObject({ new: 0, changed: 0, unchanged: 1, doubtful: 0, missing: 0 });
    expect([again.open, again.counts.notes]).toEqual([0, ['По ответам прошлых загрузок узнано строк: 1.']]);
    expect(await countPeople(town)).toBe(1);
    expect((await town.preview({ 'список.csv': INITIALS })).counts).toMatchObject({ unchanged: 1, doubtful: 0 });
  });

  it('somebody new whom the initials may mean asks again', async () => {
    const { town } = await answerInitials();
    await town.load({ 'новая.csv': FULL.replace('Мария', 'Марина').replace('1980', '1991') });
    const again = await start(town, INITIALS);
    expect([again.counts.doubtful, again.open]).toEqual([1, 1]);
  });

  it('a batch taken back takes its answers with it', async () => {
    const { town, batchId } = await answerInitials();
    await town.as(methodist, (context) => batches.takeBack(context, batchId));
    expect((await start(town, INITIALS)).counts.doubtful).toBe(1);
  });

  it('a person merged into another is recognised as that one, and as before when it is undone', async () => {
    registerHooks('imports', importsModule.hooks ?? {});
    const { town } = await answerInitials();
    const { personId, mergeId, keptId } = await town.inTenant(async (context) => {
      const person = await context.db
        .selectFrom('person')
        .select('id')
        .where('tenantId', '=', context.tenantId)
        .executeTakeFirstOrThrow();
      const fields = { surname: 'Комарова', givenName: 'Мария', patronymic: 'Олеговна', birthDate: '1980-04-03' };
      const empty = {
        sex: null,
        snils: null,
        email: null,
        phone: null,
        site: null,
        note: null,
        isExternal: false,
        nameCases: {},
      };
      const kept = await addPerson(context, { ...fields, ...empty }, null, true);
      return { personId: person.id, keptId: kept, mergeId: await mergePeople(context, kept, person.id) };
    });
    const thing = () =>
      town.inTenant(async ({ db, tenantId }) => {
        const row = await db.selectFrom('importAnswer').select('thingId').where('tenantId', '=', tenantId).execute();
        return row.map(({ thingId }) => thingId);
      });
    expect(await thing()).toEqual([keptId]);
    expect((await start(town, INITIALS)).counts).toMatchObject({ doubtful: 0, unchanged: 1 });
    await town.inTenant((context) => undoMerge(context, mergeId));
    expect(await thing()).toEqual([personId]);
    registerHooks('imports', {});
  });

  it('«do not load» stands as the answer until it is taken back', async () => {
    const town = await openImportTown();
    await town.load({ 'полный.csv': FULL });
    const list = `${INITIALS}Ясный Пётр Ильич;учитель;СОШ № 5\n`;
    const asked = await start(town, list);
    await answer(town, asked.id, 'Комарова М. О.', () => 'skip');
    await apply(town, asked.id);
    const again = await start(town, list);
    expect([again.counts.doubtful, again.open, again.answered]).toEqual([1, 0, 0]);
    expect((await rowsOf(town, again.id)).map((row) => [row.label, row.answer])).toEqual([['Комарова М. О.', 'skip']]);
    expect(again.counts.notes).toEqual(['По ответам прошлых загрузок не загружается строк: 1.']);
  });

  it('namesakes said to be different people are neither asked about nor offered for merging again', async () => {
    const town = await openImportTown();
    const list = 'ФИО;Должность;Организация\nЛунина Мария Ивановна;учитель;СОШ № 6\n';
    await town.load({ 'первая.csv': 'ФИО;Должность;Организация\nЛунина Мария Ивановна;учитель;СОШ № 5\n' });
    const asked = await start(town, list);
    expect(asked.counts.doubtful).toBe(1);
    await answer(town, asked.id, 'Лунина Мария Ивановна', () => 'new');
    await apply(town, asked.id);
    expect(await countPeople(town)).toBe(2);
    expect((await start(town, list)).counts).toMatchObject({ new: 0, changed: 0, unchanged: 1, doubtful: 0 });
    const apart = await town.inTenant(({ db, tenantId }) =>
      db.selectFrom('personApart').select('decidedBy').where('tenantId', '=', tenantId).execute(),
    );
    expect(apart).toHaveLength(1);
  });

  it('an organisation named in one’s own words is known the next time', async () => {
    const town = await openImportTown();
    await town.load({ 'список.csv': FULL });
    const list = FULL.replace('СОШ № 5', 'Пятая школа на Заречной').replace('Комарова Мария', 'Яснова Вера');
    const asked = await start(town, list);
    const open = asked.counts.organizations.find(({ title }) => title === 'Пятая школа на Заречной');
    const school = asked.counts.organizations.length > 0 ? await findSchool(town) : '';
    const answers = { [open?.key ?? '']: `same:${school}` };
    await town.as(methodist, (context) => batches.answerOrganizations(context, asked.id, asked.version, answers));
    await town.drainJobs();
    await apply(town, asked.id);
    const again = await start(town, list);
    expect(again.counts).toMatchObject({ new: 0, changed: 0, unchanged: 1, doubtful: 0 });
    expect(again.counts.organizations.map(({ state, id }) => [state, id])).toEqual([['known', school]]);
  });
});

async function findSchool(town: ImportTown): Promise<string> {
  return town.inTenant(async ({ db, tenantId }) => {
    const row = await db.selectFrom('organization').select('id').where('tenantId', '=', tenantId).executeTakeFirst();
    return row?.id ?? '';
  });
}

describe('answers about people of a table of results are remembered [DIAG-05]', () => {
  it('initials and people not in the register are asked about once', async () => {
    const town = await openImportTown();
    await town.load({ 'полный.csv': FULL });
    const table =
      'ФИО;Организация;Методическая, вх. диагн. %\nКомарова М. О.;СОШ № 5;70\nЯсный Пётр Ильич;СОШ № 5;55\nГлухова Вера Ильинична;СОШ № 5;60\n';
    const asked = await start(town, table, 'diagnostics');
    expect([asked.counts.doubtful, asked.open]).toEqual([3, 3]);
    await answer(town, asked.id, 'Комарова М. О.', first);
    await answer(town, asked.id, 'Ясный Пётр Ильич', () => 'new');
    await answer(town, asked.id, 'Глухова Вера Ильинична', () => 'skip');
    await apply(town, asked.id);
    const again = await start(town, table, 'diagnostics');
    expect(again.counts).toMatchObject({ new: 0, changed: 0, unchanged: 2, doubtful: 1 });
    expect([again.open, await countPeople(town)]).toEqual([0, 2]);
  });
});
