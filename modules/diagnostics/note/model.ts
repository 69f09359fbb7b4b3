import { z } from 'zod';
import type { Day } from '#core/time/day.ts';
import type { DeficitRule, Stage } from '../model.ts';
import type { CoverageRow } from '../rules/coverage.ts';
import type { Headcount } from '../rules/headcount.ts';
import type { Group } from '../rules/report.ts';
import type { Statement } from '../rules/statements.ts';
import type { Summary } from '../rules/summary.ts';

/** Who issues the note and signs it; empty lines stay out. @source ГОСТ Р 7.0.97-2025, requisites 05 … 08, 22, 25 */
export interface NoteIssuer {
  readonly authority: string;
  readonly name: string;
  readonly address: string;
  readonly phone: string;
  readonly email: string;
  readonly codes: readonly string[];
  readonly place: string;
  readonly signerPost: string;
  /** «Фамилия Имя Отчество» or «И. О. Фамилия». */
  readonly signerName: string;
}

export interface NoteStage {
  readonly stage: Stage;
  readonly startsOn: Day | null;
  readonly endsOn: Day | null;
  readonly instrument: {
    readonly title: string;
    readonly version: string;
    readonly author: string | null;
    readonly act: string | null;
  };
  readonly coverage: Omit<CoverageRow, 'organization' | 'share'>;
  readonly headcount: Pick<Headcount, 'participations' | 'text'>;
  /** Organisations with at least one participation done. */
  readonly organizations: number;
}

/** Figures of a group by its name; which of them may be shown is decided in rules/report.ts. */
export interface NamedGroup {
  readonly title: string;
  readonly group: Group;
}

export interface NoteSchool extends NamedGroup {
  /** Participations by stage; undefined where the school had none. */
  readonly entry?: { readonly invited: number; readonly done: number };
  readonly repeat?: { readonly invited: number; readonly done: number };
}

export interface NoteRecommendation {
  readonly addressee: string;
  readonly organization: string | null;
  readonly text: string;
  readonly dueOn: Day | null;
}

/** DIAG-08: one value of one participant, who goes by a number. */
export interface NumberedResult {
  readonly number: string;
  readonly competence: string;
  readonly entry: number | undefined;
  readonly repeat: number | undefined;
}

/** Everything the note is made of: read once, then computed without a clock or a database. */
export interface NoteInput {
  readonly issuer: NoteIssuer;
  /** Who prepared it; null for the system. */
  readonly executor: string | null;
  readonly title: string;
  readonly aim: string | null;
  readonly act: { readonly title: string; readonly number: string | null; readonly date: Day | null } | null;
  readonly place: string | null;
  readonly previousTitle: string | null;
  readonly stages: readonly NoteStage[];
  readonly summary: Summary;
  readonly statements: readonly Statement[];
  readonly deficitRule: DeficitRule;
  /** Groups of fewer people are hidden. */
  readonly least: number;
  readonly schools: readonly NoteSchool[];
  readonly subjects: readonly NamedGroup[];
  readonly recommendations: readonly NoteRecommendation[];
  /** Empty: without the table of results by number. */
  readonly results: readonly NumberedResult[];
}

const text = z.string();

/** One computed sentence with the figures it was made of, so that the page can open them. */
const sentence = z.object({ text, kind: text, figures: z.record(z.string(), z.number()) });
export type Sentence = z.infer<typeof sentence>;

const levelCells = z.object({ n: text, levels: z.array(text), mean: text, median: text, all: text });

/** The note as it will be printed: every figure is already a text. Both the page on the screen and the DOCX are made of this. */
export const noteContentSchema = z.object({
  authority: text,
  organization: text,
  contacts: text,
  place: text,
  heading: text,
  basis: text,
  aim: text,
  venue: text,
  stages: z.array(z.object({ title: text, dates: text, instrument: text })),
  participation: z.array(sentence),
  scales: z.array(text),
  rules: z.array(text),
  levels: z.object({
    /** Titles of the three levels when every competence has the same three; else empty. */
    titles: z.array(text),
    hasEntry: z.boolean(),
    hasRepeat: z.boolean(),
    rows: z.array(z.object({ competence: text, entry: levelCells, repeat: levelCells })),
  }),
  changes: z.array(
    z.object({
      competence: text,
      entry: text,
      repeat: text,
      pairs: text,
      mean: text,
      up: text,
      same: text,
      down: text,
    }),
  ),
  chart: z
    .object({
      categories: z.array(text),
      series: z.array(z.object({ name: text, values: z.array(z.number().nullable()), isSmall: z.array(z.boolean()) })),
    })
    .nullable(),
  findings: z.array(z.object({ title: text, sentences: z.array(sentence) })),
  gaps: z.array(sentence),
  limits: z.array(sentence),
  schools: z.array(z.object({ title: text, entry: text, repeat: text, deficits: text })),
  subjects: z.array(z.object({ title: text, measured: text, deficits: text })),
  hasHidden: z.boolean(),
  hiddenText: text,
  conclusions: z.array(sentence),
  recommendations: z.array(z.object({ addressee: text, items: z.array(z.object({ text, due: text })) })),
  results: z.array(z.object({ number: text, competence: text, entry: text, repeat: text, change: text })),
  signerPost: text,
  signerName: text,
  executor: text,
});
export type NoteContent = z.infer<typeof noteContentSchema>;

/** What is still to be mended before the note is signed, with the place to do it. */
export const noteCommentSchema = z.object({ code: text, text, action: text, href: text });
export type NoteComment = z.infer<typeof noteCommentSchema>;
