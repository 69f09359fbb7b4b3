import { expect, it } from 'vitest';
import {
  type AttentionKind,
  BOARD_BUCKETS,
  type BoardBucket,
  isInBucket,
  listAttention,
  type WatchedRow,
} from './attention.ts';

const TODAY = '2026-11-22';
const ROW: WatchedRow = { state: 'planned', dueOn: '2027-02-01', moves: 0, executorPersonId: 'x', evidenceCount: 0 };

it.each<[Partial<WatchedRow>, AttentionKind[]]>([
  [{}, []],
  [{ dueOn: '2026-11-21' }, ['overdue']],
  [{ dueOn: '2026-11-22' }, ['soon']],
  [{ dueOn: '2026-12-06' }, ['soon']],
  [{ dueOn: '2026-12-07' }, []],
  [{ dueOn: null }, []],
  [{ state: 'unmarked', dueOn: '2026-03-01', executorPersonId: null }, []],
  [{ executorPersonId: null }, ['no_executor']],
  [{ state: 'moved', moves: 1 }, []],
  [{ state: 'moved', moves: 2, dueOn: '2026-11-01' }, ['overdue', 'moved_twice']],
  [{ state: 'done', executorPersonId: null, moves: 3 }, ['no_evidence']],
  [{ state: 'done', evidenceCount: 1 }, []],
  [{ state: 'not_done', dueOn: '2026-03-01', executorPersonId: null }, []],
])('[PLAN-12] %o asks for attention: %j', (row, expected) => {
  expect(listAttention({ ...ROW, ...row }, TODAY)).toEqual(expected);
});

it.each<[Partial<WatchedRow>, BoardBucket[]]>([
  [{}, ['all']],
  [{ dueOn: '2026-11-22' }, ['all', 'due', 'soon']],
  [{ state: 'in_progress', dueOn: '2026-11-21' }, ['all', 'due', 'in_progress', 'overdue']],
  [{ state: 'moved', moves: 1, dueOn: '2026-12-01' }, ['all', 'soon', 'moved']],
  [{ state: 'done', moves: 1, dueOn: '2026-11-01' }, ['all', 'due', 'done', 'moved']],
  [{ state: 'not_done', dueOn: '2026-11-01' }, ['all', 'due', 'not_done']],
  [{ dueOn: null }, ['all', 'without_date']],
  [{ state: 'unmarked', dueOn: '2026-03-01' }, ['unmarked']],
])('[PLAN-12] %o stands in the columns %j', (row, expected) => {
  expect(BOARD_BUCKETS.filter((bucket) => isInBucket({ ...ROW, ...row }, bucket, TODAY))).toEqual(expected);
});
