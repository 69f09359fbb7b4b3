/** Pathways of one person: begun by hand on any ground, recorded from elsewhere, filled up where a need is open. */
import { can } from '#core/access/reach.ts';
import { recordChange } from '#core/audit.ts';
import { type Context, todayOf } from '#core/context.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { AppError } from '#core/errors.ts';
import { findSubject } from '#core/text/subject.ts';
import { addMonths } from '#core/time/day.ts';
import { getCampaign, listCompetences, listDeficits } from '#modules/diagnostics/public.ts';
import { listOpenOffers } from '#modules/training/public.ts';
import { pathwayErrors } from '../errors.ts';
import { GROUND_TITLES, type NewPathway, STATE_TITLES } from '../model.ts';
import { type Candidate, listCandidates } from '../queries/candidates.ts';
import { type Draft, draftPathways } from '../rules/draft.ts';
import type { DraftNeed } from '../rules/fit-offer.ts';
import { isEditable } from '../rules/states.ts';
import { insertDraftedItems, insertDrafts, lockDrafting } from '../store/drafts.ts';
import { listNeeds, type Need, setUnmet } from '../store/items.ts';
import { listAlive } from '../store/pathways.ts';
import { getDraftRules, toDraftNeed, toDraftPerson } from './drafting.ts';
import { getForEdit, markAmended } from './load.ts';

async function getCandidate(context: Context, personId: string): Promise<Candidate & { organizationId: string }> {
  const [candidate] = await listCandidates(context, [personId]);
  if (!candidate?.isReachable) throw new AppError(frameErrors.not_found);
  const { organizationId } = candidate;
  if (organizationId === null) throw new AppError(pathwayErrors.no_post);
  return { ...candidate, organizationId };
}

async function requireNone(context: Context, personId: string): Promise<void> {
  const [alive] = await listAlive(context, [personId]);
  if (!alive) return;
  const maker = alive.maker === null ? '' : `, ${alive.maker}`;
  throw new AppError(pathwayErrors.has_pathway, {
    what: `${GROUND_TITLES[alive.ground]}${maker}, ${STATE_TITLES[alive.state]}`,
  });
}

/** Deficits the actor may know of, then what was stated by people. */
async function gatherNeeds(context: Context, fields: NewPathway, organizationId: string): Promise<DraftNeed[]> {
  const { personId } = fields;
  const mayKnow = can(context.actor, 'diagnostics.needs', { personId, organizationIds: [organizationId] });
  const found = mayKnow ? (await listDeficits(context, { personIds: [personId] })).map(toDraftNeed) : [];
  const known = new Set(found.map(({ competence, direction }) => `${competence}|${direction}`));
  const codes = new Set((await listCompetences(context)).map(({ code }) => code));
  const stated = fields.needs
    .filter(
      ({ competenceCode, direction }) => codes.has(competenceCode) && !known.has(`${competenceCode}|${direction}`),
    )
    .map(({ competenceCode, direction }): DraftNeed => {
      const subjectCode = findSubject(direction) ?? null;
      return { competence: competenceCode, direction, subjectCode, level: null, since: null, ruleVersion: null };
    });
  return [...found, ...stated];
}

async function draftOne(context: Context, candidate: Candidate, needs: readonly DraftNeed[], fields: NewPathway) {
  const person = toDraftPerson(candidate, needs, { from: fields.startsOn, until: fields.endsOn });
  const drafts = draftPathways([person], await listOpenOffers(context), await getDraftRules(context), todayOf(context));
  const [draft] = drafts;
  if (!draft) throw new Error('one person gives one draft');
  return draft;
}

/** A pathway made elsewhere is recorded with its period and needs, and nothing is proposed beside it. */
function recordElsewhere(fields: NewPathway, needs: readonly DraftNeed[], today: string, months: number): Draft {
  const startsOn = fields.startsOn ?? today;
  return {
    personId: fields.personId,
    startsOn,
    endsOn: fields.endsOn ?? addMonths(startsOn, months),
    needs: needs.map((need) => ({ need, items: [], unmet: null })),
  };
}

/** IOM-01: one pathway by hand. @throws has_pathway, no_post, bad_period, not_found. @returns its id */
export async function addPathway(context: Context, fields: NewPathway): Promise<string> {
  await lockDrafting(context);
  const candidate = await getCandidate(context, fields.personId);
  await requireNone(context, fields.personId);
  if (fields.campaignId !== null) await getCampaign(context, fields.campaignId);
  if (fields.startsOn && fields.endsOn && fields.endsOn < fields.startsOn) throw new AppError(pathwayErrors.bad_period);
  const needs = await gatherNeeds(context, fields, candidate.organizationId);
  const { months } = await getDraftRules(context);
  const isElsewhere = fields.maker !== null;
  const drafted = isElsewhere
    ? recordElsewhere(fields, needs, todayOf(context), months)
    : await draftOne(context, candidate, needs, fields);
  const [id = ''] = await insertDrafts(context, [
    {
      draft: { ...drafted, startsOn: fields.startsOn ?? drafted.startsOn },
      organizationId: candidate.organizationId,
      kind: fields.kind,
      ground: fields.ground,
      campaignId: fields.campaignId,
      aim: fields.aim,
      maker: fields.maker,
      state: isElsewhere ? 'in_progress' : 'draft',
    },
  ]);
  return id;
}

function toNeed(need: Need): DraftNeed {
  const { competenceCode, direction, since, ruleVersion } = need;
  const subjectCode = findSubject(direction) ?? null;
  return { competence: competenceCode, direction, subjectCode, level: null, since, ruleVersion };
}

/** «Подобрать»: proposals for needs that nothing closes yet, e.g. after an offer was cancelled. @returns items added */
export async function fillUnmet(context: Context, pathwayIds: readonly string[]): Promise<number> {
  await lockDrafting(context);
  const pathways = (await getForEdit(context, pathwayIds)).filter(({ state }) => isEditable(state));
  const open = Map.groupBy(
    (await listNeeds(context, pathwayIds)).filter(({ unmetReason }) => unmetReason !== null),
    ({ pathwayId }) => pathwayId,
  );
  const candidates = new Map(
    (
      await listCandidates(
        context,
        pathways.map(({ personId }) => personId),
      )
    ).map((one) => [one.personId, one]),
  );
  const waiting = pathways.flatMap((pathway) => {
    const candidate = candidates.get(pathway.personId);
    const needs = open.get(pathway.id) ?? [];
    return candidate && needs.length > 0 ? [{ pathway, candidate, needs }] : [];
  });
  const drafts = draftPathways(
    waiting.map(({ pathway, candidate, needs }) =>
      toDraftPerson(candidate, needs.map(toNeed), { from: pathway.startsOn, until: pathway.endsOn }),
    ),
    await listOpenOffers(context),
    await getDraftRules(context),
    todayOf(context),
  );
  let added = 0;
  for (const [at, draft] of drafts.entries()) {
    const { pathway, needs } = waiting[at] ?? { needs: [] };
    if (!pathway) continue;
    const filled = draft.needs.map((drafted, index) => ({ drafted, id: needs[index]?.id ?? '' }));
    const closed = filled.filter(({ drafted }) => drafted.unmet === null);
    const count = closed.reduce((sum, { drafted }) => sum + drafted.items.length, 0);
    if (count === 0) continue;
    await insertDraftedItems(context, pathway.id, closed);
    await setUnmet(
      context,
      closed.map(({ id }) => id),
      null,
    );
    await markAmended(context, [pathway]);
    await recordChange(context, {
      action: 'pathway.filled',
      thing: 'pathway',
      thingId: pathway.id,
      after: { items: count },
    });
    added += count;
  }
  return added;
}
