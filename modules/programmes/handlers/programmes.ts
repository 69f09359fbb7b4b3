import type { Handlers } from '#core/http/implement.ts';
import type { programmesContract } from '../contract/programmes.ts';
import { exportProgrammes } from '../service/programme-export.ts';
import * as service from '../service/programmes.ts';

const OK = { ok: true } as const;

export const programmeHandlers: Handlers<typeof programmesContract> = {
  list: (context, filter) => service.listProgrammes(context, filter),
  get: (context, { id }) => service.showProgramme(context, id),
  choices: (context) => service.listChoices(context),
  exportProgrammes: async (context, filter) => ({ fileId: await exportProgrammes(context, filter) }),
  history: (context, { id, ...page }) => service.showHistory(context, id, page),
  remove: (context, { id }) => service.removeProgramme(context, id).then(() => OK),
  add: async (context, fields) => ({ id: await service.addProgramme(context, fields) }),
  edit: async (context, { id, version, changes }) => ({
    version: await service.editProgramme(context, id, version, changes),
  }),
  move: (context, { id, action, conclusion, trackedFrom }) =>
    service.moveProgramme(context, id, action, conclusion, trackedFrom).then(() => OK),
};
