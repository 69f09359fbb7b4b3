import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { schoolYearOf } from '#core/time/day.ts';
import { findClosed } from './closed-weeks.ts';
import { type DraftPerson, draftPathways } from './draft.ts';
import type { DraftNeed, DraftRules, Offer } from './fit-offer.ts';

const TODAY = '2026-11-23';
const RULES: DraftRules = {
  hoursPerYear: 72,
  itemsPerNeed: 2,
  months: 12,
  closedWeeks: [{ title: 'лето', from: '05-20', to: '08-31' }],
};

const NEED: DraftNeed = {
  competence: 'digital',
  direction: '',
  subjectCode: null,
  level: 'low',
  since: '2026-10-01',
  ruleVersion: 1,
};

function offer(id: string, fields: Partial<Offer> = {}): Offer {
  return {
    id,
    kind: 'self_study',
    title: `Предложение ${id}`,
    content: null,
    output: null,
    form: null,
    hours: 6,
    startsOn: null,
    endsOn: null,
    placesLeft: null,
    competenceCodes: ['digital'],
    subjectCodes: [],
    postCodes: [],
    levelCodes: [],
    ...fields,
  };
}

function person(personId: string, fields: Partial<DraftPerson> = {}): DraftPerson {
  return {
    personId,
    postCodes: ['teacher'],
    subjectCodes: ['mathematics'],
    needs: [NEED],
    doneOfferIds: [],
    doneTitles: [],
    hoursTaken: {},
    isFirst: false,
    from: null,
    until: null,
    ...fields,
  };
}

const chosen = (people: DraftPerson[], offers: Offer[], rules = RULES) =>
  draftPathways(people, offers, rules, TODAY).map(({ personId, needs }) => [
    personId,
    needs.flatMap(({ items }) => items.map((item) => item.offer.id)),
  ]);
const unmet = (one: DraftPerson, offers: Offer[], rules = RULES) =>
  draftPathways([one], offers, rules, TODAY)[0]?.needs.map((need) => need.unmet);

describe('drafting of pathways', () => {
  test('[IOM-03] an item for the subject and another side of the same need are taken first', () => {
    const offers = [
      offer('a', { kind: 'self_study' }),
      offer('b', { kind: 'course', subjectCodes: ['mathematics'] }),
      offer('c', { kind: 'seminar' }),
      offer('d', { kind: 'peer_pair' }),
    ];
    expect(chosen([person('p')], offers)).toEqual([['p', ['b', 'd']]]);
  });

  test.each([
    ['no_offer', [offer('a', { competenceCodes: ['subject'] })]],
    ['no_fit', [offer('a', { subjectCodes: ['physics'] })]],
    ['no_fit', [offer('a', { postCodes: ['educator'] })]],
    ['no_fit', [offer('a', { levelCodes: ['medium'] })]],
    ['no_dates', [offer('a', { startsOn: '2027-06-01', endsOn: '2027-06-20' })]],
    ['no_dates', [offer('a', { startsOn: '2026-11-01', endsOn: '2026-11-30' })]],
    ['no_dates', [offer('a', { startsOn: '2027-12-01', endsOn: '2027-12-20' })]],
    ['no_places', [offer('a', { placesLeft: 0 })]],
    ['no_hours', [offer('a', { hours: 73 })]],
    // What came nearest is said.
    ['no_places', [offer('a', { subjectCodes: ['physics'] }), offer('b', { placesLeft: 0 })]],
  ])('[IOM-03] a need that nothing closes says %s', (reason, offers) => {
    expect(unmet(person('p'), offers as Offer[])).toEqual([reason]);
  });

  test('[IOM-03] what was done is not offered again, by the offer or by its title', () => {
    const offers = [offer('a'), offer('b', { title: 'Цифровые инструменты урока' })];
    const one = person('p', { doneOfferIds: ['a'], doneTitles: ['цифровые инструменты  УРОКА'] });
    expect(unmet(one, offers)).toEqual(['all_done']);
  });

  test('[IOM-09] the last place goes to a school with low results, then to who needs more', () => {
    const offers = [offer('course', { kind: 'course', placesLeft: 1 })];
    const two = [NEED, { ...NEED, competence: 'subject' }];
    const people = [person('more', { needs: two }), person('first', { isFirst: true }), person('plain')];
    expect(chosen(people, offers)).toEqual([
      ['more', []],
      ['first', ['course']],
      ['plain', []],
    ]);
  });

  test('[IOM-02] hours of the school year, those already planned included, are not passed', () => {
    const offers = [offer('a', { hours: 36, kind: 'course' }), offer('b', { hours: 36, kind: 'mentor' })];
    expect(chosen([person('p', { hoursTaken: { '2026/27': 36 } })], offers)).toEqual([['p', ['a']]]);
  });

  test('[IOM-03] one item that serves two needs closes both and stands once', () => {
    const both = offer('a', { competenceCodes: ['digital', 'subject'] });
    const one = person('p', { needs: [NEED, { ...NEED, competence: 'subject' }] });
    expect(chosen([one], [both])).toEqual([['p', ['a']]]);
    expect(unmet(one, [both])).toEqual([null, null]);
  });

  test('[IOM-03] the subject of the diagnostics goes before what the person teaches', () => {
    const need = { ...NEED, subjectCode: 'physics' };
    expect(chosen([person('p', { needs: [need] })], [offer('a', { subjectCodes: ['physics'] })])).toEqual([
      ['p', ['a']],
    ]);
    expect(unmet(person('p', { needs: [need] }), [offer('a', { subjectCodes: ['mathematics'] })])).toEqual(['no_fit']);
  });

  test('[IOM-03] says in words why', () => {
    const place = offer('a', {
      subjectCodes: ['mathematics'],
      placesLeft: 4,
      startsOn: '2027-01-18',
      endsOn: '2027-02-05',
    });
    const [draft] = draftPathways([person('p')], [place], RULES, TODAY);
    expect(draft?.needs[0]?.items[0]?.reason).toBe('подходит по предмету; начало 18.01.2027; есть 4\u00a0места');
  });

  test('[IOM-02] undated items begin one after another and end on open days', () => {
    const offers = [offer('a', { kind: 'mentor' }), offer('b', { kind: 'self_study' })];
    const [draft] = draftPathways([person('p')], offers, RULES, TODAY);
    expect(draft?.needs[0]?.items.map(({ startsOn, dueOn }) => [startsOn, dueOn])).toEqual([
      ['2026-11-23', '2027-02-22'],
      ['2027-02-22', '2027-04-23'],
    ]);
  });

  test('[IOM-02] of a pathway that begins later no item begins before it, and it lasts from then', () => {
    const [draft] = draftPathways([person('p', { from: '2027-02-01' })], [offer('a')], RULES, TODAY);
    expect([draft?.startsOn, draft?.endsOn]).toEqual(['2027-02-01', '2028-02-01']);
    expect(draft?.needs[0]?.items[0]?.startsOn).toBe('2027-02-01');
  });

  const anyOffer = fc.record({
    id: fc.uuid(),
    kind: fc.constantFrom('course', 'mentor', 'self_study', 'lesson_visit'),
    hours: fc.integer({ min: 1, max: 40 }),
    placesLeft: fc.option(fc.integer({ min: 0, max: 3 })),
    competenceCodes: fc.constantFrom(['digital'], ['subject'], ['digital', 'subject']),
    subjectCodes: fc.constantFrom([], ['mathematics'], ['physics']),
  });
  const anyPerson = fc.record({
    personId: fc.uuid(),
    needs: fc.constantFrom([NEED], [NEED, { ...NEED, competence: 'subject' }]),
    isFirst: fc.boolean(),
  });

  test('[IOM-03] places, hours, closed weeks and the period hold whatever comes; the order of the input decides nothing', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(anyPerson, { maxLength: 12, selector: (one) => one.personId }),
        fc.uniqueArray(anyOffer, { maxLength: 10, selector: (one) => one.id }),
        (some, catalogue) => {
          const people = some.map(({ personId, ...fields }) => person(personId, fields));
          const offers = catalogue.map(({ id, ...fields }) => offer(id, { title: id, ...fields }));
          const drafts = draftPathways(people, offers, RULES, TODAY);
          const items = drafts.flatMap((draft) => draft.needs.flatMap((need) => need.items));
          for (const { id, placesLeft } of offers) {
            if (placesLeft !== null) {
              expect(items.filter((item) => item.offer.id === id).length).toBeLessThanOrEqual(placesLeft);
            }
          }
          for (const draft of drafts) {
            const own = draft.needs.flatMap((need) => need.items);
            const years = Map.groupBy(own, (item) => schoolYearOf(item.dueOn).title);
            for (const year of years.values()) {
              expect(year.reduce((sum, item) => sum + (item.offer.hours ?? 0), 0)).toBeLessThanOrEqual(72);
            }
            expect(own.every((item) => item.dueOn <= draft.endsOn)).toBe(true);
            expect(own.some((item) => findClosed(item.dueOn, RULES.closedWeeks))).toBe(false);
            expect(new Set(own.map((item) => item.offer.id)).size).toBe(own.length);
          }
          const turned = draftPathways(people.toReversed(), offers.toReversed(), RULES, TODAY);
          expect(turned.toReversed()).toEqual(drafts);
        },
      ),
    );
  });
});
