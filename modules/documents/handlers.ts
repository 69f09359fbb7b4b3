import type { Handlers } from '#core/http/implement.ts';
import type { documentsContract } from './contract.ts';
import * as service from './service.ts';
import * as templates from './templates.ts';

export const documentsHandlers: Handlers<typeof documentsContract> = {
  list: service.listDocuments,
  get: (context, { id }) => service.showDocument(context, id),
  setNumberAndDate: async (context, { id, version, ...signed }) => ({
    version: await service.setNumberAndDate(context, id, version, signed),
  }),
  withdraw: async (context, { id, version, reason }) => ({
    version: await service.withdraw(context, id, version, reason),
  }),
  restore: async (context, { id, version }) => ({ version: await service.restore(context, id, version) }),
  listTemplates: (context, { organizationId }) => templates.listTemplates(context, organizationId),
  getDefaultTemplate: (context, { kind }) => templates.getDefaultTemplate(context, kind),
  uploadTemplate: (context, { kind, fileId, organizationId }) =>
    templates.uploadTemplate(context, kind, fileId, organizationId),
  copyMunicipalTemplate: async (context, { kind, organizationId }) => ({
    version: await templates.copyMunicipalTemplate(context, kind, organizationId),
  }),
  chooseVersion: async (context, { kind, id, organizationId }) => {
    await templates.chooseVersion(context, kind, id, organizationId);
    return { ok: true };
  },
};
