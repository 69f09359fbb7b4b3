import { createWriteStream } from 'node:fs';
import { copyFile, mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { recordAccess, recordChange } from '#core/audit.ts';
import type { Context } from '#core/context.ts';
import { writeTable } from '#core/office/write.ts';
import { AREAS, type Area, NAMED } from './catalogue.ts';
import { COLUMN_TITLES } from './column-titles.ts';
import {
  type ExportColumn,
  type ExportRow,
  listColumns,
  listFiles,
  loadNames,
  type Names,
  readTable,
} from './table-queries.ts';

export interface FullExportSummary {
  readonly workbooks: string[];
  readonly tables: number;
  readonly rows: number;
  readonly files: number;
}

/** Excel holds no more in one cell; the JSON beside has the whole value. */
const LONGEST_CELL = 32_000;

function toCamelCase(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

function toCell(value: unknown): string | number | boolean | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'boolean') return value ? 'да' : 'нет';
  if (typeof value === 'number' || typeof value === 'string') return value;
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value.join('; ');
  const text = JSON.stringify(value);
  return text.length > LONGEST_CELL ? `${text.slice(0, LONGEST_CELL)}…` : text;
}

const NUMBERS = ['int4', 'int8', 'numeric'];

function describeSheetColumns(columns: readonly ExportColumn[]) {
  return columns.flatMap(({ name, type }) => {
    const kind = type === 'date' ? ('date' as const) : NUMBERS.includes(type) ? ('number' as const) : ('text' as const);
    const own = { title: COLUMN_TITLES[name] ?? name, kind, width: type === 'uuid' ? 12 : 22 };
    const named = NAMED[name];
    return named ? [own, { title: named.title, width: 36 }] : [own];
  });
}

function toSheetRow(row: ExportRow, columns: readonly ExportColumn[], names: Names) {
  return columns.flatMap(({ name }) => {
    const value = row[name];
    const named = NAMED[name];
    return named ? [toCell(value), names[named.names].get(String(value)) ?? null] : [toCell(value)];
  });
}

async function writeWorkbook(context: Context, area: Area, path: string, names: Names): Promise<void> {
  const sheets = [];
  for (const [table, name] of Object.entries(area.tables)) {
    const columns = await listColumns(context, table);
    async function* rows() {
      for await (const row of readTable(context, table, columns)) yield toSheetRow(row, columns, names);
    }
    sheets.push({ name, columns: describeSheetColumns(columns), rows: rows() });
  }
  await writeTable(path, { sheets });
}

async function writeJson(context: Context, table: string, path: string): Promise<number> {
  const columns = await listColumns(context, table);
  let count = 0;
  async function* lines() {
    yield '[';
    for await (const row of readTable(context, table, columns)) {
      const entry = Object.fromEntries(columns.map(({ name }) => [toCamelCase(name), row[name]]));
      yield `${count === 0 ? '' : ','}\n${JSON.stringify(entry)}`;
      count += 1;
    }
    yield '\n]\n';
  }
  await pipeline(Readable.from(lines()), createWriteStream(path));
  return count;
}

const TYPE_TITLES: Readonly<Record<string, string>> = {
  text: 'текст',
  uuid: 'номер записи (UUID)',
  date: 'день ГГГГ-ММ-ДД',
  timestamptz: 'момент времени ISO 8601',
  int4: 'целое число',
  int8: 'целое число',
  numeric: 'число',
  bool: 'да или нет (true, false)',
  jsonb: 'вложенные данные',
  _text: 'список текстов',
  _uuid: 'список номеров записей (UUID)',
};

async function describeEverything(context: Context): Promise<string> {
  const parts = [
    '# Полная выгрузка муниципалитета',
    '',
    'В папке `xlsx` по книге Excel на раздел, в папке `json` по файлу на таблицу, в папке `files` загруженные и созданные файлы под номерами записей таблицы `file`.',
    'Периоды полуоткрытые: `startsOn` входит, `endsBefore` уже нет. Пустое значение значит «неизвестно». Баллы без округления.',
    'Секреты (пароли, отпечатки кодов приглашений) не выгружаются.',
  ];
  for (const area of AREAS) {
    parts.push('', `## ${area.title} (${area.file}.xlsx)`);
    for (const [table, title] of Object.entries(area.tables)) {
      parts.push('', `### ${title}: ${toCamelCase(table)}.json`, '', '| поле | что это | вид |', '|---|---|---|');
      for (const { name, type } of await listColumns(context, table)) {
        parts.push(`| ${toCamelCase(name)} | ${COLUMN_TITLES[name] ?? name} | ${TYPE_TITLES[type] ?? type} |`);
      }
    }
  }
  return `${parts.join('\n')}\n`;
}

async function copyFiles(context: Context, folder: string): Promise<number> {
  const { files } = context.services;
  let count = 0;
  for (const { id, name } of await listFiles(context)) {
    const path = files.pathOf(context.tenantId, id);
    if (!(await stat(path).catch(() => undefined))) continue;
    const suffix = /\.[a-z0-9]{1,8}$/i.exec(name)?.[0] ?? '';
    await copyFile(path, join(folder, `${id}${suffix}`));
    count += 1;
  }
  return count;
}

/**
 * Writes everything of the municipality into a folder: workbooks to read, JSON with a description to take elsewhere, the
 * files. All as of one moment when the caller has begun with `readAsOfOneMoment`. One journal row, one access row a person.
 */
export async function exportEverything(
  context: Context,
  folder: string,
  report: (done: number, total: number, title: string) => Promise<void> = async () => {},
): Promise<FullExportSummary> {
  const [xlsx, json, files] = ['xlsx', 'json', 'files'].map((name) => join(folder, name)) as [string, string, string];
  for (const part of [xlsx, json, files]) await mkdir(part, { recursive: true, mode: 0o700 });
  const names = await loadNames(context);
  const summary = { workbooks: [] as string[], tables: 0, rows: 0, files: 0 };
  const total = AREAS.reduce((sum, { tables }) => sum + Object.keys(tables).length, 0);
  for (const area of AREAS) {
    await report(summary.tables, total, area.title);
    await writeWorkbook(context, area, join(xlsx, `${area.file}.xlsx`), names);
    summary.workbooks.push(`${area.file}.xlsx`);
    for (const [table, title] of Object.entries(area.tables)) {
      await report(summary.tables, total, title);
      summary.rows += await writeJson(context, table, join(json, `${toCamelCase(table)}.json`));
      summary.tables += 1;
    }
  }
  await writeFile(join(folder, 'README.md'), await describeEverything(context));
  summary.files = await copyFiles(context, files);
  await recordAccess(context, 'export', [...names.person.keys()], 'Полная выгрузка');
  await recordChange(context, {
    action: 'municipality.exported',
    thing: 'municipality',
    thingId: context.tenantId,
    after: { rows: summary.rows, files: summary.files },
  });
  return summary;
}
