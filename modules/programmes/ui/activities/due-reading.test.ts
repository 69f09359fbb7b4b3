import { expect, test } from 'vitest';
import { readDueWords } from '../../rules/due-words.ts';
import { describeDues } from './due-reading.ts';

const PERIOD = { startsOn: '2026-01-01', endsOn: '2026-12-31', trackedFrom: null };

test.each([
  ['март–май 2026', ['март–май 2026: до 31.05.2026']],
  ['ежемесячно до 25 числа', ['ежемесячно до 25 числа: 12 раз: 25.01.2026 … 25.12.2026']],
  ['27.02.2026 27.05.2026', ['27.02.2026: до 27.02.2026', '27.05.2026: до 27.05.2026']],
  [
    'в течение всего периода',
    ['в течение всего периода: весь период, спросим раз в квартал: 4 раза: 31.03.2026 … 31.12.2026'],
  ],
  ['по плану ОО', ['по плану ОО: по другому плану, без даты']],
  ['с 1 сентября 2026', ['с 1 сентября 2026: с 01.09.2026 до конца программы']],
  ['когда-нибудь', ['когда-нибудь: дата не понята: останется словами']],
  ['', []],
])('[PLAN-05] [PLAN-06] [PLAN-07] «%s» is understood as', (words, lines) => {
  const shown = describeDues(readDueWords(words, PERIOD), PERIOD).map((one) => `${one.words}: ${one.meaning}`);
  expect(shown.map((line) => line.replaceAll('\u00a0', ' '))).toEqual(lines);
});
