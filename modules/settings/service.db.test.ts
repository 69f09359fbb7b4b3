import { describe, expect, it } from 'vitest';
import { ROLES } from '#core/access/grants.ts';
import { newId } from '#core/ids.ts';
import { actingAs, inTestTenant } from '#tests/database/database.ts';
import { DIRECTORY_NAMES } from './model.ts';
import { getSetting, getSettingVersion, listDirectory, prepareSettings } from './public.ts';
import { READY_ENTRIES } from './ready-entries.ts';
import { addEntry, editEntry, listSettings, saveSetting } from './service.ts';

const EDITORS = ['administrator', 'service_head'];
const small = (minimum: number) => ({ key: 'small_groups' as const, value: { minimum, mark: 10 }, act: null });

describe('settings', () => {
  it('hold from their day, the product’s own before it', () =>
    inTestTenant(async (context) => {
      await saveSetting(context, { ...small(6), validFrom: '2026-09-01' });
      await saveSetting(context, { ...small(8), validFrom: '2027-01-01', act: 'приказ от 25.12.2026 № 301' });
      const on = (day?: string) => getSettingVersion(context, 'small_groups', day);
      expect(await on('2026-08-31')).toEqual({ version: 1, value: { minimum: 5, mark: 10 }, act: null });
      expect(await on()).toEqual({ version: 2, value: { minimum: 6, mark: 10 }, act: null });
      expect(await on('2027-01-01')).toEqual({
        version: 3,
        value: { minimum: 8, mark: 10 },
        act: 'приказ от 25.12.2026 № 301',
      });
      await expect(saveSetting(context, small(9))).rejects.toMatchObject({
        code: 'version_exists',
        details: { day: '01.01.2027' },
      });
    }));

  it('keep every version, with its act and author', () =>
    inTestTenant(async (context) => {
      await saveSetting(context, { ...small(6), act: ' приказ № 1 ' });
      const setting = (await listSettings(context)).find(({ key }) => key === 'small_groups');
      expect(setting?.versions.map(({ version, validFrom, act }) => [version, validFrom, act])).toEqual([
        [2, '2026-11-22', 'приказ № 1'],
        [1, null, null],
      ]);
      expect(setting?.current.version).toBe(2);
    }));

  it.each(ROLES.filter((role) => !EDITORS.includes(role)))('are not changed by %s', (role) =>
    inTestTenant(async (context) => {
      const other = actingAs(context, { role, organizationId: newId() });
      await expect(saveSetting(other, small(6))).rejects.toMatchObject({ code: 'not_found' });
      await expect(
        addEntry(other, { directory: 'award', title: 'Грамота округа', synonyms: [] }),
      ).rejects.toMatchObject({ code: 'not_found' });
      await expect(editEntry(other, { id: newId(), isActive: false })).rejects.toMatchObject({ code: 'not_found' });
      expect(await getSetting(context, 'small_groups')).toEqual({ minimum: 5, mark: 10 });
    }),
  );

  it.each(['school_head', 'tutor', 'teacher'] as const)('are not read by %s', (role) =>
    inTestTenant(async (context) => {
      const other = actingAs(context, { role, organizationId: newId() });
      await expect(listSettings(other)).rejects.toMatchObject({ code: 'not_found' });
    }),
  );
});

describe('directories', () => {
  it('[ORG-03] [ORG-33] [STAFF-22] are full in a new municipality, and filling twice changes nothing', () =>
    inTestTenant(async (context) => {
      await prepareSettings(context);
      await prepareSettings(context);
      for (const name of DIRECTORY_NAMES) {
        const codes = (await listDirectory(context, name)).map(({ code }) => code);
        expect(codes).toEqual(READY_ENTRIES[name].map(({ code }) => code));
      }
    }));

  it('[ORG-02] [ORG-04] [ORG-05] [ORG-36] [ORG-37] know every kind that a name of an organisation speaks of', () =>
    inTestTenant(async (context) => {
      await prepareSettings(context);
      const codes = (await listDirectory(context, 'organization_kind')).map(({ code }) => code);
      const spoken = [
        'imdc',
        'imc',
        'cro',
        'rmk',
        'cnppm',
        'institute',
        'authority',
        'library',
        'university',
        'methodical',
      ];
      expect(codes).toEqual(expect.arrayContaining(spoken));
    }));

  it('take entries of the municipality’s own, each code once', () =>
    inTestTenant(async (context) => {
      await prepareSettings(context);
      const added = await addEntry(context, { directory: 'organization_kind', title: 'Школа-сад', synonyms: [] });
      expect(added.code).toBe('shkola_sad');
      expect((await listDirectory(context, 'organization_kind')).at(-1)?.title).toBe('Школа-сад');
      await expect(
        addEntry(context, { directory: 'organization_kind', title: 'Ещё', code: 'school', synonyms: [] }),
      ).rejects.toMatchObject({ code: 'code_taken' });
    }));

  it('switch an entry off without losing it', () =>
    inTestTenant(async (context) => {
      await prepareSettings(context);
      const boarding = (await listDirectory(context, 'organization_kind')).find(({ code }) => code === 'boarding');
      await editEntry(context, { id: boarding?.id ?? '', isActive: false, title: 'Интернат' });
      const offered = await listDirectory(context, 'organization_kind');
      expect(offered.some(({ code }) => code === 'boarding')).toBe(false);
      const all = await listDirectory(context, 'organization_kind', { withInactive: true });
      expect(all.find(({ code }) => code === 'boarding')?.title).toBe('Интернат');
    }));
});
