import { describe, expect, it } from 'vitest';
import { describeUnread, type InspectedFile, type InspectedSheet } from './describe-unread.ts';

const sheet = (name: string, more: Partial<InspectedSheet> = {}): InspectedSheet => ({
  name,
  isUsed: true,
  origin: 'proposed',
  filled: [0, 1],
  columns: [
    { column: 0, title: 'ФИО', fields: ['fullName'] },
    { column: 1, title: 'Отметка', fields: [] },
    { column: 2, title: 'Пустой', fields: [] },
  ],
  ...more,
});
const file = (id: string, ...sheets: InspectedSheet[]): InspectedFile => ({ id, name: `${id}.xlsx`, sheets });
const read = (files: readonly InspectedFile[], rows: Record<string, string[]> = {}) =>
  describeUnread(
    files,
    new Map(files.map(({ id, sheets }) => [id, new Set(rows[id] ?? sheets.map(({ name }) => name))])),
  );

describe('describeUnread [STAFF-01]', () => {
  it('names filled columns that feed nothing, with the number of files where there are several', () => {
    expect(read([file('а', sheet('1'))])).toEqual([
      'Не загружаются столбцы: «Отметка». Если они нужны, укажите на шаге «Столбцы», что это.',
    ]);
    expect(read([file('а', sheet('1')), file('б', sheet('1'))])).toEqual([
      'Не загружаются столбцы: «Отметка» (файлов: 2). Если они нужны, укажите на шаге «Столбцы», что это.',
    ]);
  });

  it.each([
    ['confirmed by a person', sheet('1', { origin: 'confirmed' })],
    ['remembered', sheet('1', { origin: 'remembered' })],
    ['without values', sheet('1', { filled: [0] })],
  ])('is silent about columns %s', (_what, given) => {
    expect(read([file('а', given)])).toEqual([]);
  });

  it('names sheets that are not read, hidden ones apart, and tables without a row', () => {
    const plain = { filled: [] };
    const files = [
      file(
        'а',
        sheet('1', plain),
        sheet('школа 13', { ...plain, isUsed: false }),
        sheet('Архив', { ...plain, isUsed: false, isHidden: true }),
      ),
      file('б', sheet('Лист1', plain)),
    ];
    expect(read(files, { б: [] })).toEqual([
      'Не прочитаны листы, обязательные столбцы не узнаны: «школа 13» (а.xlsx). Если там люди или результаты, укажите их столбцы на шаге «Столбцы».',
      'Не прочитаны скрытые листы: «Архив» (а.xlsx). Если они нужны, сделайте их видимыми.',
      'Под названиями столбцов нет ни одной строки: «Лист1» (б.xlsx). Проверьте, тот ли файл прислан.',
    ]);
  });

  it('names ten and counts the rest', () => {
    const many = Array.from({ length: 12 }, (_, at) => sheet(`л${at}`, { isUsed: false }));
    expect(read([file('а', ...many)])[0]).toContain('«л9» (а.xlsx) и ещё 2.');
  });
});
