import { type Actor, can } from '#core/access/reach.ts';
import { recordAccess, recordChange } from '#core/audit.ts';
import { type Context, requireAccess, todayOf } from '#core/context.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { AppError } from '#core/errors.ts';
import { guessSex } from '#core/text/person-name.ts';
import { ageAt } from '#core/time/cohort-age.ts';
import { addDays } from '#core/time/day.ts';
import { formatDay } from '#core/time/format.ts';
import { experienceAt } from '#core/time/read-duration.ts';
import { listHistory, loadCardFacts } from './card-queries.ts';
import { findCohort, listCohorts } from './cohorts.ts';
import { peopleErrors } from './errors.ts';
import type { Fact, FactChange, FactKind, ListFilter, PersonFields } from './model.ts';
import * as queries from './queries.ts';
import * as rules from './rules.ts';
import * as store from './store.ts';

const MIN_AGE = 14;
const MAX_AGE = 100;

/** Loads a person the actor may touch; what one may not see is not found. */
async function loadFor(context: Context, permission: 'person.read' | 'person.edit' | 'person.birth_date', id: string) {
  const person = await store.findPerson(context, id);
  if (!person) throw new AppError(frameErrors.not_found);
  const organizationIds = await store.listOrganizationsOf(context, id, todayOf(context));
  requireAccess(context, permission, { personId: id, organizationIds });
  return { person, organizationIds };
}

function checkFields(context: Context, fields: Partial<PersonFields>): void {
  const { birthDate, snils } = fields;
  if (birthDate) {
    const age = ageAt(birthDate, todayOf(context)) ?? -1;
    if (age < MIN_AGE || age > MAX_AGE) throw new AppError(peopleErrors.bad_birth_date, { date: formatDay(birthDate) });
  }
  if (snils && !rules.isSnils(snils)) throw new AppError(peopleErrors.bad_snils);
}

function checkPeriods(change: FactChange): void {
  const { fields } = change;
  const pairs: [string | null, string | null][] = [];
  if (change.fact === 'post') {
    pairs.push(
      [change.fields.startsOn, change.fields.endsBefore],
      [change.fields.leaveFrom, change.fields.leaveBefore],
    );
  }
  if ('startsOn' in fields && 'endsOn' in fields)
    pairs.push([fields.startsOn, fields.endsOn && addDays(fields.endsOn, 1)]);
  if ('startsOn' in fields && 'endsBefore' in fields) pairs.push([fields.startsOn, fields.endsBefore]);
  if (pairs.some(([from, to]) => !rules.isPeriodRight(from, to))) throw new AppError(peopleErrors.bad_period);
}

export async function listRegister(context: Context, filter: ListFilter, page: queries.ListPage) {
  const cohort = await findCohort(context, filter.cohort);
  const rows = await queries.listPeople(context, filter, cohort, page);
  const counts = await queries.countPeople(context, filter, cohort);
  return { rows, counts, asOf: filter.asOf ?? todayOf(context) };
}

/** The person's page in one answer. The date of birth stays behind its own endpoint: a look at it is logged. */
export async function showPerson(context: Context, id: string) {
  const { person, organizationIds } = await loadFor(context, 'person.read', id);
  const today = todayOf(context);
  const facts = await loadCardFacts(context, id);
  const actions = rules.availableActions({ id, organizationIds, hasOpenMerge: facts.merges.length > 0 }, context.actor);
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
    attention: listWarnings(facts, today),
    actions,
  };
}

function listWarnings(facts: Awaited<ReturnType<typeof loadCardFacts>>, today: string): string[] {
  const isWorking = facts.posts.some((post) => rules.isCurrentPost(post, today));
  return rules.listAttention({ ...facts, isWorking }, today, (day) => formatDay(day));
}

export async function showBirthDate(context: Context, id: string) {
  const { person } = await loadFor(context, 'person.birth_date', id);
  await recordAccess(context, 'birth_date', [id], 'Карточка педагога');
  return { birthDate: person.birthDate, snils: person.snils };
}

async function findTwin(context: Context, fields: PersonFields): Promise<boolean> {
  const row = await context.db
    .selectFrom('person')
    .select('id')
    .where('tenantId', '=', context.tenantId)
    .where('nameKey', '=', rules.keyOfName(fields))
    .where('mergedIntoId', 'is', null)
    .where((where) =>
      fields.birthDate
        ? where.or([where('birthDate', 'is', null), where('birthDate', '=', fields.birthDate)])
        : where.lit(true),
    )
    .executeTakeFirst();
  return row !== undefined;
}

/** Adds a person with the first post: one new person in November in under a minute. */
export async function addPerson(
  context: Context,
  fields: PersonFields,
  post: Fact<'post'> | null,
  isNamesakeConfirmed: boolean,
): Promise<string> {
  requireAccess(context, 'person.create', { organizationIds: post ? [post.organizationId] : [] });
  checkFields(context, fields);
  if (post) checkPeriods({ fact: 'post', fields: post });
  if (!isNamesakeConfirmed && (await findTwin(context, fields))) throw new AppError(peopleErrors.person_exists);
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

/** Only the named fields change, as one audit row; another surname leaves the former one behind. */
export async function editPerson(
  context: Context,
  id: string,
  version: number,
  changes: Partial<PersonFields>,
): Promise<number> {
  const { person } = await loadFor(context, 'person.edit', id);
  checkFields(context, changes);
  const name = { surname: person.surname, givenName: person.givenName, patronymic: person.patronymic, ...changes };
  const next = await store.updatePerson(context, id, version, changes, rules.keyOfName(name));
  if (changes.surname && changes.surname !== person.surname) {
    await store.insertFact(context, id, 'formerName', { surname: person.surname, until: todayOf(context) });
  }
  const before = Object.fromEntries(Object.keys(changes).map((key) => [key, person[key as keyof typeof person]]));
  await recordChange(context, { action: 'person.edited', thing: 'person', thingId: id, before, after: changes });
  return next;
}

/** A school may put its people only into itself. */
function checkPlace(context: Context, change: FactChange): void {
  if (change.fact === 'post')
    requireAccess(context, 'person.edit', { organizationIds: [change.fields.organizationId] });
}

export async function saveFact(
  context: Context,
  personId: string,
  id: string | null,
  change: FactChange,
): Promise<string> {
  await loadFor(context, 'person.edit', personId);
  checkPeriods(change);
  checkPlace(context, change);
  if (id === null) {
    const newId = await store.insertFact(context, personId, change.fact, change.fields);
    await recordChange(context, {
      action: `person.${change.fact}_added`,
      thing: 'person',
      thingId: personId,
      after: change.fields,
    });
    return newId;
  }
  const before = await store.findFact(context, personId, change.fact, id);
  if (!before) throw new AppError(frameErrors.not_found);
  await store.updateFact(context, personId, change.fact, id, change.fields);
  await recordChange(context, {
    action: `person.${change.fact}_edited`,
    thing: 'person',
    thingId: personId,
    before,
    after: change.fields,
  });
  return id;
}

export async function removeFact(context: Context, personId: string, kind: FactKind, id: string): Promise<void> {
  await loadFor(context, 'person.edit', personId);
  const before = await store.findFact(context, personId, kind, id);
  if (!before) throw new AppError(frameErrors.not_found);
  await store.deleteFact(context, personId, kind, id);
  await recordChange(context, { action: `person.${kind}_removed`, thing: 'person', thingId: personId, before });
}

interface Leaving {
  readonly personId: string;
  readonly postId: string;
  readonly lastDay: string;
  readonly reason: string | null;
  readonly transferTo: Fact<'post'> | null;
}

/** Ends a post on its last day, and with a transfer begins the next one the day after: history kept, counted once. */
export async function leavePost(context: Context, leaving: Leaving): Promise<void> {
  const { personId, postId, lastDay, reason, transferTo } = leaving;
  await loadFor(context, 'person.edit', personId);
  const post = (await store.findFact(context, personId, 'post', postId)) as Fact<'post'> | undefined;
  if (!post) throw new AppError(frameErrors.not_found);
  requireAccess(context, 'person.edit', { organizationIds: [post.organizationId] });
  const endsBefore = addDays(lastDay, 1);
  if (!rules.isPeriodRight(post.startsOn, endsBefore)) throw new AppError(peopleErrors.bad_period);
  const after = { endsBefore, endReason: reason };
  await store.updateFact(context, personId, 'post', postId, after);
  if (transferTo) {
    if (!can(context.actor, 'person.edit')) throw new AppError(frameErrors.forbidden);
    await store.insertFact(context, personId, 'post', { ...transferTo, startsOn: transferTo.startsOn ?? endsBefore });
  }
  const action = transferTo ? 'person.transferred' : 'person.left';
  await recordChange(context, {
    action,
    thing: 'person',
    thingId: personId,
    before: { endsBefore: post.endsBefore },
    after: { ...after, transferTo },
  });
  await context.services.events.publish(context, 'person.left', { personId, organizationId: post.organizationId });
}

/** Values of the history that only those who may see the date of birth get. */
function withoutHidden(
  value: unknown,
  actor: Actor,
  about: { personId: string; organizationIds: readonly string[] },
): unknown {
  if (value === null || typeof value !== 'object' || can(actor, 'person.birth_date', about)) return value;
  const { birthDate: _birthDate, snils: _snils, ...rest } = value as Record<string, unknown>;
  return rest;
}

export async function showHistory(context: Context, id: string) {
  const { organizationIds } = await loadFor(context, 'person.read', id);
  const lines = await listHistory(context, id);
  const hide = (value: unknown) => withoutHidden(value, context.actor, { personId: id, organizationIds });
  return { lines: lines.map((line) => ({ ...line, before: hide(line.before), after: hide(line.after) })) };
}
