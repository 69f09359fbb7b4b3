import type { Anchor } from '#core/office/document/model.ts';
import type { DuePeriod } from '#core/time/due/model.ts';
import { looksLikeDue } from './cell-looks.ts';
import { type LogicalRow, readLogicalRows } from './logical-rows.ts';
import type { ColumnRole, ReadStage, Unread } from './model.ts';
import { readOtherWords } from './other-columns.ts';
import { isBlank } from './plain-text.ts';
import type { Layout } from './read-layout.ts';
import { findStageHeads, readSpan, readStageHead } from './stage-of.ts';
import { listOddNumbers, nameRow } from './unread-words.ts';

/** What a stage takes from columns of its own; words of any other column are kept with its content. */
const READ: ReadonlySet<ColumnRole> = new Set<ColumnRole>(['number', 'stage', 'due', 'title', 'task', 'expected']);

/** Stages of a table «Этап | Сроки | Содержание»: each row is one. @source PLAN-01 */
export function readStageTables(
  layouts: readonly Layout[],
  period: DuePeriod,
): { stages: ReadStage[]; unread: Unread[] } {
  const stages: ReadStage[] = [];
  const unread: Unread[] = [];
  for (const layout of layouts)
    for (const row of readLogicalRows(layout, 'stage')) {
      const stage = row.kind === 'total' ? undefined : readStageRow(layout, row, period);
      if (stage) stages.push(stage);
      unread.push(...(stage ? listOddNumbers(layout, row) : [nameRow(layout, row)]));
    }
  return { stages, unread };
}

function readStageRow(layout: Layout, row: LogicalRow, period: DuePeriod): ReadStage | undefined {
  const textOf = (role: ColumnRole) => {
    const columns = row.kind === 'section' ? [] : (layout.columns.get(role) ?? []);
    return columns
      .map((column) => row.cells[column] ?? '')
      .filter((text) => !isBlank(text))
      .join('\n');
  };
  const title = row.kind === 'section' ? row.text : textOf('stage');
  if (isBlank(title)) return undefined;
  const head = readStageHead(title, period);
  const dues = textOf('due');
  const dated = readSpan(dues, period);
  const span = head.from === null && head.to === null ? dated : head;
  // Words in the column of dates that are no date are kept with the rest.
  const other = row.kind === 'section' ? [] : readOtherWords(layout, row.cells, READ);
  const content = [head.content ?? '', looksLikeDue(dues) ? '' : dues, textOf('title'), textOf('task'), ...other]
    .filter((text) => text !== '')
    .join('\n');
  const expected = textOf('expected');
  const anchor = row.source.cells[layout.columns.get('stage')?.[0] ?? 0]?.anchor ?? '';
  return {
    title: head.title,
    from: span.from,
    to: span.to,
    ...(content === '' ? {} : { content }),
    ...(expected === '' ? {} : { expected }),
    anchor,
  };
}

/** Stages of a passport cell or a paragraph: «1 этап (…) – …; 2 этап (…) – …». */
export function readStageText(text: string, anchor: Anchor, period: DuePeriod): ReadStage[] {
  const heads = findStageHeads(text);
  return heads.map((from, index) => ({
    ...readStageHead(text.slice(from, heads[index + 1] ?? text.length), period),
    anchor,
  }));
}
