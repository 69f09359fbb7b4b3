import type { Handlers } from '#core/http/implement.ts';
import type { readingsContract } from '../contract/readings.ts';
import type { Corrections } from '../reading/model.ts';
import * as service from '../service/readings.ts';

const OK = { ok: true } as const;

export const readingHandlers: Handlers<typeof readingsContract> = {
  openReading: { inSteps: async (open, given) => ({ id: await service.openReading(open, given) }) },
  listReadings: (context) => service.listReadings(context),
  showReading: { inSteps: (open, { id }) => service.showStudio(open, id) },
  correctReading: async (context, { id, version, corrections }) => ({
    version: await service.correctReading(context, id, version, corrections as Corrections),
  }),
  acceptFinding: (context, { fingerprint, isAccepted }) =>
    service.acceptFinding(context, fingerprint, isAccepted).then(() => OK),
  markReading: { inSteps: async (open, { id }) => ({ fileId: await service.markReading(open, id) }) },
  applyReading: async (context, { id, fields }) => ({ programmeId: await service.applyReading(context, id, fields) }),
  undoReading: (context, { id }) => service.undoReading(context, id).then(() => OK),
  dropReading: (context, { id }) => service.dropReading(context, id).then(() => OK),
};
