import { searchKey } from '#core/text/normalise.ts';
import { addMonths, type Day } from '#core/time/day.ts';
import { UNMET_REASONS, type UnmetReason } from '../model.ts';
import { findOpenDay } from './closed-weeks.ts';
import {
  type Dates,
  type DraftNeed,
  type DraftRules,
  type Fit,
  fitOffer,
  type Offer,
  type PersonState,
  yearOfDay,
} from './fit-offer.ts';
import { explainChoice } from './reasons.ts';

export interface DraftPerson {
  readonly personId: string;
  readonly postCodes: readonly string[];
  readonly subjectCodes: readonly string[];
  readonly needs: readonly DraftNeed[];
  /** Offers and titles of courses and items done before. */
  readonly doneOfferIds: readonly string[];
  readonly doneTitles: readonly string[];
  /** Hours already planned by school year, «2026/27». */
  readonly hoursTaken: Readonly<Record<string, number>>;
  /** Of a school with low results: places go there first (IOM-09). */
  readonly isFirst: boolean;
  /** A pathway that is there already or has its days; null: one is begun today and lasts as the rules say. */
  readonly from: Day | null;
  readonly until: Day | null;
}

export interface DraftItem extends Dates {
  readonly offer: Offer;
  readonly reason: string;
}

export interface DraftedNeed {
  readonly need: DraftNeed;
  readonly items: readonly DraftItem[];
  readonly unmet: UnmetReason | null;
}

export interface Draft {
  readonly personId: string;
  readonly startsOn: Day;
  readonly endsOn: Day;
  readonly needs: readonly DraftedNeed[];
}

/** Kinds that do alike: a need is closed from different sides first. */
const SIDE_OF_KIND: Readonly<Record<string, 'training' | 'practice' | 'self'>> = {
  course: 'training',
  seminar: 'training',
  webinar: 'training',
  internship: 'training',
  mentor: 'practice',
  peer_pair: 'practice',
  lesson_visit: 'practice',
  consultation: 'practice',
  coaching: 'practice',
};
const SIDE_WEIGHT = { training: 3, practice: 2, self: 1 } as const;
const USED_SIDE = -10;

const sideOf = (kind: string) => SIDE_OF_KIND[kind] ?? 'self';

interface Shelf {
  readonly byCompetence: ReadonlyMap<string, readonly Offer[]>;
  readonly titleKeys: ReadonlyMap<string, string>;
  readonly left: Map<string, number | null>;
}

function openShelf(offers: readonly Offer[]): Shelf {
  const byCompetence = new Map<string, Offer[]>();
  for (const offer of offers) {
    for (const code of offer.competenceCodes) byCompetence.set(code, [...(byCompetence.get(code) ?? []), offer]);
  }
  return {
    byCompetence,
    titleKeys: new Map(offers.map((offer) => [offer.id, searchKey(offer.title)])),
    left: new Map(offers.map((offer) => [offer.id, offer.placesLeft])),
  };
}

function weigh(offer: Offer, need: DraftNeed, usedSides: ReadonlySet<string>): number {
  const side = sideOf(offer.kind);
  return (
    SIDE_WEIGHT[side] +
    (usedSides.has(side) ? USED_SIDE : 0) +
    (offer.subjectCodes.length > 0 ? 4 : 0) +
    (offer.postCodes.length > 0 ? 2 : 0) +
    (offer.levelCodes.length > 0 && need.level !== null ? 1 : 0) +
    (offer.startsOn === null ? 0 : 1)
  );
}

interface Candidate {
  readonly offer: Offer;
  readonly dates: Dates;
  readonly weight: number;
}

/** Heavier first; of equals the earlier, the shorter, the older in the catalogue: the same input gives the same draft. */
function isBetter(a: Candidate, b: Candidate | undefined): boolean {
  if (b === undefined) return true;
  if (a.weight !== b.weight) return a.weight > b.weight;
  if (a.dates.dueOn !== b.dates.dueOn) return a.dates.dueOn < b.dates.dueOn;
  const [hoursA, hoursB] = [a.offer.hours ?? 0, b.offer.hours ?? 0];
  return hoursA === hoursB ? a.offer.id < b.offer.id : hoursA < hoursB;
}

/** The failure that came nearest to a fit: what would help most. */
function nearest(failures: readonly UnmetReason[]): UnmetReason {
  return UNMET_REASONS.findLast((reason) => failures.includes(reason)) ?? 'no_offer';
}

interface Situation {
  readonly shelf: Shelf;
  readonly rules: DraftRules;
  readonly today: Day;
}

type Choice = { readonly candidate: Candidate | undefined; readonly failures: readonly UnmetReason[] };

function choose(
  need: DraftNeed,
  person: PersonState,
  taken: ReadonlySet<string>,
  usedSides: ReadonlySet<string>,
  { shelf, rules, today }: Situation,
): Choice {
  const failures: UnmetReason[] = [];
  let best: Candidate | undefined;
  for (const offer of shelf.byCompetence.get(need.competence) ?? []) {
    if (taken.has(offer.id)) continue;
    const [left, titleKey] = [shelf.left.get(offer.id) ?? null, shelf.titleKeys.get(offer.id) ?? ''];
    const fit: Fit = fitOffer(offer, need, person, { rules, today, left, titleKey });
    if (!fit.fits) {
      failures.push(fit.why);
      continue;
    }
    const candidate = { offer, dates: fit.dates, weight: weigh(offer, need, usedSides) };
    if (isBetter(candidate, best)) best = candidate;
  }
  return { candidate: best, failures };
}

/** The chosen offer is spent: a place, the hours of its year, the time of the person. */
function spend({ offer, dates }: Candidate, person: PersonState, { shelf, rules }: Situation): void {
  const left = shelf.left.get(offer.id) ?? null;
  if (left !== null) shelf.left.set(offer.id, left - 1);
  const year = yearOfDay(dates.dueOn, rules);
  person.hours.set(year, (person.hours.get(year) ?? 0) + (offer.hours ?? 0));
  if (offer.startsOn === null && dates.startsOn !== null) person.freeFrom = dates.dueOn;
}

function draftNeed(need: DraftNeed, person: PersonState, taken: Set<string>, situation: Situation): DraftedNeed {
  const items: DraftItem[] = [];
  const usedSides = new Set<string>();
  let failures: readonly UnmetReason[] = [];
  while (items.length < situation.rules.itemsPerNeed) {
    const choice = choose(need, person, taken, usedSides, situation);
    failures = choice.failures;
    const { candidate } = choice;
    if (candidate === undefined) break;
    const placesLeft = situation.shelf.left.get(candidate.offer.id) ?? null;
    items.push({ ...candidate.dates, offer: candidate.offer, reason: explainChoice(candidate.offer, placesLeft) });
    usedSides.add(sideOf(candidate.offer.kind));
    taken.add(candidate.offer.id);
    spend(candidate, person, situation);
  }
  return { need, items, unmet: items.length > 0 || isShared(need, taken, situation) ? null : nearest(failures) };
}

/** An item chosen for another need of the person closes this one too. */
function isShared(need: DraftNeed, taken: ReadonlySet<string>, { shelf }: Situation): boolean {
  return (shelf.byCompetence.get(need.competence) ?? []).some((offer) => taken.has(offer.id));
}

function draftPerson(person: DraftPerson, situation: Situation): Draft {
  const { rules } = situation;
  // Of a pathway that begins later no item may begin before it.
  const today = person.from !== null && person.from > situation.today ? person.from : situation.today;
  const startsOn = findOpenDay(today, rules.closedWeeks) ?? today;
  const endsOn = person.until ?? addMonths(startsOn, rules.months);
  const state: PersonState = {
    postCodes: person.postCodes,
    subjectCodes: person.subjectCodes,
    doneOfferIds: new Set(person.doneOfferIds),
    doneTitles: new Set(person.doneTitles.map(searchKey)),
    hours: new Map(Object.entries(person.hoursTaken)),
    freeFrom: startsOn,
    until: endsOn,
  };
  const taken = new Set<string>();
  return {
    personId: person.personId,
    startsOn,
    endsOn,
    needs: person.needs.map((need) => draftNeed(need, state, taken, { ...situation, today })),
  };
}

/** Who is served first while places last: schools with low results, more needs, the older need; then by id. */
function compareTurn(a: DraftPerson, b: DraftPerson): number {
  if (a.isFirst !== b.isFirst) return a.isFirst ? -1 : 1;
  if (a.needs.length !== b.needs.length) return b.needs.length - a.needs.length;
  const since = (person: DraftPerson) => person.needs.map((need) => need.since ?? '').toSorted()[0] ?? '';
  return since(a).localeCompare(since(b)) || a.personId.localeCompare(b.personId);
}

/**
 * IOM-03: drafts for many people at once. Each item points at the need it closes and says why; a need that nothing closes says what it
 * failed by. Respects post, subject, level, dates and closed weeks, places, hours of a year, and what was done before.
 */
export function draftPathways(
  people: readonly DraftPerson[],
  offers: readonly Offer[],
  rules: DraftRules,
  today: Day,
): Draft[] {
  const situation = { shelf: openShelf(offers), rules, today };
  const drafts = new Map(
    people.toSorted(compareTurn).map((person) => [person.personId, draftPerson(person, situation)]),
  );
  return people.flatMap(({ personId }) => drafts.get(personId) ?? []);
}
