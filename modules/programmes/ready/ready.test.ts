import { describe, expect, it } from 'vitest';
import { findBorrowed, SEEDS } from '#core/office/document/testing/seeds.ts';
import type { ProgrammeFields } from '../model.ts';
import { checkTarget } from '../rules/indicators.ts';
import { countDraft, isOutsidePeriod } from '../rules/next-year.ts';
import { makeOccurrences } from '../rules/occurrences.ts';
import { READY_PROGRAMMES } from './list.ts';
import { makeReadyDraft, proposeReadyPeriod } from './make-draft.ts';

const FIELDS: Omit<ProgrammeFields, 'startsOn' | 'endsOn'> = {
  kind: '',
  title: 'Программа',
  organizationId: null,
  coordinatorPersonId: null,
  coordinatorWords: null,
  passport: { fields: {}, other: [] },
  approver: null,
  actNumber: null,
  actOn: null,
  trackedFrom: null,
};

describe.each(READY_PROGRAMMES.map((ready) => [ready.title, ready] as const))('%s', (_, ready) => {
  const make = (startsOn: string, endsOn: string) => makeReadyDraft(ready, { ...FIELDS, startsOn, endsOn });
  const { startsOn, endsOn } = proposeReadyPeriod(ready, '2026-11-22');

  it('has 8 to 25 rows, each of a task, with an owner by post and a result that can be seen', () => {
    expect(ready.activities.length).toBeGreaterThanOrEqual(8);
    expect(ready.activities.length).toBeLessThanOrEqual(25);
    const tasks = new Set(ready.activities.map(({ task }) => task));
    expect([...tasks].toSorted((a, b) => a - b)).toEqual(ready.tasks.map((_title, index) => index));
    for (const { owners, expected } of ready.activities) {
      expect(owners.length).toBeGreaterThan(0);
      expect(expected).not.toBe('');
      expect(owners.join()).not.toMatch(/[А-ЯЁ]\.\s?[А-ЯЁ]\./u);
    }
  });

  it.each([
    ['its own period', startsOn, endsOn],
    ['a calendar year', '2027-01-01', '2027-12-31'],
    ['a school year', '2026-09-01', '2027-08-31'],
    ['three years', '2027-01-01', '2029-12-31'],
  ])('has dues that are understood and lie within %s', (_period, from, to) => {
    const { activities, fields, stages } = make(from, to);
    const faults = activities.filter(
      ({ dues }) => dues.length === 0 || dues.some(({ kind }) => kind === 'unknown') || isOutsidePeriod(dues, fields),
    );
    expect(faults.map(({ title }) => title)).toEqual([]);
    expect(
      stages.every((stage) => stage.startsOn !== null && stage.startsOn >= from && (stage.endsOn ?? '') <= to),
    ).toBe(true);
  });

  it('[PLAN-01] has its rows in the stage in which all their times lie', () => {
    const { activities, stages, fields } = make('2027-01-01', '2027-12-31');
    const whole = { startsOn: fields.startsOn, endsOn: fields.endsOn };
    for (const { stage, dues, title } of activities) {
      const times = makeOccurrences(dues, { ...whole, trackedFrom: null });
      const holds = ({ startsOn, endsOn }: (typeof stages)[number]) =>
        times.every(
          (time) => (time.startsOn ?? time.dueOn ?? '') >= (startsOn ?? '9') && (time.dueOn ?? '9') <= (endsOn ?? ''),
        );
      const holding = stages.flatMap((one, index) => (holds(one) ? [index] : []));
      expect([title, stage]).toEqual([title, holding[0] ?? null]);
    }
    if (stages.length > 0) expect(activities.some(({ stage }) => stage !== null)).toBe(true);
  });

  it('has indicators with targets that can be met, one at the end of each year', () => {
    expect(ready.indicators.length).toBeGreaterThan(0);
    for (const { targets, isShare, title } of make('2027-01-01', '2029-12-31').indicators) {
      expect(title).not.toBe('');
      expect(targets.map(({ dueOn }) => dueOn)).toEqual(['2027-12-31', '2028-12-31', '2029-12-31']);
      for (const target of targets) expect(checkTarget({ isShare }, target)).toBeNull();
    }
  });

  it('is counted before it is made', () => {
    const counts = countDraft(make(startsOn, endsOn));
    expect(counts).toMatchObject({
      activities: ready.activities.length,
      tasks: ready.tasks.length,
      withoutDate: 0,
      outside: 0,
    });
    expect(counts.occurrences).toBeGreaterThanOrEqual(ready.activities.length);
  });
});

it.each([
  ['school_year', 1, '2026-11-22', '2026-09-01', '2027-08-31'],
  ['school_year', 1, '2026-05-10', '2026-09-01', '2027-08-31'],
  ['school_year', 2, '2027-01-10', '2026-09-01', '2028-08-31'],
  ['calendar_year', 1, '2026-11-22', '2027-01-01', '2027-12-31'],
  ['calendar_year', 3, '2026-03-01', '2026-01-01', '2028-12-31'],
] as const)('a %s of %i planned on %s is %s … %s', (from, years, today, startsOn, endsOn) => {
  expect(proposeReadyPeriod({ period: { from, years } }, today)).toEqual({ startsOn, endsOn });
});

it.skipIf(SEEDS.length === 0)('no sentence is of the documents people have', () => {
  const texts = READY_PROGRAMMES.flatMap((ready) => [
    ...Object.values(ready.passport),
    ...ready.tasks,
    ...ready.activities.flatMap(({ title, expected }) => [title, expected]),
    ...ready.indicators.map(({ title }) => title),
  ]);
  expect(findBorrowed(texts, 6)).toEqual([]);
});
