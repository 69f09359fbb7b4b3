import type { Day } from '#core/time/day.ts';
import type { Due } from '#core/time/due/model.ts';
import type { Owner, ProgrammeFields, StageFields } from '../model.ts';

/** An activity before it is stored; `task` and `stage` are positions in the draft's lists. */
export interface ActivityDraft {
  readonly task: number | null;
  readonly stage: number | null;
  readonly number: string | null;
  readonly title: string;
  readonly audience: string | null;
  readonly direction: string | null;
  readonly resultKind: string | null;
  readonly dues: readonly Due[];
  readonly expected: string | null;
  readonly owners: readonly Owner[];
  readonly executorPersonId: string | null;
  /** The row of the year before. */
  readonly originId: string | null;
  /** What a report of execution says was done: the activity begins as done. */
  readonly done: string | null;
}

/** Of which organisations «в каждой» speaks: of these kinds, holding this status on the day. */
export interface EachOf {
  readonly kinds: readonly string[];
  readonly status: string | null;
}

/** The rest of an indicator's passport. @source F-16 */
export interface IndicatorPassport {
  /** Of whom: «учителя-предметники ШНОР». */
  readonly population: string | null;
  readonly numeratorWords: string | null;
  readonly denominatorWords: string | null;
  /** In the indicator's unit: a share in per cent. */
  readonly baseValue: number | null;
  readonly baseOn: Day | null;
  readonly periodicity: string | null;
  /** How it is watched and where from. */
  readonly source: string | null;
  readonly responsible: string | null;
  readonly eachOf: EachOf | null;
}

export const EMPTY_PASSPORT: IndicatorPassport = {
  population: null,
  numeratorWords: null,
  denominatorWords: null,
  baseValue: null,
  baseOn: null,
  periodicity: null,
  source: null,
  responsible: null,
  eachOf: null,
};

export interface IndicatorDraft extends Partial<IndicatorPassport> {
  /** Position in the draft's indicators, of an earlier one. */
  readonly parent: number | null;
  readonly number: string | null;
  readonly level: string | null;
  readonly criterion: string | null;
  readonly title: string;
  readonly unit: string | null;
  readonly isShare: boolean;
  readonly wish: 'up' | 'down' | null;
  readonly targets: readonly TargetDraft[];
}

export const COMPARISONS = ['at_least', 'at_most', 'exactly', 'in_each', 'growth'] as const;
export type Comparison = (typeof COMPARISONS)[number];

export interface TargetDraft {
  readonly dueOn: Day;
  readonly comparison: Comparison;
  /** In the indicator's unit: a share in per cent. */
  readonly value: number | null;
  readonly words: string | null;
}

/** A whole programme before it is stored: from a document, a ready kind, or the plan of the year before. */
export interface ProgrammeDraft {
  readonly fields: ProgrammeFields;
  readonly previousId: string | null;
  readonly readingId: string | null;
  readonly stages: readonly StageFields[];
  readonly tasks: readonly {
    readonly number: string | null;
    readonly title: string;
    readonly direction: string | null;
  }[];
  readonly activities: readonly ActivityDraft[];
  readonly indicators: readonly IndicatorDraft[];
  readonly risks: readonly { readonly title: string; readonly measure: string | null }[];
  readonly finance: readonly {
    readonly title: string;
    readonly fromYear: number | null;
    readonly toYear: number | null;
    readonly url?: string | null;
    readonly sourceProgrammeId?: string | null;
  }[];
}
