import { describe, expect, it } from 'vitest';
import { type Command, listChoices, matchCommands } from './model.ts';

const icon = (() => null) as unknown as Command['icon'];
const load: Command = { id: 'load', title: 'Загрузить списки школ', words: ['импорт'], icon };
const report: Command = { id: 'report', title: 'Подготовить отчёт', icon };

describe('matchCommands', () => {
  it.each([
    ['', ['load', 'report']],
    ['загр', ['load']],
    ['школ загр', ['load']],
    ['ИМПОРТ', ['load']],
    ['отчет', ['report']],
    ['рузить', []],
    ['загрузить отчёт', []],
  ])('«%s»', (query, expected) => {
    expect(listChoices(matchCommands([load, report], query)).map((hit) => hit.id)).toEqual(expected);
  });
});
