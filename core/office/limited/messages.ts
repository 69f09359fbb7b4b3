/** What the reader apart and its owner say to each other. */
import type { OfficeErrorCode, OfficeErrorDetails } from '#core/office/errors.ts';
import type { OfficeLimits } from '#core/office/limits.ts';
import type { Row, SheetLayout, SheetTitle, TableFile } from '#core/office/table.ts';

export type Task = { readonly path: string; readonly fileName: string; readonly limits: OfficeLimits };

export type Question =
  | { readonly ask: 'open' }
  | { readonly ask: 'head'; readonly sheet: number; readonly count: number }
  | { readonly ask: 'layout'; readonly sheet: number }
  | { readonly ask: 'rows'; readonly sheet: number; readonly stream: number }
  | { readonly ask: 'stop'; readonly stream: number }
  | { readonly ask: 'close' };

export type Answer = {
  readonly open: { readonly kind: TableFile['kind']; readonly sheets: readonly SheetTitle[] };
  readonly head: readonly Row[];
  readonly layout: SheetLayout;
  /** The next rows of a stream, packed; fewer than a batch means there are no more. */
  readonly rows: { readonly count: number; readonly packed: string };
  readonly stop: undefined;
  readonly close: undefined;
};

export type Request = { readonly id: number; readonly question: Question };

export type Reply =
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly code: OfficeErrorCode; readonly details: OfficeErrorDetails }
  | { readonly id: number; readonly defect: string };

export const BATCH = 500;
