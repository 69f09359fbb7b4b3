import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDate } from '../time/read-date.ts';
import { readCategory } from './category.ts';
import { readEducation } from './education.ts';
import { readEmploymentKind, readHours, readRate } from './employment-kind.ts';
import * as messages from './messages.ts';
import { readOrganizationName } from './organization-name.ts';
import { readPersonName } from './person-name.ts';
import { readPost } from './post.ts';
import { readSubjects } from './subject.ts';
import { readSex, readYesNo } from './yes-no.ts';

describe('[STAFF-01] education', () => {
  it.each([
    ['высшее', { level: 'higher' }],
    ['в/о', { level: 'higher' }],
    ['высшее пед.', { level: 'higher', isPedagogical: true }],
    ['ср-спец', { level: 'secondary_vocational' }],
    ['среднее специальное', { level: 'secondary_vocational' }],
    ['СПО', { level: 'secondary_vocational' }],
    ['ср. пед.', { level: 'secondary_vocational', isPedagogical: true }],
    ['среднее', { level: 'secondary' }],
    ['среднее общее', { level: 'secondary' }],
    ['н/высшее', { level: 'incomplete_higher' }],
    ['неоконченное высшее', { level: 'incomplete_higher' }],
    [
      'в/о, КГПУ 2005, учитель математики',
      { level: 'higher', institution: 'КГПУ', year: 2005, speciality: 'учитель математики' },
    ],
    [
      'высшее, Горный государственный педагогический университет, 1998, учитель русского языка и литературы',
      {
        level: 'higher',
        institution: 'Горный государственный педагогический университет',
        year: 1998,
        speciality: 'учитель русского языка и литературы',
      },
    ],
    [
      'Высшее, СГУ, 1998-2003, специальность «История, обществознание»',
      { level: 'higher', institution: 'СГУ', year: 2003, speciality: '«История, обществознание»' },
    ],
    ['КГПУ им. Ивановой, 2005 г.', { institution: 'КГПУ им. Ивановой', year: 2005 }],
    [
      'ср. проф., Горный педколледж 2010',
      { level: 'secondary_vocational', institution: 'Горный педколледж', year: 2010 },
    ],
    ['высшее (СГУ, 2005)', { level: 'higher', institution: 'СГУ', year: 2005 }],
  ])('%s', (text, expected) => {
    expect(readEducation(text)).toEqual({ ok: true, ...expected });
  });

  it.each([
    ['', 'empty'],
    ['—', 'empty'],
    ['учитель', 'unreadable'],
    ['2005', 'unreadable'],
  ])('%s is refused: %s', (text, reason) => {
    expect(readEducation(text)).toEqual({ ok: false, reason });
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(typeof readEducation(text).ok).toBe('boolean');
      }),
    );
  });
});

describe('[STAFF-01] kind of employment, rate and hours', () => {
  it.each([
    ['внутр. совм.', { ok: true, kind: 'internal_part_time' }],
    ['вн. совм.', { ok: true, kind: 'internal_part_time' }],
    ['внешний совместитель', { ok: true, kind: 'external_part_time' }],
    ['Внешн. совм. 0,5 ст.', { ok: true, kind: 'external_part_time', rate: 0.5 }],
    ['основная', { ok: true, kind: 'main' }],
    ['осн., 1 ставка', { ok: true, kind: 'main', rate: 1 }],
    ['штатный', { ok: true, kind: 'main' }],
    ['нет', { ok: true, kind: 'main' }],
    ['совместитель', { ok: false, reason: 'unclear_part_time' }],
    ['да', { ok: false, reason: 'unclear_part_time' }],
    ['совм. 0,25 ст', { ok: false, reason: 'unclear_part_time', rate: 0.25 }],
    ['0,5 ст.', { ok: false, reason: 'unreadable', rate: 0.5 }],
    ['внешний, 5 ставок', { ok: false, reason: 'rate_impossible' }],
    ['', { ok: false, reason: 'empty' }],
  ])('%s', (text, expected) => {
    expect(readEmploymentKind(text)).toEqual(expected);
  });

  it.each<[string | number, object]>([
    ['0,5', { ok: true, amount: 0.5 }],
    ['1 ст.', { ok: true, amount: 1 }],
    ['1/2', { ok: true, amount: 0.5 }],
    [1.25, { ok: true, amount: 1.25 }],
    [0, { ok: false, reason: 'impossible' }],
    [18, { ok: false, reason: 'impossible' }],
    ['', { ok: false, reason: 'empty' }],
    ['полная', { ok: false, reason: 'unreadable' }],
  ])('rate %s', (cell, expected) => {
    expect(readRate(cell)).toEqual(expected);
  });

  it.each<[string | number, object]>([
    ['18', { ok: true, amount: 18 }],
    ['18 ч.', { ok: true, amount: 18 }],
    ['18,5 часа', { ok: true, amount: 18.5 }],
    [24, { ok: true, amount: 24 }],
    [120, { ok: false, reason: 'impossible' }],
    ['-', { ok: false, reason: 'empty' }],
    ['18+2', { ok: false, reason: 'unreadable' }],
  ])('hours %s', (cell, expected) => {
    expect(readHours(cell)).toEqual(expected);
  });
});

describe('marks', () => {
  it.each([
    ['да', true],
    ['+', true],
    ['Имеется', true],
    ['V', true],
    ['1', true],
    ['нет', false],
    ['-', false],
    ['–', false],
    ['0', false],
  ])('%s is %s', (text, value) => {
    expect(readYesNo(text)).toEqual({ ok: true, value });
  });

  it.each([
    ['', 'empty'],
    ['может быть', 'unreadable'],
  ])('%s is refused: %s', (text, reason) => {
    expect(readYesNo(text)).toEqual({ ok: false, reason });
    expect(readSex(text)).toEqual({ ok: false, reason });
  });

  it.each([
    ['ж', 'female'],
    ['Жен.', 'female'],
    ['М', 'male'],
    ['M', 'male'],
    ['мужской', 'male'],
  ])('sex %s is %s', (text, sex) => {
    expect(readSex(text)).toEqual({ ok: true, sex });
  });
});

it('a cell of 32 767 signs is refused by every reader without being looked into', () => {
  const text = '1.(«Иванова-'.repeat(2730);
  expect([readPersonName(text), readDate(text, { today: '2026-11-22' }), readEducation(text)]).toEqual([
    { ok: false, reason: 'not_a_name' },
    { ok: false, reason: 'not_a_date' },
    { ok: false, reason: 'unreadable' },
  ]);
  expect(readCategory(text, { today: '2026-11-22' })).toEqual({ ok: false, reason: 'unreadable' });
  expect(readPost(text)).toEqual({ title: text, subjects: [], unknown: [], others: [] });
  expect(readSubjects(text)).toEqual({ codes: [], unknown: [text] });
  expect(readOrganizationName(text)).toEqual({ isBranch: false, key: '?:' });
});

it('every message is a Russian phrase without an exclamation mark', () => {
  for (const text of Object.values(messages).flatMap((texts) => Object.values(texts))) {
    expect(text).toMatch(/^[А-ЯЁ][^!A-Za-z]+$/u);
  }
});
