import { addDays, type Day } from '#core/time/day.ts';
import type { Draft } from '#modules/pathways/rules/draft.ts';
import type { Offer } from '#modules/pathways/rules/fit-offer.ts';
import { CHECK_STATEMENTS } from '#modules/pathways/self-check/statements.ts';
import { addRow, type DemoPerson, type Plan } from '../plan.ts';
import { createRandom, type Random } from '../random.ts';
import { type Case, castNeeds, draftCases, recordCase, statedNeed } from './cast.ts';
import { listEntryNeeds, listYearlyCampaigns, type PlannedCampaign } from './needs.ts';
import { planOffers } from './offers.ts';
import { addConsultations, planPast } from './past.ts';
import { finishedProgress, runningProgress } from './progress.ts';
import { addPathwayRows, type DemoPathway, type PathwayFields, type ProgressOf } from './rows.ts';
import { listTutors } from './tutors.ts';

/** What is done with pathways once they are written, through the product's own services. */
export interface Script {
  readonly campaignId: string;
  /** Schools whose orders are signed; the others' stay drafts. */
  readonly signed: readonly { readonly organizationId: string; readonly number: string }[];
  readonly unsigned: readonly string[];
  readonly agree: readonly string[];
  readonly complete: readonly string[];
  readonly review: readonly string[];
  readonly stop: readonly string[];
  /** Of one school: agreed lately, approved by a second order, not begun. */
  readonly later: { readonly organizationId: string; readonly number: string; readonly ids: readonly string[] };
  readonly pathways: readonly DemoPathway[];
}

interface Cast {
  readonly plan: Plan;
  readonly random: Random;
  readonly campaign: PlannedCampaign;
  readonly draftedOn: Day;
  /** People behind the logins and those they tutor: their pathways run. */
  readonly inFront: ReadonlySet<string>;
  readonly signed: ReadonlyMap<string, string>;
  readonly unsigned: ReadonlySet<string>;
}

/** What becomes of a pathway: `order` goes into the order of its school. */
const FATES = ['order', 'finished', 'reviewed', 'stopped', 'draft', 'agreed', 'declined'] as const;
type Fate = (typeof FATES)[number];

function drawFate({ random, inFront, signed }: Cast, person: DemoPerson): Fate {
  if (inFront.has(person.id)) return 'order';
  const hasOrder = signed.has(person.organization.id);
  return random.weigh<Fate>([
    ['order', hasOrder ? 62 : 40],
    ['finished', hasOrder ? 7 : 0],
    ['reviewed', hasOrder ? 4 : 0],
    ['stopped', hasOrder ? 4 : 0],
    ['draft', hasOrder ? 9 : 40],
    ['agreed', hasOrder ? 6 : 0],
    ['declined', 8],
  ]);
}

/** State before the orders are made; only what goes into one is agreed. */
function fieldsOf(cast: Cast, fate: Fate): Pick<PathwayFields, 'state' | 'agreedOn' | 'endedOn'> {
  const agreedOn = addDays(cast.draftedOn, cast.random.integer(2, 9));
  if (fate === 'declined') return { state: 'declined', endedOn: agreedOn };
  return fate === 'draft' || fate === 'agreed' ? { state: 'draft' } : { state: 'agreed', agreedOn };
}

function progressFor({ plan, random, signed }: Cast, fate: Fate, organizationId: string): ProgressOf | undefined {
  if (!signed.has(organizationId)) return undefined;
  if (fate === 'finished' || fate === 'reviewed') return finishedProgress(random, plan.today);
  return fate === 'order' || fate === 'stopped' ? runningProgress(random, plan.today) : undefined;
}

/** Beside those of the diagnostics: teachers at their beginning, and the people behind the logins. */
function listOtherCases(plan: Plan, known: ReadonlySet<string>, inFront: ReadonlySet<string>): Case[] {
  return plan.people
    .filter(({ id, isWorking, isOnLeave }) => isWorking && !isOnLeave && inFront.has(id) && !known.has(id))
    .map((person) => ({ person, needs: [statedNeed('methodical'), statedNeed('digital')] }));
}

function chooseSchools(cases: readonly Case[], inFront: ReadonlySet<string>, deputySchool: string) {
  const front = new Set([
    deputySchool,
    ...cases.filter(({ person }) => inFront.has(person.id)).map(({ person }) => person.organization.id),
  ]);
  const schools = [...new Set(cases.map(({ person }) => person.organization.id))];
  const signed = new Map<string, string>();
  const unsigned = new Set<string>();
  for (const [index, id] of schools.entries()) {
    if (front.has(id) || index % 3 === 0) signed.set(id, `${4 + signed.size * 3}-у`);
    else if (index % 3 === 1) unsigned.add(id);
  }
  return { signed, unsigned };
}

/** Two people of a school have theirs from a centre of the region already. */
function planElsewhere(plan: Plan, cases: readonly Case[], { id: campaignId }: PlannedCampaign): Case[] {
  const elsewhere = cases.filter((_, index) => index % 15 === 7);
  for (const one of elsewhere) {
    const startsOn = addDays(plan.today, -70);
    const maker = 'ЦНППМ Озёрского ИРО';
    addPathwayRows(plan, one.person, recordCase(one, startsOn), {
      ...{ state: 'in_progress', ground: 'diagnostics', campaignId, maker },
      approvedOn: startsOn,
    });
  }
  return cases.filter((one) => !elsewhere.includes(one));
}

/** Teachers at their beginning whose pathways start next month. */
function planLater({ plan, signed }: Cast, offers: readonly Offer[], known: ReadonlySet<string>): Script['later'] {
  const [organizationId = ''] = signed.keys();
  const cases = plan.people
    .filter(
      ({ id, organization, isWorking, isOnLeave }) =>
        isWorking && !isOnLeave && organization.id === organizationId && !known.has(id),
    )
    .filter(({ postCode }) => postCode === 'teacher')
    .toSorted((a, b) => a.pedagogicalMonths - b.pedagogicalMonths)
    .slice(0, 4)
    .map((person) => ({ person, needs: [statedNeed('methodical')] }));
  const drafted = draftCases(cases, offers, addDays(plan.today, 20));
  const ids = drafted.map(
    ({ person, draft }) =>
      addPathwayRows(plan, person, draft, {
        ...{ state: 'draft', ground: 'young_teacher', campaignId: null, kind: 'personal_programme' },
        aim: 'Войти в профессию: уверенно вести урок и общаться с родителями',
      }).id,
  );
  return { organizationId, number: '61/2-у', ids };
}

function planSelfChecks(plan: Plan, random: Random, people: readonly DemoPerson[]): void {
  for (const { id: personId } of people) {
    const answers = Object.fromEntries(CHECK_STATEMENTS.map(({ code }) => [code, random.integer(1, 4)]));
    addRow(plan, 'self_check', { personId, takenOn: addDays(plan.today, -random.integer(5, 60)), answers });
  }
}

/** What teachers of physics asked for themselves and nothing in the catalogue closes. */
function withOwnWish(random: Random, person: DemoPerson, draft: Draft): Draft {
  const isAsked = person.subjectCodes.some((code) => ['physics', 'mathematics', 'informatics'].includes(code));
  if (!isAsked || !random.chance(0.45)) return draft;
  const need = { ...statedNeed('subject'), direction: 'Астрономия' };
  return { ...draft, needs: [...draft.needs, { need, items: [], unmet: 'no_offer' }] };
}

function planCurrent(cast: Cast, cases: readonly Case[], offers: readonly Offer[], hasResults: ReadonlySet<string>) {
  const { plan, random, campaign, draftedOn } = cast;
  const byFate = new Map<Fate, string[]>(FATES.map((fate) => [fate, []]));
  const tutorOf = listTutors(plan, cast.signed);
  const pathways = draftCases(cases, offers, draftedOn).map(({ person, draft: drafted }) => {
    const draft = withOwnWish(random, person, drafted);
    const fate = drawFate(cast, person);
    const isFound = hasResults.has(person.id);
    const isYoung = person.pedagogicalMonths <= 36;
    const added = addPathwayRows(
      plan,
      person,
      draft,
      {
        ...fieldsOf(cast, fate),
        ground: isFound ? 'diagnostics' : isYoung ? 'young_teacher' : 'request',
        campaignId: isFound ? campaign.id : null,
      },
      progressFor(cast, fate, person.organization.id),
    );
    byFate.get(fate)?.push(added.id);
    const tutorPersonId = fate === 'order' ? tutorOf(person) : undefined;
    if (tutorPersonId !== undefined) addConsultations(plan, random, added.id, { tutorPersonId, from: draft.startsOn });
    return added;
  });
  return { pathways, of: (fate: Fate) => byFate.get(fate) ?? [] };
}

/**
 * Pathways of two years: last year's have ended and show an effect, this year's stand in every state. Ready offers are those of the
 * municipality, in the order of their ids. @param inFront people whom the logins show; @param deputySchool the deputy's
 */
export function planPathways(
  plan: Plan,
  readyOffers: readonly Offer[],
  inFront: readonly DemoPerson[],
  deputySchool: string,
): Script | undefined {
  const random = createRandom(4_711);
  const [past, current] = listYearlyCampaigns(plan);
  if (!past || !current) return undefined;
  const dated = planOffers(plan).map((offer): Offer => ({ ...offer, placesLeft: offer.places }));
  planPast(plan, random, past, readyOffers);
  const front = new Set(inFront.map(({ id }) => id));
  const needs = listEntryNeeds(plan, current.id);
  const found = castNeeds(plan, needs).filter(({ person }) => front.has(person.id) || random.chance(0.85));
  const all = [...found, ...listOtherCases(plan, new Set(needs.keys()), front)];
  const { signed, unsigned } = chooseSchools(all, front, deputySchool);
  const draftedOn = addDays(current.entryEndsOn, 18);
  const cast = { plan, random, campaign: current, draftedOn, inFront: front, signed, unsigned };
  const kept = planElsewhere(
    plan,
    all.filter(({ person }) => !front.has(person.id)),
    current,
  );
  const cases = [...all.filter(({ person }) => front.has(person.id)), ...kept];
  const { pathways, of } = planCurrent(cast, cases, [...readyOffers, ...dated], new Set(needs.keys()));
  const later = planLater(cast, readyOffers, new Set(all.map(({ person }) => person.id)));
  planSelfChecks(plan, random, inFront.slice(0, 3));
  return {
    campaignId: current.id,
    signed: [...signed].map(([organizationId, number]) => ({ organizationId, number })),
    unsigned: [...unsigned],
    agree: of('agreed'),
    complete: [...of('finished'), ...of('reviewed')],
    review: of('reviewed'),
    stop: of('stopped'),
    later,
    pathways,
  };
}
