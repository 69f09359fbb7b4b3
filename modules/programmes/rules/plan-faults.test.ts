import { describe, expect, it, test } from 'vitest';
import { joinDueWords, readDueWords } from './due-words.ts';
import { mayBePerson, readOwnerName } from './match-person.ts';
import { namesNumber } from './names-number.ts';
import { findDueFault, findUnfundedYears, isStageOutside } from './plan-faults.ts';

const PROGRAMME = { startsOn: '2026-01-01', endsOn: '2027-12-31', trackedFrom: null };
const STAGE = { startsOn: '2026-01-01', endsOn: '2026-06-30' };

describe('dates of a plan', () => {
  test.each([
    ['март 2026', null],
    ['сентябрь 2026', 'outside_stage'],
    ['март 2028', 'outside_programme'],
    ['до 1 марта 1923 года', 'outside_programme'],
    ['июнь–июль 2026', 'outside_stage'],
    ['с 1 марта 2026', null],
    ['ежемесячно', null],
    ['в течение всего периода', null],
    ['по плану ОО', null],
    ['', null],
  ])('[PLAN-01] «%s» against its stage and the programme: %s', (words, fault) => {
    expect(findDueFault(readDueWords(words, PROGRAMME), STAGE, PROGRAMME)).toBe(fault);
  });

  test.each([
    ['2026-01-01', '2026-12-31', false],
    ['2025-11-01', '2026-12-31', true],
    ['2027-01-01', '2028-01-31', true],
    [null, '2027-12-31', false],
    [null, null, false],
  ])('[PLAN-01] a stage %s – %s leaves the programme: %s', (startsOn, endsOn, isOutside) => {
    expect(isStageOutside({ startsOn, endsOn }, PROGRAMME)).toBe(isOutside);
  });
});

describe('money', () => {
  test.each([
    ['no source at all says nothing', [], []],
    ['ends before the programme', [[2026, 2026]], [2027]],
    [
      'one after another',
      [
        [2026, 2026],
        [2027, 2027],
      ],
      [],
    ],
    ['a gap at the beginning', [[2027, null]], [2026]],
    ['without years it covers all', [[null, null]], []],
  ] as [string, [number | null, number | null][], number[]][])('[PLAN-09] %s', (_, years, unfunded) => {
    const sources = years.map(([fromYear, toYear]) => ({ fromYear, toYear }));
    expect(findUnfundedYears(sources, PROGRAMME)).toEqual(unfunded);
  });
});

describe('a number in what is to be reached', () => {
  test.each([
    ['повышение качества образования', false],
    ['1. Создана система поддержки\n2. Выросло мастерство', false],
    ['к 2027 году создана служба', false],
    ['приказ от 12.03.2026 № 45', false],
    ['в соответствии с 273-ФЗ', false],
    ['программа на 2026–2028 годы', false],
    ['с 1 сентября 2026 года', false],
    ['не менее 3 семинаров', true],
    ['охват 100 %', true],
    ['доля педагогов – 65,5%', true],
    ['2026 педагогов', true],
  ])('[PLAN-28] «%s»: %s', (text, isThere) => {
    expect(namesNumber(text)).toBe(isThere);
  });
});

describe('words of a row', () => {
  test.each([
    'Май 2023г. Май 2024г.',
    'март, май 2026',
    'По плану ОО, МАОУ ДПО ИПК',
    '1 неделя каждого месяца',
    'до 25 декабря 2026; в течение всего периода',
    'ежеквартально',
  ])('[PLAN-05] [PLAN-06] «%s» joined and read again says the same', (words) => {
    const dues = readDueWords(words, PROGRAMME);
    const plain = (list: typeof dues) => list.map(({ text: _, ...due }) => due);
    expect(plain(readDueWords(joinDueWords(dues), PROGRAMME))).toEqual(plain(dues));
  });
});

describe('owners', () => {
  test.each([
    ['Лунёва А. П.', 'Лунёва', 'А.'],
    ['методист Лунёва А.П.', 'Лунёва', 'А.'],
    ['Лунёва Анна Петровна, методист', 'Лунёва', 'Анна'],
    ['Отдел образования', undefined, undefined],
    ['РМК', undefined, undefined],
    ['руководители ОО', undefined, undefined],
  ])('[PLAN-04] «%s» names %s', (words, surname, given) => {
    const name = readOwnerName(words);
    expect([name?.surname, name?.givenName]).toEqual([surname, given]);
  });

  it('[PLAN-04] initials fit the full name, another patronymic does not', () => {
    const name = readOwnerName('Лунева А. П.');
    const fits = (patronymic: string) =>
      name && mayBePerson(name, { surname: 'Лунёва', givenName: 'Анна', patronymic });
    expect([fits('Петровна'), fits('Ивановна'), fits('')]).toEqual([true, false, false]);
  });
});
