import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import iconv from 'iconv-lite';
import {
  type CsvEncoding,
  chooseCodePage,
  chooseDelimiter,
  type Delimiter,
  findMarkedEncoding,
} from '#core/office/csv/detect.ts';
import { OfficeError } from '#core/office/errors.ts';
import { DEFAULT_LIMITS, type OfficeLimits } from '#core/office/limits.ts';
import { type Cell, EMPTY_CELL, makeTextCell, type Row, type TableFile, takeRows } from '#core/office/table.ts';

const SAMPLE_BYTES = 256 * 1024;

async function readSample(path: string): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(SAMPLE_BYTES), 0, SAMPLE_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** Strict: one wrong byte anywhere in the file and it is not UTF-8. */
async function isUtf8(path: string): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of createReadStream(path)) decoder.decode(chunk as Buffer, { stream: true });
    decoder.decode();
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/** Byte order mark, then strict UTF-8, then the code page that reads most like Russian. */
async function chooseEncoding(path: string, sample: Buffer): Promise<CsvEncoding> {
  const marked = findMarkedEncoding(sample);
  if (marked) return marked;
  return (await isUtf8(path)) ? 'utf-8' : chooseCodePage(sample);
}

async function* decodeFile(path: string, encoding: CsvEncoding): AsyncGenerator<string> {
  const decoder = iconv.getDecoder(encoding, { stripBOM: true });
  for await (const chunk of createReadStream(path)) {
    const text = decoder.write(chunk as Buffer);
    if (text !== '') yield text;
  }
  const rest = decoder.end() ?? '';
  if (rest !== '') yield rest;
}

/** Programs guard leading zeros as ="007": the quotes are theirs, the value is 007. */
function makeCsvCell(raw: string): Cell {
  const guarded = /^="([^"]*)"$/.exec(raw.trim());
  return makeTextCell(guarded?.[1] ?? raw);
}

function makeCells(record: readonly string[], limits: OfficeLimits, sheet: string): Cell[] {
  let last = record.length - 1;
  while (last >= 0 && record[last]?.trim() === '') last -= 1;
  if (last >= limits.columns) throw new OfficeError('too_many_columns', { sheet, limit: limits.columns });
  return record.slice(0, last + 1).map((value) => (value === '' ? EMPTY_CELL : makeCsvCell(value)));
}

/** A quote that is never closed swallows the rest of the file: the record where it stands is what a person can look at. */
function nameCsvError(error: unknown): unknown {
  if (!(error instanceof CsvError)) return error;
  const isQuote = ['CSV_QUOTE_NOT_CLOSED', 'CSV_MAX_RECORD_SIZE', 'CSV_INVALID_CLOSING_QUOTE'].includes(error.code);
  if (!isQuote) return new OfficeError('not_a_workbook', {}, { cause: error });
  const context = error as CsvError & { readonly records?: number };
  return new OfficeError('unclosed_quote', { row: (context.records ?? 0) + 1 }, { cause: error });
}

type CsvShape = { readonly encoding: CsvEncoding; readonly delimiter: Delimiter; readonly sheet: string };

async function* parseRecords(path: string, shape: CsvShape, limits: OfficeLimits): AsyncGenerator<string[]> {
  const parser = parse({
    delimiter: shape.delimiter,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: false,
    max_record_size: limits.cellLength * 20,
  });
  const source = Readable.from(decodeFile(path, shape.encoding));
  source.on('error', (error) => parser.destroy(error));
  try {
    for await (const record of source.pipe(parser)) yield record as string[];
  } catch (error) {
    throw nameCsvError(error);
  } finally {
    source.destroy();
  }
}

/** Row numbers are those Excel shows: a record with a line break inside quotes is one row. */
async function* streamCsv(path: string, shape: CsvShape, limits: OfficeLimits): AsyncGenerator<Row> {
  let number = 0;
  let filled = 0;
  for await (const record of parseRecords(path, shape, limits)) {
    if (number === 0 && record.join(shape.delimiter).toLowerCase().startsWith('sep=')) continue;
    number += 1;
    const cells = makeCells(record, limits, shape.sheet);
    if (cells.length === 0) continue;
    filled += 1;
    if (filled > limits.rows) throw new OfficeError('too_many_rows', { sheet: shape.sheet, limit: limits.rows });
    yield { number, hidden: false, cells };
  }
}

/**
 * Opens a CSV file as a book of one sheet. Every cell is text: what a comma or a point means is for the mapping to say.
 * @throws OfficeError `empty_file`, `too_many_rows`, `too_many_columns`, `not_a_workbook`
 */
export async function openCsv(
  path: string,
  sheetName: string,
  limits: OfficeLimits = DEFAULT_LIMITS,
): Promise<TableFile & { readonly encoding: CsvEncoding; readonly delimiter: Delimiter }> {
  const sample = await readSample(path);
  if (sample.length === 0) throw new OfficeError('empty_file');
  const encoding = await chooseEncoding(path, sample);
  const delimiter = chooseDelimiter(iconv.decode(sample, encoding, { stripBOM: true }));
  const shape: CsvShape = { encoding, delimiter, sheet: sheetName };
  const rows = (index: number): AsyncGenerator<Row> => {
    if (index !== 0) throw new OfficeError('no_such_sheet', { sheet: String(index) });
    return streamCsv(path, shape, limits);
  };
  return {
    kind: 'csv',
    encoding,
    delimiter,
    sheets: [{ name: sheetName, hidden: false }],
    rows,
    head: (index, count) => takeRows(rows(index), count),
    merges: async () => [],
    hiddenColumns: async () => [],
    close: async () => {},
  };
}
