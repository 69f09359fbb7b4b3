import type { Context } from '#core/context.ts';
import { readOrganizationName } from '#core/text/organization-name.ts';
import { findDocumentOrganization, listNamedOrganizations } from '#modules/organizations/public.ts';
import { getSetting } from '#modules/settings/public.ts';
import type { NoteIssuer } from './model.ts';

const SERVICE_KINDS: readonly string[] = ['rmk', 'imc', 'imdc', 'cro', 'methodical'];

/** The service among the organisations: by its name in the settings, else the only one of a methodical kind. */
async function findServiceId(context: Context, name: string): Promise<string | null> {
  const organizations = await listNamedOrganizations(context);
  if (name !== '') {
    const { key } = readOrganizationName(name);
    const found = organizations.find(({ names }) => names.some((each) => readOrganizationName(each).key === key));
    return found?.id ?? null;
  }
  const [only, ...others] = organizations.filter(({ kind }) => SERVICE_KINDS.includes(kind));
  return only && others.length === 0 ? only.id : null;
}

/** Letterhead and signer: the settings of the service go before the requisites of its organisation. */
export async function loadIssuer(context: Context): Promise<{ issuer: NoteIssuer; organizationId: string | null }> {
  const service = await getSetting(context, 'service');
  const organizationId = await findServiceId(context, service.name);
  const found = organizationId === null ? undefined : await findDocumentOrganization(context, organizationId);
  const { requisites } = found ?? { requisites: {} as NonNullable<typeof found>['requisites'] };
  const codes = [
    service.okpo && `ОКПО ${service.okpo}`,
    service.ogrn && `ОГРН ${service.ogrn}`,
    service.innKpp && `ИНН/КПП ${service.innKpp}`,
  ].filter((code) => code !== '');
  return {
    organizationId,
    issuer: {
      authority: service.authority || (requisites.authorityName ?? ''),
      name: service.name || (requisites.fullName ?? found?.name ?? ''),
      address: service.address,
      phone: service.phone,
      email: service.email,
      codes,
      place: service.place || (requisites.place ?? ''),
      signerPost: service.headPost || (requisites.signerPost ?? found?.headPost ?? ''),
      signerName: service.headName || (requisites.signerName ?? found?.headName ?? ''),
    },
  };
}
