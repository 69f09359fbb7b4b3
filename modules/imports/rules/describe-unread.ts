/** What the files hold and the import does not take: said, so that nothing is lost in silence. */
import type { MappingEntry } from '../model.ts';

export interface InspectedSheet {
  readonly name: string;
  readonly isUsed: boolean;
  readonly isHidden?: boolean | undefined;
  /** Columns with values below the header. */
  readonly filled?: readonly number[] | undefined;
  readonly columns: readonly Pick<MappingEntry, 'column' | 'title' | 'fields'>[];
  readonly origin: 'proposed' | 'remembered' | 'confirmed';
}

export interface InspectedFile {
  readonly id: string;
  readonly name: string;
  readonly sheets: readonly InspectedSheet[];
}

const MOST_NAMED = 10;

/** «А», «Б» и ещё 3 */
function listNames(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMED).join(', ');
  return names.length > MOST_NAMED ? `${shown} и ещё ${names.length - MOST_NAMED}` : shown;
}

/** Titles of filled columns that feed nothing, by the files that have them. What a person or an earlier answer left out is known. */
function listColumns(files: readonly InspectedFile[]): ReadonlyMap<string, ReadonlySet<string>> {
  const byTitle = new Map<string, Set<string>>();
  for (const { id, sheets } of files) {
    const proposed = sheets.filter(({ isUsed, origin }) => isUsed && origin === 'proposed');
    for (const title of proposed.flatMap(listSilent)) byTitle.set(title, (byTitle.get(title) ?? new Set()).add(id));
  }
  return byTitle;
}

function listSilent({ columns, filled = [] }: InspectedSheet): string[] {
  return columns
    .filter(({ column, title, fields }) => fields.length === 0 && title !== '' && filled.includes(column))
    .map(({ title }) => title);
}

function describeColumns(files: readonly InspectedFile[]): string[] {
  const found = [...listColumns(files)].sort(([, a], [, b]) => b.size - a.size);
  if (found.length === 0) return [];
  const names = found.map(([title, { size }]) => (files.length > 1 ? `«${title}» (файлов: ${size})` : `«${title}»`));
  return [`Не загружаются столбцы: ${listNames(names)}. Если они нужны, укажите на шаге «Столбцы», что это.`];
}

/** Which sheets gave rows: names by file. */
export type SheetsWithRows = ReadonlyMap<string, ReadonlySet<string>>;

/** Notes about columns, sheets and tables that stay unread. `files` are those that have something to load. */
export function describeUnread(files: readonly InspectedFile[], withRows: SheetsWithRows): readonly string[] {
  const place = (file: InspectedFile, { name }: InspectedSheet) => `«${name}» (${file.name})`;
  const pick = (choose: (sheet: InspectedSheet, file: InspectedFile) => boolean) =>
    files.flatMap((file) => file.sheets.filter((sheet) => choose(sheet, file)).map((sheet) => place(file, sheet)));
  const unread = pick(({ isUsed, isHidden, origin }) => !isUsed && isHidden !== true && origin !== 'confirmed');
  const hidden = pick(({ isUsed, isHidden, origin }) => !isUsed && isHidden === true && origin !== 'confirmed');
  const empty = pick(({ isUsed, name }, { id }) => isUsed && withRows.get(id)?.has(name) !== true);
  return [
    ...describeColumns(files),
    ...(unread.length > 0
      ? [
          `Не прочитаны листы, обязательные столбцы не узнаны: ${listNames(unread)}. Если там люди или результаты, укажите их столбцы на шаге «Столбцы».`,
        ]
      : []),
    ...(hidden.length > 0
      ? [`Не прочитаны скрытые листы: ${listNames(hidden)}. Если они нужны, сделайте их видимыми.`]
      : []),
    ...(empty.length > 0
      ? [`Под названиями столбцов нет ни одной строки: ${listNames(empty)}. Проверьте, тот ли файл прислан.`]
      : []),
  ];
}
