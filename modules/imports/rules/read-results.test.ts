import { describe, expect, it } from 'vitest';
import type { ResultRow, WrongRow } from '../model.ts';
import { listDiagnosticsFields } from './diagnostics-fields.ts';
import { findHeader } from './find-header.ts';
import { grid } from './grid-for-test.ts';
import { proposeMapping } from './propose-mapping.ts';
import { checkSummary, createResultReader, readStage } from './read-results.ts';

const fields = listDiagnosticsFields([
  { code: 'subject', title: 'Предметная' },
  { code: 'methodical', title: 'Методическая' },
  { code: 'digital', title: 'Цифровая' },
  { code: 'communicative', title: 'Коммуникативная' },
  { code: 'psych', title: 'Психолого-педагогическая' },
]);

function readSheet(lines: readonly string[], areas: readonly string[] = []) {
  const { rows, merges } = grid(lines, areas);
  const header = findHeader(rows, merges);
  const body = rows.filter((row) => row.number >= (header?.firstDataRow ?? 1));
  const columns = header?.columns ?? [];
  const mapping = proposeMapping(fields, columns, body);
  const reader = createResultReader({ columns, merges, mapping, fields }, { today: '2025-10-01', asOf: '2025-09-20' });
  return body.flatMap((row) => reader.push(row) ?? []);
}

const results = (rows: readonly (ResultRow | WrongRow)[]) => rows.filter((row) => row.kind === 'result');
const scoresOf = (row: ResultRow) =>
  row.scores.map(({ competence, stage, score, reportedLevel }) =>
    [competence, stage ?? '', score ?? reportedLevel].join(' '),
  );

const TABLE =
  `no;subject_in;subject_rep;methodical_in;methodical_rep;digital_in;digital_rep;communicative_in;communicative_rep;psych_in;psych_rep
1;90;100;53;83;72;90;71;86;90;90
2;50;100;60;78;90;95;86;95;90;100
3;90;70;73;91;64;85;76;71;97;75
4;60;75;47;70;69;70;86;76;67;65
5;70;80;40;77;57;87;62;57;63;83
6;54;68;64;97;74;83;81;100;83;75
stated;69;82;56;83;71;85;77;81;82;81`
    .replaceAll(';', '|')
    .split('\n');

describe('createResultReader [DIAG-03]', () => {
  it('[DIAG-05] [DIAG-08] reads the recomputed table: six participants by number, a summary that agrees', () => {
    const rows = results(readSheet(TABLE));
    const people = rows.filter((row) => !row.isSummary);
    const summary = rows.find((row) => row.isSummary);
    expect(people.map((row) => row.participantNumber)).toEqual(['1', '2', '3', '4', '5', '6']);
    expect(people.map((row) => row.name)).toEqual([undefined, undefined, undefined, undefined, undefined, undefined]);
    expect(people.map((row) => row.scores.map(({ score }) => score))).toEqual(
      TABLE.slice(1, 7).map((line) => line.split('|').slice(1).map(Number)),
    );
    expect(people.flatMap((row) => row.issues)).toEqual([]);
    expect(summary === undefined ? 'none' : checkSummary(people, summary)).toEqual([]);
  });

  it('[DIAG-05] says which stated mean the rows do not give', () => {
    const rows = results(readSheet(['№ | Цифровая', '1 | 70', '2 | 75', 'Ср. показатель | 72']));
    const summary = rows.find((row) => row.isSummary);
    expect(summary === undefined ? 'none' : checkSummary(rows, summary)).toEqual([
      { competence: 'digital', stated: 72, computed: 72.5, n: 2 },
    ]);
  });

  it('reads names, schools, percent and levels by word', () => {
    const rows = readSheet([
      'ФИО | Школа | Предмет | Цифровая › входная | Цифровая › повторная | Методическая › входная',
      'Лунина Ася Юрьевна | СОШ № 5 | химия | 72,5% | 85.46 | средний',
      'Ёлкин Пётр Ильич | | физика | н/я | - | Низкий уровень',
    ]);
    expect(results(rows).map((row) => [row.name?.surname, row.organization, row.direction, scoresOf(row)])).toEqual([
      ['Лунина', 'СОШ № 5', 'химия', ['digital entry 72.5', 'digital repeat 85.46', 'methodical entry medium']],
      ['Ёлкин', 'СОШ № 5', 'физика', ['methodical entry low']],
    ]);
  });

  it('[DIAG-01] takes a refusal for a plain state', () => {
    const rows = readSheet([
      'ФИО | Цифровая | Методическая',
      'Лунина Ася Юрьевна | отказ | ',
      'Ёлкин Пётр Ильич | 60 | 70',
    ]);
    expect(results(rows).map((row) => [row.isRefused, scoresOf(row), row.issues.length])).toEqual([
      [true, [], 0],
      [false, ['digital  60', 'methodical  70'], 0],
    ]);
  });

  it('keeps impossible scores out with their cells', () => {
    const rows = readSheet([
      'ФИО | Цифровая | Методическая',
      'Лунина Ася Юрьевна | 120 | 70',
      'Ёлкин Пётр Ильич | 60 | много',
      ' | 50 | 40',
    ]);
    expect(rows.map((row) => [row.kind, row.issues.map(({ cellRef, code }) => `${cellRef} ${code}`)])).toEqual([
      ['wrong', ['B2 number_out_of_range']],
      ['wrong', ['C3 number_unreadable']],
      ['wrong', ['A4 name_missing']],
    ]);
  });

  it('[DIAG-36] reads the share of work done, and a long table', () => {
    const share = readSheet(['ФИО | Предмет | Процент выполнения', 'Лунина Ася Юрьевна | химия | 84']);
    expect(results(share).map(scoresOf)).toEqual([['whole  84']]);
    const long = readSheet([
      'ФИО | Компетенция | Этап | Балл',
      'Лунина Ася Юрьевна | Цифровая | входная | 64',
      'Лунина Ася Юрьевна | Цифровая | повт. | 85',
    ]);
    expect(results(long).map(scoresOf)).toEqual([['Цифровая entry 64'], ['Цифровая repeat 85']]);
  });

  it.each([
    ['входная', 'entry'],
    ['повт.', 'repeat'],
    ['1 этап', 'entry'],
    ['итоговая', 'repeat'],
    ['', undefined],
  ])('stage «%s» is %s', (text, stage) => {
    expect(readStage(text)).toBe(stage);
  });
});
