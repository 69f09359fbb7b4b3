import { describe, expect, it } from 'vitest';
import type { ResultRow, WrongRow } from '../model.ts';
import { listDiagnosticsFields } from './diagnostics-fields.ts';
import { findHeader } from './find-header.ts';
import { grid } from './grid-for-test.ts';
import { proposeMapping } from './propose-mapping.ts';
import { checkSummary, createResultReader } from './read-results.ts';
import { readMaximum, readStage } from './result-words.ts';

const fields = listDiagnosticsFields([
  { code: 'subject', title: 'Предметная' },
  { code: 'methodical', title: 'Методическая' },
  { code: 'digital', title: 'Цифровая' },
  { code: 'communicative', title: 'Коммуникативная' },
  { code: 'psych', title: 'Психолого-педагогическая' },
]);

function readSheet(lines: readonly string[], areas: readonly string[] = [], sheet = 'Лист1') {
  const { rows, merges } = grid(lines, areas);
  const header = findHeader(rows, merges);
  const body = rows.filter((row) => row.number >= (header?.firstDataRow ?? 1));
  const columns = header?.columns ?? [];
  const mapping = proposeMapping(fields, columns, body);
  const above = rows
    .slice(0, (header?.headerRows[0] ?? 1) - 1)
    .map(({ cells }) => cells.map((cell) => cell?.text ?? '').join(' '));
  const plan = { columns, merges, mapping, fields, above, sheet };
  const reader = createResultReader(plan, { today: '2025-10-01', asOf: '2025-09-20' });
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
    expect(results(long).map(scoresOf)).toEqual([['digital entry 64'], ['digital repeat 85']]);
  });

  it('[DIAG-36] knows competences of a long table by their words, and says which it does not know', () => {
    const rows = readSheet([
      'Код участника | Компетенция | Этап | Балл',
      'А-01 | Психолого-педагогическая компетенция | входная | 64',
      'А-01 | ИКТ | входная | 70',
      'А-02 | Лидерская | входная | 50',
      'А-03 | Предметная | промежуточная | 50',
      'А-04 | Предметная | вход | н/я',
    ]);
    expect(rows.map((row) => [row.kind, ...row.issues.map(({ cellRef, code }) => `${cellRef} ${code}`)])).toEqual([
      ['result'],
      ['result'],
      ['wrong', 'B4 competence_unknown'],
      ['wrong', 'C5 stage_unknown'],
      ['result'],
    ]);
    expect(results(rows).map(scoresOf)).toEqual([['psych entry 64'], ['digital entry 70'], []]);
    expect(rows[2]?.issues[0]?.message).toBe(
      'Такой компетенции нет. Есть: предметная, методическая, цифровая, коммуникативная, психолого-педагогическая.',
    );
  });

  it.each([
    ['Повторная', [], 'repeat'],
    ['вх. диагностика', [], 'entry'],
    ['Лист1', ['Результаты повторной диагностики, апрель 2026'], 'repeat'],
    ['Лист1', ['Итоговая диагностика'], 'repeat'],
    ['Лист1', ['Итоговая таблица по диагностике'], ''],
    ['Лист1', ['Входная и повторная диагностика'], ''],
  ])('[DIAG-08] a sheet «%s» below %j is of the stage «%s»', (sheet, above, stage) => {
    const rows = readSheet([...above, 'ФИО | Цифровая | Методическая', 'Лунина Ася Юрьевна | 50 | отказ'], [], sheet);
    expect(results(rows).map((row) => [row.stage ?? '', ...scoresOf(row)])).toEqual([[stage, `digital ${stage} 50`]]);
  });

  it('[DIAG-01] a consent is no refusal, whatever the word', () => {
    const states = (title: string, words: readonly string[]) =>
      results(readSheet([`№ | ${title} | Цифровая`, ...words.map((word, at) => `${at + 1} | ${word} | `)])).map(
        ({ isRefused }) => isRefused,
      );
    expect(states('Согласие на участие', ['да', 'нет', '+', 'не согласна', 'отказ', 'Да', '-'])).toEqual([
      false,
      true,
      false,
      true,
      true,
      false,
      false,
    ]);
    expect(states('Отказ', ['да', 'нет', '+', '-'])).toEqual([true, false, true, false]);
    expect(states('Согласие / отказ', ['согласен', 'отказ', 'да', 'не согласен'])).toEqual([false, true, false, true]);
  });

  it('[DIAG-03] counts points of a told maximum as a share of it', () => {
    const rows = readSheet([
      'ФИО | Цифровая (макс. 20) | Методическая, балл из 30 | Предметная (из 100 баллов)',
      'Лунина Ася Юрьевна | 15 | 10 | 64',
      'Ёлкин Пётр Ильич | 45 из 60 | 17/20 | 64 из 100',
      'Крапивина Яна Олеговна | 21 | 30 | 64',
      'Среднее | 15 | 13.5 | 64',
    ]);
    expect(results(rows).map(scoresOf)).toEqual([
      ['digital  75', `methodical  ${(10 / 30) * 100}`, 'subject  64'],
      ['digital  75', 'methodical  85', 'subject  64'],
      ['subject  64'],
    ]);
    expect(rows[2]?.issues.map(({ cellRef, message }) => `${cellRef} ${message}`)).toEqual([
      'B4 Баллов больше, чем возможно (20). Исправьте или очистите ячейку.',
    ]);
  });

  it.each([
    ['Цифровая (макс. балл – 20)', 20],
    ['Максимум 12 › предметная', 12],
    ['Методическая, из 30 баллов', 30],
    ['Баллы (из 15)', 15],
    ['Цифровая, % (макс. 20)', undefined],
    ['Балл (из 100)', undefined],
    ['Результаты 5 из 12 школ › цифровая', undefined],
    ['Цифровая', undefined],
  ])('«%s» allows %s points', (title, most) => {
    expect(readMaximum(title)).toBe(most);
  });

  it('[DIAG-03] reads a figure with its level in one cell', () => {
    const rows = readSheet([
      'ФИО | Цифровая | Методическая | Предметная',
      'Лунина Ася Юрьевна | 72 (средний) | 85,5% высокий | низкий (45)',
    ]);
    expect(results(rows)[0]?.scores.map((score) => [score.competence, score.score, score.reportedLevel])).toEqual([
      ['digital', 72, 'medium'],
      ['methodical', 85.5, 'high'],
      ['subject', 45, 'low'],
    ]);
  });

  it('[DIAG-08] refuses a row that has neither a name nor a number', () => {
    const rows = readSheet(['Код педагога | Цифровая', 'п1 | 50', ' | 60']);
    expect(rows.map((row) => [row.kind, ...row.issues.map(({ cellRef, message }) => `${cellRef} ${message}`)])).toEqual(
      [['result'], ['wrong', 'A3 Нет ни имени, ни номера участника. Впишите одно из них.']],
    );
    expect(results(rows)[0]?.participantNumber).toBe('п1');
  });

  it('[DIAG-03] takes no share of one for a percent', () => {
    const rows = readSheet([
      'ФИО | Цифровая | Методическая',
      'Лунина Ася Юрьевна | 0.91 | 1',
      'Ёлкин Пётр Ильич | 0 | 70',
    ]);
    expect(rows.map((row) => [row.kind, ...row.issues.map(({ cellRef, message }) => `${cellRef} ${message}`)])).toEqual(
      [['wrong', 'B2 Похоже на долю единицы, а нужны проценты. Запишите 91.'], ['result']],
    );
  });

  it('[DIAG-08] leaves out a column whose stage is not said beside one whose is', () => {
    const rows = readSheet(['ФИО | Цифровая, входная | Цифровая', 'Лунина Ася Юрьевна | 50 | 60']);
    expect(results(rows).map(scoresOf)).toEqual([['digital entry 50']]);
    expect(rows.flatMap((row) => row.issues.map(({ cellRef, code }) => `${cellRef} ${code}`))).toEqual([
      'C2 stage_unknown',
    ]);
  });

  it('[DIAG-05] checks means only: a total or a maximum is neither a person nor a mean', () => {
    const rows = results(
      readSheet([
        '№ | ФИО | Цифровая',
        '1 | Лунина Ася Юрьевна | 70',
        ' | Итого | 70',
        ' | Максимум | 70',
        ' | Средний балл | 70',
      ]),
    );
    expect(rows.map((row) => [row.row, row.isSummary])).toEqual([
      [2, false],
      [5, true],
    ]);
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
