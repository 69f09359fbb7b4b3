import type { Anchor } from '#core/office/document/model.ts';
import type { Day } from '#core/time/day.ts';
import type { Due } from '#core/time/due/model.ts';

/** What a document of the service is, found by its build. @source issue «Programme» 1 */
export const READING_KINDS = ['programme', 'plan', 'execution_report', 'indicator_list', 'order', 'other'] as const;
export type ReadingKind = (typeof READING_KINDS)[number];

/** Roles a column of a table may have. `skip`: a person has said it means nothing. */
export const COLUMN_ROLES = [
  'number',
  'title',
  'task',
  'stage',
  'audience',
  'due',
  'owner',
  'expected',
  'done',
  'indicator',
  'unit',
  'target',
  'criterion',
  'field',
  'value',
  'skip',
] as const;
export type ColumnRole = (typeof COLUMN_ROLES)[number];

/** What a table of the document holds. */
export const TABLE_KINDS = [
  'passport',
  'activities',
  'indicators',
  'stages',
  'report',
  'risks',
  'finance',
  'other',
] as const;
export type TableKind = (typeof TABLE_KINDS)[number];

/** A table as it was understood: proposed with reasons, corrected by a person (`Corrections`). */
export interface TableReading {
  /** Index of the table's first block in the document; a table split over pages is one reading with several blocks. */
  readonly blocks: readonly number[];
  readonly kind: TableKind;
  /** «в заголовке есть «Сроки» и «Ответственные»», in Russian. */
  readonly reason: string;
  readonly columns: readonly {
    readonly column: number;
    readonly title: string;
    readonly role: ColumnRole;
    readonly reason: string;
  }[];
  /** Normalised titles joined: the same layout is recognised again. */
  readonly signature: string;
}

export interface ReadStage {
  readonly title: string;
  readonly from: Day | null;
  readonly to: Day | null;
  /** What a table of stages says beside the title: what is done, what comes of it. */
  readonly content?: string;
  readonly expected?: string;
  readonly anchor: Anchor;
}

export interface ReadTask {
  /** As written: «1», «2.1»; null: without a number. */
  readonly number: string | null;
  readonly title: string;
  readonly anchor: Anchor;
}

export interface ReadActivity {
  readonly number: string | null;
  readonly title: string;
  /** Positions in `tasks` and `stages`. */
  readonly task: number | null;
  readonly stage: number | null;
  readonly audience: string | null;
  readonly due: readonly Due[];
  /** As written, one by one: «Директор», «Отдел образования», «РМК». */
  readonly owners: readonly string[];
  readonly expected: string | null;
  /** What was done, from a report of execution. */
  readonly done: string | null;
  /** What else its row says, each column with its title: «Место проведения: школа № 2». */
  readonly notes?: string;
  readonly anchor: Anchor;
  /** The cells of its row stood one column aside and were read by what they look like. */
  readonly shifted?: true;
}

export interface ReadIndicator {
  readonly number: string | null;
  /** Position in `indicators`. */
  readonly parent: number | null;
  /** «На уровне образовательной организации»; null: none is named. */
  readonly level: string | null;
  readonly criterion: string | null;
  readonly title: string;
  /** As written: «100%», «не менее 1». */
  readonly target: string | null;
  readonly unit: string | null;
  readonly anchor: Anchor;
}

/** Fields of a passport (DOC-03), by code; each a text as written. `other` keeps rows no code fits. */
export const PASSPORT_FIELDS = [
  'title',
  'grounds',
  'customer',
  'developers',
  'coordinator',
  'executors',
  'participants',
  'period',
  'stages',
  'goal',
  'tasks',
  'directions',
  'indicators',
  'results',
  'financing',
  'conditions',
  'control',
  'risks',
] as const;
export type PassportField = (typeof PASSPORT_FIELDS)[number];

export interface ReadPassport {
  readonly fields: Partial<Record<PassportField, string>>;
  readonly other: readonly { readonly title: string; readonly text: string }[];
  readonly from: Day | null;
  readonly to: Day | null;
  /** Tasks as the passport lists them: the road map may count others. */
  readonly tasks?: readonly ReadTask[];
}

export interface ReadOrder {
  readonly title: string | null;
  readonly number: string | null;
  readonly signedOn: Day | null;
  readonly items: readonly { readonly number: string | null; readonly text: string; readonly anchor: Anchor }[];
}

/** The act named by a stamp or an appendix, where the document brings no order of its own. */
export interface ReadApproval {
  readonly number: string;
  readonly signedOn: Day;
}

/** What was not understood, with its place: nothing is dropped in silence. */
export interface Unread {
  /** «таблица 3, строка 5» */
  readonly place: string;
  readonly text: string;
  readonly anchor: Anchor | null;
}

/** A document understood. `findings` of the JSON are added by the linter. */
export interface ProgrammeReading {
  readonly kind: ReadingKind;
  readonly title: string | null;
  readonly order: ReadOrder | null;
  readonly approval: ReadApproval | null;
  readonly passport: ReadPassport | null;
  readonly aims: readonly string[];
  readonly stages: readonly ReadStage[];
  readonly tasks: readonly ReadTask[];
  readonly activities: readonly ReadActivity[];
  readonly indicators: readonly ReadIndicator[];
  readonly expectedResults: readonly string[];
  readonly risks: readonly string[];
  readonly financing: readonly string[];
  /** Functions of a working group (PLAN-12). */
  readonly groupFunctions: readonly string[];
  readonly tables: readonly TableReading[];
  readonly unread: readonly Unread[];
}

/** What a person put right on the studio's screen; applied on the next reading and remembered by signature. */
export interface Corrections {
  readonly kind?: ReadingKind;
  readonly tables: readonly {
    readonly signature: string;
    readonly kind?: TableKind;
    readonly roles: Readonly<Record<number, ColumnRole>>;
  }[];
}
