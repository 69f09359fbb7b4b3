/** What a kind of import must say of itself, so that the frame can read, show, apply and take back its workbooks. */
import type { z } from 'zod';
import type { Permission } from '#core/access/grants.ts';
import type { Context } from '#core/context.ts';
import type { PersonName } from '#core/text/person-name.ts';
import type { CellIssue, FieldSpec, GridCell, GridRow } from './model.ts';
import type { FieldChange } from './rules/compare-person.ts';
import type { RowOutcome } from './rules/plan.ts';
import type { ReadContext } from './rules/read-fields.ts';
import type { SheetPlan } from './rules/read-staff.ts';

/** A row as the kind's reader gave it: JSON, kept in import_row.content and planned again before it is written. */
export interface SourceRow {
  /** import_file.id */
  readonly fileId: string;
  readonly sheet: string;
  readonly row: number;
  /** Which of several people in one row, from 1; absent for the first. */
  readonly part?: number | undefined;
  readonly value: unknown;
}

/** A value with its place in the sheet. */
export interface TableCell {
  readonly cell: GridCell;
  readonly column: number;
  readonly row: number;
}

/** One row of data of a plain table: its cells by field, and the list of what is at fault in it. */
export interface TableRow {
  readonly row: number;
  readonly issues: readonly CellIssue[];
  /** The first filled cell of the field; a dash or «нет» is an empty one. */
  find(field: string): TableCell | undefined;
  /** Where the field's value should have been: for saying that it is missing. */
  placeOf(field: string): TableCell;
  /** «B7» */
  refOf(place: TableCell): string;
  report(place: TableCell, severity: CellIssue['severity'], code: CellIssue['code'], message: string): void;
}

export interface RowReader {
  push(row: GridRow): readonly ReadRow[];
  finish(): readonly ReadRow[];
  /** Rows that were nothing to load, by class. */
  readonly skipped: Readonly<Record<string, number>>;
}

export interface ReadRow {
  readonly row: number;
  /** The organisation's name as the row or its section has it. */
  readonly organization?: string | undefined;
}

/** An organisation that a list names: one of the register, one to be made, or a question still open. */
export interface OrganizationRef {
  /** The id, or «new:» and the key of the name. */
  readonly key: string;
  readonly id?: string | undefined;
  readonly title: string;
  /** `open`: asked and not answered; `skipped`: answered «do not load». */
  readonly state: 'known' | 'new' | 'open' | 'skipped';
}

export interface OrganizationResolver {
  /** By the words of the row; without words, by the file's own organisation. */
  resolve(text: string | undefined, place: Pick<SourceRow, 'fileId' | 'sheet' | 'row'>): OrganizationRef | undefined;
}

export interface PlacedIssue extends Pick<CellIssue, 'cellRef' | 'value' | 'code' | 'message' | 'severity'> {
  readonly fileId: string;
  readonly sheet: string;
}

export interface QuestionCandidate {
  /** Id of the thing that the row may be. */
  readonly id: string;
  readonly title: string;
  readonly note: string;
  readonly changes: readonly FieldChange[];
}

export interface Question {
  readonly reason: string;
  /** Russian, one question. */
  readonly text: string;
  readonly proposal: 'new' | 'same' | 'skip';
  readonly mayBeNew: boolean;
  readonly candidates: readonly QuestionCandidate[];
}

/** Whom a row asks about; `places` are the keys of its organisations. */
export interface AskedAbout {
  readonly name: Pick<PersonName, 'surname' | 'givenName' | 'patronymic'>;
  readonly birthDate?: string | undefined;
  readonly snils?: string | undefined;
  readonly places: readonly string[];
}

/** A doubt with all that is needed to know it again in the next list, answered or not. */
export interface Doubt {
  /** `rowKey` to which the answer belongs. */
  readonly key: string;
  /** Digest of what was asked about. */
  readonly subject: string;
  readonly candidateIds: readonly string[];
}

/** Answers given in earlier batches. */
export interface RememberedAnswers {
  /**
   * `thingId`: who it was answered to be, null for «do not load», undefined where nobody has answered or the register has
   * somebody new to offer since.
   */
  recall(
    about: AskedAbout,
    candidateIds: readonly string[],
  ): { readonly subject: string; readonly thingId: string | null | undefined };
}

/** One person (or participant) of the import and what would become of it. */
export interface PlannedRow {
  /** Of its first row: the place to which an answer belongs (`rowKey`). */
  readonly key: string;
  readonly state: RowOutcome | 'missing';
  readonly fileId: string;
  readonly sheet: string;
  readonly row: number;
  readonly label: string;
  readonly thingId?: string | undefined;
  readonly rows: readonly SourceRow[];
  readonly changes: readonly FieldChange[];
  readonly issues: readonly PlacedIssue[];
  readonly question?: Question | undefined;
  /** Doubts about the row, settled ones too; several where rows of two names are one human. */
  readonly doubts?: readonly Doubt[] | undefined;
  /** Settled by an answer of an earlier batch: `skip` stands as the row's answer until it is taken back. */
  readonly recalled?: 'same' | 'skip' | undefined;
}

export interface ImportEffect {
  readonly thing: string;
  readonly thingId: string;
  readonly operation: 'insert' | 'update';
  readonly before: unknown;
  readonly after: unknown;
}

export interface PlanInput {
  readonly rows: readonly SourceRow[];
  readonly organizations: OrganizationResolver;
  /** Answers by row key: «new», «same:<id>», «skip». */
  readonly answers: ReadonlyMap<string, string>;
  readonly remembered: RememberedAnswers;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** A part of the batch is planned again to be written: what is absent from it is not missing. */
  readonly isPart: boolean;
}

export interface ImportPlan {
  readonly rows: readonly PlannedRow[];
  /** Things found about the whole: stated means that do not agree, what will be made. Russian. */
  readonly notes: readonly string[];
  /** Writes the rows that are new or changed, in sets. @returns what was written, and the thing each row became */
  write(batchId: string): Promise<{ effects: readonly ImportEffect[]; things: ReadonlyMap<string, string> }>;
}

export interface UnderstoodFact {
  readonly title: string;
  readonly value: string;
}

export interface ImportKind {
  readonly code: string;
  /** «Списки сотрудников» */
  readonly title: string;
  readonly permission: Permission;
  /** Scores: what was read is shown only while the batch is open (vision, promise 8). */
  readonly isConfidential: boolean;
  /** The rows it inserts carry the batch, so that they need not be listed apart to be taken back. */
  readonly marksInserts: boolean;
  /** Rows are people: a look at what was read of them is kept in the access log, and their organisations count. */
  readonly isAboutPeople: boolean;
  /** Whether a row without an organisation is wrong; those not in the register are made then. */
  readonly needsOrganization: boolean;
  readonly parameters: z.ZodType<Record<string, unknown>>;
  listFields(context: Context): Promise<readonly FieldSpec[]>;
  openReader(plan: SheetPlan, context: ReadContext): RowReader;
  plan(context: Context, input: PlanInput): Promise<ImportPlan>;
  /** What was understood of a row, for people to compare with the original. */
  describe(value: unknown): readonly UnderstoodFact[];
  /** «posts.rate» → «Ставка» */
  titleOfField(field: string): string;
  /** The page of the thing that a row became. */
  hrefOf(thingId: string): string;
  describeValue(value: unknown, titleOf: (organizationId: string) => string | undefined): string;
  /** Things changed again after the batch: taking it back would lose that. */
  findOverwritten(context: Context, effects: readonly ImportEffect[]): Promise<readonly string[]>;
  revert(context: Context, effects: readonly ImportEffect[], batchId: string): Promise<void>;
}

const registry = new Map<string, ImportKind>();

/** Called by app/server/composition for every kind. */
export function registerImportKind(kind: ImportKind): void {
  registry.set(kind.code, kind);
}

export function findImportKind(code: string): ImportKind | undefined {
  return registry.get(code);
}

export function listImportKinds(): readonly ImportKind[] {
  return [...registry.values()];
}

/** Tells apart the people of one cell too; `listAccepted` and `listAnswers` make the same key of a stored row. */
export function rowKey({ fileId, row, sheet, part }: Pick<SourceRow, 'fileId' | 'sheet' | 'row' | 'part'>): string {
  return `${fileId}|${row}|${sheet}${part === undefined ? '' : `|${part}`}`;
}
