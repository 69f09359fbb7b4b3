import { describe, expect, it } from 'vitest';
import { indexOrganizations } from '#core/text/match-organization.ts';
import { findNamed, makeOwnerFinder } from './match-owner.ts';

const LUNEVA = { id: 'p1', surname: 'Лунёва', givenName: 'Анна', patronymic: 'Павловна' };
const OTHER = { id: 'p2', surname: 'Лунева', givenName: 'Ольга', patronymic: 'Ивановна' };

describe('whom the words of an owner mean', () => {
  it.each([
    ['Координатор программы Лунёва А.П.', { surname: 'Лунёва', initials: 'АП' }],
    ['А. П. Лунёва', { surname: 'Лунёва', initials: 'АП' }],
    ['Лунёва Анна Павловна, методист', { surname: 'Лунёва', initials: 'АП' }],
    ['Иванова-Петрова И.', { surname: 'Иванова-Петрова', initials: 'И' }],
    ['Отдел образования', undefined],
    ['члены рабочей группы', undefined],
  ])('[PLAN-04] «%s»', (words, named) => {
    expect(findNamed(words)).toEqual(named);
  });

  it('[PLAN-04] a person by surname and initials, an organisation by any of its names, nobody by guess', () => {
    const index = indexOrganizations([{ id: 'o1', names: ['МБОУ СОШ № 5', 'школа 5'] }]);
    const find = makeOwnerFinder([LUNEVA, OTHER], index);
    expect(find('методист Лунева А.П.')).toEqual({ personId: 'p1', organizationId: null });
    expect(find('Лунёва В. В.')).toEqual({ personId: null, organizationId: null });
    expect(find('школа № 5')).toEqual({ personId: null, organizationId: 'o1' });
    expect(find('Директор')).toEqual({ personId: null, organizationId: null });
  });

  it('[PLAN-04] two of one name and initials are nobody', () => {
    const twin = { ...LUNEVA, id: 'p3' };
    const find = makeOwnerFinder([LUNEVA, twin], indexOrganizations([]));
    expect(find('Лунёва А.П.')).toEqual({ personId: null, organizationId: null });
  });
});
