import { describe, expect, it } from 'vitest';
import { registerHooks } from '#core/hooks.ts';
import { EMPTY_PERSON } from '#modules/people/model.ts';
import { addPerson, editPerson } from '#modules/people/service/person.ts';
import { type ImportTown, openImportTown, type Rows } from '#tests/builders/imports.ts';
import { actorOf } from '#tests/database/database.ts';
import { listBatches } from './queries.ts';
import { listDependents, takeBack } from './service/batches.ts';

const LIST: Rows = [
  ['ФИО', 'Дата рождения', 'Должность', 'Телефон', 'Организация'],
  ['Лунина Мария Ивановна', '03.04.1980', 'учитель математики', '8 900 000-00-01', 'МБОУ СОШ № 5'],
  ['Ветрова Анна Олеговна', '11.11.1990', 'педагог-психолог', '', 'МБОУ СОШ № 5'],
];

const methodist = actorOf({ role: 'methodist' });

async function readTown(town: ImportTown) {
  return town.inTenant(async ({ db, tenantId }) => {
    const count = async (table: 'person' | 'post' | 'organization') =>
      (await db.selectFrom(table).select('id').where('tenantId', '=', tenantId).execute()).length;
    const people = await db
      .selectFrom('person')
      .select(['id', 'surname', 'phone', 'version'])
      .where('tenantId', '=', tenantId)
      .orderBy('surname')
      .execute();
    return { people, posts: await count('post'), organizations: await count('organization') };
  });
}

async function lastBatch(town: ImportTown) {
  return town.inTenant(async (context) => {
    const [batch] = await listBatches(context, { kind: '', kinds: ['staff'], limit: 1 });
    return batch?.id ?? '';
  });
}

describe('a batch taken back', () => {
  it('asks other modules about what the batch added, not about people it only changed', async () => {
    const asked: string[] = [];
    registerHooks('take-back-test', {
      dependsOn: async (_context, _batchId, thingIds) => {
        asked.push(...thingIds);
        return [];
      },
    });
    const town = await openImportTown();
    const [header = [], known = [], added = []] = LIST;
    const [name = '', born = '', post = '', , school = ''] = known;
    await town.load({ 'список.xlsx': [header, known] });
    const list: Rows = [header, [name, born, post, '8 900 000-00-09', school], added];
    const { counts } = await town.load({ 'список.xlsx': list });
    expect([counts.new, counts.changed]).toEqual([1, 1]);
    const id = await lastBatch(town);
    expect(await town.as(methodist, (context) => listDependents(context, id))).toEqual([]);
    const { people } = await readTown(town);
    expect(people.map((person) => [person.surname, asked.includes(person.id)])).toEqual([
      ['Ветрова', true],
      ['Лунина', false],
    ]);
  });

  it('leaves the register as it was: what it added goes, what it changed is as before', async () => {
    const town = await openImportTown();
    await town.inTenant((context) =>
      addPerson(
        context,
        { ...EMPTY_PERSON, surname: 'Лунина', givenName: 'Мария', patronymic: 'Ивановна', birthDate: '1980-04-03' },
        null,
        false,
      ),
    );
    const { people: before } = await readTown(town);
    const loaded = await town.load({ 'список.xlsx': LIST });
    expect([loaded.counts.new, loaded.counts.changed]).toEqual([1, 1]);
    expect((await readTown(town)).people.map(({ surname, phone }) => [surname, phone])).toEqual([
      ['Ветрова', null],
      ['Лунина', '8 900 000-00-01'],
    ]);
    const id = await lastBatch(town);
    await town.as(methodist, (context) => takeBack(context, id));
    const after = await readTown(town);
    expect(after.people.map(({ version: _version, ...person }) => person)).toEqual(
      before.map(({ version: _version, ...person }) => person),
    );
    expect([after.posts, after.organizations]).toEqual([0, 0]);
  });

  it('stands in nobody’s way once it is taken back itself', async () => {
    const town = await openImportTown();
    const [header = [], first = []] = LIST;
    const second = [...first.slice(0, 3), '8 900 000-00-09', ...first.slice(4)];
    await town.load({ 'список.xlsx': [header, first] });
    const earlier = await lastBatch(town);
    await town.load({ 'поправка.xlsx': [header, second] });
    const later = await lastBatch(town);
    await expect(town.as(methodist, (context) => takeBack(context, earlier))).rejects.toThrow('поправка.xlsx');
    await town.as(methodist, (context) => takeBack(context, later));
    await town.as(methodist, (context) => takeBack(context, earlier));
    expect((await readTown(town)).people).toEqual([]);
  });

  it('says what stands on it and stays', async () => {
    const town = await openImportTown();
    await town.load({ 'список.xlsx': LIST });
    const id = await lastBatch(town);
    const { people } = await readTown(town);
    const [vetrova] = people;
    await town.as(methodist, (context) =>
      editPerson(context, vetrova?.id ?? '', vetrova?.version ?? 0, { phone: '1' }),
    );
    const dependents = await town.as(methodist, (context) => listDependents(context, id));
    expect(dependents).toEqual([
      { text: 'Ветрова Анна Олеговна: изменено вручную после загрузки', href: `/people/${vetrova?.id}` },
    ]);
    await expect(town.as(methodist, (context) => takeBack(context, id))).rejects.toThrow('Отменить загрузку нельзя');
    expect((await readTown(town)).people).toHaveLength(2);
  });

  it.each(['teacher', 'tutor', 'authority', 'administrator'] as const)('is not for a %s', async (role) => {
    const town = await openImportTown();
    await town.load({ 'список.xlsx': LIST });
    const id = await lastBatch(town);
    await expect(town.as(actorOf({ role }), (context) => takeBack(context, id))).rejects.toThrow('Такой записи нет');
  });
});
