import type { Context } from '#core/context.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { AppError } from '#core/errors.ts';
import { listCohorts } from '../cohorts.ts';
import { ATTENTION_KINDS } from '../model/attention.ts';
import { listFilter } from '../model.ts';
import { countPeople } from '../queries/people.ts';
import { listFigurePeople } from '../queries/summary.ts';

/** @throws not_found for a share that is not among the municipality's */
export async function showFigure(
  context: Context,
  code: string,
  organizationIds: readonly string[],
  asOf: string | undefined,
) {
  const people = await listFigurePeople(context, code, organizationIds, asOf);
  if (!people) throw new AppError(frameErrors.not_found);
  return people;
}

/** Counts for the first page of the day: how many people there are and whose papers end soon. */
export async function countAttention(context: Context) {
  const { people, partTimers } = await countPeople(context, listFilter.parse({}), undefined);
  const lines = [];
  for (const kind of ATTENTION_KINDS) {
    const found = await countPeople(context, listFilter.parse({ attention: kind }), undefined);
    lines.push({ kind, count: found.people });
  }
  return { people, partTimers, lines };
}

export async function showCohorts(context: Context) {
  return (await listCohorts(context)).map(({ code, title }) => ({ code, title }));
}
