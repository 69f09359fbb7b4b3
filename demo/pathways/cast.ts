import { addMonths, type Day } from '#core/time/day.ts';
import { type Draft, type DraftPerson, draftPathways } from '#modules/pathways/rules/draft.ts';
import type { DraftNeed, DraftRules, Offer } from '#modules/pathways/rules/fit-offer.ts';
import { SETTINGS } from '#modules/settings/model.ts';
import type { DemoPerson, Plan } from '../plan.ts';

export const DRAFT_RULES: DraftRules = SETTINGS.pathway_rules.initial;

/** Somebody with needs, before a draft. */
export interface Case {
  readonly person: DemoPerson;
  readonly needs: readonly DraftNeed[];
}

const toDraftPerson = ({ person, needs }: Case): DraftPerson => ({
  personId: person.id,
  postCodes: [person.postCode],
  subjectCodes: person.subjectCodes,
  needs,
  doneOfferIds: [],
  doneTitles: [],
  hoursTaken: {},
  isFirst: false,
  from: null,
  until: null,
});

/** Drafts by the product's own rules, as of a day. */
export function draftCases(cases: readonly Case[], offers: readonly Offer[], on: Day): (Case & { draft: Draft })[] {
  const drafts = new Map(
    draftPathways(cases.map(toDraftPerson), offers, DRAFT_RULES, on).map((draft) => [draft.personId, draft]),
  );
  return cases.flatMap((one) => {
    const draft = drafts.get(one.person.id);
    return draft ? [{ ...one, draft }] : [];
  });
}

/** One made elsewhere: needs without items of ours. */
export function recordCase({ person, needs }: Case, startsOn: Day): Draft {
  return {
    personId: person.id,
    startsOn,
    endsOn: addMonths(startsOn, 12),
    needs: needs.map((need) => ({ need, items: [], unmet: null })),
  };
}

export const statedNeed = (competence: string): DraftNeed => ({
  competence,
  direction: '',
  subjectCode: null,
  level: null,
  since: null,
  ruleVersion: null,
});

/** People of the plan with needs, in the plan's order: still at work, not on leave. */
export function castNeeds(plan: Plan, needs: ReadonlyMap<string, DraftNeed[]>): Case[] {
  return plan.people.flatMap((person) => {
    const own = needs.get(person.id);
    return own && person.isWorking && !person.isOnLeave ? [{ person, needs: own }] : [];
  });
}
