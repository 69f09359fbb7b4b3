import { describe, expect, it } from 'vitest';
import { runAhead } from './run-ahead.ts';

const tick = () => new Promise<void>((resolve) => setTimeout(resolve, 1));

describe('running ahead', () => {
  it('begins a step while the one before is under way, never a third', async () => {
    const seen: string[] = [];
    const ends: (() => void)[] = [];
    let open = 0;
    // A step ends when the next one has begun: one that waited for its end would wait for ever.
    const step = (name: string) => async () => {
      open += 1;
      seen.push(`${name}${open}`);
      ends.shift()?.();
      if (name !== 'd') await new Promise<void>((resolve) => ends.push(resolve));
      open -= 1;
    };
    await runAhead([step('a'), step('b'), step('c'), step('d')]);
    expect(seen).toEqual(['a1', 'b2', 'c2', 'd2']);
    expect(open).toBe(0);
  });

  it('throws the first failure when nothing is under way, and begins nothing more', async () => {
    const begun: string[] = [];
    const fail = (name: string) => async () => {
      begun.push(name);
      await tick();
      throw new Error(name);
    };
    await expect(runAhead([fail('a'), fail('b'), fail('c')])).rejects.toThrow('a');
    expect(begun).toEqual(['a', 'b']);
  });
});
