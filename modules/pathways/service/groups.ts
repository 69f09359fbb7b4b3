/** Pathways as groups: coverage, unmet needs and the events planned from them, effect, load of tutors. */
import { isEmptyReach, type Reach, reaches, reachOf } from '#core/access/reach.ts';
import { recordAccess, recordChanges } from '#core/audit.ts';
import { type Context, requireAccess } from '#core/context.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { AppError } from '#core/errors.ts';
import { findSubject } from '#core/text/subject.ts';
import {
  getCampaign,
  getGroupLimits,
  listChangePairs,
  listCompetences,
  listDeficits,
} from '#modules/diagnostics/public.ts';
import { getSetting, listDirectory } from '#modules/settings/public.ts';
import { addNeededOffer } from '#modules/training/public.ts';
import { pathwayErrors } from '../errors.ts';
import * as queries from '../queries/groups.ts';
import { type SchoolCoverage, showCounts, showCoverage } from '../rules/coverage.ts';
import { describeEffect, listCautions } from '../rules/effect.ts';
import { groupUnmet, hideSmallUnmet } from '../rules/unmet.ts';
import { insertItems, setUnmet } from '../store/items.ts';
import { listPathways } from '../store/pathways.ts';
import { markAmended } from './load.ts';
import { widenedReach } from './visibility.ts';

const EVERYTHING: Reach = { all: true, organizationIds: [], personIds: [] };

/** Single people are seen within the content's reach; a group is seen in the whole municipality or in one's own schools. */
async function openView(context: Context): Promise<{ reach: Reach; seesSingle: boolean }> {
  const content = await widenedReach(context, 'pathway.content');
  if (content.all) return { reach: EVERYTHING, seesSingle: true };
  const coverage = reachOf(context.actor, 'pathway.coverage');
  return { reach: coverage, seesSingle: !coverage.all && !isEmptyReach(coverage) };
}

async function titlesOfCompetences(context: Context): Promise<(code: string) => string> {
  const titles = new Map((await listCompetences(context)).map(({ code, title }) => [code, title]));
  return (code) => titles.get(code) ?? code;
}

/** IOM-09: by school, who of those with deficits of the campaign has a pathway; names only for who may know them. */
export async function showCampaignCoverage(context: Context, campaignId: string) {
  await getCampaign(context, campaignId);
  const { reach, seesSingle } = await openView(context);
  const { least } = await getGroupLimits(context);
  const deficits = await listDeficits(context, { campaignId });
  const personIds = [...new Set(deficits.map(({ personId }) => personId))];
  const places = (await queries.listPlaces(context, personIds, campaignId)).filter(({ organizationId }) =>
    reaches(reach, { organizationIds: [organizationId] }),
  );
  const bySchool = Map.groupBy(places, ({ organizationId }) => organizationId);
  const rows = [...bySchool.values()].flatMap((own): SchoolCoverage[] => {
    const [first] = own;
    if (!first) return [];
    const { organizationId, organization, isLowResults } = first;
    const withPathway = own.filter(({ hasPathway }) => hasPathway).length;
    return [{ organizationId, organization, isLowResults, deficits: own.length, withPathway }];
  });
  const shown = showCoverage(rows, seesSingle ? 1 : least);
  const missing = places.filter(({ hasPathway }) => !hasPathway);
  if (seesSingle) {
    const seen = missing.map(({ personId }) => personId);
    await recordAccess(context, 'scores', seen, 'ИОМ: кому ещё нужен');
  }
  const listMissing = (id: string) =>
    missing.filter(({ organizationId }) => organizationId === id).map(({ personId, name }) => ({ personId, name }));
  return {
    rows: shown.rows.map((row) => ({ ...row, missing: seesSingle ? listMissing(row.organizationId) : null })),
    total: shown.total,
    least,
  };
}

/** «14 педагогов из 9 школ: нужен …» */
export async function showUnmet(context: Context) {
  const { reach, seesSingle } = await openView(context);
  const { least } = await getGroupLimits(context);
  const titleOf = await titlesOfCompetences(context);
  const shown = hideSmallUnmet(groupUnmet(await queries.listUnmetNeeds(context, reach)), seesSingle ? 1 : least);
  return {
    groups: shown.groups.map((group) => ({ ...group, title: titleOf(group.competence) })),
    hiddenGroups: shown.hiddenGroups,
    least,
    mayPlan: reachOf(context.actor, 'offer.edit').all,
  };
}

export interface PlannedEvent {
  readonly competence: string;
  readonly direction: string;
  readonly kind: string;
  readonly title: string;
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly place: string | null;
  readonly hours: number | null;
  readonly places: number | null;
}

/**
 * An event for those whose need nothing closes: an offer, and an item in each of their pathways, the older need first while places last.
 * @throws AppError `group_hidden`, `bad_period`
 */
export async function planEvent(context: Context, event: PlannedEvent): Promise<{ offerId: string; guests: number }> {
  requireAccess(context, 'offer.edit');
  const endsOn = event.endsOn ?? event.startsOn;
  if (endsOn < event.startsOn) throw new AppError(pathwayErrors.bad_period);
  const { seesSingle } = await openView(context);
  const { least } = await getGroupLimits(context);
  const needs = (await queries.listUnmetNeeds(context, EVERYTHING)).filter(
    ({ competence, direction }) => competence === event.competence && direction === event.direction,
  );
  const people = new Set(needs.map(({ personId }) => personId));
  if (!seesSingle && people.size < least) throw new AppError(pathwayErrors.group_hidden, { least });
  const subject = findSubject(event.direction);
  const { kind, title, startsOn, place, hours, places } = event;
  const offerId = await addNeededOffer(context, {
    ...{ kind, title, startsOn, endsOn, place, hours, places },
    competenceCodes: [event.competence],
    subjectCodes: subject === undefined ? [] : [subject],
  });
  const invited = needs.slice(0, places ?? needs.length);
  const item = {
    ...{ offerId, kind, title, hours, startsOn, dueOn: endsOn },
    ...{ content: null, output: null, form: 'in_person' as const },
  };
  const items = invited.map(({ pathwayId, needId }) => ({ pathwayId, fields: { ...item, needId } }));
  await insertItems(context, items, 'запланировано по общей потребности педагогов');
  await setUnmet(
    context,
    invited.map(({ needId }) => needId),
    null,
  );
  const pathways = await listPathways(context, [...new Set(invited.map(({ pathwayId }) => pathwayId))], true);
  await markAmended(context, pathways);
  await recordChanges(
    context,
    pathways.map(({ id }) => ({
      action: 'pathway.item_added',
      thing: 'pathway',
      thingId: id,
      after: { title, dueOn: endsOn },
    })),
  );
  return { offerId, guests: new Set(invited.map(({ personId }) => personId)).size };
}

/** Who is expected at an offer: names for who may know them, else how many from each school. */
export async function showGuests(context: Context, offerId: string) {
  const title = await queries.findOfferTitle(context, offerId);
  if (title === undefined) throw new AppError(frameErrors.not_found);
  const { reach, seesSingle } = await openView(context);
  const guests = (await queries.listGuests(context, offerId)).filter(({ organizationId }) =>
    reaches(reach, { organizationIds: [organizationId] }),
  );
  if (seesSingle)
    await recordAccess(
      context,
      'pathway',
      guests.map(({ personId }) => personId),
      'ИОМ: список приглашённых',
    );
  const groups = [...Map.groupBy(guests, ({ organizationId }) => organizationId)];
  const { least } = await getGroupLimits(context);
  const { counts, total } = showCounts(
    groups.map(([, own]) => own.length),
    seesSingle ? 1 : least,
  );
  const schools = groups.map(([organizationId, own], at) => ({
    organizationId,
    organization: own[0]?.organization ?? '',
    count: counts[at] ?? null,
    people: seesSingle ? own.map(({ itemId, personId, name, state }) => ({ itemId, personId, name, state })) : null,
  }));
  return { title, total, schools };
}

/** IOM-08. Of the whole municipality only: a school's pairs are too few to say anything. */
export async function showEffect(context: Context, campaignId: string) {
  requireAccess(context, 'pathway.coverage', {});
  await getCampaign(context, campaignId);
  const { least, mark } = await getGroupLimits(context);
  const competences = await listCompetences(context);
  const pairs = await listChangePairs(context, campaignId);
  const measured = new Set([...pairs.pairs, ...pairs.withoutRepeat].map(({ competence }) => competence));
  const kinds = await listDirectory(context, 'offer_kind', { withInactive: true });
  const kindTitles = new Map(kinds.map(({ code, title }) => [code, title]));
  const titles = new Map(competences.map(({ code, title }) => [code, title]));
  const codes = competences.map(({ code }) => code).filter((code) => measured.has(code));
  const input = { ...pairs, ...(await queries.listDoneKinds(context, campaignId)) };
  const effects = describeEffect(input, codes, context.actor.kind === 'system' ? 1 : least);
  return {
    competences: effects.map((effect) => ({
      ...effect,
      title: titles.get(effect.competence) ?? effect.competence,
      kinds: effect.kinds.map((row) => ({ ...row, title: kindTitles.get(row.kind) ?? row.kind })),
    })),
    cautions: listCautions(effects, mark),
    least,
    smallN: mark,
  };
}

/** IOM-06: tutors within reach with their load. */
export async function showTutors(context: Context) {
  const reach = reachOf(context.actor, 'pathway.read');
  const { tutorLoad } = await getSetting(context, 'pathway_rules');
  const rows = await queries.listTutorLoads(context, reach);
  return { rows: rows.map((row) => ({ ...row, isOverloaded: row.people > tutorLoad })), load: tutorLoad };
}
