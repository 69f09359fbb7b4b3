import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PERMISSIONS, ROLES } from './grants.ts';
import { type Actor, can, canSomewhere, reaches, reachOf, SYSTEM_ACTOR } from './reach.ts';

function actor(changes: Partial<Actor>): Actor {
  return { kind: 'user', accountId: 'a', name: 'А', personId: null, assignments: [], menteeIds: [], ...changes };
}

const anyActor = fc.record({
  assignments: fc.array(
    fc.record({ role: fc.constantFrom(...ROLES), organizationId: fc.constantFrom(null, 'o1', 'o2') }),
  ),
  personId: fc.constantFrom(null, 'p1', 'p2'),
  menteeIds: fc.subarray(['p2', 'p3']),
});
const anyAbout = fc.record({
  organizationIds: fc.subarray(['o1', 'o2', 'o3']),
  personId: fc.constantFrom('p1', 'p2', 'p3', 'p4'),
});

describe('reach', () => {
  it('allows nothing to an account without assignments', () => {
    expect(PERMISSIONS.filter((permission) => canSomewhere(actor({}), permission))).toEqual([]);
  });

  it('allows everything to the system', () => {
    expect(PERMISSIONS.every((permission) => can(SYSTEM_ACTOR, permission))).toBe(true);
  });

  it('[ROLE-05] [ROLE-06] keeps a school head inside the school', () => {
    const head = actor({ assignments: [{ role: 'school_head', organizationId: 'o1' }] });
    expect(can(head, 'person.read', { organizationIds: ['o1'] })).toBe(true);
    expect(can(head, 'person.read', { organizationIds: ['o2'] })).toBe(false);
    expect(can(head, 'diagnostics.scores', { organizationIds: ['o1'], personId: 'p1' })).toBe(false);
  });

  it('[ROLE-13] shows a tutor the scores of mentees only', () => {
    const tutor = actor({ assignments: [{ role: 'tutor', organizationId: null }], personId: 'p1', menteeIds: ['p2'] });
    expect(can(tutor, 'diagnostics.scores', { personId: 'p2' })).toBe(true);
    expect(can(tutor, 'diagnostics.scores', { personId: 'p3' })).toBe(false);
  });

  it('[ROLE-13] shows a tutor their own card and scores too, but lets nobody plan for themselves', () => {
    const tutor = actor({ assignments: [{ role: 'tutor', organizationId: null }], personId: 'p1', menteeIds: ['p2'] });
    const own = PERMISSIONS.filter((permission) => can(tutor, permission, { personId: 'p1' }));
    expect(own.filter((permission) => /^(?:person|diagnostics|pathway)\./u.test(permission))).toEqual([
      ...['person.read', 'person.birth_date', 'diagnostics.respond', 'diagnostics.scores', 'diagnostics.needs'],
      ...['pathway.read', 'pathway.content', 'pathway.confirm'],
    ]);
  });

  it('[ROLE-11] lets a methodist work with everybody and see nobody’s scores', () => {
    const methodist = actor({ assignments: [{ role: 'methodist', organizationId: null }] });
    expect(can(methodist, 'person.edit', { personId: 'p4' })).toBe(true);
    expect(can(methodist, 'diagnostics.scores', { personId: 'p4' })).toBe(false);
  });

  it('adds the rights of several roles, in several organisations', () => {
    const both = actor({
      personId: 'p1',
      assignments: [
        { role: 'school_head', organizationId: 'o1' },
        { role: 'school_head', organizationId: 'o2' },
        { role: 'teacher', organizationId: null },
      ],
    });
    expect(reachOf(both, 'person.read')).toEqual({ all: false, organizationIds: ['o1', 'o2'], personIds: ['p1'] });
  });

  it('never allows one thing without allowing the permission somewhere', () => {
    fc.assert(
      fc.property(anyActor, anyAbout, fc.constantFrom(...PERMISSIONS), (changes, about, permission) => {
        const someone = actor(changes);
        if (can(someone, permission, about)) expect(canSomewhere(someone, permission)).toBe(true);
        expect(can(someone, permission, about)).toBe(reaches(reachOf(someone, permission), about));
      }),
    );
  });
});
