import type { Handlers } from '#core/http/implement.ts';
import type { editionsContract } from '../contract/editions.ts';
import * as service from '../service/editions.ts';
import { withdrawEdition } from '../service/withdraw-edition.ts';

const OK = { ok: true } as const;

export const editionHandlers: Handlers<typeof editionsContract> = {
  editions: (context, { programmeId }) => service.listEditions(context, programmeId),
  compareEditions: (context, { programmeId, from, to }) => service.compareEditions(context, programmeId, from, to),
  explainEdition: async (context, { id, version, reason, reasons }) => ({
    version: await service.explainEdition(context, id, version, { reason, reasons }),
  }),
  enforceEdition: (context, { id, version, ...act }) =>
    service.enforceEdition(context, id, version, act).then(() => OK),
  reopenEdition: (context, { id }) => service.reopenEdition(context, id).then(() => OK),
  withdrawEdition: (context, { id, version }) => withdrawEdition(context, id, version).then(() => OK),
};
