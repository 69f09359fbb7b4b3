import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { openTable } from '#core/office/open.ts';
import { EMPTY_ORGANIZATION } from '#modules/organizations/model.ts';
import { addOrganization } from '#modules/organizations/public.ts';
import { type ImportTown, openImportTown } from '#tests/builders/imports.ts';
import { actorOf } from '#tests/database/database.ts';
import { importsModule } from './server.ts';
import * as batches from './service/batches.ts';
import { markFile } from './service/mark-file.ts';
import { showRows } from './service/show-rows.ts';

const ALL = { states: [], search: '', onlyOpen: false, offset: 0, limit: 50 };
const methodist = actorOf({ role: 'methodist' });

function addSchool(town: ImportTown, name: string): Promise<string> {
  return town.inTenant((context) => addOrganization(context, { ...EMPTY_ORGANIZATION, name, shortName: name }, null));
}

/** Uploads a CSV as this actor and works the jobs off. @returns the batch's id */
async function start(town: ImportTown, actor: typeof methodist, name: string, text: string, kind = 'staff') {
  const id = await town.as(actor, async (context) => {
    const given = { name, mediaType: 'text/csv', purpose: 'import' as const };
    const file = await context.services.files.save(context, given, strToU8(text));
    const parameters = kind === 'staff' ? {} : { campaign: 'Проба' };
    return batches.startBatch(context, { kind, fileIds: [file.id], title: '', parameters, mappingName: null });
  });
  await town.drainJobs();
  return id;
}

const show = (town: ImportTown, id: string, actor = methodist) =>
  town.as(actor, (context) => batches.showBatch(context, id));

describe('a batch from the files to the register', () => {
  it('stops at the columns where a required one is missing, and remembers the answer', async () => {
    const town = await openImportTown();
    await addSchool(town, 'МБОУ СОШ № 5');
    const list =
      'МБОУ СОШ № 5\nКто;Дата рождения;Должность\nлунина м;03.04.1980;учитель\nветрова а;11.11.1990;учитель\n';
    const id = await start(town, methodist, 'школа.csv', list);
    const stopped = await show(town, id);
    expect([stopped.state, stopped.actions]).toEqual(['mapping', ['setColumns', 'discard']]);
    const fileId = stopped.files[0]?.id ?? '';
    const sheets = await town.as(methodist, async (context) => (await batches.showFile(context, id, fileId)).sheets);
    await town.as(methodist, (context) =>
      batches.setColumns(context, {
        ...{ id, version: stopped.version, fileId },
        sheets: sheets.map(({ name }) => ({ name, isUsed: true, columns: [{ column: 0, fields: ['fullName'] }] })),
      }),
    );
    await town.drainJobs();
    expect((await show(town, id)).state).toBe('review');
    const next = await start(town, methodist, 'школа снова.csv', list);
    expect((await show(town, next)).state).toBe('review');
  });

  it('asks about doubts, writes what was answered and leaves the rest out', async () => {
    const town = await openImportTown();
    await town.load({ 'первый.csv': 'ФИО;Дата рождения;Организация\nЛунина Мария Ивановна;03.04.1980;СОШ № 5\n' });
    const text =
      'ФИО;Дата рождения;Организация\nЛунина Мария Ивановна;13.04.1980;СОШ № 5\nВетрова Анна Олеговна;31.02.1990;СОШ № 5\nЯсный Пётр Ильич;01.02.1991;СОШ № 5\n';
    const id = await start(town, methodist, 'второй.csv', text);
    const review = await show(town, id);
    expect(review.counts).toMatchObject({ new: 1, changed: 0, doubtful: 1, wrong: 1, wrongCells: 1 });
    const { rows } = await town.as(methodist, (context) => showRows(context, id, ALL));
    expect(rows.map(({ label, state }) => [label, state])).toEqual([
      ['Лунина Мария Ивановна', 'doubtful'],
      ['Ветрова Анна Олеговна', 'wrong'],
      ['Ясный Пётр Ильич', 'new'],
    ]);
    const [doubt] = rows;
    const same = doubt?.question?.candidates[0]?.id ?? '';
    await town.as(methodist, (context) => batches.answerRows(context, id, [doubt?.id ?? ''], `same:${same}`));
    const version = (await show(town, id)).version;
    await town.as(methodist, (context) => batches.applyBatch(context, id, version));
    await town.drainJobs();
    const applied = await show(town, id);
    expect([applied.state, applied.counts.written]).toEqual([
      'applied',
      { new: 1, changed: 1, unchanged: 0, doubtful: 0, leftOut: 1 },
    ]);
    const lunina = await town.inTenant(({ db, tenantId }) =>
      db
        .selectFrom('person')
        .select(['id', 'birthDate'])
        .where('tenantId', '=', tenantId)
        .where('surname', '=', 'Лунина')
        .execute(),
    );
    expect(lunina).toEqual([{ id: same, birthDate: '1980-04-13' }]);
  });

  it('gives the workbook back with the bad cell marked, all else as it was', async () => {
    const town = await openImportTown();
    const text = 'ФИО;Дата рождения;Организация\nВетрова Анна Олеговна;31.02.1990;СОШ № 5\n';
    const id = await start(town, methodist, 'список.csv', text);
    const fileId = (await show(town, id)).files[0]?.id ?? '';
    const path = await town.as(methodist, async (context) => {
      const marked = await markFile(context, id, fileId);
      return context.services.files.pathOf(context.tenantId, marked);
    });
    const table = await openTable(path, 'marked.xlsx');
    const rows = await table.head(0, 3);
    await table.close();
    expect(rows.map(({ cells }) => cells.map((cell) => cell.text))).toEqual([
      ['ФИО', 'Дата рождения', 'Организация'],
      ['Ветрова Анна Олеговна', '31.02.1990', 'СОШ № 5'],
    ]);
  });

  it('names the missing and dismisses nobody', async () => {
    const town = await openImportTown();
    const head = 'ФИО;Дата рождения;Должность;Организация\n';
    const two = `${head}Лунина Мария Ивановна;03.04.1980;учитель;СОШ № 5\nВетрова Анна Олеговна;11.11.1990;учитель;СОШ № 5\n`;
    await town.load({ 'оба.csv': two });
    const one = await town.load({ 'одна.csv': `${head}Лунина Мария Ивановна;03.04.1980;учитель;СОШ № 5\n` });
    expect([one.counts.missing, one.counts.unchanged]).toEqual([1, 1]);
    const open = await town.inTenant(({ db, tenantId }) =>
      db.selectFrom('post').select('id').where('tenantId', '=', tenantId).where('endsBefore', 'is', null).execute(),
    );
    expect(open).toHaveLength(2);
  });
});

describe('who may import', () => {
  const LIST =
    'ФИО;Дата рождения;Организация\nЛунина Мария Ивановна;03.04.1980;СОШ № 5\nВетрова Анна Олеговна;11.11.1990;СОШ № 6\n';

  it('[ROLE-05] a head loads the own school only: rows of others are wrong', async () => {
    const town = await openImportTown();
    const own = await addSchool(town, 'СОШ № 5');
    await addSchool(town, 'СОШ № 6');
    const head = actorOf({ role: 'school_head', organizationId: own });
    const id = await start(town, head, 'список.csv', LIST);
    expect((await show(town, id, head)).counts).toMatchObject({ new: 1, wrong: 1 });
  });

  it('[ROLE-05] a head puts nobody into another school by a second line under the name', async () => {
    const town = await openImportTown();
    const own = await addSchool(town, 'СОШ № 5');
    await addSchool(town, 'СОШ № 6');
    const head = actorOf({ role: 'school_head', organizationId: own });
    const text =
      'ФИО;Дата рождения;Должность;Организация\nЛунина Мария Ивановна;03.04.1980;учитель;СОШ № 5\n;;педагог-организатор;СОШ № 6\n';
    const byMethodist = await start(town, methodist, 'список.csv', text);
    expect((await show(town, byMethodist)).counts).toMatchObject({ new: 1, wrong: 0 });
    const id = await start(town, head, 'список.csv', text);
    expect((await show(town, id, head)).counts).toMatchObject({ new: 0, wrong: 1 });
  });

  it.each(['authority', 'tutor', 'teacher', 'administrator'] as const)('not a %s', async (role) => {
    const town = await openImportTown();
    await expect(start(town, actorOf({ role }), 'список.csv', LIST)).rejects.toThrow('У вашей роли нет права');
  });

  it('a head may not load results, nor see a batch of another', async () => {
    const town = await openImportTown();
    const own = await addSchool(town, 'СОШ № 5');
    const head = actorOf({ role: 'school_head', organizationId: own });
    await expect(start(town, head, 'итоги.csv', 'no;subject_in\n1;90\n', 'diagnostics')).rejects.toThrow('нет права');
    const id = await start(town, methodist, 'список.csv', LIST);
    await expect(show(town, id, head)).rejects.toThrow('Такой записи нет');
  });

  it('shows scores while the batch is open, and no longer once it is applied', async () => {
    const town = await openImportTown();
    const id = await start(town, methodist, 'итоги.csv', 'no;subject_in\n1;90\n2;50\n', 'diagnostics');
    const understood = async () =>
      (await town.as(methodist, (context) => showRows(context, id, ALL))).rows.map((row) => row.understood.length);
    expect(await understood()).toEqual([2, 2]);
    const version = (await show(town, id)).version;
    await town.as(methodist, (context) => batches.applyBatch(context, id, version));
    await town.drainJobs();
    expect(await understood()).toEqual([0, 0]);
  });

  it('shows scores to whoever imports them only, and writes each look at a known person down', async () => {
    const town = await openImportTown();
    const list = 'ФИО;Дата рождения;Организация\nЛунина Мария Ивановна;03.04.1980;СОШ № 5\n';
    await town.load({ 'штат.csv': list });
    const results = 'ФИО;Дата рождения;Организация;subject_in\nЛунина Мария Ивановна;03.04.1980;СОШ № 5;37\n';
    const id = await start(town, methodist, 'итоги.csv', results, 'diagnostics');
    const other = { ...methodist, accountId: 'account-colleague' };
    const look = (actor: typeof methodist) => town.as(actor, (context) => showRows(context, id, ALL));
    const tellsScore = (shown: unknown) => /(?<![\w-])37(?![\w-])/.test(JSON.stringify(shown));
    const lookedAt = () =>
      town.inTenant(({ db, tenantId }) =>
        db.selectFrom('accessEntry').select(['kind', 'actorId']).where('tenantId', '=', tenantId).execute(),
      );
    expect(tellsScore(await look(other))).toBe(false);
    expect(await lookedAt()).toEqual([]);
    expect(tellsScore(await look(methodist))).toBe(true);
    expect(await lookedAt()).toEqual([{ kind: 'scores', actorId: 'account-methodist' }]);
    const fileId = (await show(town, id)).files[0]?.id ?? '';
    const sample = (actor: typeof methodist) => town.as(actor, (context) => batches.showFile(context, id, fileId));
    expect([tellsScore(await sample(other)), tellsScore(await sample(methodist))]).toEqual([false, true]);
  });

  it('gives an uploaded table of scores back while its batch is open, and to its uploader only', async () => {
    const town = await openImportTown();
    const id = await start(town, methodist, 'итоги.csv', 'no;subject_in\n1;90\n2;50\n', 'diagnostics');
    const mayRead = (actor: typeof methodist) =>
      town.as(actor, async (context) => {
        const { fileId } = await context.db
          .selectFrom('importFile')
          .select('fileId')
          .where('tenantId', '=', context.tenantId)
          .executeTakeFirstOrThrow();
        const file = await context.services.files.find(context, fileId);
        return file !== undefined && importsModule.mayReadFile?.import?.(context, file);
      });
    const other = { ...methodist, accountId: 'account-colleague' };
    expect([await mayRead(methodist), await mayRead(other)]).toEqual([true, false]);
    const version = (await show(town, id)).version;
    await town.as(methodist, (context) => batches.applyBatch(context, id, version));
    await town.drainJobs();
    expect(await mayRead(methodist)).toBe(false);
  });
});

describe('what people throw in', () => {
  it('a ZIP of 250 lists, each of its own school; one broken file leaves the others', async () => {
    const town = await openImportTown();
    const files: Record<string, Uint8Array> = { 'пусто.xlsx': new Uint8Array() };
    for (let number = 1; number <= 249; number += 1) {
      const columns = number % 2 === 0 ? ['ФИО', 'Должность'] : ['Должность', 'Фамилия, имя, отчество'];
      const day = `${String((number % 28) + 1).padStart(2, '0')}.03.1980`;
      const person = number % 2 === 0 ? ['Лунина Мария Ивановна', 'учитель'] : ['учитель', 'Ветров Пётр Ильич'];
      files[`Школа ${number}/список.csv`] = strToU8(
        `Список МБОУ СОШ № ${number}\n${[...columns, 'Дата рождения'].join(';')}\n${[...person, day].join(';')}\n`,
      );
    }
    const { counts, problems } = await town.preview({ 'все.zip': zipSync(files) });
    expect(counts.new + counts.doubtful).toBeGreaterThan(0);
    expect(counts.organizations.filter(({ state }) => state === 'new')).toHaveLength(249);
    expect(problems.map(({ file }) => file)).toEqual(['пусто.xlsx']);
  });

  it.each([
    ['0 bytes', new Uint8Array(), 'Файл пустой'],
    ['a renamed picture', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 1), 'Это картинка'],
    ['a table without people', 'Товар;Цена\nМел;12\n', 'Не узнаны обязательные столбцы'],
  ])('%s: a clear word and nothing written', async (_what, content, message) => {
    const town = await openImportTown();
    const { problems, counts } = await town.preview({ 'файл.xlsx': content });
    expect(problems.map(({ problem }) => problem.startsWith(message))).toEqual([true]);
    expect(counts.new).toBe(0);
  });

  it('a formula in a cell stays text', async () => {
    const town = await openImportTown();
    await town.load({
      'с.csv': 'ФИО;Дата рождения;Примечание;Организация\nЛунина Мария Ивановна;03.04.1980;=cmd|calc;СОШ № 5\n',
    });
    const notes = await town.inTenant(({ db, tenantId }) =>
      db.selectFrom('person').select('note').where('tenantId', '=', tenantId).execute(),
    );
    expect(notes).toEqual([{ note: '=cmd|calc' }]);
  });
});
