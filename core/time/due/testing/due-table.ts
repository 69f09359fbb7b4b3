import { describe, expect, test } from 'vitest';
import { daysInMonth } from '../../day.ts';
import type { Due, DuePeriod } from '../model.ts';
import { printDue } from '../print-due.ts';
import { readDues } from '../read-dues.ts';

/** A plan of one school year: years that are left out are its years. */
export const PLAN = { from: '2023-09-01', to: '2024-08-31' };

const NO_DAY = '·';

function firstDay(text: string): string {
  if (text === '') return NO_DAY;
  return [text, '01', '01'].join('-').slice(0, 10);
}

function lastDay(text: string): string {
  if (text === '') return NO_DAY;
  const [year = 0, month = 12] = text.split('-').map(Number);
  return text.length === 10 ? text : `${year}-${String(month).padStart(2, '0')}-${daysInMonth(year, month)}`;
}

const OF_PLAN: ReadonlySet<string> = new Set(['recurring', 'whole_period']);

/** «month 2024-05», «range ..2024-05-25», «recurring FREQ=MONTHLY» (bounded by the plan) → kind, start, end, rule. */
function expand(due: string, isPlanned: boolean): string {
  const [kind = '', ...rest] = due.trim().split(/\s+/u);
  const rule = rest.find((part) => part.startsWith('FREQ='));
  const span = rest.find((part) => !part.startsWith('FREQ='));
  const [from = '', to = from] = (span ?? '').split('..');
  const isOfPlan = span === undefined && isPlanned && OF_PLAN.has(kind);
  const days = isOfPlan ? [PLAN.from, PLAN.to] : [firstDay(from), lastDay(to)];
  return [kind, ...days, ...(rule ? [rule] : [])].join(' ');
}

export function writeDues(cell: string, period = {}): string[] {
  return readDues(cell, period).map(({ kind, start, end, recurrence }) =>
    [kind, start ?? NO_DAY, end ?? NO_DAY, ...(recurrence === null ? [] : [recurrence])].join(' '),
  );
}

export interface Row {
  readonly cell: string;
  readonly planned: readonly string[];
  readonly alone: readonly string[];
}

const withoutDays = (due: string): string =>
  due
    .trim()
    .split(/\s+/u)
    .filter((part, index) => index === 0 || part.startsWith('FREQ='))
    .join(' ');

/**
 * Rows «expression | dues of it in the plan»; «= dues»: they stand without the plan too, else its days are then unknown; a third column says
 * what is read without a plan. «\n» is a line break, «¬» a space that does not break.
 */
export function readTable(table: string): Row[] {
  return table
    .split('\n')
    .filter((line) => line.includes('|'))
    .map((line) => {
      const [cell = '', planned = '', alone] = line.split('|').map((part) => part.trim());
      const isOwn = planned.startsWith('=');
      const dues = planned.replace(/^=/u, '').split(' + ');
      const bare = alone?.split(' + ') ?? (isOwn ? dues : dues.map(withoutDays));
      return {
        cell: cell.replaceAll('\\n', '\n').replaceAll('¬', '\u00a0'),
        planned: dues.map((due) => expand(due, true)),
        alone: bare.map((due) => expand(due, false)),
      };
    });
}

/** The words of a text without signs. */
export const wordsOf = (text: string): string[] => text.normalize('NFC').match(/[\p{L}\d]+/gu) ?? [];

const meaningsOf = (dues: readonly Due[]) => dues.map(({ text: _, ...meaning }) => meaning);

/** Whatever is read: no word is lost, the words joined again and the printed days mean the same. */
export function checkKept(cell: string, period: DuePeriod): void {
  const dues = readDues(cell, period);
  expect(dues.flatMap(({ text }) => wordsOf(text))).toEqual(wordsOf(cell.replace(/\u00ad/gu, '')));
  expect(meaningsOf(readDues(dues.map(({ text }) => text).join('; '), period))).toEqual(meaningsOf(dues));
  for (const due of dues) {
    // Of «5, 12 мая» without a year the 5 is printed by its words alone, which name no month.
    const isBare = due.start === null && due.end === null && /^[\d\s.–-]*и?$|^\p{L}{1,4}$/u.test(due.text);
    if (!isBare) expect(meaningsOf(readDues(printDue(due), period))).toEqual(meaningsOf([due]));
  }
}

export function checkTable(title: string, table: string): void {
  describe(title, () => {
    test.each(readTable(table))('[PLAN-05] «$cell»', ({ cell, planned, alone }) => {
      expect(writeDues(cell, PLAN)).toEqual(planned);
      expect(writeDues(cell)).toEqual(alone);
      checkKept(cell, PLAN);
      checkKept(cell, {});
    });
  });
}
