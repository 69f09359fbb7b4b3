import { describe, expect, it } from 'vitest';
import { lintDocument } from './lint.ts';
import { buildDocument, type Plan, passport, table, text } from './testing/build-document.ts';
import { lintLines, lintParts } from './testing/lint-parts.ts';

const COLUMNS = [
  ['№', 'number'],
  ['Мероприятие', 'title'],
  ['Сроки', 'due'],
  ['Ответственные', 'owner'],
] as const;
const row = (number: number, title: string, due: string) => [String(number), title, due, 'Методист'];

function planOf(...rows: string[][]): Plan {
  return {
    kind: 'plan',
    title: null,
    parts: [
      text('Утверждено приказом от 10.01.2025 № 2'),
      text('Дорожная карта'),
      passport(['Период', '2025 год', 'period']),
      table('activities', COLUMNS, ...rows),
    ],
  };
}

const lint = (plan: Plan, accepted?: ReadonlySet<string>) => {
  const { document, reading } = buildDocument(plan);
  return lintDocument(document, reading, { today: '2025-06-16', ...(accepted ? { accepted } : {}) });
};

describe('lintDocument', () => {
  const faulty = planOf(
    row(1, 'Семинар для вожатых', 'март 2024 г.'),
    row(2, 'Круглый стол', ''),
    row(3, 'Встреча', 'май 2025 г.'),
  );

  it('says where the fault is as a person finds it', () => {
    expect(lint(faulty).map(({ code, severity, place }) => ({ code, severity, place }))).toEqual([
      { code: 'due_outside_period', severity: 'rule', place: 'Дорожная карта, строка 2, «Сроки»' },
      { code: 'activity_without_due', severity: 'rule', place: 'Дорожная карта, строка 3, «Сроки»' },
    ]);
  });

  it('carries the anchor of the cell for the remark in the file', () => {
    expect(lint(faulty).map(({ anchor }) => anchor)).toEqual(['t3r2c3', 't3r3c3']);
  });

  it('knows a fault again when its row has moved', () => {
    const moved = planOf(
      row(1, 'Новая первая строка', 'февраль 2025 г.'),
      row(2, 'Семинар для вожатых', 'март 2024 г.'),
    );
    expect(lint(moved)[0]?.fingerprint).toBe(lint(faulty)[0]?.fingerprint);
  });

  it('keeps silent about what was answered «так и надо»', () => {
    const [first, second] = lint(faulty);
    expect(lint(faulty, new Set([first?.fingerprint ?? '']))).toEqual([second]);
  });

  it('goes by the order of the pages, whatever check found it', () => {
    const findings = lintLines('Беседа о о школе', 'Открытие «Маяка', 'Приказ от 31.02.2025 № 4');
    expect(findings.map(({ code }) => code)).toEqual(['double_word', 'unbalanced_quotes', 'no_such_day']);
  });

  it('shows a hundred of one sort and says how many more there are', () => {
    const lines = Array.from({ length: 130 }, (_, index) => `Строка ${index} в в тексте`);
    const findings = lintLines(...lines);
    expect(findings).toHaveLength(100);
    expect(findings.at(-1)?.text).toBe('Слово «в» стоит дважды подряд. Таких мест дальше ещё 30.');
  });

  it('finds nothing in nothing', () => {
    expect(lintParts([])).toEqual([]);
  });

  it('gives the place in running text by its heading', () => {
    const [finding] = lintParts([text('Общие положения', { heading: 1 }), text('Совет работает в в школе')]);
    expect(finding?.place).toBe('раздел «Общие положения», «Совет работает в в школе»');
  });
});
