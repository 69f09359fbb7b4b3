import type { ErrorEntry } from '#core/contract/errors.ts';
import { transliterate } from '#core/text/transliterate.ts';
import { settingErrors } from './errors.ts';
import { SETTINGS, type SettingKey, type SettingValue } from './model.ts';

export interface StoredVersion {
  readonly version: number;
  readonly value: unknown;
  readonly validFrom: string;
}

/** The version of what came with the product; a municipality's own begin with the next. */
export const INITIAL_VERSION = 1;

/** The version that holds on the day: the latest begun, of two begun on one day the newer. Undefined: the product's own. */
export function pickVersion<V extends StoredVersion>(versions: readonly V[], day: string): V | undefined {
  return versions
    .filter(({ validFrom }) => validFrom <= day)
    .toSorted((a, b) => b.validFrom.localeCompare(a.validFrom) || b.version - a.version)[0];
}

/** A stored value in today's shape; one that no longer fits is a fault of the program, never passed over. */
export function readSetting<K extends SettingKey>(key: K, stored: StoredVersion | undefined): SettingValue<K> {
  const { schema, initial } = SETTINGS[key];
  return schema.parse(stored ? stored.value : initial) as SettingValue<K>;
}

export interface SettingDraft {
  readonly key: SettingKey;
  readonly value: unknown;
  readonly validFrom: string;
  readonly act: string | null;
}

export type DraftVerdict =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly error: ErrorEntry; readonly details: Readonly<Record<string, unknown>> };

function needsAct(key: SettingKey, value: unknown): boolean {
  if (key === 'pathway_visibility') return (value as SettingValue<'pathway_visibility'>).service;
  if (key !== 'score_visibility') return false;
  const { schoolHead, serviceNumbered } = value as SettingValue<'score_visibility'>;
  return schoolHead || serviceNumbered;
}

/** May this become the next version? The past is not rewritten: it begins not earlier than the last one. */
export function checkDraft(draft: SettingDraft, versions: readonly StoredVersion[]): DraftVerdict {
  const parsed = SETTINGS[draft.key].schema.safeParse(draft.value);
  if (!parsed.success) {
    const what = [...new Set(parsed.error.issues.map((issue) => issue.message))].join('; ');
    const fields = parsed.error.issues.map((issue) => issue.path.join('.'));
    return { ok: false, error: settingErrors.setting_invalid, details: { what, fields } };
  }
  if (needsAct(draft.key, parsed.data) && !draft.act)
    return { ok: false, error: settingErrors.act_needed, details: {} };
  const later = versions.find(({ validFrom }) => validFrom > draft.validFrom);
  if (later) return { ok: false, error: settingErrors.version_exists, details: { day: later.validFrom } };
  return { ok: true, value: parsed.data };
}

/** A code for an entry that people name: «Школа-сад» → `shkola_sad`, with a number when it is taken. */
export function makeEntryCode(title: string, taken: ReadonlySet<string>): string {
  const words = title.split(/[^\p{L}\p{N}]+/u).map((word) => transliterate(word).replaceAll('-', ''));
  const slug = words.filter(Boolean).join('_').slice(0, 50).replace(/_$/, '');
  const code = /^[a-z]/.test(slug) ? slug : `x_${slug}`.replace(/_$/, '');
  if (!taken.has(code)) return code;
  for (let number = 2; ; number++) if (!taken.has(`${code}_${number}`)) return `${code}_${number}`;
}
