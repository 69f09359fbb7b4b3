import { describe, expect, it } from 'vitest';
import { createLimiter } from './limiter.ts';

const at = (second: number) => new Date(Date.UTC(2026, 10, 22, 9, 0, second));

describe('limiter', () => {
  it('lets a key try so many times in a window, and again in the next', () => {
    const limiter = createLimiter({ attempts: 2, seconds: 10 });
    expect([0, 1, 2, 9, 10].map((second) => limiter.take('a', at(second)))).toEqual([true, true, false, false, true]);
  });

  it('counts every key by itself', () => {
    const limiter = createLimiter({ attempts: 1, seconds: 10 });
    expect([limiter.take('a', at(0)), limiter.take('b', at(0)), limiter.take('a', at(1))]).toEqual([true, true, false]);
  });
});
