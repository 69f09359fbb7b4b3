import type { Day } from '#core/time/day.ts';
import type { Consideration, OrderReference, PaperColleague, PaperIssuer } from '#modules/documents/model/paper.ts';

/** What the papers of pathways are made of; everything is read from the database by the caller. */

/** An entry of directory «pathway_kind». */
export interface PlanKind {
  readonly code: string;
  readonly title: string;
}

export interface PaperPeriod {
  readonly startsOn: Day;
  /** The last day of it. */
  readonly endsOn: Day;
}

/** One pathway in a list. */
export interface PlanLine extends PaperPeriod {
  readonly teacher: PaperColleague;
  readonly kind: PlanKind;
  readonly tutor: PaperColleague | null;
}

/** Common to the orders of a school. */
interface OrderBase {
  readonly issuer: PaperIssuer;
  /** Who organises; null: the director does. */
  readonly deputy: PaperColleague | null;
  /** On whom the control is laid; null: «Контроль за исполнением приказа оставляю за собой». */
  readonly control: PaperColleague | null;
  /** Items of the school's own, each a sentence; they stand before the control clause. */
  readonly extraItems: readonly string[];
}

/** IOM-04: one order of a school over many pathways. */
export interface OrderInput extends OrderBase {
  /** Acts after «В соответствии с», in the instrumental: «положением об ИОМ, утверждённым …». Empty: the law on education. */
  readonly acts: readonly string[];
  /** Titles of the campaigns whose results the pathways rest on; empty when they have other grounds. */
  readonly diagnostics: readonly string[];
  readonly considered: Consideration | null;
  readonly lines: readonly PlanLine[];
}

export interface AmendmentLine extends PlanLine {
  /** The order that approved it. */
  readonly order: OrderReference;
  /** Without competences and scores: «исключён один пункт, срок другого перенесён». */
  readonly changes: string;
}

/** DOC-21 for pathways: an order that amends orders. */
export interface AmendmentInput extends OrderBase {
  readonly lines: readonly AmendmentLine[];
}

export interface PlanNeed {
  /** Competence as its model names it: «методическая», «Работа с текстом». */
  readonly competence: string;
  /** Subject of the diagnostics; '' when it has none. */
  readonly subject: string;
  /** Printed only when the plan's `withScores` is set. */
  readonly result: { readonly percent: number; readonly level: string } | null;
}

/** How far an item is: `done` and `not_done` stand in the column of marks, `cancelled` is left out. */
export type PlanItemState = 'planned' | 'confirmed' | 'done' | 'returned' | 'not_done' | 'cancelled';

export interface PlanItem {
  /** Place of its need in `needs`; null: it closes none of them. */
  readonly need: number | null;
  readonly title: string;
  readonly content: string | null;
  /** Title of an entry of directory «offer_kind»: «Вебинар». */
  readonly kind: string;
  readonly form: 'in_person' | 'distance' | 'mixed' | null;
  readonly startsOn: Day | null;
  readonly dueOn: Day;
  readonly hours: number | null;
  /** What comes out of it, and in which form it is shown. */
  readonly output: string | null;
  readonly state: PlanItemState;
  readonly doneOn: Day | null;
  readonly evidence: string | null;
}

/** F-25: the pathway itself. */
export interface PlanInput extends PaperPeriod {
  readonly issuer: PaperIssuer;
  readonly teacher: PaperColleague;
  /** Qualification category in words: «первая», «высшая»; null: none or unknown. */
  readonly category: string | null;
  readonly kind: PlanKind;
  /** Why it was made, a phrase: «результаты диагностики от 12.11.2026», «собственный запрос педагога». */
  readonly ground: string;
  readonly aim: string | null;
  readonly tutor: PaperColleague | null;
  readonly needs: readonly PlanNeed[];
  readonly items: readonly PlanItem[];
  /** Setting `pathway_rules.scoresInPaper`. */
  readonly withScores: boolean;
  readonly considered: Consideration | null;
  /** When the teacher agreed; null: the line is left open. */
  readonly agreedOn: Day | null;
  /** The signed order; null: «УТВЕРЖДАЮ» with room for the director's signature. */
  readonly order: OrderReference | null;
}

export interface SheetLine extends PlanLine {
  /** Already agreed in the product: the date is printed, the signature stays open. */
  readonly agreedOn: Day | null;
}

/** A list to be signed: agreement of teachers, acquaintance with an order. */
export interface SheetInput {
  readonly issuer: PaperIssuer;
  /** The order one is acquainted with; null while it has no number. Not used by the sheet of agreement. */
  readonly order: OrderReference | null;
  readonly lines: readonly SheetLine[];
}

export interface InvitationInput {
  /** The service. */
  readonly issuer: PaperIssuer;
  /** Who prepared it. */
  readonly executor: string | null;
  readonly addressee: {
    /** Short name, which has no cases: «МБОУ «СОШ № 4»». */
    readonly organization: string;
    /** «директор» */
    readonly post: string;
    /** As the register has it: «Фамилия Имя Отчество» or «И. О. Фамилия»; '' when unknown. */
    readonly name: string;
  };
  readonly event: {
    /** Code of directory «offer_kind»: «seminar». */
    readonly kind: string;
    readonly title: string;
    readonly startsOn: Day | null;
    readonly endsOn: Day | null;
    /** «14:00» */
    readonly time: string | null;
    readonly place: string | null;
    readonly provider: string | null;
    readonly hours: number | null;
  };
  readonly guests: readonly PaperColleague[];
  /** Until when the school answers. */
  readonly replyBy: Day | null;
}

export interface AdviceItem {
  readonly title: string;
  /** Title of an entry of directory «offer_kind». */
  readonly kind: string;
  readonly form: 'in_person' | 'distance' | 'mixed' | null;
  readonly startsOn: Day | null;
  readonly dueOn: Day | null;
  readonly hours: number | null;
  readonly provider: string | null;
  readonly place: string | null;
  readonly url: string | null;
}

/** IOM-20: recommendations to one teacher, in plain words. */
export interface AdviceInput {
  readonly issuer: PaperIssuer;
  readonly teacher: PaperColleague;
  /** Scores are never printed here. */
  readonly needs: readonly Pick<PlanNeed, 'competence' | 'subject'>[];
  readonly items: readonly AdviceItem[];
  /** Whom to ask: the tutor, the head of the association. */
  readonly contacts: readonly { readonly colleague: PaperColleague; readonly how: string | null }[];
}
