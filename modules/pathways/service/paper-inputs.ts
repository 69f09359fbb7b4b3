/** What papers are made of, read from the database. */
import type { Context } from '#core/context.ts';
import { listDirectory } from '#modules/settings/public.ts';
import type { PlanKind, PlanLine } from '../papers/model.ts';
import { type Colleague, listColleagues, listTutorIds } from '../queries/papers.ts';
import type { Pathway } from '../store/pathways.ts';

export async function loadKinds(context: Context): Promise<(code: string) => PlanKind> {
  const entries = await listDirectory(context, 'pathway_kind', { withInactive: true });
  const titles = new Map(entries.map(({ code, title }) => [code, title]));
  return (code) => ({ code, title: titles.get(code) ?? code });
}

export interface LoadedLine extends PlanLine {
  readonly pathway: Pathway;
  readonly teacher: Colleague;
  readonly tutor: Colleague | null;
}

/** Lines of a list in the order of the pathways given. */
export async function loadLines(
  context: Context,
  pathways: readonly Pathway[],
  organizationId: string | null,
): Promise<LoadedLine[]> {
  const personIds = pathways.map(({ personId }) => personId);
  const tutorIds = await listTutorIds(context, personIds);
  const people = await listColleagues(context, [...personIds, ...tutorIds.values()], organizationId);
  const kindOf = await loadKinds(context);
  return pathways.flatMap((pathway) => {
    const teacher = people.get(pathway.personId);
    if (!teacher) return [];
    const { startsOn, endsOn } = pathway;
    const tutor = people.get(tutorIds.get(pathway.personId) ?? '') ?? null;
    return [{ pathway, teacher, kind: kindOf(pathway.kind), tutor, startsOn, endsOn }];
  });
}
