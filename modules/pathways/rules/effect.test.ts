import { describe, expect, test } from 'vitest';
import { describeEffect, type EffectInput, listCautions } from './effect.ts';

const ids = (from: number, count: number) => Array.from({ length: count }, (_, index) => `p${from + index}`);
const pair = (personId: string, entry: number, repeat: number) => ({ personId, competence: 'digital', entry, repeat });
const mark = (personId: string) => ({ personId, competence: 'digital' });

const base: EffectInput = { pairs: [], withoutRepeat: [], done: [], planned: [] };
const effectOf = (input: Partial<EffectInput>, least = 1) =>
  describeEffect({ ...base, ...input }, ['digital'], least)[0];

describe('the effect of pathways', () => {
  test('[IOM-08] changes are counted pair by pair, declines beside gains, means from raw values', () => {
    const effect = effectOf({
      pairs: [pair('a', 40, 61.5), pair('b', 50, 50), pair('c', 55, 45), pair('d', 70, 71)],
      planned: ['a', 'b', 'c'].map(mark),
      done: [
        { ...mark('a'), kind: 'course' },
        { ...mark('a'), kind: 'mentor' },
        { ...mark('b'), kind: 'course' },
      ],
      withoutRepeat: [mark('e')],
    });
    expect(effect?.withPathway).toEqual({ n: 3, mean: 11.5 / 3, median: 0, up: 1, same: 1, down: 1, isHidden: false });
    expect(effect?.withoutPathway).toEqual({ n: 1, mean: 1, median: 1, up: 1, same: 0, down: 0, isHidden: false });
    expect(effect?.kinds.map(({ kind, group }) => [kind, group.n, group.mean])).toEqual([
      ['course', 2, 10.75],
      ['mentor', 1, 21.5],
    ]);
    expect(effect?.nothingDone).toMatchObject({ n: 1, down: 1 });
    expect(effect?.withoutRepeat).toBe(1);
  });

  test('[IOM-08] nobody is nothing known, not zero', () => {
    expect(effectOf({})?.withPathway).toEqual({
      n: 0,
      mean: null,
      median: null,
      up: 0,
      same: 0,
      down: 0,
      isHidden: false,
    });
  });

  test('[IOM-08] a small group is hidden, and so is the other that would give it away', () => {
    const people = ids(1, 12);
    const pairs = people.map((id) => pair(id, 50, 60));
    const effect = effectOf({ pairs, planned: people.slice(0, 9).map(mark) }, 5);
    expect([effect?.withPathway.isHidden, effect?.withoutPathway.isHidden]).toEqual([true, true]);
  });

  test('[IOM-08] a kind that leaves a small rest of its group is hidden', () => {
    const people = ids(1, 20);
    const pairs = people.map((id) => pair(id, 50, 60));
    const planned = people.slice(0, 10).map(mark);
    const doneBy = (count: number) => people.slice(0, count).map((id) => ({ ...mark(id), kind: 'course' }));
    const hidden = effectOf({ pairs, planned, done: doneBy(8) }, 5);
    expect(hidden?.kinds[0]?.group.isHidden).toBe(true);
    expect(hidden?.nothingDone.isHidden).toBe(true);
    const shown = effectOf({ pairs, planned, done: doneBy(5) }, 5);
    expect(shown?.kinds[0]?.group).toMatchObject({ n: 5, isHidden: false });
  });

  test('[IOM-08] says in plain words what is not proven', () => {
    const effect = describeEffect(
      { ...base, pairs: [pair('a', 40, 50)], planned: [mark('a')], withoutRepeat: [mark('b')] },
      ['digital'],
      1,
    );
    const cautions = listCautions(effect, 10);
    expect(cautions).toHaveLength(5);
    expect(cautions[0]).toContain('возврат к среднему');
    expect(listCautions([], 10)).toHaveLength(3);
  });
});
