import { describe, expect, it } from 'vitest';
import { groupStatements } from './statement-groups.ts';
import { statementKinds } from './statements.ts';

describe('groupStatements [DIAG-06]', () => {
  it('keeps every kind of statement exactly once', () => {
    const shown = groupStatements(statementKinds.map((kind) => ({ kind, text: kind }))).flatMap(({ texts }) => texts);
    expect([...shown].sort()).toEqual([...statementKinds].sort());
  });

  it('puts growth and decline under one heading in their own order and leaves empty headings out', () => {
    const statements = [
      { kind: 'decline', text: 'ниже' },
      { kind: 'participants', text: 'участники' },
      { kind: 'growth', text: 'выше' },
    ];
    expect(groupStatements(statements)).toEqual([
      { title: 'Итоги', texts: ['участники'] },
      { title: 'Изменения', texts: ['ниже', 'выше'] },
    ]);
  });
});
