import { describe, expect, it } from 'vitest';
import type { Context } from '#core/context.ts';

import { openWorkbook } from '#core/office/xlsx/read.ts';
import { NBSP } from '#core/text/plural.ts';
import { prepareSettings } from '#modules/settings/public.ts';
import { buildPerson, buildSchool } from '#tests/builders/people.ts';
import { actingAs, inTestTenant } from '#tests/database/database.ts';
import { closeCopy, exportCopy, listCopies } from './copies.ts';
import { exportRegister } from './export.ts';
import { listFilter } from './model.ts';
import { saveFact } from './service/facts.ts';
import { editPerson, showPerson } from './service/person.ts';

async function readFile(context: Context, id: string) {
  const { files } = context.services;
  const book = await openWorkbook(files.pathOf(context.tenantId, id));
  const rows = await book.head(0, 50);
  return {
    name: (await files.find(context, id))?.name,
    rows: rows.map((row) => row.cells.map((cell) => `${cell.kind}:${cell.text.replaceAll(NBSP, ' ')}`)),
  };
}

async function exportedOf(context: Context) {
  const rows = await context.db
    .selectFrom('accessEntry')
    .select(['personId', 'kind', 'place'])
    .where('tenantId', '=', context.tenantId)
    .execute();
  return rows.toSorted((a, b) => (a.personId < b.personId ? -1 : 1));
}

async function buildTeacher(context: Context, name: string, organizationId: string) {
  const post = { organizationId, startsOn: '2020-09-01', rate: 1, subjectCodes: ['physics'] };
  const id = await buildPerson(context, name, post, { birthDate: '1986-11-23' });
  const category = { category: 'first', postCode: null, grantedOn: '2022-03-01', expiresOn: '2027-03-01', act: null };
  await saveFact(context, id, null, { fact: 'category', fields: category });
  const experience = { kind: 'pedagogical' as const, organizationId: null, months: 30, asOf: '2026-01-31' };
  await saveFact(context, id, null, { fact: 'experience', fields: experience });
  return id;
}

describe('a closed copy of the lists', () => {
  it('does not move when the register does, and is written out in Russian', () =>
    inTestTenant(async (context) => {
      await prepareSettings(context);
      const school = await buildSchool(context, 5);
      const id = await buildTeacher(context, 'Лунёва Анна Петровна', school);
      await buildPerson(context, 'Поздняя Вера Ивановна', { organizationId: school, startsOn: '2026-10-01' });
      const copyId = await closeCopy(context, 'Список на 20.09', '2026-09-20');
      await editPerson(context, id, 1, { surname: 'Кравец' });
      const methodist = actingAs(context, { role: 'methodist' });
      const copies = await listCopies(methodist);
      expect(copies.map((copy) => [copy.title, copy.asOf, copy.personCount])).toEqual([
        ['Список на 20.09', '2026-09-20', 1],
      ]);
      expect(await readFile(context, await exportCopy(methodist, copyId))).toEqual({
        name: 'Список на 20.09.2026.xlsx',
        rows: [
          [
            'ФИО',
            'Дата рождения',
            'Организация',
            'Должность',
            'Место работы',
            'Ставка',
            'Категория',
            'Педагогический стаж',
          ].map((title) => `text:${title}`),
          [
            'text:Лунёва Анна Петровна',
            'date:23.11.1986',
            'text:Школа № 5',
            'text:Учитель',
            'text:основное место',
            'number:1',
            'text:Первая',
            'text:3 года 1 мес.',
          ],
        ],
      });
      expect(await exportedOf(context)).toEqual([{ personId: id, kind: 'export', place: 'Список на 20.09.2026' }]);
    }));

  it.each(['administrator', 'authority', 'school_head', 'tutor', 'teacher'] as const)('is not for a %s', (role) =>
    inTestTenant(async (context) => {
      const copyId = await closeCopy(context, 'Список', '2026-09-20');
      const actor = actingAs(context, { role });
      await expect(closeCopy(actor, 'Список', '2026-09-20')).rejects.toMatchObject({ code: 'not_found' });
      await expect(exportCopy(actor, copyId)).rejects.toMatchObject({ code: 'not_found' });
      expect(() => listCopies(actor)).toThrow(/нет или/);
    }),
  );
});

describe('the register as a workbook', () => {
  it('[STAFF-02] has what is seen, text that begins like a formula stays text, and everyone is in the access log', () =>
    inTestTenant(async (context) => {
      await prepareSettings(context);
      const school = await buildSchool(context, 5);
      const id = await buildTeacher(context, 'Лунёва Анна Петровна', school);
      const other = await buildPerson(context, 'Зорин Пётр Ильич', {
        organizationId: school,
        title: '=1+1',
        kind: 'external',
      });
      const methodist = actingAs(context, { role: 'methodist' });
      const { name, rows } = await readFile(context, await exportRegister(methodist, listFilter.parse({})));
      expect(name).toBe('Педагоги на 22.11.2026.xlsx');
      expect(rows.slice(1)).toEqual([
        ['text:Зорин Пётр Ильич', 'text:Школа № 5', 'text:=1+1', 'text:внешний совместитель'],
        [
          'text:Лунёва Анна Петровна',
          'text:Школа № 5',
          'text:Учитель',
          'text:основное место',
          'text:Физика',
          'text:Первая',
          'date:01.03.2027',
          'text:3 года 3 мес.',
        ],
      ]);
      const place = 'Выгрузка списка педагогов';
      expect(await exportedOf(context)).toEqual(
        [id, other].toSorted().map((personId) => ({ personId, kind: 'export', place })),
      );
    }));

  it('[ROLE-05][ROLE-13] takes no further than one may export: mentees of a tutor who heads a school stay out', () =>
    inTestTenant(async (context) => {
      const [five, six] = [await buildSchool(context, 5), await buildSchool(context, 6)];
      await buildPerson(context, 'Лунёва Анна Петровна', { organizationId: five });
      const mentee = await buildPerson(context, 'Зорин Пётр Ильич', { organizationId: six });
      const head = actingAs(context, { role: 'school_head', organizationId: five });
      const both = {
        ...head,
        actor: {
          ...head.actor,
          menteeIds: [mentee],
          assignments: [...head.actor.assignments, { role: 'tutor' as const, organizationId: null }],
        },
      };
      expect((await showPerson(both, mentee)).fullName).toBe('Зорин Пётр Ильич');
      const { rows } = await readFile(context, await exportRegister(both, listFilter.parse({})));
      expect(rows.slice(1).map((row) => row[0])).toEqual(['text:Лунёва Анна Петровна']);
    }));
});
