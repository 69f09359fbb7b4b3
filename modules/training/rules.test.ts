import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GRANTS, ROLES } from '#core/access/grants.ts';
import { SYSTEM_ACTOR } from '#core/access/reach.ts';
import { OFFER_STATES, offerFields } from './model.ts';
import { READY_OFFERS } from './ready/ready-offers.ts';
import { availableActions, countPlacesLeft, findFault, fitFor, isOver, keyOfOffer } from './rules.ts';

const DATES = { startsOn: null, endsOn: null };

describe('places', () => {
  it.each([
    [null, 30, null],
    [20, 0, 20],
    [20, 19, 1],
    [20, 25, 0],
  ])('[IOM-16] of %s with %s taken leave %s', (places, taken, left) => {
    expect(countPlacesLeft(places, taken)).toBe(left);
  });

  it('are never below nought and never grow by being taken', () => {
    const number = fc.integer({ min: 0, max: 1000 });
    fc.assert(
      fc.property(number, number, number, (places, taken, more) => {
        const left = countPlacesLeft(places, taken) ?? -1;
        expect(left).toBeGreaterThanOrEqual(0);
        expect(countPlacesLeft(places, taken + more) ?? 0).toBeLessThanOrEqual(left);
      }),
    );
  });
});

describe('dates', () => {
  it.each([
    [null, null, false],
    ['2026-11-22', null, false],
    ['2026-11-21', null, true],
    ['2026-11-01', '2026-11-22', false],
    ['2026-11-01', '2026-11-21', true],
  ])('[IOM-11] from %s to %s: over on 22.11.2026 is %s', (startsOn, endsOn, over) => {
    expect(isOver({ startsOn, endsOn }, '2026-11-22')).toBe(over);
  });

  it.each([
    [{}, 0, undefined],
    [{ endsOn: '2026-11-22' }, 0, 'offer_start_needed'],
    [{ startsOn: '2026-11-23', endsOn: '2026-11-22' }, 0, 'offer_period'],
    [{ startsOn: '2026-11-22', endsOn: '2026-11-22' }, 0, undefined],
    [{ places: 10 }, 11, 'offer_places_taken'],
    [{ places: 10 }, 10, undefined],
  ])('finds the fault of %j with %s taken: %s', (fields, taken, fault) => {
    expect(findFault({ ...DATES, places: null, ...fields }, taken)).toBe(fault);
  });
});

describe('actions', () => {
  it.each(OFFER_STATES)('of one %s are for those who may edit, and for nobody else', (state) => {
    for (const role of ROLES) {
      const assignments = [{ role, organizationId: role === 'school_head' ? 'school' : null }];
      const actions = availableActions({ state }, { ...SYSTEM_ACTOR, kind: 'user', assignments });
      expect(actions.length > 0).toBe(GRANTS[role]['offer.edit'] !== undefined);
    }
  });

  it('leave every state a way back to open', () => {
    expect(availableActions({ state: 'cancelled' }, SYSTEM_ACTOR)).toContain('restore');
    expect(availableActions({ state: 'archived' }, SYSTEM_ACTOR)).toContain('restore');
    expect(availableActions({ state: 'open' }, SYSTEM_ACTOR)).not.toContain('restore');
  });
});

describe('the key', () => {
  it('[IOM-11] is one for one title however it is typed, and another for another day', () => {
    const offer = { title: 'Разговор о важном', provider: 'ИРО', startsOn: '2027-01-12' };
    expect(keyOfOffer({ ...offer, title: ' разговор  О важнoм ', provider: '«ИРО»' })).toBe(keyOfOffer(offer));
    expect(keyOfOffer({ ...offer, startsOn: '2027-01-13' })).not.toBe(keyOfOffer(offer));
    expect(keyOfOffer({ ...offer, provider: null })).not.toBe(keyOfOffer(offer));
  });
});

describe('whose it is', () => {
  const person = { subjectCodes: ['physics'], postCodes: ['teacher'] };
  it.each([
    [[], [], 'general'],
    [['physics', 'chemistry'], [], 'own'],
    [['history'], [], 'other'],
    [[], ['teacher'], 'own'],
    [[], ['director'], 'other'],
    [['physics'], ['director'], 'other'],
  ])('subjects %j, posts %j: %s', (subjectCodes, postCodes, fit) => {
    expect(fitFor({ subjectCodes, postCodes }, person)).toBe(fit);
  });
});

describe('the ready set', () => {
  const COMPETENCES = ['subject', 'methodical', 'digital', 'communicative', 'psycho_pedagogical', 'assessment'];

  it.each(COMPETENCES)('[IOM-15] [IOM-16] has at least five for everybody for «%s»', (competence) => {
    const own = READY_OFFERS.filter(({ fields }) => fields.competenceCodes.includes(competence));
    const forAll = own.filter(({ fields }) => fields.subjectCodes.length === 0 && fields.postCodes.length === 0);
    expect(forAll.length).toBeGreaterThanOrEqual(5);
    expect(new Set(own.map(({ fields }) => fields.kind)).size).toBeGreaterThanOrEqual(4);
  });

  it('[IOM-02] [IOM-15] says of each what is done, for how long, in which form and what one has at the end', () => {
    for (const { fields } of READY_OFFERS) {
      expect(offerFields.parse(fields)).toEqual(fields);
      expect(fields.title.length).toBeLessThanOrEqual(120);
      expect([fields.content, fields.output, fields.hours, fields.form]).not.toContain(null);
      expect(fields.kind).not.toBe('course');
      expect(`${fields.title} ${fields.content} ${fields.output}`).not.toMatch(/[A-Za-z]/);
    }
  });

  it('names each once', () => {
    expect(new Set(READY_OFFERS.map(({ code }) => code)).size).toBe(READY_OFFERS.length);
    expect(new Set(READY_OFFERS.map(({ fields }) => keyOfOffer(fields))).size).toBe(READY_OFFERS.length);
  });
});
