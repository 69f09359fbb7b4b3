import type { Context } from '#core/context.ts';
import { newId } from '#core/ids.ts';
import { findCampaignByTitle, saveResults } from '#modules/diagnostics/public.ts';
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
