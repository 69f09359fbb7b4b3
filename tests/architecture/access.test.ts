import type { AnyContractProcedure } from '@orpc/contract';
import { describe, expect, it } from 'vitest';
import { MODULES } from '#app/server/composition.ts';
import { GRANTS, PERMISSIONS, ROLES, type Role } from '#core/access/grants.ts';
import { type Actor, canSomewhere, SYSTEM_ACTOR } from '#core/access/reach.ts';
import type { EndpointMeta, Gate } from '#core/contract/endpoint.ts';

interface Listed {
  readonly name: string;
  readonly gate: Gate | undefined;
  readonly procedure: AnyContractProcedure;
}

function listEndpoints(): Listed[] {
  return MODULES.flatMap((module) =>
    Object.entries(module.contract).map(([name, procedure]) => ({
      name: `${module.name}.${name}`,
      gate: (procedure['~orpc'].meta as Partial<EndpointMeta>).gate,
      procedure,
    })),
  );
}

/** An account whose only assignment is the role, held where such a role is held; it is somebody's person and tutors one. */
function actorWith(role: Role): Actor {
  const organizationId = role === 'school_head' ? 'school' : null;
  return {
    ...SYSTEM_ACTOR,
    kind: 'user',
    personId: 'self',
    menteeIds: ['mentee'],
    assignments: [{ role, organizationId }],
  };
}

function isOpen(gate: Gate, role: Role): boolean {
  return gate === 'public' || gate === 'signed_in' || canSomewhere(actorWith(role), gate);
}

describe('every endpoint', () => {
  it('names a permission that exists, or says that none is needed', () => {
    const allowed: readonly (string | undefined)[] = [...PERMISSIONS, 'signed_in', 'public'];
    const wrong = listEndpoints().filter(({ gate }) => !allowed.includes(gate));
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  it('has a handler', () => {
    const missing = MODULES.flatMap(({ name, contract, router }) =>
      Object.keys(contract)
        .filter((key) => router[key] === undefined)
        .map((key) => `${name}.${key}`),
    );
    expect(missing).toEqual([]);
  });

  it('asks for a session: nothing of the contract is public', () => {
    const open = listEndpoints().filter(({ gate }) => gate === 'public');
    expect(open.map(({ name }) => name)).toEqual([]);
  });

  it('is open to these roles and to no other (the whole matrix)', async () => {
    const width = Math.max(...listEndpoints().map(({ name }) => name.length));
    const lines = listEndpoints().map(({ name, gate }) => {
      const open = ROLES.map((role) => (gate !== undefined && isOpen(gate, role) ? role : '-'.repeat(role.length)));
      return `${name.padEnd(width)}  ${open.join(' ')}  (${gate})`;
    });
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('access.matrix.txt');
  });

  it('carries a Russian text with every one of its errors', () => {
    const texts = listEndpoints().flatMap(({ procedure }) =>
      Object.entries(procedure['~orpc'].errorMap).map(([code, error]) => ({
        code,
        text: String((error as { message?: unknown }).message),
      })),
    );
    const wrong = texts.filter(
      ({ text }) => !/^[А-ЯЁ«{].*[.?}]$/s.test(text) || /[A-Za-z]{2,}/.test(withoutNames(text)),
    );
    expect(wrong).toEqual([]);
    expect(texts.length).toBeGreaterThan(100);
  });
});

/** Latin that Russian texts may hold: places for details and names of formats. */
function withoutNames(text: string): string {
  return text.replace(/\{\w+\}/g, '').replace(/\b(?:XLSX?|CSV|ZIP|DOCX|JSON|Excel|Word)\b/g, '');
}

describe('every permission', () => {
  it('is granted to somebody, and asked somewhere or by a rule', () => {
    const granted = new Set(ROLES.flatMap((role) => Object.keys(GRANTS[role])));
    expect(PERMISSIONS.filter((permission) => !granted.has(permission))).toEqual([]);
  });
});
