import type { GrammaticalCase } from '#core/text/decline.ts';
import type { Sex } from '#core/text/person-name.ts';
import type { Day } from '#core/time/day.ts';

/**
 * What papers are made of. Words stand in the nominative as registers have them: the papers put names and posts into their cases
 * themselves.
 */

/**
 * What the papers of pathways are made of. Everything is read from the database by the caller; the papers are pure functions
 * of these. Words stand in the nominative as registers have them: the papers put names and posts into their cases themselves.
 */

export interface PaperPerson {
  readonly personId: string;
  readonly surname: string;
  readonly givenName: string | null;
  readonly patronymic: string | null;
  /** Absent: told by the patronymic; where that fails the name stays in the nominative and is doubtful. */
  readonly sex: Sex | null;
  /** `person.name_cases`: the whole name as its bearer has it in a case; goes before any rule. */
  readonly nameCases: Partial<Record<GrammaticalCase, string>>;
}

export interface PaperColleague extends PaperPerson {
  /** As the staff list has it: «учитель математики», «заместитель директора по УВР». */
  readonly post: string;
}

/** Letterhead and signature of who issues the paper: a school for orders, the service for invitations. Empty lines stay out. */
export interface PaperIssuer {
  readonly authority: string;
  /** As in the charter. */
  readonly name: string;
  readonly shortName: string;
  readonly address: string;
  readonly phone: string;
  readonly email: string;
  /** «ОГРН 1020000000005» */
  readonly codes: readonly string[];
  /** Where papers are made: «г. Заозёрск». */
  readonly place: string;
  readonly signerPost: string;
  /** «Фамилия Имя Отчество» or «И. О. Фамилия». */
  readonly signerName: string;
}

/** A signed order. */
export interface OrderReference {
  readonly number: string;
  readonly signedOn: Day;
}

/** Minutes of a body that looked at the pathways: «методический совет», № 3 of 12.11.2026. */
export interface Consideration {
  readonly body: string;
  readonly number: string | null;
  readonly on: Day | null;
}

/** A form that a person should look at before the paper is printed. */
export interface Doubt {
  /** '' for a name that belongs to nobody of the register: the addressee of a letter, a post of the signer. */
  readonly personId: string;
  /** The name or post as the register has it. */
  readonly name: string;
  /** As the paper writes it. */
  readonly shown: string;
}

/** A paper ready for the register of documents: `makeDocument({ title, content })`. */
export interface Paper {
  readonly title: string;
  readonly content: PaperContent;
  readonly doubts: readonly Doubt[];
}

/** Values of a template without pictures: texts, conditions, lists. */
export interface PaperContent {
  readonly [name: string]: string | boolean | readonly PaperContent[];
}
