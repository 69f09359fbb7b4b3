/** Shapes of the import frame. Pure and browser-safe: what a reader gives, what a rule decides, what a report shows. */
import { z } from 'zod';
import type { CategoryCode } from '#core/text/category.ts';
import type { EducationLevel } from '#core/text/education.ts';
import type { EmploymentKind } from '#core/text/employment-kind.ts';
import type { PersonName, Sex } from '#core/text/person-name.ts';
import type { ExperienceAsOf } from '#core/time/read-duration.ts';

/** Cells as the office reader gives them; `date` is an ISO day, `text` is what a person sees in the cell. */
export const cellKinds = ['text', 'number', 'date', 'boolean', 'error', 'empty'] as const;
export type CellKind = (typeof cellKinds)[number];

export interface GridCell {
  readonly kind: CellKind;
  readonly text: string;
  readonly number?: number | undefined;
  readonly date?: string | undefined;
}

/** `number` is the row's number in the sheet, from 1; `cells` are addressed by column, from 0, and may have holes. */
export interface GridRow {
  readonly number: number;
  readonly cells: readonly (GridCell | undefined)[];
}

/** A merged area, borders included: rows from 1, columns from 0. */
export interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface HeaderColumn {
  readonly index: number;
  /** Titles of a many-row header joined from top to bottom: «Стаж › общий». Empty where the column has none. */
  readonly title: string;
}

export interface HeaderFinding {
  readonly headerRows: readonly number[];
  readonly firstDataRow: number;
  readonly columns: readonly HeaderColumn[];
  /** 0…1 */
  readonly confidence: number;
  readonly reason: string;
}

/** Diagnostics stages: entry («входная») and repeat («повторная»). */
export const importStages = ['entry', 'repeat'] as const;
export type ImportStage = (typeof importStages)[number];

export interface FieldSpec {
  readonly code: string;
  readonly title: string;
  /** Each is a set of word beginnings that must all occur in the title; a trailing `$` asks for the whole word. */
  readonly synonyms: readonly string[];
  /** A title with any of these word beginnings is about something else. */
  readonly except?: readonly string[] | undefined;
  readonly required?: boolean | undefined;
  /** Fields that do instead of this one: a surname column instead of a full name. */
  readonly alternatives?: readonly string[] | undefined;
  /** Fields that this field's own reader finds in the same cell: a category with its date and act. */
  readonly covers?: readonly string[] | undefined;
  /** Several columns may feed the field: «Курсы 1», «Курсы 2». */
  readonly repeatable?: boolean | undefined;
  /** Whether one filled cell looks like a value of the field. */
  readonly looksLike?: ((cell: GridCell) => boolean) | undefined;
  /** «даты», «числа»: ends the sentence «38 из 40 значений — …». */
  readonly sampleNoun?: string | undefined;
  /** Distinctive enough to be recognised by its values under a missing or strange title. */
  readonly byValues?: boolean | undefined;
}

export const mappingEntrySchema = z.object({
  column: z.number().int().min(0),
  title: z.string(),
  fields: z.array(z.string()),
  confidence: z.number().min(0).max(1),
  reason: z.string(),
});
export type MappingEntry = z.infer<typeof mappingEntrySchema>;

export const mappingSchema = z.object({ entries: z.array(mappingEntrySchema) });

/** `entries` has one line per column of the table; a column that feeds nothing has no fields. */
export type Mapping = z.infer<typeof mappingSchema>;

export interface MappingProposal extends Mapping {
  /** Required fields that no column feeds. */
  readonly missingFields: readonly string[];
  readonly confidence: number;
}

/** Mapping kept for the next workbook of a source: by titles, since columns move. */
export const rememberedMappingSchema = z.object({
  columns: z.array(z.object({ titleKey: z.string(), title: z.string(), fields: z.array(z.string()) })),
});
export type RememberedMapping = z.infer<typeof rememberedMappingSchema>;

export const issueSeverities = ['wrong', 'doubt'] as const;

/** One fault of one cell. `wrong` on a required cell keeps the row out; `doubt` is shown and the rest is taken. */
export interface CellIssue {
  readonly column: number;
  /** «B7» */
  readonly cellRef: string;
  readonly value: string;
  readonly code: IssueCode;
  /** Russian; says what to do. */
  readonly message: string;
  readonly severity: (typeof issueSeverities)[number];
}

export const issueCodes = [
  'name_missing',
  'name_unreadable',
  'date_unreadable',
  'date_out_of_range',
  'date_not_whole',
  'number_unreadable',
  'number_out_of_range',
  'snils_wrong',
  'duration_unreadable',
  'category_unreadable',
  'post_unknown',
  'subject_unknown',
  'employment_unknown',
  'sex_unreadable',
  'email_unreadable',
  'education_unreadable',
  'level_unreadable',
  'cell_error',
  'dates_disordered',
  'row_shifted',
  'other_table',
  'organization_missing',
  'name_initials',
  'title_missing',
  'period_unreadable',
  'form_unknown',
  'kind_unknown',
  'competence_unknown',
  'stage_unknown',
  'link_unreadable',
  'row_repeated',
  'mark_unknown',
  'event_missing',
  'person_unknown',
  'item_missing',
] as const;
export type IssueCode = (typeof issueCodes)[number];

export interface StaffPost {
  /** The directory's title, or the words of the list where the directory does not know the post. */
  readonly post: string;
  /** Code of the posts' directory where the reader knows the post. */
  readonly postCode?: string | undefined;
  readonly organization?: string | undefined;
  /** Codes of subjects. */
  readonly subjects: readonly string[];
  readonly weeklyHours?: number | undefined;
  readonly rate?: number | undefined;
  readonly employmentKind?: EmploymentKind | undefined;
  readonly startsOn?: string | undefined;
  readonly endsOn?: string | undefined;
}

export interface EducationFact {
  readonly text: string;
  readonly level?: EducationLevel | undefined;
  readonly institution?: string | undefined;
  readonly year?: number | undefined;
  readonly speciality?: string | undefined;
}

export interface CategoryFact {
  /** `fit`: fitness for the post, no category; `none` where the source says that there is none. */
  readonly code: CategoryCode;
  readonly grantedOn?: string | undefined;
  readonly until?: string | undefined;
  /** «№ 123 от 25.12.2023» */
  readonly act?: string | undefined;
}

export interface CourseFact {
  readonly theme: string;
  readonly hours?: number | undefined;
  readonly year?: number | undefined;
  readonly finishedOn?: string | undefined;
  readonly place?: string | undefined;
}

export const experienceKinds = ['total', 'pedagogical', 'organization'] as const;
export type ExperienceKind = (typeof experienceKinds)[number];

/** Full months as they stood on the list's day. */
export type ExperienceFacts = Readonly<Partial<Record<ExperienceKind, ExperienceAsOf>>>;

export interface StaffRow {
  readonly kind: 'staff';
  /** First sheet row of the person; further posts may stand in the rows below. */
  readonly row: number;
  readonly name: PersonName;
  readonly birthDate?: string | undefined;
  readonly sex?: Sex | undefined;
  /** Eleven digits with a right checksum. */
  readonly snils?: string | undefined;
  readonly phone?: string | undefined;
  readonly email?: string | undefined;
  readonly organization?: string | undefined;
  readonly posts: readonly StaffPost[];
  readonly education: readonly EducationFact[];
  readonly experience: ExperienceFacts;
  readonly category?: CategoryFact | undefined;
  readonly fitnessOn?: string | undefined;
  readonly fitnessAct?: string | undefined;
  readonly courses: readonly CourseFact[];
  readonly awards: readonly string[];
  readonly degree?: string | undefined;
  readonly note?: string | undefined;
  /** Doubts only: they are shown, and the row is taken. */
  readonly issues: readonly CellIssue[];
}

/** A row with a wrong cell: it stays out and is listed. Its person, where known, does not count as missing. */
export interface WrongRow {
  readonly kind: 'wrong';
  readonly row: number;
  /** The row's first words, to be found by. */
  readonly text: string;
  readonly name?: PersonName | undefined;
  readonly birthDate?: string | undefined;
  readonly snils?: string | undefined;
  readonly organization?: string | undefined;
  readonly issues: readonly CellIssue[];
}

export interface ImportedScore {
  readonly competence: string;
  /** Absent where the header names no stage: the campaign's stage is meant. */
  readonly stage?: ImportStage | undefined;
  /** 0…100, raw. Absent where the source gives only a word. */
  readonly score?: number | undefined;
  readonly reportedLevel?: 'low' | 'medium' | 'high' | undefined;
}

export interface ResultRow {
  readonly kind: 'result';
  readonly row: number;
  /** «3» of «№ п/п»: the key of a participant without a name. */
  readonly participantNumber?: string | undefined;
  readonly name?: PersonName | undefined;
  readonly birthDate?: string | undefined;
  readonly snils?: string | undefined;
  readonly organization?: string | undefined;
  readonly direction?: string | undefined;
  readonly scores: readonly ImportedScore[];
  /** Of the whole row, where it or its sheet tells one. */
  readonly stage?: ImportStage | undefined;
  readonly isRefused: boolean;
  /** «Ср. показатель»: stated means to check against, not a person. */
  readonly isSummary: boolean;
  readonly note?: string | undefined;
  readonly issues: readonly CellIssue[];
}
