import { type Actor, can } from '#core/access/reach.ts';
import { searchKey } from '#core/text/normalise.ts';
import { nameKey } from '#core/text/person-name.ts';
import { countEdits } from '#core/text/similar-names.ts';
import { ageAt } from '#core/time/cohort-age.ts';
import { addDays, addMonths, addYears, type Day } from '#core/time/day.ts';
import { experienceAt } from '#core/time/read-duration.ts';
import { ATTENTION_MONTHS } from './model/attention.ts';
import { type Fact, MAIN_CATEGORIES, type PersonFields } from './model.ts';

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

/** Of several lines (one per organisation) the shortest decides: new anywhere is new. */
function hasShortExperience(rule: CohortRule, person: CohortPerson, day: Day): boolean | undefined {
  const known = person.experience.filter((line) => line.kind === (rule.experienceKind ?? 'pedagogical'));
  if (known.length === 0) return undefined;
  return known.some((line) => experienceAt(line, day) <= (rule.maxExperienceMonths ?? 0));
}

/** Three-valued: undefined when what the rule asks for is not known of the person. A rule without bounds holds for nobody. */
export function isInCohort(rule: CohortRule, person: CohortPerson, day: Day): boolean | undefined {
  const answers: (boolean | undefined)[] = [];
  if (rule.maxExperienceMonths !== undefined) answers.push(hasShortExperience(rule, person, day));
  if (rule.maxAge !== undefined) {
    const age = person.birthDate === null ? undefined : ageAt(person.birthDate, day);
    answers.push(age === undefined ? undefined : age <= rule.maxAge);
  }
  if (answers.length === 0 || answers.includes(false)) return false;
  return answers.includes(undefined) ? undefined : true;
}

export function keyOfName(name: Pick<PersonFields, 'surname' | 'givenName' | 'patronymic'>): string {
  return nameKey({ surname: name.surname, givenName: name.givenName, patronymic: name.patronymic });
}

export function fullNameOf(name: Pick<PersonFields, 'surname' | 'givenName' | 'patronymic'>): string {
  return [name.surname, name.givenName, name.patronymic].filter(Boolean).join(' ');
}

/**
 * Is the other spelling a correction rather than another surname? One letter more, less or different (Вележанина,
 * Вележнина), ё and е, the case; a new ending is another surname only when more than it changes.
 */
export function isSlip(former: string, surname: string): boolean {
  return countEdits(searchKey(former), searchKey(surname), 1) <= 1;
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
export function isCategoryValid(category: Pick<Fact<'category'>, 'grantedOn' | 'expiresOn'>, day: Day): boolean {
  const { grantedOn, expiresOn } = category;
  return (grantedOn === null || grantedOn <= day) && (expiresOn === null || expiresOn > day);
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
  /** Merged into another record: nothing is done here any more. */
  readonly isMerged: boolean;
}

/** What this actor may do with this person; the page shows just these, the service checks by the same. */
export function availableActions(person: PersonAbout, actor: Actor): PersonAction[] {
  const about = { personId: person.id, organizationIds: person.organizationIds };
  if (person.isMerged) return [];
  const actions: PersonAction[] = [];
  if (can(actor, 'person.edit', about)) actions.push('edit');
  if (can(actor, 'person.birth_date', about)) actions.push('seeBirthDate');
  if (can(actor, 'person.merge', about))
    actions.push('merge', ...(person.hasOpenMerge ? (['undoMerge'] as const) : []));
  return actions;
}

export interface AttentionFacts {
  readonly posts: readonly Pick<
    Fact<'post'>,
    'title' | 'kind' | 'startsOn' | 'endsBefore' | 'leaveFrom' | 'leaveBefore'
  >[];
  readonly categories: readonly Pick<Fact<'category'>, 'category' | 'grantedOn' | 'expiresOn'>[];
  readonly fitness: readonly Pick<Fact<'fitness'>, 'expiresOn'>[];
  readonly training: readonly Pick<Fact<'trainingRecord'>, 'endsOn' | 'year' | 'isFormal'>[];
}

const POST_WARN_MONTHS = 2;
const TRAINING_NORM_YEARS = 3;

type FormatDay = (day: Day) => string;

function lastTrainingDay(training: AttentionFacts['training']): Day | undefined {
  const days = training
    .filter((record) => record.isFormal)
    .flatMap((record) => record.endsOn ?? (record.year === null ? [] : [`${record.year}-12-31`]));
  return days.toSorted().at(-1);
}

function isMain(category: string): boolean {
  return (MAIN_CATEGORIES as readonly string[]).includes(category);
}

/** The last of the terms ends within the warning; one that goes on beyond it, or has no term, gives no alarm. */
function warnOfCategory(facts: AttentionFacts, today: Day, formatDay: FormatDay): string[] {
  const held = facts.categories.filter((line) => isMain(line.category) && isCategoryValid(line, today));
  const ends = held.map((line) => line.expiresOn);
  if (ends.length === 0 || ends.includes(null)) return [];
  const last = ends.toSorted().at(-1);
  return last && last <= addMonths(today, ATTENTION_MONTHS) ? [`Срок категории — до ${formatDay(last)}.`] : [];
}

/** Fitness is asked of those without a category only (order 196, p. 5). */
function warnOfFitness(facts: AttentionFacts, today: Day, formatDay: FormatDay): string[] {
  if (facts.categories.some((line) => isMain(line.category) && isCategoryValid(line, today))) return [];
  const last = facts.fitness
    .map((line) => line.expiresOn)
    .toSorted()
    .at(-1);
  if (!last || last > addMonths(today, ATTENTION_MONTHS)) return [];
  return [
    last > today
      ? `Срок соответствия должности — до ${formatDay(last)}.`
      : `Срок соответствия должности истёк ${formatDay(last)}.`,
  ];
}

function warnOfPosts(posts: AttentionFacts['posts'], today: Day, formatDay: FormatDay): string[] {
  const soon = addMonths(today, POST_WARN_MONTHS);
  const lines: string[] = [];
  for (const post of posts) {
    if (post.endsBefore !== null && post.endsBefore <= soon)
      lines.push(`${post.title}: работает по ${formatDay(addDays(post.endsBefore, -1))}.`);
    if (isOnLeave(post, today) && post.leaveBefore !== null && post.leaveBefore <= soon)
      lines.push(`Выходит из отпуска ${formatDay(post.leaveBefore)}.`);
  }
  const kinds = posts.map((post) => post.kind);
  if (kinds.filter((kind) => kind === 'main').length > 1) lines.push('Указано несколько основных мест работы.');
  return [...new Set(lines)];
}

/**
 * What asks for attention on a person's page. Training: a right once in three years (273-ФЗ, art. 47 p. 5, F-77);
 * a missing record is no alarm: unknown is not false.
 * @returns Russian lines without a reproach
 */
export function listAttention(facts: AttentionFacts, today: Day, formatDay: FormatDay): string[] {
  const posts = facts.posts.filter((post) => isCurrentPost(post, today));
  if (posts.length === 0) return [];
  const trained = lastTrainingDay(facts.training);
  const training =
    trained && addYears(trained, TRAINING_NORM_YEARS) <= today
      ? [`Последние курсы — ${formatDay(trained)}: право на новые раз в три года.`]
      : [];
  return [
    ...warnOfCategory(facts, today, formatDay),
    ...warnOfFitness(facts, today, formatDay),
    ...warnOfPosts(posts, today, formatDay),
    ...training,
  ];
}
