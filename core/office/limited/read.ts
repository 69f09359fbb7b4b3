import { Worker } from 'node:worker_threads';
import { endWorker } from '#core/office/end-worker.ts';
import { OfficeError } from '#core/office/errors.ts';
import {
  type Answer,
  BATCH,
  type Question,
  type Reply,
  type Request,
  type Task,
} from '#core/office/limited/messages.ts';
import { unpackRows } from '#core/office/limited/pack-rows.ts';
import { DEFAULT_LIMITS, type OfficeLimits } from '#core/office/limits.ts';
import type { Row, SheetLayout, TableFile } from '#core/office/table.ts';

/** `milliseconds` for one answer (a batch of rows, a head, all merges); `megabytes` of heap for the whole reader. */
type ReaderLimits = { readonly milliseconds: number; readonly megabytes: number };

const READER_LIMITS: ReaderLimits = { milliseconds: 120_000, megabytes: 384 };

const PROGRAM = new URL('./worker.ts', import.meta.url);

type Waiting = { resolve(answer: unknown): void; reject(error: Error): void };

type Reader = {
  ask<Ask extends Question['ask']>(question: Extract<Question, { ask: Ask }>): Promise<Answer[Ask]>;
  end(isDone: boolean): Promise<void>;
};

function nameDeath(error: unknown): Error {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') return new OfficeError('memory_limit', {}, { cause: error });
  return error instanceof Error ? error : new Error(String(error));
}

function settle(waiting: Waiting, reply: Reply): void {
  if ('code' in reply) waiting.reject(new OfficeError(reply.code, reply.details));
  else if ('defect' in reply) waiting.reject(new Error(reply.defect));
  else waiting.resolve(reply.answer);
}

function startReader(task: Task, limits: ReaderLimits): Reader {
  const worker = new Worker(PROGRAM, {
    workerData: task,
    // Rows live for a batch: a small nursery holds them, and the server's memory is spared.
    resourceLimits: { maxOldGenerationSizeMb: limits.megabytes, maxYoungGenerationSizeMb: 16 },
  });
  const waiting = new Map<number, Waiting>();
  let dead: Error | undefined;
  let count = 0;
  const die = (error: Error) => {
    dead ??= error;
    for (const { reject } of waiting.values()) reject(dead);
    waiting.clear();
  };
  worker.on('message', (reply: Reply) => {
    const one = waiting.get(reply.id);
    waiting.delete(reply.id);
    if (one) settle(one, reply);
  });
  worker.on('error', (error) => die(nameDeath(error)));
  worker.on('exit', () => die(new Error('the reader of the table file has ended')));
  const ask = (question: Question): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (dead) return reject(dead);
      count += 1;
      const id = count;
      const timer = setTimeout(() => {
        die(new OfficeError('time_limit'));
        void worker.terminate();
      }, limits.milliseconds);
      waiting.set(id, {
        resolve: (answer) => {
          clearTimeout(timer);
          resolve(answer);
        },
        reject: (error) => {
          clearTimeout(timer);
          reject(error);
        },
      });
      worker.postMessage({ id, question } satisfies Request);
    });
  return {
    ask: ask as Reader['ask'],
    end: (isDone) => endWorker(worker, isDone && !dead),
  };
}

/** One batch is always being read while another is being used. */
async function* readRows(reader: Reader, sheet: number, stream: number): AsyncGenerator<Row> {
  const askNext = () => {
    const batch = reader.ask<'rows'>({ ask: 'rows', sheet, stream });
    // Awaited at the next turn; an abandoned reading must not end in an unhandled rejection.
    batch.catch(() => {});
    return batch;
  };
  let isDone = false;
  try {
    for (let next = askNext(); !isDone; ) {
      const { count, packed } = await next;
      isDone = count < BATCH;
      if (!isDone) next = askNext();
      yield* unpackRows(packed);
    }
  } finally {
    if (!isDone) await reader.ask<'stop'>({ ask: 'stop', stream }).catch(() => {});
  }
}

function makeTable(reader: Reader, { kind, sheets }: Answer['open']): TableFile {
  const layouts = new Map<number, Promise<SheetLayout>>();
  let streams = 0;
  const readLayout = (sheet: number): Promise<SheetLayout> => {
    const layout = layouts.get(sheet) ?? reader.ask<'layout'>({ ask: 'layout', sheet });
    layouts.set(sheet, layout);
    return layout;
  };
  return {
    kind,
    sheets,
    head: async (sheet, count) => [...(await reader.ask<'head'>({ ask: 'head', sheet, count }))],
    rows: (sheet) => {
      streams += 1;
      return readRows(reader, sheet, streams);
    },
    merges: async (sheet) => (await readLayout(sheet)).merges,
    hiddenColumns: async (sheet) => (await readLayout(sheet)).hiddenColumns,
    close: async () => {
      await reader.ask<'close'>({ ask: 'close' }).catch(() => {});
      await reader.end(true);
    },
  };
}

/**
 * `openTable` in a thread of its own with limits of memory and time: whatever the file does, the server lives on. Rows come in
 * batches, and only as fast as they are used. The caller closes the table, which ends the thread.
 * @throws OfficeError as `openTable`, and `time_limit`, `memory_limit`
 */
export async function openTableLimited(
  path: string,
  fileName: string,
  limits: OfficeLimits = DEFAULT_LIMITS,
  readerLimits: ReaderLimits = READER_LIMITS,
): Promise<TableFile> {
  const reader = startReader({ path, fileName, limits }, readerLimits);
  try {
    return makeTable(reader, await reader.ask<'open'>({ ask: 'open' }));
  } catch (error) {
    await reader.end(false);
    throw error;
  }
}
