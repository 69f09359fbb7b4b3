import type { Context } from '#core/context.ts';
import { findDocumentOrganization } from '#modules/organizations/public.ts';
import { getSetting } from '#modules/settings/public.ts';
import type { PaperIssuer } from './model/paper.ts';

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

/** Letterhead and signer of the service. */
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
