import type { Handlers } from '#core/http/implement.ts';
import type { partsContract } from '../contract/parts.ts';
import { editPassport, saveParts } from '../service/parts.ts';

export const partHandlers: Handlers<typeof partsContract> = {
  saveStages: (context, { programmeId, version, parts }) => saveParts(context, 'stages', programmeId, version, parts),
  saveTasks: (context, { programmeId, version, parts }) => saveParts(context, 'tasks', programmeId, version, parts),
  saveRisks: (context, { programmeId, version, parts }) => saveParts(context, 'risks', programmeId, version, parts),
  saveFinance: (context, { programmeId, version, parts }) => saveParts(context, 'finance', programmeId, version, parts),
  editPassport: async (context, { programmeId, version, ...changes }) => ({
    version: await editPassport(context, programmeId, version, changes),
  }),
};
