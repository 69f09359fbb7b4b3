import type { HeaderColumn, Mapping, MappingEntry, RememberedMapping } from '../model.ts';
import { titleKey } from './title-words.ts';

function hashText(text: string, seed: number): number {
  let hash = seed;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 16777619);
  return hash >>> 0;
}

/** Signature of a table's titles: the same for moved columns, other spacing, ё and broken words; 16 hexadecimal digits. */
export function mappingKey(columns: readonly HeaderColumn[]): string {
  const text = columns
    .map((column) => titleKey(column.title))
    .filter((key) => key !== '')
    .sort()
    .join('|');
  const part = (seed: number) => hashText(text, seed).toString(16).padStart(8, '0');
  return part(2166136261) + part(3735928559);
}

/** What is kept of a confirmed mapping: titles with their fields, columns without a title left out. */
export function rememberMapping(mapping: Mapping): RememberedMapping {
  return {
    columns: mapping.entries
      .filter((entry) => titleKey(entry.title) !== '')
      .map((entry) => ({ titleKey: titleKey(entry.title), title: entry.title, fields: [...entry.fields] })),
  };
}

export const mappingConflictKinds = ['gone', 'added', 'repeated'] as const;

export interface MappingConflict {
  readonly kind: (typeof mappingConflictKinds)[number];
  readonly title: string;
  readonly message: string;
}

export interface AppliedMapping extends Mapping {
  readonly conflicts: readonly MappingConflict[];
  /** True where every remembered column that feeds something was found and nothing new stands beside. */
  readonly isExact: boolean;
}

function toEntry(column: HeaderColumn, fields: readonly string[], reason: string): MappingEntry {
  return {
    column: column.index,
    title: column.title,
    fields: [...fields],
    confidence: fields.length > 0 ? 1 : 0,
    reason,
  };
}

/** Applies a remembered mapping by titles, wherever the columns stand now; lists what does not fit. */
export function applyRemembered(remembered: RememberedMapping, columns: readonly HeaderColumn[]): AppliedMapping {
  const waiting = new Map<string, { title: string; fields: readonly string[] }[]>();
  for (const { titleKey: key, title, fields } of remembered.columns) {
    waiting.set(key, [...(waiting.get(key) ?? []), { title, fields }]);
  }
  const conflicts: MappingConflict[] = [];
  const seen = new Set<string>();
  const entries = columns.map((column) => {
    const key = titleKey(column.title);
    if (key === '') return toEntry(column, [], 'столбец без заголовка');
    const known = waiting.get(key)?.shift();
    const title = column.title;
    if (known !== undefined) {
      seen.add(key);
      return toEntry(column, known.fields, 'как в прошлый раз');
    }
    if (seen.has(key)) {
      conflicts.push({
        kind: 'repeated',
        title,
        message: `Столбец «${title}» повторяется: прочитан только первый. Проверьте, какой нужен.`,
      });
      return toEntry(column, [], 'повтор уже прочитанного столбца');
    }
    conflicts.push({ kind: 'added', title, message: `Столбца «${title}» в прошлый раз не было. Укажите, что в нём.` });
    return toEntry(column, [], 'новый столбец');
  });
  for (const left of [...waiting.values()].flat()) {
    if (left.fields.length === 0) continue;
    conflicts.push({
      kind: 'gone',
      title: left.title,
      message: `Нет столбца «${left.title}», который был в прошлый раз. Эти сведения не изменятся.`,
    });
  }
  return { entries, conflicts, isExact: conflicts.length === 0 };
}
