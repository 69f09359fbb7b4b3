import { addDays, type Day, schoolYearOf } from '#core/time/day.ts';
import type { ItemForm, UnmetReason } from '../model.ts';
import { type ClosedWeeks, findClosed, findOpenDay } from './closed-weeks.ts';

/** What the catalogue offers, as far as drafting asks. Empty lists: not tied to one. */
export interface Offer {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly content: string | null;
  readonly output: string | null;
  readonly form: ItemForm | null;
  readonly hours: number | null;
  /** Without dates it is there at any time. */
  readonly startsOn: Day | null;
  readonly endsOn: Day | null;
  /** null: as many as come */
  readonly placesLeft: number | null;
  readonly competenceCodes: readonly string[];
  readonly subjectCodes: readonly string[];
  readonly postCodes: readonly string[];
  readonly levelCodes: readonly string[];
}

/** Municipality's rules that drafting follows; the setting `pathway_rules`. */
export interface DraftRules {
  readonly hoursPerYear: number;
  readonly itemsPerNeed: number;
  readonly months: number;
  readonly closedWeeks: readonly ClosedWeeks[];
}

export interface DraftNeed {
  readonly competence: string;
  /** Subject of the diagnostics, '' when it has none. */
  readonly direction: string;
  /** Directory code of the direction, where it names a subject. */
  readonly subjectCode: string | null;
  readonly level: string | null;
  readonly since: Day | null;
  readonly ruleVersion: number | null;
}

/** One person on the way through the drafting: what is spent and taken already. */
export interface PersonState {
  readonly postCodes: readonly string[];
  readonly subjectCodes: readonly string[];
  /** Offers and titles (normalised) of what was done or is planned. */
  readonly doneOfferIds: ReadonlySet<string>;
  readonly doneTitles: ReadonlySet<string>;
  /** Hours planned so far by school year, «2026/27». */
  readonly hours: Map<string, number>;
  /** Items without a date of their own begin one after another. */
  freeFrom: Day;
  readonly until: Day;
}

/** Days an undated offer takes; whatever is not named here takes a month and a half. */
const DAYS_OF_KIND: Readonly<Record<string, number>> = {
  material: 21,
  consultation: 21,
  lesson_visit: 30,
  peer_pair: 60,
  self_study: 60,
  mentor: 90,
  coaching: 60,
  internship: 30,
};
const USUAL_DAYS = 45;

export interface Dates {
  readonly startsOn: Day | null;
  readonly dueOn: Day;
}

/** Thousands of people are drafted on the same few hundred days: each is reckoned once for the rules in force. */
interface Calendar {
  readonly open: Map<Day, Day | undefined>;
  readonly free: Map<string, Dates | undefined>;
  readonly years: Map<Day, string>;
}

const calendars = new WeakMap<DraftRules, Calendar>();

function calendarOf(rules: DraftRules): Calendar {
  const known = calendars.get(rules);
  if (known) return known;
  const made: Calendar = { open: new Map(), free: new Map(), years: new Map() };
  calendars.set(rules, made);
  return made;
}

function recall<K, V>(known: Map<K, V>, key: K, reckon: () => V): V {
  if (known.has(key)) return known.get(key) as V;
  const value = reckon();
  known.set(key, value);
  return value;
}

const openDay = (day: Day, rules: DraftRules) =>
  recall(calendarOf(rules).open, day, () => findOpenDay(day, rules.closedWeeks));

/** «2026/27» */
export function yearOfDay(day: Day, rules: DraftRules): string {
  return recall(calendarOf(rules).years, day, () => schoolYearOf(day).title);
}

function findOwnDates(offer: Offer, person: PersonState, rules: DraftRules, today: Day): Dates | undefined {
  const startsOn = offer.startsOn ?? offer.endsOn ?? today;
  const dueOn = offer.endsOn ?? startsOn;
  const isOpen = !findClosed(startsOn, rules.closedWeeks) && !findClosed(dueOn, rules.closedWeeks);
  return isOpen && startsOn >= today && dueOn <= person.until ? { startsOn: offer.startsOn, dueOn } : undefined;
}

/** Begins when the one before is half done, ends on an open day within the pathway. */
function findFreeDates(offer: Offer, person: PersonState, rules: DraftRules): Dates | undefined {
  const days = DAYS_OF_KIND[offer.kind] ?? USUAL_DAYS;
  const dates = recall(calendarOf(rules).free, `${person.freeFrom} ${days}`, () => {
    const startsOn = openDay(person.freeFrom, rules);
    const dueOn = startsOn && openDay(addDays(startsOn, days), rules);
    return startsOn && dueOn ? { startsOn, dueOn } : undefined;
  });
  return dates && dates.dueOn <= person.until ? dates : undefined;
}

/** IOM-03: dates of the offer for this person; undefined when they do not suit. */
export function findDates(offer: Offer, person: PersonState, rules: DraftRules, today: Day): Dates | undefined {
  const isDated = offer.startsOn !== null || offer.endsOn !== null;
  return isDated ? findOwnDates(offer, person, rules, today) : findFreeDates(offer, person, rules);
}

const meets = (wanted: readonly string[], has: readonly string[]): boolean =>
  wanted.length === 0 || wanted.some((code) => has.includes(code));

/** The subject of the need where it has one, else what the person teaches. */
function suits(offer: Offer, need: DraftNeed, person: PersonState): boolean {
  const subjects = need.subjectCode === null ? person.subjectCodes : [need.subjectCode];
  return (
    meets(offer.subjectCodes, subjects) &&
    meets(offer.postCodes, person.postCodes) &&
    (need.level === null || meets(offer.levelCodes, [need.level]))
  );
}

function fitsHours(offer: Offer, dates: Dates, person: PersonState, rules: DraftRules): boolean {
  const year = yearOfDay(dates.dueOn, rules);
  return (person.hours.get(year) ?? 0) + (offer.hours ?? 0) <= rules.hoursPerYear;
}

export type Fit = { readonly fits: true; readonly dates: Dates } | { readonly fits: false; readonly why: UnmetReason };

/** Whether an offer of the need's competence suits the person, or what it fails by. @param left places left now */
export function fitOffer(
  offer: Offer,
  need: DraftNeed,
  person: PersonState,
  settings: {
    readonly rules: DraftRules;
    readonly today: Day;
    readonly left: number | null;
    readonly titleKey: string;
  },
): Fit {
  const { rules, today, left, titleKey } = settings;
  if (!suits(offer, need, person)) return { fits: false, why: 'no_fit' };
  if (person.doneOfferIds.has(offer.id) || person.doneTitles.has(titleKey)) return { fits: false, why: 'all_done' };
  const dates = findDates(offer, person, rules, today);
  if (dates === undefined) return { fits: false, why: 'no_dates' };
  if (left !== null && left <= 0) return { fits: false, why: 'no_places' };
  if (!fitsHours(offer, dates, person, rules)) return { fits: false, why: 'no_hours' };
  return { fits: true, dates };
}
