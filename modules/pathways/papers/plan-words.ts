import { lowerFirst } from '#modules/documents/model/sentences.ts';
import type { PlanKind, PlanNeed } from './model.ts';

/** Forms of the thing that an order approves. The accusative of the plural is its nominative. */
export interface PlanWords {
  readonly one: string;
  readonly ofOne: string;
  readonly many: string;
  readonly ofMany: string;
}

/** Under the entry titles of the ready set a school's order names the thing in full. @source IOM-01, IOM-10, IOM-12, IOM-18 */
const WORDS: Readonly<Record<string, PlanWords>> = {
  iom: {
    one: 'индивидуальный образовательный маршрут',
    ofOne: 'индивидуального образовательного маршрута',
    many: 'индивидуальные образовательные маршруты',
    ofMany: 'индивидуальных образовательных маршрутов',
  },
  ippr: {
    one: 'индивидуальный план профессионального развития',
    ofOne: 'индивидуального плана профессионального развития',
    many: 'индивидуальные планы профессионального развития',
    ofMany: 'индивидуальных планов профессионального развития',
  },
  personal_programme: {
    one: 'персональная программа профессионального роста',
    ofOne: 'персональной программы профессионального роста',
    many: 'персональные программы профессионального роста',
    ofMany: 'персональных программ профессионального роста',
  },
  leader_trajectory: {
    one: 'индивидуальная траектория профессионального развития',
    ofOne: 'индивидуальной траектории профессионального развития',
    many: 'индивидуальные траектории профессионального развития',
    ofMany: 'индивидуальных траекторий профессионального развития',
  },
};

/** Kinds of the municipality's own, and several in one order. */
const ANY: PlanWords = {
  one: 'индивидуальный план развития',
  ofOne: 'индивидуального плана развития',
  many: 'индивидуальные планы развития',
  ofMany: 'индивидуальных планов развития',
};

/** How one paper names all of its pathways together. */
export function wordsOf(kinds: readonly PlanKind[]): PlanWords {
  const [code, ...others] = new Set(kinds.map((kind) => kind.code));
  return (others.length === 0 && code !== undefined && WORDS[code]) || ANY;
}

/** Title of one plan: of a kind of the municipality's own its title. */
export function titleOfPlan(kind: PlanKind): string {
  return WORDS[kind.code]?.one ?? lowerFirst(kind.title);
}

/** «методическая компетенция (математика)»; a title that is no lone adjective stands by itself. */
export function nameNeed({ competence, subject }: Pick<PlanNeed, 'competence' | 'subject'>): string {
  const title = lowerFirst(competence.trim());
  const name = /^[\p{L}-]+ая$/u.test(title) ? `${title} компетенция` : title;
  return subject.trim() === '' ? name : `${name} (${lowerFirst(subject.trim())})`;
}
