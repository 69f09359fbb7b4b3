import { sql } from 'kysely';
import { type AuditRecord, recordChanges } from '#core/audit.ts';
import type { Context } from '#core/context.ts';
import { insertMany } from '#core/db/bulk.ts';
import { newId } from '#core/ids.ts';
import type { Ground } from '../model.ts';
import type { Draft, DraftedNeed } from '../rules/draft.ts';

/** A draft with what the rules do not know of it. */
export interface NewDraft {
  readonly draft: Draft;
  readonly organizationId: string;
  readonly kind: string;
  readonly ground: Ground;
  readonly campaignId: string | null;
  readonly aim: string | null;
  readonly maker: string | null;
  readonly state: 'draft' | 'in_progress';
}

const AUDIT_CHUNK = 5000;

function toNeedRow(context: Context, pathwayId: string, { need, unmet }: DraftedNeed, position: number) {
  return {
    tenantId: context.tenantId,
    id: newId(),
    pathwayId,
    competenceCode: need.competence,
    direction: need.direction,
    since: need.since,
    ruleVersion: need.ruleVersion,
    unmetReason: unmet,
    position,
  };
}

/** The items of a need, in the order of their dates within the pathway. */
function toItemRows(
  context: Context,
  pathwayId: string,
  needId: string,
  drafted: Pick<DraftedNeed, 'items'>,
  from: number,
) {
  return drafted.items.map(({ offer, reason, startsOn, dueOn }, index) => ({
    tenantId: context.tenantId,
    id: newId(),
    pathwayId,
    needId,
    offerId: offer.id,
    kind: offer.kind,
    title: offer.title,
    content: offer.content,
    output: offer.output,
    form: offer.form,
    hours: offer.hours,
    startsOn,
    dueOn,
    reason,
    state: 'planned',
    position: from + index,
    version: 1,
  }));
}

/** One drafting at a time in a municipality: two would give the last place away twice. Until the transaction ends. */
export async function lockDrafting({ db, tenantId }: Context): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`pathway.draft ${tenantId}`}, 0))`.execute(db);
}

/** Stores drafts in sets, each with one audit row. @returns their ids, in the order given */
export async function insertDrafts(context: Context, drafts: readonly NewDraft[]): Promise<string[]> {
  const { db, tenantId, actor } = context;
  const now = context.services.clock.now().toISOString();
  const pathways = drafts.map(({ draft, ...fields }) => ({
    tenantId,
    id: newId(),
    personId: draft.personId,
    startsOn: draft.startsOn,
    endsOn: draft.endsOn,
    ...fields,
    createdBy: actor.accountId,
    createdAt: now,
    version: 1,
  }));
  const needs: ReturnType<typeof toNeedRow>[] = [];
  const items: ReturnType<typeof toItemRows> = [];
  drafts.forEach(({ draft }, at) => {
    const pathwayId = pathways[at]?.id ?? '';
    const first = items.length;
    draft.needs.forEach((drafted, position) => {
      const need = toNeedRow(context, pathwayId, drafted, position);
      needs.push(need);
      items.push(...toItemRows(context, pathwayId, need.id, drafted, items.length - first));
    });
  });
  await insertMany(db, 'pathway', pathways);
  await insertMany(db, 'pathway_need', needs);
  await insertMany(db, 'pathway_item', items);
  const records = pathways.map(
    ({ id, personId, ground, kind }): AuditRecord => ({
      action: 'pathway.drafted',
      thing: 'pathway',
      thingId: id,
      after: { personId, ground, kind },
    }),
  );
  for (let at = 0; at < records.length; at += AUDIT_CHUNK)
    await recordChanges(context, records.slice(at, at + AUDIT_CHUNK));
  return pathways.map(({ id }) => id);
}

/** Items proposed later for needs that stood open. */
export async function insertDraftedItems(
  context: Context,
  pathwayId: string,
  filled: readonly { readonly id: string; readonly drafted: DraftedNeed }[],
): Promise<void> {
  const rows = filled.flatMap(({ id, drafted }) => toItemRows(context, pathwayId, id, drafted, 1000));
  await insertMany(context.db, 'pathway_item', rows);
}
