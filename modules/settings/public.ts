import { type Context, todayOf } from '#core/context.ts';
import {
  DIRECTORY_NAMES,
  type DirectoryEntry,
  type DirectoryName,
  type SettingKey,
  type SettingValue,
} from './model.ts';
import { selectEntries, selectVersions } from './queries.ts';
import { READY_ENTRIES } from './ready-entries.ts';
import { INITIAL_VERSION, pickVersion, readSetting } from './rules.ts';
import { insertEntries } from './store.ts';

/** What held on the day with its version, which reports name. @param asOf 'YYYY-MM-DD', today when absent */
export async function getSettingVersion<K extends SettingKey>(
  context: Context,
  key: K,
  asOf: string = todayOf(context),
): Promise<{ version: number; value: SettingValue<K>; act: string | null }> {
  const held = pickVersion(await selectVersions(context, key), asOf);
  return { version: held?.version ?? INITIAL_VERSION, value: readSetting(key, held), act: held?.act ?? null };
}

/** What held on the day, or the product's own. @param asOf 'YYYY-MM-DD', today when absent */
export async function getSetting<K extends SettingKey>(
  context: Context,
  key: K,
  asOf?: string,
): Promise<SettingValue<K>> {
  return (await getSettingVersion(context, key, asOf)).value;
}

/** Entries that are offered, in the municipality's order; `withInactive` for reading old records. */
export async function listDirectory(
  context: Context,
  name: DirectoryName,
  { withInactive = false }: { withInactive?: boolean } = {},
): Promise<DirectoryEntry[]> {
  const entries = await selectEntries(context, name);
  return withInactive ? entries : entries.filter((entry) => entry.isActive);
}

/** Fills a new municipality's directories with the ready sets; what is there already stays. */
export async function prepareSettings(context: Context): Promise<void> {
  const entries = DIRECTORY_NAMES.flatMap((directory) =>
    READY_ENTRIES[directory].map((entry, index) => ({ ...entry, directory, position: index + 1 })),
  );
  await insertEntries(context, entries);
}
