import type { Day } from '#core/time/day.ts';
import type { PaperIssuer } from '#modules/documents/model/paper.ts';
import type { OccurrenceState, ProgrammeState } from '../model/states.ts';

/** One time a row is due, as papers need it. */
export interface PaperOccurrence {
  readonly startsOn: Day | null;
  readonly dueOn: Day | null;
  readonly state: OccurrenceState;
  readonly doneOn: Day | null;
  readonly report: string | null;
  /** The number of a report: «42 участника» is 42 and «участника». */
  readonly amount: number | null;
  readonly amountWords: string | null;
  readonly reason: string | null;
  readonly firstDueOn: Day | null;
  /** Titles of what shows that it was done. */
  readonly evidence: readonly string[];
}

export interface PaperActivity {
  readonly id: string;
  readonly programmeId: string;
  readonly programme: string;
  readonly taskId: string | null;
  readonly number: string | null;
  readonly title: string;
  readonly audience: string | null;
  /** The words of the due, as written. */
  readonly due: string;
  readonly owners: readonly string[];
  /** «И. О. Фамилия» of who does it. */
  readonly executor: string | null;
  readonly expected: string | null;
  readonly occurrences: readonly PaperOccurrence[];
}

export interface PaperIndicator {
  readonly number: string | null;
  readonly title: string;
  readonly unit: string | null;
  readonly base: string | null;
  /** The one of the day of the paper: «не менее 90 % к 31.12.2026». */
  readonly target: string | null;
  /** All of them, as the programme is signed; empty: none is set. */
  readonly targets: string;
  /** «68 из 104 = 65,4 %, на 31.12.2026»; null: no data. */
  readonly actual: string | null;
  readonly isMet: boolean | null;
  /** Its day has come: before that nothing is missed. */
  readonly isDue: boolean;
}

export interface PaperProgramme {
  readonly id: string;
  readonly title: string;
  readonly state: ProgrammeState;
  readonly startsOn: Day;
  readonly endsOn: Day;
  readonly coordinator: string | null;
  /** Rows of the passport in their order. */
  readonly passport: readonly { readonly title: string; readonly text: string }[];
  readonly tasks: readonly { readonly id: string; readonly number: string | null; readonly title: string }[];
  readonly stages: readonly { readonly title: string; readonly startsOn: Day | null; readonly endsOn: Day | null }[];
  readonly activities: readonly PaperActivity[];
  readonly indicators: readonly PaperIndicator[];
  readonly act: { readonly number: string; readonly signedOn: Day | null } | null;
  readonly approver: string | null;
}

export interface PaperInput {
  readonly issuer: PaperIssuer;
  readonly programme: PaperProgramme;
}

export interface Recommendation {
  readonly addressee: string;
  readonly text: string;
  readonly due: Day | null;
}
