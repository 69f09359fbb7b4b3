import { PassThrough } from 'node:stream';
import type { Context } from '#core/context.ts';
import { writeTable } from '#core/office/write.ts';

interface Workbook {
  readonly name: string;
  readonly sheet: string;
  readonly columns: readonly { title: string; width?: number; kind?: 'text' | 'number' | 'date' | 'percent' }[];
  readonly rows:
    | Iterable<readonly (string | number | boolean | null)[]>
    | AsyncIterable<readonly (string | number | boolean | null)[]>;
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Streams a workbook into the file store. @returns the file's id: its maker may download it */
export async function makeWorkbook(context: Context, workbook: Workbook): Promise<string> {
  const stream = new PassThrough();
  const writing = writeTable(stream, {
    sheets: [{ name: workbook.sheet, columns: workbook.columns, rows: workbook.rows }],
  });
  const [file] = await Promise.all([
    context.services.files.save(context, { name: workbook.name, mediaType: XLSX, purpose: 'export' }, stream),
    writing,
  ]);
  return file.id;
}
