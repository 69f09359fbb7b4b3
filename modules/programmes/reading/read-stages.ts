import type { Anchor } from '#core/office/document/model.ts';
import type { DuePeriod } from '#core/time/due/model.ts';
import { readLogicalRows } from './logical-rows.ts';
import type { ReadStage } from './model.ts';
import { isBlank } from './plain-text.ts';
import type { Layout } from './read-layout.ts';
import { findStageHeads, readSpan, readStageHead } from './stage-of.ts';

/** Stages of a table «Этап | Сроки | Содержание»: each row is one. @source PLAN-01 */
export function readStageTable(layout: Layout, period: DuePeriod): ReadStage[] {
  const stageColumn = layout.columns.get('stage')?.[0] ?? 0;
  const dueColumns = layout.columns.get('due') ?? [];
  return readLogicalRows(layout, 'stage').flatMap((row): ReadStage[] => {
    const text = row.kind === 'section' ? row.text : (row.cells[stageColumn] ?? '');
    if (row.kind === 'total' || isBlank(text)) return [];
    const anchor = row.source.cells[stageColumn]?.anchor ?? '';
    const head = readStageHead(text, period);
    const dues = dueColumns.map((column) => row.cells[column] ?? '').join('\n');
    return [{ ...head, ...(head.from === null && !isBlank(dues) ? readSpan(dues, period) : {}), anchor }];
  });
}

/** Stages of a passport cell or a paragraph: «1 этап (…) – …; 2 этап (…) – …». */
export function readStageText(text: string, anchor: Anchor, period: DuePeriod): ReadStage[] {
  const heads = findStageHeads(text);
  return heads.map((from, index) => ({
    ...readStageHead(text.slice(from, heads[index + 1] ?? text.length), period),
    anchor,
  }));
}
