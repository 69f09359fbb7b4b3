/** What papers are made of, read from the database. */
import type { Context } from '#core/context.ts';
import { findDocumentOrganization } from '#modules/organizations/public.ts';
import { getSetting, listDirectory } from '#modules/settings/public.ts';
import type { PaperIssuer, PlanKind, PlanLine } from '../papers/model.ts';
import { type Colleague, listColleagues, listTutorIds } from '../queries/papers.ts';
import type { Pathway } from '../store/pathways.ts';

/** Letterhead and signer of a school. */
export async function loadSchoolIssuer(context: Context, organizationId: string): Promise<PaperIssuer> {
  const found = await findDocumentOrganization(context, organizationId);
  const requisites = found?.requisites ?? {};
  const { authority, place } = await getSetting(context, 'service');
  return {
    authority: requisites.authorityName ?? authority,
    name: requisites.fullName ?? found?.name ?? '',
    shortName: found?.shortName ?? '',
    address: found?.address ?? '',
    phone: found?.phone ?? '',
    email: found?.email ?? '',
    codes: found?.ogrn ? [`ОГРН ${found.ogrn}`] : [],
    place: requisites.place ?? place,
    signerPost: requisites.signerPost ?? found?.headPost ?? 'Директор',
    signerName: requisites.signerName ?? found?.headName ?? '',
  };
}

/** Letterhead of the service, for letters. */
export async function loadServiceIssuer(context: Context): Promise<PaperIssuer> {
  const service = await getSetting(context, 'service');
  const codes = [service.okpo && `ОКПО ${service.okpo}`, service.ogrn && `ОГРН ${service.ogrn}`];
  return {
    authority: service.authority,
    name: service.name,
    shortName: service.shortName,
    address: service.address,
    phone: service.phone,
    email: service.email,
    codes: codes.filter((code) => code !== ''),
    place: service.place,
    signerPost: service.headPost,
    signerName: service.headName,
  };
}

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
