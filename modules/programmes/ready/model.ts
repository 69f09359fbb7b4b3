import type { PassportField } from '../reading/model.ts';
import type { Comparison } from '../rules/draft.ts';

export interface ReadyStage {
  readonly title: string;
  /** The part of the period at which it ends: 0.25, 1. */
  readonly until: number;
}

export interface ReadyActivity {
  /** Position in the tasks. */
  readonly task: number;
  readonly title: string;
  /** As people write dues, without years: the period chosen gives them. */
  readonly due: string;
  /** By post, never by name. */
  readonly owners: readonly string[];
  readonly audience?: string;
  readonly expected: string;
  /** Codes of directories «work_direction», «result_kind». */
  readonly direction?: string;
  readonly resultKind?: string;
}

export interface ReadyIndicator {
  readonly title: string;
  readonly isShare?: true;
  readonly unit?: string;
  readonly wish?: 'up' | 'down';
  readonly population?: string;
  readonly numeratorWords?: string;
  readonly denominatorWords?: string;
  readonly comparison: Comparison;
  readonly value: number | null;
  readonly periodicity: string;
  readonly source: string;
  readonly responsible: string;
}

/** A programme to begin with: all of it may be changed before and after it is made. */
export interface ReadyProgramme {
  /** Code of directory «programme_kind». */
  readonly kind: string;
  readonly title: string;
  /** What it is for, in one sentence. */
  readonly about: string;
  /** Of one school: the school is asked for. */
  readonly isOfSchool: boolean;
  /** The period that is proposed. */
  readonly period: { readonly from: 'school_year' | 'calendar_year'; readonly years: number };
  readonly passport: Partial<Record<PassportField, string>>;
  readonly stages: readonly ReadyStage[];
  readonly tasks: readonly string[];
  readonly activities: readonly ReadyActivity[];
  readonly indicators: readonly ReadyIndicator[];
  readonly risks: readonly { readonly title: string; readonly measure: string }[];
}
