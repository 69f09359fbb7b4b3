import { addDays, type Day } from '#core/time/day.ts';
import type { Ground, PathwayState } from '#modules/pathways/model.ts';
import type { Draft } from '#modules/pathways/rules/draft.ts';
import { addRow, type DemoPerson, type Plan } from '../plan.ts';

export interface DemoPathway {
  readonly id: string;
  readonly person: DemoPerson;
  readonly draft: Draft;
  readonly itemIds: readonly string[];
}

export interface PathwayFields {
  readonly state: PathwayState;
  readonly ground: Ground;
  readonly campaignId: string | null;
  readonly kind?: string;
  readonly maker?: string;
  readonly aim?: string;
  readonly agreedOn?: Day;
  readonly approvedOn?: Day;
  readonly orderNumber?: string;
  readonly endedOn?: Day;
  readonly endReason?: string;
  readonly conclusion?: string;
  readonly consideredBy?: string;
  readonly consideredNumber?: string;
  readonly consideredOn?: Day;
}

export interface ItemProgress {
  readonly state: string;
  readonly doneOn?: Day;
  readonly evidence?: string;
  readonly remark?: string;
}

/** What one item has come to; decided where the pathway's own life is known. */
export type ProgressOf = (item: {
  readonly kind: string;
  readonly hours: number | null;
  readonly dueOn: Day;
}) => ItemProgress;

export const UNTOUCHED: ProgressOf = () => ({ state: 'planned' });

function addNeeds(plan: Plan, pathwayId: string, draft: Draft, progressOf: ProgressOf): string[] {
  const itemIds: string[] = [];
  for (const [position, { need, items, unmet }] of draft.needs.entries()) {
    const needId = addRow(plan, 'pathway_need', {
      pathwayId,
      competenceCode: need.competence,
      direction: need.direction,
      since: need.since,
      ruleVersion: need.ruleVersion,
      unmetReason: unmet,
      position,
    });
    for (const { offer, startsOn, dueOn, reason } of items) {
      const { state, doneOn = null, evidence = null, remark = null } = progressOf({ ...offer, dueOn });
      const { title, content, output, form, hours } = offer;
      itemIds.push(
        addRow(plan, 'pathway_item', {
          ...{ pathwayId, needId, offerId: offer.id, kind: offer.kind, title, content, output, form, hours },
          ...{ startsOn, dueOn, reason, state, doneOn, evidence, remark },
          ...{ evidenceFileId: null, remindedAt: null, position: itemIds.length, batchId: null, version: 1 },
        }),
      );
    }
  }
  return itemIds;
}

/** A pathway with its needs and items. */
export function addPathwayRows(
  plan: Plan,
  person: DemoPerson,
  draft: Draft,
  fields: PathwayFields,
  progressOf: ProgressOf = UNTOUCHED,
): DemoPathway {
  const id = addRow(plan, 'pathway', {
    ...{
      personId: person.id,
      organizationId: person.organization.id,
      kind: fields.kind ?? 'iom',
      ground: fields.ground,
    },
    ...{ campaignId: fields.campaignId, aim: fields.aim ?? null, startsOn: draft.startsOn, endsOn: draft.endsOn },
    ...{ state: fields.state, maker: fields.maker ?? null, agreedOn: fields.agreedOn ?? null },
    agreedHow: fields.agreedOn === undefined ? null : 'paper',
    consideredBy: fields.consideredBy ?? null,
    consideredNumber: fields.consideredNumber ?? null,
    consideredOn: fields.consideredOn ?? null,
    approvedOn: fields.approvedOn ?? null,
    orderNumber: fields.orderNumber ?? null,
    endedOn: fields.endedOn ?? null,
    endReason: fields.endReason ?? null,
    conclusion: fields.conclusion ?? null,
    ...{ amendedAt: null, batchId: null, createdBy: null, version: 1 },
    createdAt: `${addDays(draft.startsOn, -1)}T09:00:00Z`,
  });
  return { id, person, draft, itemIds: addNeeds(plan, id, draft, progressOf) };
}
