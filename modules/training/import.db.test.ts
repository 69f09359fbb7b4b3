import { describe, expect, it } from 'vitest';
import type { Context } from '#core/context.ts';
import type { AppError } from '#core/errors.ts';
import { registerHooks } from '#core/hooks.ts';
import { newId } from '#core/ids.ts';
import { startBatch } from '#modules/imports/service/batches.ts';
import { listDependents, takeBack } from '#modules/imports/service/take-back.ts';
import { findBatch } from '#modules/imports/store/batches.ts';
import { prepareSettings } from '#modules/settings/public.ts';
import { type ImportTown, openImportTown, type Rows } from '#tests/builders/imports.ts';
import { buildPerson, buildSchool } from '#tests/builders/people.ts';
import { type ActorSettings, actorOf } from '#tests/database/database.ts';
import { listKnownOffers } from './queries.ts';
import { trainingModule } from './server.ts';
import * as service from './service.ts';

const HEADER = [
  '№ п/п',
  'Наименование программы',
  'Категория слушателей',
  'Сроки проведения',
  'Объём, ч.',
  'Форма обучения',
  'Место проведения',
  'Кол-во мест',
  'Организатор',
  'Направление',
  'Ссылка',
] as const;

const SCHEDULE: Rows = [
  ['План-график курсов повышения квалификации на 2027 год', ...Array(10).fill(null)],
  ['МБУ ДПО «Методический центр»', ...Array(10).fill(null)],
  [...HEADER],
  [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
  ['Январь', ...Array(10).fill(null)],
  [
    '1',
    'Формирующее  оценивание',
    'Учителя математики',
    '12.01–30.01.2027',
    '36',
    'очная',
    'г. Примерск',
    '25',
    'Институт',
    'Методическая',
    'iro.example',
  ],
  [
    '2',
    'Цифровые инструменты урока',
    'все категории',
    'с 9 по 13 февраля 2027 г.',
    '18 ч.',
    'дистанционно',
    '—',
    '',
    'Институт',
    'ИКТ',
    '',
  ],
  ['3', 'Игра дошкольника', 'воспитатели', 'по согласованию', '24', 'очно-заочная', '', '15 чел.', 'Институт', '', ''],
  ['4', 'Средняя группа: речь детей', 'воспитатели', 'март 2027', '16', '', '', '', '', 'духовная', ''],
  ['5', 'Без года', '', '12.01–30.01', '16', '', '', '', '', '', ''],
  ['6', 'Без меры', '', '', 'много', 'как получится', '', '-5', '', '', 'не знаю'],
  ['7', '', 'учителя', '12.01.2027', '8', '', '', '', '', '', ''],
  ['Итого', null, null, null, '118', ...Array(6).fill(null)],
  ['Директор ____________ И. И. Иванов', ...Array(10).fill(null)],
];

registerHooks('training', trainingModule.hooks ?? {});

async function openTown(): Promise<ImportTown> {
  const town = await openImportTown();
  await town.inTenant(prepareSettings);
  return town;
}

const OFFERS = { kind: 'offers' } as const;

function load(town: ImportTown, rows: Rows, more: object = {}) {
  return town.load({ 'график.xlsx': rows }, { ...OFFERS, ...more });
}

function known(town: ImportTown) {
  return town.inTenant(listKnownOffers);
}

async function lastBatch(context: Context) {
  const row = await context.db
    .selectFrom('importBatch')
    .select('id')
    .where('tenantId', '=', context.tenantId)
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  const batch = await findBatch(context, row.id);
  if (batch === undefined) throw new Error('no batch');
  return batch;
}

const LINE = [HEADER, ['1', 'Оценивание', 'учителя', '12.01.2027', '36', '', '', '', 'Институт', '', '']] as Rows;

describe('a schedule of courses', () => {
  it('[IOM-11] [IOM-16] is read from a messy workbook: right rows are taken, wrong cells are named', async () => {
    const town = await openTown();
    const outcome = await load(town, SCHEDULE);
    expect(outcome.problems).toEqual([]);
    expect(outcome.counts).toMatchObject({ new: 4, changed: 0, wrong: 3, doubtful: 0 });
    expect(outcome.wrongCells.map(({ cellRef, value, message }) => [cellRef, value, message])).toEqual([
      ['D10', '12.01–30.01', 'В сроках нет года. Укажите даты целиком: 12.01.2027–30.01.2027.'],
      ['E11', 'много', 'Здесь нужно одно целое число. Исправьте или очистите ячейку.'],
      ['H11', '-5', 'Нужно целое число от 1 до 100\u00a0000. Проверьте значение.'],
      ['F11', 'как получится', 'Форма не узнана. Напишите: очно, дистанционно или очно-дистанционно.'],
      ['K11', 'не знаю', 'Это не адрес страницы. Впишите его целиком или очистите ячейку.'],
      ['B12', '', 'Нет названия. Впишите тему или название программы.'],
    ]);
    const offers = await known(town);
    expect(offers.map(({ title, startsOn, endsOn }) => [title, startsOn, endsOn])).toEqual([
      ['Формирующее оценивание', '2027-01-12', '2027-01-30'],
      ['Цифровые инструменты урока', '2027-02-09', '2027-02-13'],
      ['Игра дошкольника', null, null],
      ['Средняя группа: речь детей', '2027-03-01', '2027-03-31'],
    ]);
    expect(offers[0]).toMatchObject({
      ...{ kind: 'course', hours: 36, places: 25, form: 'in_person', place: 'г. Примерск', provider: 'Институт' },
      ...{ competenceCodes: ['methodical'], subjectCodes: ['mathematics'], postCodes: ['teacher'] },
      ...{ url: 'https://iro.example', content: 'Для кого: Учителя математики' },
    });
    expect(offers[1]).toMatchObject({ competenceCodes: ['digital'], postCodes: [], places: null, form: 'distance' });
    expect(offers[2]).toMatchObject({ postCodes: ['educator', 'senior_educator'], places: 15, form: 'mixed' });
    // The title above the table names a school of nobody: none is made of it.
    const organizations = await town.inTenant((context) =>
      context.db.selectFrom('organization').select('id').where('tenantId', '=', context.tenantId).execute(),
    );
    expect(organizations).toEqual([]);
  });

  it('[IOM-11] loaded again changes nothing', async () => {
    const town = await openTown();
    await load(town, SCHEDULE);
    const before = await known(town);
    const again = await load(town, SCHEDULE);
    expect(again.counts).toMatchObject({ new: 0, changed: 0, unchanged: 4 });
    expect(await known(town)).toEqual(before);
  });

  it('[IOM-11] changes what it says and erases nothing with an empty cell', async () => {
    const town = await openTown();
    await load(town, LINE);
    const changed = await load(town, [
      HEADER,
      ['1', 'ОЦЕНИВАНИЕ', '', '12.01.2027', '72', '', '', '30', 'институт', '', ''],
    ]);
    expect(changed.counts).toMatchObject({ new: 0, changed: 1 });
    const [offer] = await known(town);
    expect(offer).toMatchObject({ title: 'Оценивание', hours: 72, places: 30, postCodes: ['teacher'], version: 2 });
  });

  it('[IOM-11] takes the year that the user said for dates without one, and columns of begin and end', async () => {
    const town = await openTown();
    const header = ['Тема курса', 'Дата начала', 'Дата окончания', 'Часы', 'Вид'];
    const rows: Rows = [
      header,
      ['Чтение', '12.01', '30.01', '18', 'семинар'],
      ['Письмо', '12.01.2027', '11.01.2027', '18', 'КПК'],
      ['Счёт', '', '11.01.2027', '18', 'круглый стол'],
    ];
    const outcome = await load(town, rows, { parameters: { year: 2027 } });
    expect(outcome.counts).toMatchObject({ new: 1, wrong: 2 });
    expect(await known(town)).toMatchObject([
      { title: 'Чтение', startsOn: '2027-01-12', endsOn: '2027-01-30', kind: 'seminar' },
    ]);
  });

  it('[IOM-11] does not take one row twice, and asks which of several it is', async () => {
    const town = await openTown();
    const twice = await load(town, [...LINE, LINE[1] ?? []]);
    expect(twice.counts).toMatchObject({ new: 1, wrong: 1 });
    await load(town, [HEADER, ['1', 'Оценивание', '', '12.03.2027', '36', '', '', '', 'Институт', '', '']]);
    const unclear: Rows = [HEADER, ['1', 'Оценивание', '', '', '16', '', '', '', '', '', '']];
    expect((await load(town, unclear)).counts).toMatchObject({ new: 0, changed: 0, doubtful: 1 });
    await load(town, unclear, { doubtful: 'new' });
    expect(await known(town)).toHaveLength(3);
  });

  it('[IOM-16] is taken back: what it added goes, what it changed is as before', async () => {
    const town = await openTown();
    await load(town, LINE);
    const [before] = await known(town);
    await load(town, [
      ...SCHEDULE.slice(2, 7),
      ['9', 'Оценивание', '', '12.01.2027', '72', ...Array(3).fill(''), 'Институт', '', ''],
    ]);
    expect(await known(town)).toHaveLength(3);
    await town.inTenant(async (context) => takeBack(context, await lastBatch(context)));
    const left = await known(town);
    expect(left).toEqual([{ ...before, version: 3 }]);
    const actions = await town.inTenant((context) =>
      context.db
        .selectFrom('auditEntry')
        .select('action')
        .where('tenantId', '=', context.tenantId)
        .where('thingId', '=', before?.id ?? '')
        .orderBy('id')
        .execute(),
    );
    expect(actions.map(({ action }) => action)).toEqual(['offer.added', 'offer.edited', 'offer.import_taken_back']);
  });

  it('[IOM-16] stays while pathways stand on it, or somebody has changed it since', async () => {
    const town = await openTown();
    await load(town, LINE);
    const [offer] = await known(town);
    const id = offer?.id ?? '';
    await town.inTenant(async (context) => {
      const { db, tenantId } = context;
      const organizationId = await buildSchool(context, 5);
      const personId = await buildPerson(context, 'Орлова Анна Петровна', { organizationId });
      const pathway = { tenantId, id: newId(), personId, organizationId, kind: 'iom', ground: 'request' };
      await db
        .insertInto('pathway')
        .values({ ...pathway, startsOn: '2026-11-01', endsOn: '2027-10-31' })
        .execute();
      const item = { tenantId, id: newId(), pathwayId: pathway.id, offerId: id, kind: 'course', title: 'Курс' };
      await db
        .insertInto('pathwayItem')
        .values({ ...item, dueOn: '2027-01-30' })
        .execute();
      const dependents = await listDependents(context, await lastBatch(context));
      expect(dependents).toEqual([{ text: '«Оценивание»: 1\u00a0пункт ИОМ', href: `/training/${id}` }]);
      await db.deleteFrom('pathwayItem').where('tenantId', '=', tenantId).execute();
      expect(await listDependents(context, await lastBatch(context))).toEqual([]);
      await service.cancelOffer(context, id, 'Нет группы');
      expect(await listDependents(context, await lastBatch(context))).toHaveLength(1);
    });
  });

  it('[IOM-16] may be begun by those who keep the catalogue, not by a school or a teacher', async () => {
    const town = await openTown();
    const input = { kind: 'offers', fileIds: [newId()], title: '', parameters: {}, mappingName: null };
    const begin = (settings: ActorSettings) =>
      town.as(actorOf(settings), (context) => startBatch(context, input)).catch((error: AppError) => error.code);
    expect(await begin({ role: 'school_head', organizationId: newId() })).toBe('forbidden');
    expect(await begin({ role: 'teacher', personId: newId() })).toBe('forbidden');
    // Past the gate: the file itself is not there.
    expect(await begin({ role: 'methodist' })).toBe('not_found');
  });
});
