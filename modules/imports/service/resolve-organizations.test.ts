import { describe, expect, it } from 'vitest';
import type { NamedOrganization } from '#modules/organizations/public.ts';
import { createOrganizationResolver } from './resolve-organizations.ts';

function resolve(texts: readonly string[], known: readonly NamedOrganization[] = []) {
  const resolver = createOrganizationResolver({ known, answers: {}, fileOrganization: () => ({}) });
  const refs = texts.map((text, row) => resolver.resolve(text, { fileId: 'f', sheet: 's', row }));
  return { refs, found: resolver.list() };
}

describe('createOrganizationResolver [STAFF-01]', () => {
  it('takes schools of one number in two villages for two, and the same village for the same', () => {
    const { refs, found } = resolve(['СОШ 11 (с. Покровка)', 'СОШ 11 (с. Ильинка)', 'МБОУ СОШ № 11 с. Покровка']);
    expect(refs.map((ref) => ref?.key)).toEqual([refs[2]?.key, refs[1]?.key, refs[0]?.key]);
    expect(new Set(refs.map((ref) => ref?.key)).size).toBe(2);
    expect(found.map(({ title, state }) => [title, state])).toEqual([
      ['МБОУ СОШ № 11 с. Покровка', 'new'],
      ['СОШ 11 (с. Ильинка)', 'new'],
    ]);
  });

  it('asks about a name that may be either of them', () => {
    expect(resolve(['СОШ 11 (с. Покровка)', 'СОШ 11 (с. Ильинка)', 'школа 11']).refs.map((ref) => ref?.state)).toEqual([
      'new',
      'new',
      'open',
    ]);
  });

  it('takes a short and a full name for one', () => {
    const { found } = resolve(['школа 5', 'МБОУ «СОШ № 5»', 'СОШ №5 им. Пушкина']);
    expect(found.map(({ title }) => title)).toEqual(['СОШ №5 им. Пушкина']);
  });

  it('offers to make one of another village beside the known one', () => {
    const known = [
      { id: 'a', shortName: 'СОШ № 11 с. Покровка', names: ['СОШ № 11 с. Покровка'], kind: 'school', name: '' },
    ];
    expect(resolve(['СОШ 11 (с. Ильинка)'], known).found).toMatchObject([{ state: 'open', mayBeNew: true }]);
  });
});
