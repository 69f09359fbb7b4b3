import { describe, expect, it } from 'vitest';
import type { Stage } from '../model.ts';
import type { IncomingResult } from './incoming.ts';
import { findRepeated, type GivenRow } from './repeated.ts';

const row = (
  key: string,
  participant: Partial<IncomingResult>,
  stage: Stage,
  scores: Record<string, number>,
): GivenRow => ({
  key,
  incoming: new Map([
    [
      stage,
      {
        ...participant,
        state: 'done' as const,
        scores: Object.entries(scores).map(([competenceCode, score]) => ({
          competenceCode,
          state: 'known' as const,
          score,
        })),
      },
    ],
  ]),
});

describe('findRepeated [DIAG-03]', () => {
  it('lists both rows of one participant that say different things of one work', () => {
    const rows = [
      row('4', { personId: 'a' }, 'entry', { digital: 50 }),
      row('5', { personId: 'b' }, 'entry', { digital: 70 }),
      row('6', { personId: 'a' }, 'entry', { digital: 60, subject: 10 }),
    ];
    expect(findRepeated(rows)).toEqual([
      { key: '4', otherKey: '6', competenceCode: 'digital' },
      { key: '6', otherKey: '4', competenceCode: 'digital' },
    ]);
  });

  it.each([
    ['the same value', row('2', { keyNumber: '1' }, 'entry', { digital: 50 })],
    ['another competence', row('2', { keyNumber: '1' }, 'entry', { subject: 60 })],
    ['another stage', row('2', { keyNumber: '1' }, 'repeat', { digital: 60 })],
    ['another direction', row('2', { keyNumber: '1', direction: 'физика' }, 'entry', { digital: 60 })],
    ['another participant', row('2', { keyNumber: '2' }, 'entry', { digital: 60 })],
    ['a person of that number', row('2', { personId: '1' }, 'entry', { digital: 60 })],
  ])('%s is no repetition', (_what, second) => {
    expect(findRepeated([row('1', { keyNumber: '1' }, 'entry', { digital: 50 }), second])).toEqual([]);
  });
});
