import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { settingErrors } from './errors.ts';
import { DIRECTORY_NAMES, SETTING_KEYS, SETTINGS } from './model.ts';
import { READY_ENTRIES } from './ready-entries.ts';
import { checkDraft, makeEntryCode, pickVersion, readSetting } from './rules.ts';

const version = (number: number, validFrom: string) => ({ version: number, validFrom, value: number });

describe('the version that holds', () => {
  const versions = [version(2, '2026-09-01'), version(3, '2027-01-01'), version(4, '2027-01-01')];

  it.each([
    ['2026-08-31', undefined],
    ['2026-09-01', 2],
    ['2026-12-31', 2],
    ['2027-01-01', 4],
  ])('on %s is %s', (day, number) => expect(pickVersion(versions, day)?.version).toBe(number));

  it('does not depend on the order of rows', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(versions, { minLength: 3 }), (rows) => {
        expect(pickVersion(rows, '2027-06-01')?.version).toBe(4);
      }),
    );
  });
});

describe('what comes with the product', () => {
  it.each(SETTING_KEYS)('fits its own shape: %s', (key) => {
    expect(readSetting(key, undefined)).toEqual(SETTINGS[key].initial);
  });

  it('[STAFF-08] [STAFF-09] [STAFF-10] has the three rules of the young, side by side and named', () => {
    expect(
      readSetting('cohorts', undefined).map(({ title, maxExperienceMonths, maxAge }) => [
        title,
        maxExperienceMonths,
        maxAge,
      ]),
    ).toEqual([
      ['Молодые специалисты, стаж до 1 года', 12, undefined],
      ['Молодые специалисты, стаж до 3 лет', 36, undefined],
      ['Молодые педагоги, до 35 лет включительно', undefined, 35],
    ]);
  });

  it.each(DIRECTORY_NAMES)('[ORG-03] has a ready set without repeated codes: %s', (directory) => {
    const codes = READY_ENTRIES[directory].map(({ code }) => code);
    expect(codes.length).toBeGreaterThan(2);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.filter((code) => !/^[a-z][a-z0-9_]*$/.test(code))).toEqual([]);
  });
});

describe('a draft of a setting', () => {
  const draft = { key: 'small_groups' as const, value: { minimum: 7, mark: 10 }, validFrom: '2026-11-22', act: null };

  it('becomes the next version', () => expect(checkDraft(draft, [])).toEqual({ ok: true, value: draft.value }));

  it('[vision 8] never shows groups under five', () => {
    expect(checkDraft({ ...draft, value: { minimum: 4, mark: 10 } }, [])).toMatchObject({
      error: settingErrors.setting_invalid,
      details: { what: 'не меньше пяти', fields: ['minimum'] },
    });
  });

  it('[vision 8] shows scores to school heads only by an act', () => {
    const wider = { ...draft, key: 'score_visibility' as const, value: { schoolHead: true } };
    expect(checkDraft(wider, [])).toMatchObject({ error: settingErrors.act_needed });
    expect(checkDraft({ ...wider, act: 'постановление от 01.09.2026 № 412' }, [])).toMatchObject({ ok: true });
    expect(checkDraft({ ...wider, value: { schoolHead: false } }, [])).toMatchObject({ ok: true });
    const numbered = { ...wider, value: { schoolHead: false, serviceNumbered: true } };
    expect(checkDraft(numbered, [])).toMatchObject({ ok: false, error: { code: 'act_needed' } });
  });

  it('does not rewrite the past', () => {
    expect(checkDraft(draft, [version(2, '2026-12-01')])).toMatchObject({
      error: settingErrors.version_exists,
      details: { day: '2026-12-01' },
    });
  });

  it.each([
    ['a cohort without bounds', { code: 'a', title: 'А' }],
    ['two cohorts of one code', undefined],
  ])('refuses %s', (_, rule) => {
    const young = { code: 'young', title: 'Молодые', maxAge: 35 };
    const value = rule ? [rule] : [young, young];
    expect(checkDraft({ ...draft, key: 'cohorts', value }, [])).toMatchObject({ error: settingErrors.setting_invalid });
  });
});

describe('a code of an entry', () => {
  it.each([
    ['Школа-сад', 'shkola_sad'],
    ['2-я смена', 'x_2_ia_smena'],
    ['«Точка роста»', 'tochka_rosta'],
  ])('for %s is %s', (title, code) => expect(makeEntryCode(title, new Set())).toBe(code));

  it('is free and well formed whatever people write', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 100 }), fc.integer({ min: 1, max: 4 }), (title, count) => {
        const taken = new Set<string>();
        for (let index = 0; index < count; index++) taken.add(makeEntryCode(title, taken));
        expect(taken.size).toBe(count);
        expect([...taken].filter((code) => !/^[a-z][a-z0-9_]{0,59}$/.test(code))).toEqual([]);
      }),
    );
  });
});
