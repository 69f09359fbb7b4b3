import { execFile } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { OfficeError } from '#core/office/errors.ts';
import { DEFAULT_LIMITS, type OfficeLimits } from '#core/office/limits.ts';
import {
  type ColumnRange,
  type Merge,
  type Row,
  type SheetTitle,
  type TableFile,
  takeRows,
} from '#core/office/table.ts';

export type XlsSheet = SheetTitle & {
  readonly merges: readonly Merge[];
  readonly hiddenColumns: readonly ColumnRange[];
};

/** What the child leaves in `book.json`. */
export type XlsBook = { readonly sheets: readonly XlsSheet[] };

/** An old workbook has at most 65 536 × 256 cells; what needs more than this is not one. */
type ChildLimits = { readonly milliseconds: number; readonly megabytes: number };
const CHILD_LIMITS: ChildLimits = { milliseconds: 60_000, megabytes: 768 };

const CHILD = fileURLToPath(new URL('./child.ts', import.meta.url));

type Failure = Error & { killed?: boolean; code?: number | string; signal?: string };

function nameFailure(error: Failure, stderr: string): OfficeError {
  if (error.killed) return new OfficeError('time_limit');
  if (error.signal === 'SIGABRT' || /heap out of memory|allocation failed/i.test(stderr)) {
    return new OfficeError('memory_limit');
  }
  return new OfficeError(
    stderr.includes('office:password') ? 'password' : 'old_binary_unreadable',
    {},
    { cause: error },
  );
}

/** The parser of the old format is a library that trusts its input: it runs apart, with limits of memory and time. */
function runChild(path: string, folder: string, limits: ChildLimits): Promise<void> {
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      [`--max-old-space-size=${limits.megabytes}`, '--no-warnings', CHILD, path, folder],
      { timeout: limits.milliseconds, killSignal: 'SIGKILL', maxBuffer: 1024 ** 2, env: {} },
      (error, _stdout, stderr) => (error ? reject(nameFailure(error as Failure, stderr)) : resolve()),
    );
  });
}

async function* readLines(path: string, sheet: XlsSheet, limits: OfficeLimits): AsyncGenerator<Row> {
  const source = createReadStream(path);
  const lines = createInterface({ input: source, crlfDelay: Number.POSITIVE_INFINITY });
  let count = 0;
  try {
    for await (const line of lines) {
      const row = JSON.parse(line) as Row;
      count += 1;
      if (count > limits.rows) throw new OfficeError('too_many_rows', { sheet: sheet.name, limit: limits.rows });
      if (row.cells.length > limits.columns) {
        throw new OfficeError('too_many_columns', { sheet: sheet.name, limit: limits.columns });
      }
      yield row;
    }
  } finally {
    lines.close();
    source.destroy();
  }
}

/**
 * Opens an old XLS workbook: read once, kept as lines in a temporary folder until `close`.
 * @throws OfficeError `old_binary_unreadable`, `password`, `time_limit`, `memory_limit`, `no_sheets`
 */
export async function openXls(
  path: string,
  limits: OfficeLimits = DEFAULT_LIMITS,
  childLimits: ChildLimits = CHILD_LIMITS,
): Promise<TableFile> {
  const folder = await mkdtemp(join(tmpdir(), 'opora-xls-'));
  try {
    await runChild(path, folder, childLimits);
    const book = JSON.parse(await readFile(join(folder, 'book.json'), 'utf8')) as XlsBook;
    if (book.sheets.length === 0) throw new OfficeError('no_sheets');
    return makeXls(book, folder, limits);
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

function makeXls(book: XlsBook, folder: string, limits: OfficeLimits): TableFile {
  const getSheet = (index: number): XlsSheet => {
    const sheet = book.sheets[index];
    if (!sheet) throw new OfficeError('no_such_sheet', { sheet: String(index) });
    return sheet;
  };
  const rows = (index: number): AsyncGenerator<Row> =>
    readLines(join(folder, `${index}.jsonl`), getSheet(index), limits);
  return {
    kind: 'xls',
    sheets: book.sheets.map(({ name, hidden }) => ({ name, hidden })),
    rows,
    head: (index, count) => takeRows(rows(index), count),
    merges: async (index) => getSheet(index).merges,
    hiddenColumns: async (index) => getSheet(index).hiddenColumns,
    close: () => rm(folder, { recursive: true, force: true }),
  };
}
