import { isEmptyReach, reachOf } from '#core/access/reach.ts';
import { recordChange } from '#core/audit.ts';
import { type Context, todayOf } from '#core/context.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { AppError } from '#core/errors.ts';
import { findSubject } from '#core/text/subject.ts';
import {
  getCampaign,
  getGroupLimits,
  listCompetences,
  listDeficits,
  type PersonDeficit,
} from '#modules/diagnostics/public.ts';
import { getSetting } from '#modules/settings/public.ts';
import { listOpenOffers } from '#modules/training/public.ts';
import { type Ground, SKIP_REASONS, type SkipReason } from '../model.ts';
import { type Candidate, listCandidates, listDeclined } from '../queries/candidates.ts';
import { type Draft, type DraftPerson, draftPathways } from '../rules/draft.ts';
import type { DraftNeed, DraftRules } from '../rules/fit-offer.ts';
import { groupUnmet, hideSmallUnmet, type UnmetGroup } from '../rules/unmet.ts';
import { insertDrafts, lockDrafting, type NewDraft } from '../store/drafts.ts';

/** What drafting gives or would give; unmet groups as far as the actor may see them. */
export interface DraftOutcome {
  readonly drafted: number;
  readonly items: number;
  readonly unmet: readonly (UnmetGroup & { readonly title: string })[];
  readonly hiddenUnmet: number;
  readonly skipped: readonly { readonly reason: SkipReason; readonly n: number }[];
}

export interface DraftOptions {
  /** Code of directory «pathway_kind». */
  readonly kind: string;
  readonly isDryRun: boolean;
}

export async function getDraftRules(context: Context): Promise<DraftRules> {
  return getSetting(context, 'pathway_rules');
}

export function toDraftNeed(deficit: PersonDeficit): DraftNeed {
  return {
    competence: deficit.competenceCode,
    direction: deficit.direction,
    subjectCode: findSubject(deficit.direction) ?? null,
    level: deficit.level,
    since: deficit.heldOn,
    ruleVersion: deficit.ruleVersion,
  };
}

/** The days of a pathway that is there already, or that were asked for. */
type Days = Pick<DraftPerson, 'from' | 'until'>;
export const BEGUN_TODAY: Days = { from: null, until: null };

export function toDraftPerson(candidate: Candidate, needs: readonly DraftNeed[], days: Days): DraftPerson {
  const { personId, postCodes, subjectCodes, doneOfferIds, doneTitles, hoursTaken, isFirst } = candidate;
  return { personId, postCodes, subjectCodes, doneOfferIds, doneTitles, hoursTaken, isFirst, needs, ...days };
}

function findSkip(candidate: Candidate, declined: ReadonlySet<string>): SkipReason | undefined {
  if (!candidate.isReachable) return 'out_of_reach';
  if (candidate.hasPathway) return 'has_pathway';
  // A refusal is an answer: the same results do not ask again. By hand the person may have one at any time.
  if (declined.has(candidate.personId)) return 'declined';
  if (candidate.organizationId === null) return 'no_post';
  return candidate.isOnLeave ? 'on_leave' : undefined;
}

interface Plan {
  readonly drafts: readonly Draft[];
  readonly organizationOf: ReadonlyMap<string, string>;
  readonly skipped: ReadonlyMap<SkipReason, number>;
}

async function planDrafts(context: Context, campaignId: string): Promise<Plan> {
  const deficits = await listDeficits(context, { campaignId });
  const byPerson = Map.groupBy(deficits, ({ personId }) => personId);
  const candidates = await listCandidates(context, [...byPerson.keys()]);
  const declined = new Set(await listDeclined(context, campaignId));
  const skipped = new Map<SkipReason, number>();
  const people: DraftPerson[] = [];
  const organizationOf = new Map<string, string>();
  for (const candidate of candidates) {
    const reason = findSkip(candidate, declined);
    if (reason !== undefined) {
      skipped.set(reason, (skipped.get(reason) ?? 0) + 1);
      continue;
    }
    organizationOf.set(candidate.personId, candidate.organizationId ?? '');
    people.push(toDraftPerson(candidate, (byPerson.get(candidate.personId) ?? []).map(toDraftNeed), BEGUN_TODAY));
  }
  const offers = await listOpenOffers(context);
  const drafts = draftPathways(people, offers, await getDraftRules(context), todayOf(context));
  return { drafts, organizationOf, skipped };
}

/** Groups under the least stay hidden from who sees no single pathway; a school and a tutor see their own. */
async function showUnmet(context: Context, { drafts, organizationOf }: Plan) {
  const titles = new Map((await listCompetences(context)).map(({ code, title }) => [code, title]));
  const needs = drafts.flatMap(({ personId, needs: own }) =>
    own.flatMap(({ need, unmet }) =>
      unmet === null
        ? []
        : [
            {
              personId,
              organizationId: organizationOf.get(personId) ?? '',
              competence: need.competence,
              direction: need.direction,
              reason: unmet,
            },
          ],
    ),
  );
  const seesSingle = context.actor.kind === 'system' || !isEmptyReach(reachOf(context.actor, 'pathway.content'));
  const { least } = await getGroupLimits(context);
  const { groups, hiddenGroups } = hideSmallUnmet(groupUnmet(needs), seesSingle ? 1 : least);
  return {
    unmet: groups.map((group) => ({ ...group, title: titles.get(group.competence) ?? group.competence })),
    hiddenUnmet: hiddenGroups,
  };
}

async function toOutcome(context: Context, plan: Plan): Promise<DraftOutcome> {
  const { drafts, skipped } = plan;
  // Out of the actor's reach is nobody's business here: not even how many.
  const shown = SKIP_REASONS.filter((reason) => reason !== 'out_of_reach' && (skipped.get(reason) ?? 0) > 0);
  return {
    drafted: drafts.length,
    items: drafts.reduce((sum, { needs }) => sum + needs.reduce((own, { items }) => own + items.length, 0), 0),
    ...(await showUnmet(context, plan)),
    skipped: shown.map((reason) => ({ reason, n: skipped.get(reason) ?? 0 })),
  };
}

/**
 * IOM-03: drafts for everybody with a deficit of the campaign within the actor's reach, by the stated rules; stored unless it is a dry
 * run. @throws AppError `not_found`
 */
export async function draftCampaign(
  context: Context,
  campaignId: string,
  options: DraftOptions,
): Promise<DraftOutcome> {
  if (isEmptyReach(reachOf(context.actor, 'pathway.draft'))) throw new AppError(frameErrors.forbidden);
  const campaign = await getCampaign(context, campaignId);
  if (!options.isDryRun) await lockDrafting(context);
  const plan = await planDrafts(context, campaignId);
  const outcome = await toOutcome(context, plan);
  if (options.isDryRun) return outcome;
  await insertDrafts(
    context,
    plan.drafts.map(
      (draft): NewDraft => ({
        draft,
        organizationId: plan.organizationOf.get(draft.personId) ?? '',
        kind: options.kind,
        ground: 'diagnostics' satisfies Ground,
        campaignId,
        aim: null,
        maker: null,
        state: 'draft',
      }),
    ),
  );
  await recordChange(context, {
    action: 'pathway.campaign_drafted',
    thing: 'campaign',
    thingId: campaignId,
    after: { title: campaign.title, drafted: outcome.drafted, items: outcome.items },
  });
  return outcome;
}
