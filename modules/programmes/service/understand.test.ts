import { expect, it } from 'vitest';
import { readDocument } from '#core/office/document/read.ts';
import { understandHere } from './apart/understand.ts';
import { understandDocument } from './understand.ts';

const row = (at: number) => `${at}\tСеминар ${at} для руководителей методических объединений\tмарт 2026\tРМК`;

/** A plan of so many rows, the third of which is missing. */
function makePlan(rows: number) {
  const numbers = Array.from({ length: rows }, (_, index) => index + 1).filter((number) => number !== 3);
  const text = ['План работы на 2026 год', '', '№\tМероприятие\tСроки\tОтветственные', ...numbers.map(row)].join('\n');
  return readDocument(new TextEncoder().encode(text), 'план.txt');
}

it.each([10, 2000])('[PLAN-02] a plan of %i rows is understood as in the same thread, however long', async (rows) => {
  const asked = { document: await makePlan(rows), corrections: { tables: [] }, today: '2026-11-22' };
  const understood = await understandDocument(asked);
  expect(understood).toEqual(understandHere(asked));
  expect(understood.reading.activities).toHaveLength(rows - 1);
  expect(understood.findings.map(({ code }) => code)).toContain('numbering_gap');
});
