import { type Actor, can } from '#core/access/reach.ts';
import { nameKey } from '#core/text/person-name.ts';
import { ageAt } from '#core/time/cohort-age.ts';
import { addMonths, addYears, type Day } from '#core/time/day.ts';
import { experienceAt } from '#core/time/read-duration.ts';
import type { Fact, PersonFields } from './model.ts';

/** A named rule of a cohort: all its given bounds must hold, bounds included. @source STAFF-08, STAFF-09, STAFF-10 */
export interface CohortRule {
  readonly code: string;
  readonly title: string;
  readonly experienceKind?: 'total' | 'pedagogical' | 'organization' | undefined;
  readonly maxExperienceMonths?: number | undefined;
  readonly maxAge?: number | undefined;
}

interface CohortPerson {
  readonly birthDate: Day | null;
  readonly experience: readonly { readonly kind: string; readonly months: number; readonly asOf: Day }[];
}

/** Three-valued: undefined when what the rule asks for is not known of the person. */
export function isInCohort(rule: CohortRule, person: CohortPerson, day: Day): boolean | undefined {
  const answers: (boolean | undefined)[] = [];
  if (rule.maxExperienceMonths !== undefined) {
    const known = person.experience.find((line) => line.kind === (rule.experienceKind ?? 'pedagogical'));
    answers.push(known && experienceAt(known, day) <= rule.maxExperienceMonths);
  }
  if (rule.maxAge !== undefined) {
    const age = person.birthDate === null ? undefined : ageAt(person.birthDate, day);
    answers.push(age === undefined ? undefined : age <= rule.maxAge);
  }
  if (answers.includes(false)) return false;
  return answers.includes(undefined) ? undefined : true;
}

export function keyOfName(name: Pick<PersonFields, 'surname' | 'givenName' | 'patronymic'>): string {
  return nameKey({ surname: name.surname, givenName: name.givenName, patronymic: name.patronymic });
}

export function fullNameOf(name: Pick<PersonFields, 'surname' | 'givenName' | 'patronymic'>): string {
  return [name.surname, name.givenName, name.patronymic].filter(Boolean).join(' ');
}

const SNILS_WEIGHTS = [9, 8, 7, 6, 5, 4, 3, 2, 1];

/** Checks the control number of a SNILS of eleven digits. @source Pension Fund rule; F-98 */
export function isSnils(text: string): boolean {
  if (!/^\d{11}$/.test(text)) return false;
  const sum = SNILS_WEIGHTS.reduce((total, weight, index) => total + weight * Number(text[index]), 0);
  return (sum % 101) % 100 === Number(text.slice(9));
}

/** Half-open: a period that is over before it begins is a slip. */
export function isPeriodRight(startsOn: Day | null, endsBefore: Day | null): boolean {
  return startsOn === null || endsBefore === null || endsBefore > startsOn;
}

export function isCurrentPost(post: Pick<Fact<'post'>, 'startsOn' | 'endsBefore'>, day: Day): boolean {
  return (post.startsOn === null || post.startsOn <= day) && (post.endsBefore === null || post.endsBefore > day);
}

export function isOnLeave(post: Pick<Fact<'post'>, 'leaveFrom' | 'leaveBefore'>, day: Day): boolean {
  return post.leaveFrom !== null && post.leaveFrom <= day && (post.leaveBefore === null || post.leaveBefore > day);
}

/** A category given before 01.09.2023 lives out its term, one given since then has none (order 196 of 24.03.2023). */
export function isCategoryValid(category: Pick<Fact<'category'>, 'expiresOn'>, day: Day): boolean {
  return category.expiresOn === null || category.expiresOn > day;
}

const FIRST_OPEN_ENDED_DAY = '2023-09-01';
const TERM_YEARS = 5;

/** The term of a category by its day: null is open-ended, or unknown where the day is unknown. */
export function categoryTerm(grantedOn: Day | null): Day | null {
  return grantedOn === null || grantedOn >= FIRST_OPEN_ENDED_DAY ? null : addYears(grantedOn, TERM_YEARS);
}

export function fitnessTerm(decidedOn: Day): Day {
  return addYears(decidedOn, TERM_YEARS);
}

export type PersonAction = 'edit' | 'seeBirthDate' | 'merge' | 'undoMerge';

interface PersonAbout {
  readonly id: string;
  /** Organisations of the posts held today. */
  readonly organizationIds: readonly string[];
  readonly hasOpenMerge: boolean;
}

/** What this actor may do with this person; the page shows just these, the service checks by the same. */
export function availableActions(person: PersonAbout, actor: Actor): PersonAction[] {
  const about = { personId: person.id, organizationIds: person.organizationIds };
  const actions: PersonAction[] = [];
  if (can(actor, 'person.edit', about)) actions.push('edit');
  if (can(actor, 'person.birth_date', about)) actions.push('seeBirthDate');
  if (can(actor, 'person.merge', about))
    actions.push('merge', ...(person.hasOpenMerge ? (['undoMerge'] as const) : []));
  return actions;
}

interface AttentionFacts {
  readonly categories: readonly { readonly category: string; readonly expiresOn: Day | null }[];
  readonly fitness: readonly { readonly expiresOn: Day }[];
  readonly training: readonly {
    readonly endsOn: Day | null;
    readonly year: number | null;
    readonly isFormal: boolean;
  }[];
  readonly isWorking: boolean;
}

const WARN_MONTHS = 6;
const TRAINING_NORM_YEARS = 3;

function lastTrainingDay(training: AttentionFacts['training']): Day | undefined {
  const days = training
    .filter((record) => record.isFormal)
    .flatMap((record) => record.endsOn ?? (record.year === null ? [] : [`${record.year}-12-31`]));
  return days.toSorted().at(-1);
}

/**
 * What asks for attention on a person's page. Training: a right once in three years (273-ФЗ, art. 47 p. 5, F-77);
 * a missing record is no alarm: unknown is not false.
 * @returns Russian lines without a reproach
 */
export function listAttention(facts: AttentionFacts, today: Day, formatDay: (day: Day) => string): string[] {
  if (!facts.isWorking) return [];
  const soon = addMonths(today, WARN_MONTHS);
  const lines: string[] = [];
  for (const { expiresOn } of facts.categories) {
    if (expiresOn !== null && expiresOn > today && expiresOn <= soon)
      lines.push(`Срок категории истекает ${formatDay(expiresOn)}.`);
  }
  const fitnessEnd = facts.fitness
    .map((line) => line.expiresOn)
    .toSorted()
    .at(-1);
  if (fitnessEnd && fitnessEnd <= soon) {
    lines.push(
      fitnessEnd > today
        ? `Соответствие должности — до ${formatDay(fitnessEnd)}.`
        : `Срок соответствия должности истёк ${formatDay(fitnessEnd)}.`,
    );
  }
  const trained = lastTrainingDay(facts.training);
  if (trained && addYears(trained, TRAINING_NORM_YEARS) <= today) {
    lines.push(`Последние курсы — ${formatDay(trained)}: право на новые раз в три года.`);
  }
  return lines;
}
