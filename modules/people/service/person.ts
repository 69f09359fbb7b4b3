import { recordAccess, recordChange } from '#core/audit.ts';
import { type Context, requireAccess, todayOf } from '#core/context.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { AppError } from '#core/errors.ts';
import { guessSex } from '#core/text/person-name.ts';
import { ageAt } from '#core/time/cohort-age.ts';
import { formatDay } from '#core/time/format.ts';
import { experienceAt } from '#core/time/read-duration.ts';
import { findCohort, listCohorts } from '../cohorts.ts';
import { peopleErrors } from '../errors.ts';
import type { Fact, ListFilter, PersonFields } from '../model.ts';
import { listHistory, loadCardFacts } from '../queries/card.ts';
import * as queries from '../queries/people.ts';
import * as rules from '../rules.ts';
import * as store from '../store/people.ts';
import { checkPeriods, checkPlace } from './facts.ts';
import { listChanges, loadFor } from './load.ts';

const MIN_AGE = 14;
const MAX_AGE = 100;

function checkFields(context: Context, fields: Partial<PersonFields>): void {
  const { birthDate, snils } = fields;
  if (birthDate) {
    const age = ageAt(birthDate, todayOf(context)) ?? -1;
    if (age < MIN_AGE || age > MAX_AGE) throw new AppError(peopleErrors.bad_birth_date, { date: formatDay(birthDate) });
  }
  if (snils && !rules.isSnils(snils)) throw new AppError(peopleErrors.bad_snils);
}

export async function listRegister(context: Context, filter: ListFilter, page: queries.ListPage) {
  const cohort = await findCohort(context, filter.cohort);
  const rows = await queries.listPeople(context, filter, cohort, page);
  // Counting visits everybody: done once, beside the top of the list, and not again for each page scrolled to.
  const counts = page.offset === 0 ? await queries.countPeople(context, filter, cohort) : null;
  return { rows, counts, asOf: filter.asOf ?? todayOf(context) };
}

/** The person's page in one answer. The date of birth stays behind its own endpoint: a look at it is logged. */
export async function showPerson(context: Context, id: string) {
  const { person, organizationIds } = await loadFor(context, 'person.read', id);
  const today = todayOf(context);
  const facts = await loadCardFacts(context, id);
  const isMerged = facts.mergedInto !== null;
  const hasOpenMerge = facts.merges.length > 0;
  const actions = rules.availableActions({ id, organizationIds, hasOpenMerge, isMerged }, context.actor);
  const { birthDate, snils: _snils, ...shown } = person;
  const mayBirthDate = actions.includes('seeBirthDate');
  const cohorts = (await listCohorts(context)).filter((rule) =>
    rules.isInCohort(rule, { birthDate, experience: facts.experience }, today),
  );
  return {
    ...shown,
    fullName: rules.fullNameOf(person),
    hasBirthDate: birthDate !== null,
    age: mayBirthDate && birthDate !== null ? (ageAt(birthDate, today) ?? null) : null,
    ...facts,
    merges: facts.merges.map((merge) => ({ ...merge, mergedAt: new Date(merge.mergedAt) })),
    experience: facts.experience.map((line) => ({ ...line, monthsToday: experienceAt(line, today) })),
    categories: facts.categories.map((line) => ({
      ...line,
      isValid: rules.isCategoryValid(line, today),
      isOpenEnded: line.expiresOn === null && line.grantedOn !== null,
    })),
    cohorts: cohorts.map(({ code, title }) => ({ code, title })),
    attention: rules.listAttention(facts, today, (day) => formatDay(day)),
    asOf: today,
    actions,
  };
}

export async function showBirthDate(context: Context, id: string) {
  const { person } = await loadFor(context, 'person.birth_date', id);
  await recordAccess(context, 'birth_date', [id], 'Карточка педагога');
  return { birthDate: person.birthDate, snils: person.snils };
}

/** @throws person_exists with those of the name whom the actor may see, and how many others there are */
async function checkTwins(context: Context, fields: PersonFields): Promise<void> {
  const twins = await queries.listTwins(context, rules.keyOfName(fields), fields.birthDate);
  if (twins.length === 0) return;
  const people = twins.filter((twin) => twin.isReachable).map(({ id, name, posts }) => ({ id, name, posts }));
  throw new AppError(peopleErrors.person_exists, { people, hidden: twins.length - people.length });
}

/** Adds a person with the first post: one new person in November in under a minute. @returns the id */
export async function addPerson(
  context: Context,
  fields: PersonFields,
  post: Fact<'post'> | null,
  isNamesakeConfirmed: boolean,
): Promise<string> {
  requireAccess(context, 'person.create', { organizationIds: post ? [post.organizationId] : [] });
  checkFields(context, fields);
  if (post) {
    checkPeriods({ fact: 'post', fields: post });
    await checkPlace(context, { fact: 'post', fields: post });
  }
  if (!isNamesakeConfirmed) await checkTwins(context, fields);
  const guessed = guessSex(fields);
  const whole = { ...fields, sex: fields.sex ?? (guessed === 'unknown' ? null : guessed) };
  const id = await store.insertPerson(context, whole);
  await recordChange(context, { action: 'person.added', thing: 'person', thingId: id, after: whole });
  if (post) {
    await store.insertFact(context, id, 'post', post);
    await recordChange(context, { action: 'person.post_added', thing: 'person', thingId: id, after: post });
  }
  return id;
}

/** What stands in the record now, for the one whose change came late. */
function describeCurrent(person: PersonFields, keys: readonly string[]): unknown {
  return withoutClosed(Object.fromEntries(keys.map((key) => [key, person[key as keyof PersonFields]])));
}

/**
 * Only the named fields change, as one audit row; another surname leaves the former one behind.
 * @throws changed_by_other with the current version and values of the same fields
 */
export async function editPerson(
  context: Context,
  id: string,
  version: number,
  changes: Partial<PersonFields>,
): Promise<number> {
  const { person } = await loadFor(context, 'person.edit', id);
  checkFields(context, changes);
  if (person.version !== version) {
    const current = describeCurrent(person, Object.keys(changes));
    throw new AppError(frameErrors.changed_by_other, { current, version: person.version });
  }
  const { before, after } = listChanges(person, changes);
  if (Object.keys(after).length === 0) return version;
  const name = { surname: person.surname, givenName: person.givenName, patronymic: person.patronymic, ...after };
  const next = await store.updatePerson(context, id, version, after, rules.keyOfName(name));
  if (typeof after.surname === 'string') await keepFormerSurname(context, id, person.surname, after.surname);
  await recordChange(context, { action: 'person.edited', thing: 'person', thingId: id, before, after });
  return next;
}

/** A slip of the pen is no former surname: one or two letters of difference, ё and е, the case. */
async function keepFormerSurname(context: Context, id: string, former: string, surname: string): Promise<void> {
  if (rules.isSlip(former, surname)) return;
  await store.insertFact(context, id, 'formerName', { surname: former, until: todayOf(context) });
}

/** The date of birth and SNILS are seen by `showBirthDate` only: a look at them is written down. */
function withoutClosed(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value;
  const { birthDate: _birthDate, snils: _snils, ...rest } = value as Record<string, unknown>;
  return rest;
}

export async function showHistory(context: Context, id: string) {
  await loadFor(context, 'person.read', id);
  const lines = await listHistory(context, id);
  return {
    lines: lines.map((line) => ({ ...line, before: withoutClosed(line.before), after: withoutClosed(line.after) })),
  };
}
