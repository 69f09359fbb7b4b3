import { describe, expect, it } from 'vitest';
import { GRANTS, type Permission, type Role } from '#core/access/grants.ts';
import type { Session } from '#core/ui/session.tsx';
import { listCommands } from './hits.ts';
import { listSections } from './navigation.ts';

function sessionOf(role: Role, personId: string | null = 'p'): Session {
  const permissions = Object.keys(GRANTS[role]) as Permission[];
  const tenant = { code: 'town', name: 'Округ' };
  return {
    accountId: 'a',
    name: 'Лунёва Анна',
    personId,
    roles: [role],
    permissions,
    everywhere: [],
    tenant,
    today: '',
  };
}

const menuOf = (session: Session) => listSections(session).flatMap(({ items }) => items.map(({ href }) => href));

describe('what is on the left', () => {
  it.each<[Role, string[]]>([
    ['administrator', ['/', '/people', '/organizations', '/my-card', '/settings']],
    [
      'methodist',
      [
        ...['/', '/people', '/organizations', '/diagnostics', '/pathways', '/training', '/programmes', '/calendar'],
        ...['/documents', '/my-pathway', '/my-activities', '/my-card', '/settings'],
      ],
    ],
    [
      'authority',
      [
        ...['/', '/people', '/organizations', '/diagnostics', '/training', '/programmes', '/calendar', '/documents'],
        ...['/my-pathway', '/my-activities', '/my-card', '/settings'],
      ],
    ],
    [
      'school_head',
      [
        ...['/', '/people', '/organizations', '/diagnostics', '/pathways', '/training', '/programmes', '/calendar'],
        ...['/documents', '/my-pathway', '/my-activities', '/my-card'],
      ],
    ],
    [
      'tutor',
      [
        ...['/', '/people', '/organizations', '/pathways', '/training', '/calendar'],
        ...['/my-pathway', '/my-activities', '/my-card'],
      ],
    ],
    ['teacher', ['/', '/my-pathway', '/training', '/my-card']],
  ])('[ROLE-04] of %s is what opens to them', (role, hrefs) => {
    expect(menuOf(sessionOf(role))).toEqual(hrefs);
  });

  it('is not about oneself for who is not in the register', () => {
    expect(menuOf(sessionOf('teacher', null))).toEqual(['/', '/training']);
  });
});

it('[ROLE-04] Ctrl+K offers nothing that does not open: what a teacher may do is in the menu, but for the rows of plans', () => {
  const hrefs = listCommands(sessionOf('teacher'), () => undefined).map(({ id }) => id);
  expect(hrefs).toEqual(['/my-activities', '/', '/my-pathway', '/training', '/my-card']);
});
