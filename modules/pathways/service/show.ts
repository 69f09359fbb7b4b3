import { isEmptyReach, reaches, reachOf } from '#core/access/reach.ts';
import { recordAccess } from '#core/audit.ts';
import { type Context, requireAccess, todayOf } from '#core/context.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { AppError } from '#core/errors.ts';
import { listThingHistory } from '#modules/accounts/public.ts';
import { listCompetences, listDeficits } from '#modules/diagnostics/public.ts';
import { listDirectory } from '#modules/settings/public.ts';
import type { ListFilter } from '../contract/shapes.ts';
import { countStates, listPathwayRows } from '../queries/list.ts';
import * as queries from '../queries/show.ts';
import { ITEM_STEPS, type ItemStep, isApproved, isEditable, listSteps, mayTakeItem } from '../rules/states.ts';
import { type Item, listItems, listNeeds } from '../store/items.ts';
import { listPathways, type Pathway } from '../store/pathways.ts';
import { aboutPathway, widenedReach, widenedReaches } from './visibility.ts';

async function titlesOf(context: Context, directory: 'offer_kind' | 'pathway_kind'): Promise<(code: string) => string> {
  const entries = await listDirectory(context, directory, { withInactive: true });
  const titles = new Map(entries.map(({ code, title }) => [code, title]));
  return (code) => titles.get(code) ?? code;
}

/** The list tells that a pathway is there and how far it is; what it holds is behind its page. */
export async function listForActor(context: Context, filter: ListFilter) {
  const { content, edit } = await widenedReaches(context);
  const { rows, total } = await listPathwayRows(context, filter, content);
  const titleOf = await titlesOf(context, 'pathway_kind');
  return {
    rows: rows.map((row) => ({ ...row, kindTitle: titleOf(row.kind) })),
    total,
    states: await countStates(context, filter, content),
    mayDraft:
      reachOf(context.actor, 'pathway.draft').all || reachOf(context.actor, 'pathway.draft').organizationIds.length > 0,
    mayEdit: !isEmptyReach(edit),
    seesContent: !isEmptyReach(content),
  };
}

function isOverdue(item: Item, pathway: Pathway, today: string): boolean {
  return isApproved(pathway.state) && (item.state === 'planned' || item.state === 'returned') && item.dueOn < today;
}

async function loadContent(context: Context, pathway: Pathway, mayEdit: boolean) {
  const today = todayOf(context);
  const [items, needs] = [await listItems(context, [pathway.id]), await listNeeds(context, [pathway.id])];
  const competences = new Map((await listCompetences(context)).map(({ code, title }) => [code, title]));
  const deficits = await listDeficits(context, { personIds: [pathway.personId] });
  const current = new Set(deficits.map(({ competenceCode }) => competenceCode));
  const titleOf = await titlesOf(context, 'offer_kind');
  const isOwn = context.actor.personId === pathway.personId;
  return {
    needs: needs.map(({ pathwayId: _, ruleVersion, ...need }) => ({
      ...need,
      title: competences.get(need.competenceCode) ?? need.competenceCode,
      isOver: ruleVersion !== null && !current.has(need.competenceCode),
    })),
    items: items.map((item) => {
      const { pathwayId: _, position: __, ...shown } = item;
      const mayTake = (step: ItemStep) => (step === 'confirm' ? isOwn : mayEdit) && mayTakeItem(item.state, step);
      return {
        ...shown,
        kindTitle: titleOf(item.kind),
        isOverdue: isOverdue(item, pathway, today),
        actions: isApproved(pathway.state) ? ITEM_STEPS.filter(mayTake) : [],
      };
    }),
    consultations: await queries.listConsultations(context, pathway.id),
    hours: items.reduce((sum, item) => sum + (item.state === 'cancelled' ? 0 : (item.hours ?? 0)), 0),
  };
}

function countProgress(items: readonly Item[], pathway: Pathway, today: string) {
  return {
    items: items.filter(({ state }) => state !== 'cancelled').length,
    done: items.filter(({ state }) => state === 'done').length,
    overdue: items.filter((item) => isOverdue(item, pathway, today)).length,
  };
}

/** History in one's own words: without what the pathway holds for who may not open it. */
async function loadHistory(context: Context, id: string, seesContent: boolean) {
  const { rows } = await listThingHistory(context, 'pathway', id, { limit: 100, isOpened: seesContent });
  return rows.map(({ id: entryId, at, actorName, action, before, after }) => ({
    id: entryId,
    at,
    who: actorName,
    action,
    before,
    after,
  }));
}

/** IOM-01: one pathway; opening what it holds writes who looked. @throws not_found */
export async function showPathway(context: Context, id: string) {
  const [pathway] = await listPathways(context, [id]);
  const around = await queries.findSurroundings(context, id);
  if (!pathway || !around) throw new AppError(frameErrors.not_found);
  const about = aboutPathway(pathway);
  requireAccess(context, 'pathway.read', about);
  const seesContent = reaches(await widenedReach(context, 'pathway.content'), about);
  const mayEdit = reaches(await widenedReach(context, 'pathway.edit'), about);
  if (seesContent) await recordAccess(context, 'pathway', [pathway.personId], 'ИОМ');
  const isOwn = context.actor.personId === pathway.personId;
  const titleOf = await titlesOf(context, 'pathway_kind');
  const { amendedAt, createdAt: _, ...fields } = pathway;
  return {
    ...fields,
    ...around,
    kindTitle: titleOf(pathway.kind),
    isAmended: amendedAt !== null,
    content: seesContent ? await loadContent(context, pathway, mayEdit) : null,
    progress: countProgress(await listItems(context, [id]), pathway, todayOf(context)),
    history: await loadHistory(context, id, seesContent),
    isOwn,
    actions: [
      ...(mayEdit ? listSteps(pathway.state) : []),
      ...(mayEdit && isEditable(pathway.state) ? (['edit'] as const) : []),
      ...(mayEdit && isEditable(pathway.state) ? (['consult'] as const) : []),
      ...(isOwn && pathway.state === 'draft' ? (['answer'] as const) : []),
      ...(seesContent ? (['paper'] as const) : []),
    ],
  };
}

/** The person's own pathways, the living one first; a look at oneself is not logged. */
export async function listOwn(context: Context) {
  const { personId } = context.actor;
  const ids = personId === null ? [] : await queries.listIdsOfPerson(context, personId);
  return Promise.all(ids.map((id) => showPathway(context, id)));
}
