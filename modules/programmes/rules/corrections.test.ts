import { describe, expect, it } from 'vitest';
import { mergeCorrections } from './corrections.ts';

describe('what people put right in a reading', () => {
  it('[PLAN-02] holds over what was remembered, column by column', () => {
    const remembered = [
      { signature: 'a', kind: 'activities' as const, roles: { 0: 'number' as const, 1: 'title' as const } },
      { signature: 'b', roles: {} },
    ];
    const own = { kind: 'plan' as const, tables: [{ signature: 'a', roles: { 1: 'expected' as const } }] };
    expect(mergeCorrections(remembered, own)).toEqual({
      kind: 'plan',
      tables: [
        { signature: 'a', kind: 'activities', roles: { 0: 'number', 1: 'expected' } },
        { signature: 'b', roles: {} },
      ],
    });
  });
});
