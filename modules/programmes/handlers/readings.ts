import type { Handlers } from '#core/http/implement.ts';
import type { readingsContract } from '../contract/readings.ts';
import type { Corrections } from '../reading/model.ts';
import * as service from '../service/readings.ts';

const OK = { ok: true } as const;

export const readingHandlers: Handlers<typeof readingsContract> = {
  openReading: async (context, given) => ({ id: await service.openReading(context, given) }),
  listReadings: (context) => service.listReadings(context),
  showReading: (context, { id }) => service.showStudio(context, id),
  correctReading: async (context, { id, version, corrections }) => ({
    version: await service.correctReading(context, id, version, corrections as Corrections),
  }),
  acceptFinding: (context, { fingerprint, isAccepted }) =>
    service.acceptFinding(context, fingerprint, isAccepted).then(() => OK),
  markReading: async (context, { id }) => ({ fileId: await service.markReading(context, id) }),
  applyReading: async (context, { id, fields }) => ({ programmeId: await service.applyReading(context, id, fields) }),
  undoReading: (context, { id }) => service.undoReading(context, id).then(() => OK),
  dropReading: (context, { id }) => service.dropReading(context, id).then(() => OK),
};
