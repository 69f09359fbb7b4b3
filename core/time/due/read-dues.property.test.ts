import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addMonths, type Day, daysInMonth } from '../day.ts';
import { DUE_KINDS, type Due, type DueKind } from './model.ts';
import { printDue } from './print-due.ts';
import { readDues } from './read-dues.ts';
import { PLAN, wordsOf } from './testing/due-table.ts';

const meaningOf = ({ text: _, ...meaning }: Due) => meaning;
const meaningsOf = (dues: readonly Due[]) => dues.map(meaningOf);

const day = fc.integer({ min: 0, max: 6000 }).map((count) => addDays('2015-01-01', count));
const year = fc.integer({ min: 2001, max: 2060 });
const month = fc.integer({ min: 1, max: 12 });
const firstOf = (of: number, name: number): Day => `${of}-${String(name).padStart(2, '0')}-01`;
const lastOf = (of: number, name: number): Day => firstOf(of, name).slice(0, 8) + daysInMonth(of, name);

type Days = Pick<Due, 'start' | 'end'>;

const months = fc.tuple(year, month, fc.integer({ min: 1, max: 11 })).map(([of, from, count]): Days => {
  const last = addMonths(firstOf(of, from), count);
  return { start: firstOf(of, from), end: lastOf(Number(last.slice(0, 4)), Number(last.slice(5, 7))) };
});
const quarters = fc
  .tuple(year, fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
  .map(([of, a, b]): Days => ({ start: firstOf(of, Math.min(a, b) * 3 - 2), end: lastOf(of, Math.max(a, b) * 3) }));
const halves = fc
  .tuple(year, fc.constantFrom([1, 6], [7, 12], [9, 12], [1, 5]))
  .map(([of, [from = 1, to = 6]]): Days => ({ start: firstOf(of, from), end: lastOf(of, to) }));
const ranges = fc.oneof(
  fc
    .tuple(day, fc.integer({ min: 1, max: 900 }))
    .map(([from, count]): Days => ({ start: from, end: addDays(from, count) })),
  day.map((end): Days => ({ start: null, end })),
  day.map((start): Days => ({ start, end: null })),
);
const UNDATED: Days = { start: null, end: null };

/** What a due of each kind may be: its days and, where it is told by its words, these. */
const OF_KIND: Record<DueKind, fc.Arbitrary<Days & { text?: string; recurrence?: string }>> = {
  day: day.map((on) => ({ start: on, end: on })),
  range: ranges,
  month: fc.tuple(year, month).map(([of, name]) => ({ start: firstOf(of, name), end: lastOf(of, name) })),
  months,
  quarter: quarters,
  half_year: halves,
  school_year: year.map((of) => ({ start: `${of}-09-01`, end: `${of + 1}-08-31` })),
  calendar_year: year.map((of) => ({ start: `${of}-01-01`, end: `${of}-12-31` })),
  recurring: fc.constantFrom(
    { text: 'ежемесячно до 25 числа', recurrence: 'FREQ=MONTHLY;BYMONTHDAY=25', start: PLAN.from, end: PLAN.to },
    { text: 'каждый вторник', recurrence: 'FREQ=WEEKLY;BYDAY=TU', start: PLAN.from, end: PLAN.to },
  ),
  whole_period: fc.constant({ text: 'весь период', start: PLAN.from, end: PLAN.to }),
  other_plan: fc.constant({ text: 'по плану ОО', ...UNDATED }),
  as_needed: fc.constant({ text: 'по запросу', ...UNDATED }),
  unknown: fc.constant({ text: 'уточняется', ...UNDATED }),
};

const dueOf = (kind: DueKind): fc.Arbitrary<Due> =>
  OF_KIND[kind].map((days) => ({ text: '', recurrence: null, kind, ...days }));

describe('a due printed', () => {
  test.each(DUE_KINDS)('[PLAN-05] of the kind %s is read as the same', (kind) => {
    fc.assert(
      fc.property(dueOf(kind), (due) => {
        expect(meaningsOf(readDues(printDue(due), PLAN))).toEqual([meaningOf(due)]);
      }),
    );
  });
});

/** Pieces that cells are made of, well and badly. */
const PIECES = [
  [
    'сентябрь',
    'мая',
    'октябре',
    'янв.',
    'IX',
    'I',
    'IV',
    '5',
    '15',
    '31',
    '2023',
    '2024',
    '1923',
    '09.2023',
    '31.02.2023',
    '15.11.23',
  ],
  [
    '-',
    '–',
    '…',
    ',',
    ';',
    '.',
    '(',
    ')',
    ':',
    '/',
    '«',
    '»',
    '№',
    '%',
    '\n',
    '\u00a0',
    'и',
    'до',
    'с',
    'по',
    'к',
    'не позднее',
    'в',
    'на',
    'от',
  ],
  [
    'квартал',
    'полугодие',
    'четверть',
    'учебного года',
    'уч. г.',
    'год',
    'г.',
    'гг.',
    'неделя',
    'декада',
    'начало',
    'конец',
    'первая',
    'последняя',
  ],
  [
    'ежемесячно',
    'ежегодно',
    'раз',
    'раза',
    'каждый',
    'месяца',
    'числа',
    'пятница',
    'кроме',
    'далее',
    'в течение',
    'всего периода',
    'реализации',
  ],
  [
    'по плану',
    'по мере',
    'согласно',
    'приказ',
    'ауд. 15',
    'СОШ № 5',
    '14:00',
    '14.30',
    'педсовет',
    'каникулы',
    'осенние',
    'лето',
    'постоянно',
  ],
].flat();
const junk = fc
  .array(
    fc.oneof(
      fc.constantFrom(...PIECES),
      fc.string({ unit: 'grapheme', maxLength: 4 }),
      fc.nat({ max: 9999 }).map(String),
    ),
    {
      maxLength: 14,
    },
  )
  .chain((pieces) => fc.constantFrom('', ' ').map((space) => pieces.join(space)));

/** Two figures for a year are of this century. */
const namesYear = (text: string, of: Day): boolean => {
  const figures = text
    .replace(/[ОоOo]/gu, '0')
    .replace(/[Зз]/gu, '3')
    .replace(/[lI]/gu, '1');
  const own = Number(of.slice(0, 4));
  // A stretch over the new year and a school year reach into the year beside the one that is named.
  return [own - 1, own, own + 1].some(
    (near) => figures.includes(String(near)) || figures.includes(String(near).slice(2)),
  );
};

describe('whatever is typed', () => {
  test('[PLAN-05] is read without a fault, ends after it starts, and keeps every word once', () => {
    fc.assert(
      fc.property(junk, fc.constantFrom(PLAN, {}, { from: PLAN.from }, { to: PLAN.to }), (cell, period) => {
        const dues = readDues(cell, period);
        for (const { text, start, end } of dues) {
          expect(text).not.toBe('');
          if (start !== null && end !== null) expect(end >= start).toBe(true);
        }
        const words = wordsOf(cell.replace(/[\u00ad\u200b-\u200f\u2060\ufeff\u202a-\u202e]/gu, ''));
        if (words.length > 0) expect(dues.flatMap(({ text }) => wordsOf(text)).join('')).toBe(words.join(''));
      }),
      { numRuns: 2000 },
    );
  });

  test('[PLAN-05] has no day, without a plan, of a year that is not in the text', () => {
    fc.assert(
      fc.property(junk, (cell) => {
        for (const { start, end } of readDues(cell)) {
          for (const edge of [start, end]) if (edge !== null) expect(namesYear(cell, edge)).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('[PLAN-05] without a word or a figure there is no due', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('-', '–', ' ', '.', ',', ';', '…', '(', ')', '\n')), (signs) => {
        expect(readDues(signs.join(''), PLAN)).toEqual([]);
      }),
    );
  });
});

/** Cells that leave nothing to their neighbours: each names its year, or has none to name. */
const WHOLE = [
  ['12.12.2022', '15 мая 2024', 'до 25 декабря 2023', 'с 10.04.2023', '10-15.11.2023', '5, 12, 19 октября 2023'],
  [
    'Апрель-май 2023г.',
    'сентябрь 2024-май 2025',
    'март, май 2024',
    'Май 2023г. Май 2024г.',
    'II квартал 2024',
    '1, 3 кв. 2024',
  ],
  [
    'вторая декада марта 2024',
    'последняя пятница октября 2023',
    '2 полугодие 2023/24 уч. г.',
    '2023-2024 учебный год',
    '2024 год',
  ],
  [
    'ежемесячно до 25 числа',
    '1 неделя каждого месяца',
    '2 раза в год (декабрь, май)',
    'август-сентябрь ежегодно',
    'по пятницам',
  ],
  [
    'в течение всего периода',
    'постоянно',
    'в течение учебного года',
    'по плану ОО, МАОУ ДПО ИПК',
    'по мере необходимости',
  ],
  [
    '31.02.2023',
    'март 2024 (по приказу)',
    '26.04.2023, 14:00',
    '2023-2025 гг.',
    'ежемесячно с октября 2023 по май 2024',
  ],
].flat();

test('[PLAN-07] two cells joined by «; » give the dues of both', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...WHOLE),
      fc.constantFrom(...WHOLE),
      fc.constantFrom(PLAN, {}),
      (one, other, period) => {
        expect(readDues(`${one}; ${other}`, period)).toEqual([...readDues(one, period), ...readDues(other, period)]);
      },
    ),
    { numRuns: 500 },
  );
});
