import type { Role } from '#core/access/grants.ts';
import type { Context } from '#core/context.ts';
import { newId } from '#core/ids.ts';
import { findCampaignByTitle, saveResults } from '#modules/diagnostics/public.ts';
import { registerDocumentKind } from '#modules/documents/public.ts';
import { setNumberAndDate, showDocument } from '#modules/documents/service.ts';
import { listFilterSchema, type PathwayRow } from '#modules/pathways/contract/shapes.ts';
import { PATHWAY_PAPER_KINDS } from '#modules/pathways/papers/kinds.ts';
import { pathwaysModule } from '#modules/pathways/server.ts';
import { draftCampaign } from '#modules/pathways/service/drafting.ts';
import { movePathways } from '#modules/pathways/service/life.ts';
import { makeOrders } from '#modules/pathways/service/orders.ts';
import { listForActor, showPathway } from '#modules/pathways/service/show.ts';
import { EMPTY_OFFER, type OfferFields } from '#modules/training/model.ts';
import { buildModel, buildPeople, buildSchool } from './diagnostics.ts';

export interface PathwayScene {
  readonly campaignId: string;
  readonly campaign: string;
  readonly schools: readonly string[];
  /** People of each school; all of them have a low digital score. */
  readonly people: readonly (readonly string[])[];
}

const CAMPAIGN = 'Диагностика 2026';

/** A campaign whose participants all are low in «digital» at the entry: `counts` people in each school. */
export async function buildPathwayScene(context: Context, counts: readonly number[]): Promise<PathwayScene> {
  await buildModel(context);
  const schools: string[] = [];
  const people: string[][] = [];
  for (const [index, count] of counts.entries()) {
    const school = await buildSchool(context, index + 1);
    schools.push(school);
    people.push(await buildPeople(context, count, school, { subjectCodes: ['mathematics'] }));
  }
  const rows = people.flatMap((own, index) =>
    own.map((personId) => ({
      personId,
      organizationId: schools[index],
      state: 'done' as const,
      scores: [{ competenceCode: 'digital', state: 'known' as const, score: 40 }],
    })),
  );
  await saveResults(context, { campaignTitle: CAMPAIGN, stage: 'entry', batchId: null, rows });
  const campaignId = (await findCampaignByTitle(context, CAMPAIGN))?.id ?? '';
  return { campaignId, campaign: CAMPAIGN, schools, people };
}

/** An offer of the catalogue that closes «digital» unless the fields say otherwise. @returns its id */
export async function buildOffer(context: Context, fields: Partial<OfferFields> = {}): Promise<string> {
  const id = newId();
  const whole = {
    ...EMPTY_OFFER,
    kind: 'self_study',
    title: `Тема ${id.slice(-6)}`,
    competenceCodes: ['digital'],
    ...fields,
  };
  await context.db
    .insertInto('offer')
    .values({ ...whole, tenantId: context.tenantId, id } as never)
    .execute();
  return id;
}

/** Lets the module hear of what others tell, as the server does at start; kinds of its papers are known. */
export function wirePathways(context: Context): void {
  pathwaysModule.listen?.(context.services.events);
  for (const kind of PATHWAY_PAPER_KINDS) registerDocumentKind(kind);
}

/** Pathways as the list shows them to the actor. */
export async function listRows(context: Context, filter: Record<string, unknown> = {}): Promise<PathwayRow[]> {
  return (await listForActor(context, listFilterSchema.parse(filter))).rows;
}

export async function contentOf(context: Context, id: string) {
  const pathway = await showPathway(context, id);
  if (pathway.content === null) throw new Error('the actor does not see the content');
  return { ...pathway, content: pathway.content };
}

export interface DraftedScene extends PathwayScene {
  readonly offerId: string;
  /** Pathways of each school, in the order of its people. */
  readonly pathways: readonly (readonly string[])[];
}

/** A scene whose people have drafts: one need and one item each, of an offer in a month. */
export async function buildDrafts(context: Context, counts: readonly number[]): Promise<DraftedScene> {
  const scene = await buildPathwayScene(context, counts);
  const offerId = await buildOffer(context, {
    ...{ kind: 'seminar', title: 'Семинар «Цифровой урок»', startsOn: '2026-12-10', endsOn: '2026-12-10', hours: 4 },
  });
  await draftCampaign(context, scene.campaignId, { kind: 'iom', isDryRun: false });
  const byPerson = new Map((await listRows(context)).map(({ personId, id }) => [personId, id]));
  return {
    ...scene,
    offerId,
    pathways: scene.people.map((own) => own.map((personId) => byPerson.get(personId) ?? '')),
  };
}

/** Agreed on paper and put into an order of the school. @returns the document, not signed yet */
export async function orderPathways(
  context: Context,
  scene: DraftedScene,
  { school = 0, campaignId = null }: { school?: number; campaignId?: string | null } = {},
): Promise<string> {
  await movePathways(context, scene.pathways[school] ?? [], { step: 'agree', text: null, on: null });
  const organizationId = scene.schools[school] ?? '';
  const [order] = await makeOrders(context, { campaignId, organizationId, purpose: 'approve' });
  return order?.documentId ?? '';
}

/** «Внести номер и дату» */
export async function signOrder(context: Context, documentId: string, number = '4-у', signedOn = '2026-11-20') {
  const { version } = await showDocument(context, documentId);
  return setNumberAndDate(context, documentId, version, { number, signedOn });
}

/** Pathways under way: those of the first school are approved by an order. */
export async function buildRunning(context: Context, counts: readonly number[]): Promise<DraftedScene> {
  wirePathways(context);
  const scene = await buildDrafts(context, counts);
  for (const school of counts.keys()) await signOrder(context, await orderPathways(context, scene, { school }));
  return scene;
}

interface Member {
  readonly role: Role;
  readonly organizationId?: string;
  readonly personId?: string;
}

/** An account inside the test's own transaction, with one assignment since 2020. @returns its id */
export async function addMember({ db, tenantId }: Context, { role, ...member }: Member): Promise<string> {
  const [id, membershipId] = [newId(), newId()];
  const { organizationId = null, personId = null } = member;
  const mail = { email: `${id}@opora.invalid`, emailVerified: true, username: `test.${id.slice(-12)}` };
  await db
    .insertInto('userAccount')
    .values({ id, name: 'Проверочная Анна', ...mail })
    .execute();
  await db.insertInto('membership').values({ id: membershipId, tenantId, userId: id, personId }).execute();
  await db
    .insertInto('assignment')
    .values({ tenantId, id: newId(), membershipId, role, organizationId, startsOn: '2020-09-01' })
    .execute();
  return id;
}

export async function noticesOf({ db, tenantId }: Context, accountId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('notice')
    .select('text')
    .where('tenantId', '=', tenantId)
    .where('userId', '=', accountId)
    .orderBy('id')
    .execute();
  return rows.map(({ text }) => text);
}

/** A tutor of the people, since 2020. */
export async function addTutor(
  { db, tenantId }: Context,
  tutorPersonId: string,
  personIds: readonly string[],
): Promise<void> {
  const rows = personIds.map((personId) => ({
    tenantId,
    id: newId(),
    tutorPersonId,
    personId,
    startsOn: '2020-09-01',
  }));
  await db.insertInto('tutorship').values(rows).execute();
}
