/** The program of the reader apart: answers questions about one table file, one after another. */
import { parentPort, workerData } from 'node:worker_threads';
import { OfficeError } from '#core/office/errors.ts';
import {
  type Answer,
  BATCH,
  type Question,
  type Reply,
  type Request,
  type Task,
} from '#core/office/limited/messages.ts';
import { packRow } from '#core/office/limited/pack-rows.ts';
import { openTable } from '#core/office/open.ts';
import type { Row, TableFile } from '#core/office/table.ts';

const task = workerData as Task;
const streams = new Map<number, AsyncIterator<Row>>();
let opened: Promise<TableFile> | undefined;

function openOnce(): Promise<TableFile> {
  opened ??= openTable(task.path, task.fileName, task.limits);
  return opened;
}

async function readBatch(sheet: number, stream: number): Promise<Answer['rows']> {
  const rows = streams.get(stream) ?? (await openOnce()).rows(sheet)[Symbol.asyncIterator]();
  streams.set(stream, rows);
  const batch: string[] = [];
  while (batch.length < BATCH) {
    const next = await rows.next();
    if (next.done) {
      streams.delete(stream);
      break;
    }
    batch.push(packRow(next.value));
  }
  return { count: batch.length, packed: batch.join(',') };
}

async function answer(question: Question): Promise<unknown> {
  switch (question.ask) {
    case 'open': {
      const { kind, sheets } = await openOnce();
      return { kind, sheets };
    }
    case 'head':
      return (await openOnce()).head(question.sheet, question.count);
    case 'layout': {
      const table = await openOnce();
      return {
        merges: await table.merges(question.sheet),
        hiddenColumns: await table.hiddenColumns(question.sheet),
      };
    }
    case 'rows':
      return readBatch(question.sheet, question.stream);
    case 'stop':
      await streams.get(question.stream)?.return?.();
      streams.delete(question.stream);
      return undefined;
    case 'close':
      return (await openOnce()).close();
  }
}

async function reply({ id, question }: Request): Promise<Reply> {
  try {
    return { id, answer: await answer(question) };
  } catch (error) {
    if (error instanceof OfficeError) return { id, code: error.code, details: error.details };
    return { id, defect: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

parentPort?.on('message', async (request: Request) => {
  parentPort?.postMessage(await reply(request));
  // A closed table has nothing more to answer: without a port the thread ends by itself.
  if (request.question.ask === 'close') parentPort?.close();
});
