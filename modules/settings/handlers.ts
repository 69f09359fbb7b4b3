import type { Handlers } from '#core/http/implement.ts';
import type { settingsContract } from './contract.ts';
import { addEntry, editEntry, listEntries, listSettings, saveSetting } from './service.ts';

export const settingsHandlers: Handlers<typeof settingsContract> = {
  listSettings: (context) => listSettings(context),
  saveSetting: (context, input) => saveSetting(context, input),
  listEntries: (context, { directory }) => listEntries(context, directory),
  addEntry: (context, input) => addEntry(context, input),
  editEntry: (context, input) => editEntry(context, input).then(() => ({ ok: true }) as const),
};
