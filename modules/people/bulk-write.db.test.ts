import { describe, expect, it } from 'vitest';
import type { Context } from '#core/context.ts';
import { newId } from '#core/ids.ts';
import { buildPerson, buildSchool } from '#tests/builders/people.ts';
import { inTestTenant } from '#tests/database/database.ts';
import type { StaffEffect, StaffWrite } from './bulk-write.ts';
import { findOverwritten, loadRegister, revertStaff, writeStaff } from './public.ts';
import { saveFact } from './service/facts.ts';
import { editPerson, showHistory, showPerson } from './service/person.ts';

const BATCH = newId();

/** As the import keeps them: through jsonb. */
async function keep(context: Context, effects: readonly StaffEffect[]): Promise<StaffEffect[]> {
  const text = JSON.stringify(effects);
  const row = await context.db
    .selectNoFrom((eb) => eb.cast<StaffEffect[]>(eb.val(text), 'jsonb').as('effects'))
    .executeTakeFirstOrThrow();
  return row.effects;
}

async function buildCase(context: Context) {
  const organizationId = await buildSchool(context, 5);
  const old = await buildPerson(context, 'Лунёва Анна Петровна', { organizationId }, { phone: '1' });
  const category = { category: 'first', postCode: null, grantedOn: null, expiresOn: null, act: null };
  const line = await saveFact(context, old, null, { fact: 'category', fields: category });
  const fresh = newId();
  const writes: StaffWrite[] = [
    {
      personId: fresh,
      isNew: true,
      person: { surname: 'Зорин', givenName: 'Пётр', patronymic: 'Ильич', birthDate: '1990-02-01' },
      name: { surname: 'Зорин', givenName: 'Пётр', patronymic: 'Ильич' },
      added: [
        {
          fact: 'post',
          fields: { organizationId, postCode: 'teacher', title: 'Учитель', rate: 0.5, subjectCodes: ['physics'] },
        },
        { fact: 'formerName', fields: { surname: 'Зайцев' } },
      ],
      changed: [],
    },
    {
      personId: old,
      isNew: false,
      person: { phone: '2' },
      name: { surname: 'Лунёва', givenName: 'Анна', patronymic: 'Петровна' },
      added: [{ fact: 'consent', fields: { kind: 'personal_data', givenOn: '2026-09-01' } }],
      changed: [{ fact: 'category', id: line, fields: { grantedOn: '2024-01-01' } }],
    },
  ];
  return { old, fresh, writes };
}

describe('writing what an import decided', () => {
  it('adds and changes people and facts, one audit row for each person', () =>
    inTestTenant(async (context) => {
      const { old, fresh, writes } = await buildCase(context);
      await writeStaff(context, writes, null);
      const register = await loadRegister(context);
      expect(register.get(fresh)).toMatchObject({
        surname: 'Зорин',
        birthDate: '1990-02-01',
        sex: null,
        formerSurnames: ['Зайцев'],
        posts: [{ title: 'Учитель', rate: 0.5, subjectCodes: ['physics'], kind: null }],
      });
      expect(register.get(old)).toMatchObject({
        phone: '2',
        categories: [{ category: 'first', grantedOn: '2024-01-01' }],
      });
      expect((await showPerson(context, old)).consents).toHaveLength(1);
      expect((await showHistory(context, fresh)).lines.map((line) => line.action)).toEqual(['person.imported']);
      expect((await showHistory(context, old)).lines[0]?.action).toBe('person.import_changed');
    }));

  it('tells who edits the same record by hand that it has changed', () =>
    inTestTenant(async (context) => {
      const { old, writes } = await buildCase(context);
      await writeStaff(context, writes, null);
      await expect(editPerson(context, old, 1, { phone: '3' })).rejects.toMatchObject({ code: 'changed_by_other' });
    }));

  it('is taken back to what was before', () =>
    inTestTenant(async (context) => {
      const { old, fresh, writes } = await buildCase(context);
      const strip = async () => {
        const { version: _version, ...card } = await showPerson(context, old);
        return card;
      };
      const before = await strip();
      const effects = await keep(context, await writeStaff(context, writes, null));
      expect(await findOverwritten(context, effects)).toEqual([]);
      await revertStaff(context, effects, BATCH);
      expect(await strip()).toEqual(before);
      await expect(showPerson(context, fresh)).rejects.toMatchObject({ code: 'not_found' });
      await editPerson(context, old, (await showPerson(context, old)).version, { phone: '7' });
    }));

  it('says what was changed again since', () =>
    inTestTenant(async (context) => {
      const { old, writes } = await buildCase(context);
      const effects = await keep(context, await writeStaff(context, writes, null));
      await editPerson(context, old, (await showPerson(context, old)).version, { note: 'правка' });
      expect(await findOverwritten(context, effects)).toEqual([old]);
    }));

  it('writes five thousand and one in sets', () =>
    inTestTenant(async (context) => {
      const name = { surname: 'Проба', givenName: 'Анна', patronymic: '' };
      const make = (): StaffWrite => ({ personId: newId(), isNew: true, person: name, name, added: [], changed: [] });
      await writeStaff(context, Array.from({ length: 5001 }, make), null);
      expect((await loadRegister(context)).size).toBe(5001);
    }));
});
