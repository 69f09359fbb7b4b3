import { describe, expect, it } from 'vitest';
import { gridRow } from './grid-for-test.ts';
import { findTitleOrganization } from './read-titles.ts';

describe('findTitleOrganization [STAFF-01]', () => {
  it.each([
    ['МАОУ СОШ 15, педагогический состав', 'МАОУ СОШ 15'],
    ['Список педагогов МБОУ СОШ № 5 на 01.09.2026', 'МБОУ СОШ № 5'],
    ['Гимназия № 3 – сведения о кадрах', 'Гимназия № 3'],
    ['МБОУ «СОШ № 5, корпус 2»', 'МБОУ «СОШ № 5, корпус 2»'],
    ['Сведения о педагогических работниках', undefined],
  ])('«%s» → %s', (title, name) => {
    expect(findTitleOrganization([gridRow(1, title)])).toBe(name);
  });
});
