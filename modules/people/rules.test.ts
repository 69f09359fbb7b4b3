import { describe, expect, it } from 'vitest';
import type { Actor } from '#core/access/reach.ts';
import { formatDay } from '#core/time/format.ts';
import {
  type AttentionFacts,
  availableActions,
  categoryTerm,
  isCategoryValid,
  isInCohort,
  isPeriodRight,
  isSlip,
  isSnils,
  listAttention,
} from './rules.ts';

const TODAY = '2026-11-22';

describe('[STAFF-08][STAFF-09][STAFF-10] cohorts', () => {
  const upToYear = { code: 'y1', title: '', maxExperienceMonths: 12 };
  const upTo35 = { code: 'y35', title: '', maxAge: 35 };
  const both = { code: 'both', title: '', maxExperienceMonths: 36, maxAge: 35 };
  const worked = (months: number, kind = 'pedagogical') => [{ kind, months, asOf: TODAY }];

  it.each([
    ['twelve full months are within', upToYear, { birthDate: null, experience: worked(12) }, true],
    ['thirteen are not', upToYear, { birthDate: null, experience: worked(13) }, false],
    ['unknown stays unknown', upToYear, { birthDate: '2000-01-01', experience: [] }, undefined],
    [
      'another kind of experience says nothing',
      upToYear,
      { birthDate: null, experience: worked(1, 'total') },
      undefined,
    ],
    ['the day before 36 is within', upTo35, { birthDate: '1990-11-23', experience: [] }, true],
    ['the 36th birthday is not', upTo35, { birthDate: '1990-11-22', experience: [] }, false],
    ['one bound broken decides', both, { birthDate: '1980-01-01', experience: [] }, false],
    ['one bound unknown leaves it open', both, { birthDate: '2000-01-01', experience: [] }, undefined],
    ['no bounds hold for nobody', { code: 'x', title: '' }, { birthDate: '2000-01-01', experience: worked(1) }, false],
  ])('%s', (_, rule, person, expected) => {
    expect(isInCohort(rule, person, TODAY)).toBe(expected);
  });
});

describe('checks', () => {
  it.each([
    ['11223344595', true],
    ['11223344596', false],
    ['08765430300', true],
    ['112-233-445 95', false],
  ])('SNILS %s: %s', (text, expected) => {
    expect(isSnils(text)).toBe(expected);
  });

  it.each([
    ['2026-01-01', '2026-01-01', false],
    ['2026-01-01', '2026-01-02', true],
    [null, '2026-01-01', true],
    ['2026-01-01', null, true],
  ])('period %s … %s: %s', (from, to, expected) => {
    expect(isPeriodRight(from, to)).toBe(expected);
  });

  it.each([
    ['Вележанина', 'Вележнина', true],
    ['Семёнова', 'Семенова', true],
    ['Иванова', 'Петрова', false],
  ])('«%s» → «%s» is a slip: %s', (former, surname, expected) => {
    expect(isSlip(former, surname)).toBe(expected);
  });
});

describe('[STAFF-05] terms of categories', () => {
  it.each([
    ['2023-08-31', '2028-08-31'],
    ['2023-09-01', null],
    [null, null],
  ])('granted %s ends %s', (granted, expected) => {
    expect(categoryTerm(granted)).toBe(expected);
  });

  it.each([
    [{ grantedOn: '2027-01-01', expiresOn: null }, false],
    [{ grantedOn: '2026-11-22', expiresOn: null }, true],
    [{ grantedOn: '2020-01-01', expiresOn: '2026-11-22' }, false],
    [{ grantedOn: '2020-01-01', expiresOn: '2026-11-23' }, true],
  ])('%j holds today: %s', (category, expected) => {
    expect(isCategoryValid(category, TODAY)).toBe(expected);
  });
});

describe('[STAFF-06] what asks for attention', () => {
  const post = {
    title: 'Учитель',
    kind: 'main' as const,
    startsOn: null,
    endsBefore: null,
    leaveFrom: null,
    leaveBefore: null,
  };
  const nothing: AttentionFacts = { posts: [post], categories: [], fitness: [], training: [] };
  const category = (code: string, expiresOn: string | null) => ({ category: code, grantedOn: '2020-01-01', expiresOn });
  const lines = (facts: Partial<AttentionFacts>) =>
    listAttention({ ...nothing, ...facts }, TODAY, (day) => formatDay(day));

  it.each<[string, Partial<AttentionFacts>, string[]]>([
    ['nothing known is no alarm', {}, []],
    [
      'a term that ends in six months',
      { categories: [category('first', '2027-05-22')] },
      ['Срок категории — до 22.05.2027.'],
    ],
    ['a term that ends later', { categories: [category('first', '2027-05-23')] }, []],
    ['another category goes on', { categories: [category('first', '2027-01-01'), category('highest', null)] }, []],
    [
      'fitness that has ended',
      { fitness: [{ expiresOn: '2026-11-22' }] },
      ['Срок соответствия должности истёк 22.11.2026.'],
    ],
    [
      'fitness is not asked of who has a category',
      { fitness: [{ expiresOn: '2026-01-01' }], categories: [category('first', null)] },
      [],
    ],
    ['fitness confirmed again', { fitness: [{ expiresOn: '2026-01-01' }, { expiresOn: '2031-01-01' }] }, []],
    [
      'courses three years ago',
      { training: [{ endsOn: '2023-11-22', year: null, isFormal: true }] },
      ['Последние курсы — 22.11.2023: право на новые раз в три года.'],
    ],
    ['a webinar is no course', { training: [{ endsOn: '2020-01-01', year: null, isFormal: false }] }, []],
    [
      'a post and a leave that end soon',
      { posts: [{ ...post, endsBefore: '2027-01-01', leaveFrom: '2026-01-01', leaveBefore: '2026-12-01' }] },
      ['Учитель: работает по 31.12.2026.', 'Выходит из отпуска 01.12.2026.'],
    ],
    ['two main posts', { posts: [post, { ...post, title: 'Директор' }] }, ['Указано несколько основных мест работы.']],
    [
      'who has left needs nothing',
      { posts: [{ ...post, endsBefore: '2026-01-01' }], fitness: [{ expiresOn: '2026-01-01' }] },
      [],
    ],
  ])('%s', (_, facts, expected) => {
    expect(lines(facts)).toEqual(expected);
  });
});

describe('what may be done', () => {
  const actor = (role: 'methodist' | 'authority', organizationId: string | null = null): Actor => ({
    kind: 'user',
    accountId: 'a',
    name: '',
    personId: null,
    assignments: [{ role, organizationId }],
    menteeIds: [],
  });
  const person = { id: 'p', organizationIds: ['o'], hasOpenMerge: true, isMerged: false };

  it('nothing with a record merged into another', () => {
    expect(availableActions({ ...person, isMerged: true }, actor('methodist'))).toEqual([]);
  });

  it('all by a methodist, only reading by the authority', () => {
    expect(availableActions(person, actor('methodist'))).toEqual(['edit', 'seeBirthDate', 'merge', 'undoMerge']);
    expect(availableActions(person, actor('authority'))).toEqual([]);
  });
});
