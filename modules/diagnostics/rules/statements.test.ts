import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultScale, type ResultRow, type ResultValue } from '../model.ts';
import { listSixTeachersRows } from './fixtures/six-teachers.ts';
import { countHighLevel } from './high-level.ts';
import { makeStatements, type StatementKind } from './statements.ts';
import { summarise } from './summary.ts';

/** Non-breaking spaces are told as plain ones, so that the sentences can be read here. */
const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const say = (rows: ResultRow[], kind: StatementKind) =>
  makeStatements(summarise(rows))
    .filter((statement) => statement.kind === kind)
    .map(({ text }) => plain(text));

/** One competence; each pair is [entry, repeat], a number for a score. */
function rowsOf(
  pairs: readonly (readonly [entry: number | ResultValue | undefined, repeat: number | ResultValue | undefined])[],
  competence = 'subject',
) {
  return pairs.flatMap(([entry, repeat], i) =>
    (
      [
        ['entry', entry],
        ['repeat', repeat],
      ] as const
    ).flatMap(([stage, given]): ResultRow[] => {
      if (given === undefined) return [];
      const value = typeof given === 'number' ? ({ state: 'known', score: given } as const) : given;
      const base = {
        participant: `p${i}`,
        competence,
        stage,
        value,
        heldOn: '2024-02-27',
        source: 'independent' as const,
      };
      return [{ ...base, instrumentVersion: 'v1', scale: defaultScale }];
    }),
  );
}

describe('statements of the note', () => {
  it('[DIAG-06] [DIAG-22] six teachers: every sentence, gains, declines and limits', () => {
    const rows = listSixTeachersRows();
    const high = [countHighLevel(rows, { rule: 'any' }), countHighLevel(rows, { rule: 'all' })];
    expect(makeStatements(summarise(rows), { high }).map(({ kind, text }) => `${kind}: ${plain(text)}`)).toEqual([
      'participants: Результаты входной диагностики есть у 6 участников, результаты повторной — у 6 участников, сопоставимые результаты обеих — у 6 участников.',
      'low_entry: При входной диагностике низкий уровень выявлен по предметной (2 участника), методической (3 участника) и цифровой (1 участник) компетенциям.',
      'growth: По предметной компетенции средний результат вырос на 13,2 процентного пункта: с 69,0 % до 82,2 % (6 пар: выше — 5, без изменений — 0, ниже — 1).',
      'growth: По методической компетенции средний результат вырос на 26,5 процентного пункта: с 56,2 % до 82,7 % (6 пар: выше — 6, без изменений — 0, ниже — 0).',
      'growth: По цифровой компетенции средний результат вырос на 14,0 процентного пункта: с 71,0 % до 85,0 % (6 пар: выше — 6, без изменений — 0, ниже — 0).',
      'growth: По коммуникативной компетенции средний результат вырос на 3,8 процентного пункта: с 77,0 % до 80,8 % (6 пар: выше — 3, без изменений — 0, ниже — 3).',
      'decline: По психолого-педагогической компетенции средний результат снизился на 0,3 процентного пункта: с 81,7 % до 81,3 % (6 пар: выше — 2, без изменений — 1, ниже — 3).',
      'all_changes: Всего 30 пар результатов: рост — 22, без изменений — 1, снижение — 7.',
      'declined_participants: Хотя бы по одной компетенции результат снизился у 4 участников из 6.',
      'low_moved: Из 2 участников, у которых был низкий уровень по предметной компетенции, при повторной диагностике уровень средний — у 1, высокий — у 1.',
      'low_moved: Из 3 участников, у которых был низкий уровень по методической компетенции, при повторной диагностике уровень средний — у 2, высокий — у 1.',
      'low_moved: Из 1 участника, у которого был низкий уровень по цифровой компетенции, при повторной диагностике уровень высокий — у 1.',
      'new_low: По коммуникативной компетенции при повторной диагностике низкий уровень появился у 1 участника, у которого при входной его не было.',
      'above_bar: По предметной компетенции при повторной диагностике более 80 % объёма работы — у 2 участников из 6.',
      'above_bar: По методической компетенции при повторной диагностике более 80 % объёма работы — у 3 участников из 6.',
      'above_bar: По цифровой компетенции при повторной диагностике более 80 % объёма работы — у 5 участников из 6.',
      'above_bar: По коммуникативной компетенции при повторной диагностике более 80 % объёма работы — у 3 участников из 6.',
      'above_bar: По психолого-педагогической компетенции при повторной диагностике более 80 % объёма работы — у 3 участников из 6.',
      'high_level: Высокого уровня достигли 5 участников из 6 (правило: высокий уровень хотя бы по одной компетенции).',
      'high_level: Высокого уровня достиг 1 участник из 6 (правило: высокий уровень по всем 5 компетенциям).',
      'small_n: Результатов меньше 10 по всем компетенциям: среднее и доли зависят от каждого участника и не переносятся на других педагогов.',
      'no_comparison_group: Группы сравнения нет: по результатам 6 участников нельзя заключить, что изменения вызваны обучением или маршрутом.',
      'regression_to_mean: Очень низкие и очень высокие результаты при повторном измерении обычно приближаются к среднему и без обучения; этим может объясняться часть роста и часть снижения.',
      'rounding: Изменения вычислены по неокруглённым значениям и могут отличаться от разности показанных средних.',
    ]);
  });

  it('[DIAG-06] entry alone says nothing about change or causes', () => {
    const kinds = makeStatements(summarise(rowsOf([[70, undefined]]))).map(({ kind }) => kind);
    expect(kinds).toEqual(['participants', 'low_entry', 'above_bar', 'small_n']);
    expect(say(rowsOf([[70, undefined]]), 'low_entry')).toEqual(['При входной диагностике низкий уровень не выявлен.']);
  });

  it('[DIAG-06] without scores the note says so and concludes nothing', () => {
    expect(makeStatements(summarise([])).map(({ kind }) => kind)).toEqual(['no_scores']);
    expect(makeStatements(summarise(rowsOf([[{ state: 'unknown' }, undefined]]))).map(({ kind }) => kind)).toEqual([
      'no_scores',
    ]);
  });

  it('[DIAG-03] missing repeats and entries are named and stay out of the change', () => {
    const rows = rowsOf([
      [70, 75],
      [50, undefined],
      [55, undefined],
      [undefined, 90],
    ]);
    expect(say(rows, 'missing_repeat')).toEqual([
      'По предметной компетенции нет повторного результата у 2 участников; в изменения они не входят.',
    ]);
    expect(say(rows, 'missing_entry')).toEqual([
      'По предметной компетенции нет входного результата у 1 участника; в изменения они не входят.',
    ]);
    expect(say(rows, 'growth')).toEqual([
      'По предметной компетенции средний результат вырос на 5,0 процентного пункта: с 70,0 % до 75,0 % (1 пара: выше — 1, без изменений — 0, ниже — 0).',
    ]);
  });

  it('[DIAG-03] an incomparable repeat is named, not counted', () => {
    const rows = rowsOf([[70, 90]]).map((row) => (row.stage === 'repeat' ? { ...row, instrumentVersion: 'v2' } : row));
    expect(say(rows, 'incomparable')).toEqual([
      'По предметной компетенции результаты 1 участника несопоставимы: другая версия инструмента или другая шкала; изменение не вычислено.',
    ]);
    expect(say(rows, 'growth')).toEqual([]);
  });

  it('[DIAG-03] reported words and missing values are not zeros', () => {
    const rows = rowsOf([
      [70, undefined],
      [{ state: 'reported', word: 'средний' }, undefined],
      [{ state: 'not_held' }, undefined],
      [{ state: 'unknown' }, undefined],
    ]);
    expect(say(rows, 'reported')).toEqual([
      'По предметной компетенции источник в 1 случае назвал только уровень, словом; балл неизвестен, в средние это не входит.',
    ]);
    expect(say(rows, 'no_value')).toEqual([
      'По предметной компетенции 2 значения неизвестны или работа не проводилась; нулём это не считается.',
    ]);
  });

  it.each([
    [
      [60, 60],
      'no_change',
      'По предметной компетенции средний результат не изменился: с 60,0 % до 60,0 % (1 пара: выше — 0, без изменений — 1, ниже — 0).',
    ],
    [
      [60, 60.04],
      'growth',
      'По предметной компетенции средний результат вырос менее чем на 0,1 процентного пункта: с 60,0 % до 60,0 % (1 пара: выше — 1, без изменений — 0, ниже — 0).',
    ],
    [
      [60, 59.5],
      'decline',
      'По предметной компетенции средний результат снизился на 0,5 процентного пункта: с 60,0 % до 59,5 % (1 пара: выше — 0, без изменений — 0, ниже — 1).',
    ],
  ] as const)('[DIAG-06] %j is «%s»', ([entry, repeat], kind, text) => {
    expect(say(rowsOf([[entry, repeat]]), kind)).toEqual([text]);
  });

  it.each([
    [1, 'у 1 участника, у которого при входной'],
    [2, 'у 2 участников, у которых при входной'],
    [11, 'у 11 участников, у которых при входной'],
    [21, 'у 21 участника, у которого при входной'],
  ])('[DIAG-06] new low results of %d agree in number', (n, words) => {
    const [text] = say(rowsOf(Array.from({ length: n }, () => [70, 50] as const)), 'new_low');
    expect(text).toBe(
      `По предметной компетенции при повторной диагностике низкий уровень появился ${words} его не было.`,
    );
  });

  it('[DIAG-15] the share is printed from ten results on', () => {
    const rows = rowsOf(Array.from({ length: 12 }, (_, i) => [50, i < 5 ? 90 : 70] as const));
    expect(say(rows, 'above_bar')).toEqual([
      'По предметной компетенции при повторной диагностике более 80 % объёма работы — у 5 участников из 12 (41,7 %).',
    ]);
    expect(say(rows, 'small_n')).toEqual([]);
  });

  it('[DIAG-20] a competence of one’s own that is no adjective keeps its title in quotes', () => {
    const competences = [{ code: 'inclusive', title: 'работа с ОВЗ', synonyms: [] }];
    const [text] = makeStatements(summarise(rowsOf([[50, undefined]], 'inclusive'), { competences })).flatMap(
      ({ kind, text }) => (kind === 'low_entry' ? [plain(text)] : []),
    );
    expect(text).toBe('При входной диагностике низкий уровень выявлен по компетенции «работа с ОВЗ» (1 участник).');
  });

  it('[DIAG-20] a competence of one’s own that is an adjective is bent like the others', () => {
    const competences = [{ code: 'inclusive', title: 'инклюзивная', synonyms: [] }];
    const [text] = makeStatements(summarise(rowsOf([[50, undefined]], 'inclusive'), { competences })).flatMap(
      ({ kind, text }) => (kind === 'low_entry' ? [plain(text)] : []),
    );
    expect(text).toBe('При входной диагностике низкий уровень выявлен по инклюзивной компетенции (1 участник).');
  });

  it('[DIAG-07] an open answer is told beside the count', () => {
    const high = [{ rule: 'all' as const, count: 2, undetermined: 3, of: 7, text: 'правило' }];
    const statement = makeStatements(summarise(rowsOf([[50, undefined]])), { high }).find(
      ({ kind }) => kind === 'high_level',
    );
    expect(plain(statement?.text ?? '')).toBe(
      'Высокого уровня достигли 2 участника из 7 (правило: правило). У 3 участников ответа нет: не хватает результатов.',
    );
  });

  it('[DIAG-06] property: a decline is said exactly when the paired mean falls, whatever the stage means do', () => {
    const score = fc.option(fc.integer({ min: 0, max: 100 }), { nil: undefined });
    fc.assert(
      fc.property(fc.array(fc.tuple(score, score), { maxLength: 12 }), (pairs) => {
        const both = pairs.flatMap(([entry, repeat]) =>
          entry === undefined || repeat === undefined ? [] : [repeat - entry],
        );
        const sum = both.reduce((total, change) => total + change, 0);
        const rows = rowsOf(pairs);
        expect(say(rows, 'decline')).toHaveLength(sum < 0 ? 1 : 0);
        expect(say(rows, 'growth')).toHaveLength(sum > 0 ? 1 : 0);
        const declined = both.filter((change) => change < 0).length;
        const found = makeStatements(summarise(rows)).find(({ kind }) => kind === 'declined_participants');
        expect(found?.figures.declined).toBe(both.length > 0 ? declined : undefined);
      }),
    );
  });
});
