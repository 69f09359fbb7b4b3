import type { Day } from '#core/time/day.ts';
import type { Due } from '#core/time/due/model.ts';
import type { Passport } from '../model.ts';
import type { IndicatorPassport, TargetDraft } from './draft.ts';

export interface SnapshotStage {
  readonly id: string;
  readonly title: string;
  readonly startsOn: Day | null;
  readonly endsOn: Day | null;
}

export interface SnapshotTask {
  readonly id: string;
  readonly number: string | null;
  readonly title: string;
  readonly direction: string | null;
}

export interface SnapshotActivity {
  readonly id: string;
  readonly number: string | null;
  readonly title: string;
  readonly taskId: string | null;
  readonly stageId: string | null;
  readonly audience: string | null;
  readonly dues: readonly Due[];
  readonly expected: string | null;
  /** As written, in their order. */
  readonly owners: readonly string[];
  readonly isExcluded: boolean;
}

export interface SnapshotIndicator extends IndicatorPassport {
  readonly id: string;
  readonly parentId: string | null;
  readonly number: string | null;
  readonly level: string | null;
  readonly criterion: string | null;
  readonly title: string;
  readonly unit: string | null;
  readonly isShare: boolean;
  readonly targets: readonly TargetDraft[];
  readonly isExcluded: boolean;
}

/** What the paper of a programme says: not who does it here, and not what has been done. Rows in the programme's order. */
export interface ProgrammeSnapshot {
  readonly title: string;
  readonly startsOn: Day;
  readonly endsOn: Day;
  readonly coordinatorWords: string | null;
  readonly passport: Passport;
  readonly stages: readonly SnapshotStage[];
  readonly tasks: readonly SnapshotTask[];
  readonly activities: readonly SnapshotActivity[];
  readonly indicators: readonly SnapshotIndicator[];
  readonly risks: readonly { readonly id: string; readonly title: string; readonly measure: string | null }[];
  readonly finance: readonly {
    readonly id: string;
    readonly title: string;
    readonly fromYear: number | null;
    readonly toYear: number | null;
  }[];
}
