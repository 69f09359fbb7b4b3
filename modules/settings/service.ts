import { can } from '#core/access/reach.ts';
import { recordChange } from '#core/audit.ts';
import { type Context, requireAccess, todayOf } from '#core/context.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { AppError } from '#core/errors.ts';
import { formatDay } from '#core/time/format.ts';
import { settingErrors } from './errors.ts';
import {
  type DirectoryEntry,
  type DirectoryName,
  SETTING_KEYS,
  SETTINGS,
  type Setting,
  type SettingKey,
  type SettingVersion,
} from './model.ts';
import { findEntry, selectEntries, selectVersions } from './queries.ts';
import { checkDraft, INITIAL_VERSION, makeEntryCode, pickVersion, readSetting } from './rules.ts';
import { insertEntry, insertVersion, lockSetting, updateEntry } from './store.ts';

type VersionRow = Awaited<ReturnType<typeof selectVersions>>[number];

function toVersion(key: SettingKey, row: VersionRow | undefined): SettingVersion {
  if (!row) {
    const value = readSetting(key, undefined);
    return { version: INITIAL_VERSION, value, validFrom: null, act: null, authorName: null, createdAt: null };
  }
  const { version, validFrom, act, authorName, createdAt } = row;
  return { version, value: readSetting(key, row), validFrom, act, authorName, createdAt };
}

function toSetting(context: Context, key: SettingKey, rows: readonly VersionRow[]): Setting {
  const own = rows.filter((row) => row.key === key);
  return {
    key,
    title: SETTINGS[key].title,
    current: toVersion(key, pickVersion(own, todayOf(context))),
    versions: [...own.map((row) => toVersion(key, row)), toVersion(key, undefined)],
    mayEdit: can(context.actor, 'settings.edit'),
  };
}

/** Every setting with what holds today and all its versions, newest first. */
export async function listSettings(context: Context): Promise<Setting[]> {
  requireAccess(context, 'settings.read');
  const rows = await selectVersions(context);
  return SETTING_KEYS.map((key) => toSetting(context, key, rows));
}

interface Draft {
  readonly key: SettingKey;
  readonly value: unknown;
  readonly validFrom?: string | undefined;
  readonly act: string | null;
}

/** A new version, from its day on. @throws setting_invalid, act_needed, version_exists */
export async function saveSetting(context: Context, draft: Draft): Promise<Setting> {
  requireAccess(context, 'settings.edit');
  const { key } = draft;
  await lockSetting(context, key);
  const rows = await selectVersions(context, key);
  const next = {
    key,
    value: draft.value,
    validFrom: draft.validFrom ?? todayOf(context),
    act: draft.act?.trim() || null,
  };
  const verdict = checkDraft(next, rows);
  if (!verdict.ok) {
    const { day, ...details } = verdict.details;
    throw new AppError(verdict.error, { ...details, ...(day !== undefined && { day: formatDay(String(day)) }) });
  }
  const before = pickVersion(rows, next.validFrom);
  const version = Math.max(INITIAL_VERSION, ...rows.map((row) => row.version)) + 1;
  await insertVersion(context, { ...next, version, value: verdict.value });
  await recordChange(context, {
    action: 'setting.saved',
    thing: 'setting',
    thingId: null,
    before: { key, ...(before && { version: before.version }), setting: readSetting(key, before) },
    after: { key, version, validFrom: next.validFrom, act: next.act, setting: verdict.value },
  });
  return toSetting(context, key, await selectVersions(context, key));
}

export async function listEntries(context: Context, directory: DirectoryName): Promise<DirectoryEntry[]> {
  return selectEntries(context, directory);
}

interface NewEntry {
  readonly directory: DirectoryName;
  readonly title: string;
  readonly code?: string | undefined;
  readonly synonyms: readonly string[];
}

/** @throws code_taken */
export async function addEntry(context: Context, entry: NewEntry): Promise<{ id: string; code: string }> {
  requireAccess(context, 'settings.edit');
  const existing = await selectEntries(context, entry.directory);
  const taken = new Set(existing.map(({ code }) => code));
  if (entry.code !== undefined && taken.has(entry.code)) {
    throw new AppError(settingErrors.code_taken, { code: entry.code });
  }
  const code = entry.code ?? makeEntryCode(entry.title, taken);
  const position = Math.max(0, ...existing.map((other) => other.position)) + 1;
  const { directory, title, synonyms } = entry;
  const id = await insertEntry(context, { directory, position, code, title, synonyms });
  await recordChange(context, {
    action: 'directory.added',
    thing: 'directory_entry',
    thingId: id,
    after: { directory, code, title },
  });
  return { id, code };
}

interface EntryChange {
  readonly id: string;
  readonly title?: string | undefined;
  readonly synonyms?: readonly string[] | undefined;
  readonly isActive?: boolean | undefined;
  readonly position?: number | undefined;
}

/** The code stays: records keep it. Switched off, an entry is no longer offered, but old records keep their words. */
export async function editEntry(context: Context, { id, ...change }: EntryChange): Promise<void> {
  requireAccess(context, 'settings.edit');
  const entry = await findEntry(context, id);
  if (!entry) throw new AppError(frameErrors.not_found);
  await updateEntry(context, id, change);
  const names = (Object.keys(change) as (keyof typeof change)[]).filter((name) => change[name] !== undefined);
  await recordChange(context, {
    action: 'directory.edited',
    thing: 'directory_entry',
    thingId: id,
    before: {
      directory: entry.directory,
      title: entry.title,
      ...Object.fromEntries(names.map((name) => [name, entry[name]])),
    },
    after: Object.fromEntries(names.map((name) => [name, change[name]])),
  });
}
