import type { Handlers } from '#core/http/implement.ts';
import type { trainingContract } from './contract.ts';
import type { OfferFields } from './model.ts';
import * as service from './service.ts';

const OK = { ok: true } as const;

export const trainingHandlers: Handlers<typeof trainingContract> = {
  list: (context, { sort, descending, offset, limit, ...filter }) =>
    service.listOffers(context, filter, { sort, descending, offset, limit }),
  listUpcoming: async (context) => ({ rows: await service.listUpcoming(context) }),
  get: (context, { id }) => service.showOffer(context, id),
  choices: (context) => service.listChoices(context),
  add: async (context, fields) => ({ id: await service.addOffer(context, fields, 'hand') }),
  edit: async (context, { id, version, changes }) => ({
    version: await service.editOffer(context, id, version, changes as Partial<OfferFields>),
  }),
  cancel: (context, { id, reason }) => service.cancelOffer(context, id, reason).then(() => OK),
  restore: (context, { id }) => service.restoreOffer(context, id).then(() => OK),
  archive: (context, { id }) => service.archiveOffer(context, id).then(() => OK),
};
