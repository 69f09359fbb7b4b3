import { describe, expect, it } from 'vitest';
import { describeFilter, type Filter } from './model.ts';

const posts: Filter = {
  id: 'post',
  title: 'Должность',
  kind: 'many',
  choices: ['учитель', 'воспитатель', 'логопед', 'методист'].map((label, index) => ({ value: String(index), label })),
};

describe('describeFilter', () => {
  it.each([
    [posts, undefined, 'Должность: не выбрано'],
    [posts, [], 'Должность: не выбрано'],
    [posts, ['0'], 'Должность: учитель'],
    [posts, ['0', '1', '2'], 'Должность: учитель, воспитатель, логопед'],
    [posts, ['0', '1', '2', '3'], 'Должность: учитель, воспитатель и\u00a0ещё\u00a02'],
    [posts, ['gone'], 'Должность: gone'],
    [{ id: 'd', title: 'На дату', kind: 'day' }, '2023-12-31', 'На дату: 31.12.2023'],
    [{ id: 't', title: 'Предмет', kind: 'text' }, 'физика', 'Предмет: «физика»'],
  ] as const)('%j with %j', (filter, value, expected) => {
    expect(describeFilter(filter as Filter, value)).toBe(expected);
  });
});
