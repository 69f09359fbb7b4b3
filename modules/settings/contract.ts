import { z } from 'zod';
import { daySchema, endpoint, idSchema, okSchema } from '#core/contract/endpoint.ts';
import { settingErrors } from './errors.ts';
import {
  directoryEntrySchema,
  directoryNameSchema,
  entryChangeSchema,
  newEntrySchema,
  settingKeySchema,
  settingSchema,
} from './model.ts';

export const settingsContract = {
  listSettings: endpoint({
    summary: 'Every setting: what holds today and all versions',
    gate: 'settings.read',
    output: z.array(settingSchema),
  }),
  saveSetting: endpoint({
    summary: 'A new version of a setting, from its day on, on the ground of an act',
    gate: 'settings.edit',
    input: z.object({
      key: settingKeySchema,
      value: z.unknown(),
      /** Today when absent. */
      validFrom: daySchema.optional(),
      act: z.string().trim().max(300).nullable().default(null),
    }),
    output: settingSchema,
    errors: [settingErrors.setting_invalid, settingErrors.act_needed, settingErrors.version_exists],
  }),
  listEntries: endpoint({
    summary: 'Entries of a directory, those switched off as well',
    gate: 'signed_in',
    input: z.object({ directory: directoryNameSchema }),
    output: z.array(directoryEntrySchema),
  }),
  addEntry: endpoint({
    summary: 'Add an entry to a directory',
    gate: 'settings.edit',
    input: newEntrySchema.extend({ directory: directoryNameSchema }),
    output: z.object({ id: idSchema, code: z.string() }),
    errors: [settingErrors.code_taken],
  }),
  editEntry: endpoint({
    summary: 'Rename, move, switch off or on an entry of a directory',
    gate: 'settings.edit',
    input: entryChangeSchema.extend({ id: idSchema }),
    output: okSchema,
  }),
};
