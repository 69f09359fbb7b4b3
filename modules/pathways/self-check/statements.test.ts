import { describe, expect, test } from 'vitest';
import { CHECK_STATEMENTS, summarizeCheck } from './statements.ts';

describe('the questionnaire of self-check', () => {
  test('[DIAG-18] means are of what was answered; a competence without answers is absent', () => {
    expect(summarizeCheck({ digital_1: 4, digital_2: 1, methodical_1: 3, unheard: 4 })).toEqual([
      { competence: 'methodical', mean: 3, answered: 1 },
      { competence: 'digital', mean: 2.5, answered: 2 },
    ]);
    expect(summarizeCheck({})).toEqual([]);
  });

  test('[DIAG-18] every statement has a code of its own and speaks of work, never of a deficit', () => {
    expect(new Set(CHECK_STATEMENTS.map(({ code }) => code)).size).toBe(CHECK_STATEMENTS.length);
    expect(CHECK_STATEMENTS.some(({ text }) => /дефицит|низк/i.test(text))).toBe(false);
  });
});
