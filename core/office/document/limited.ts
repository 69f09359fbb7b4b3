import { Worker } from 'node:worker_threads';
import { convertToDocx } from '#core/office/document/convert.ts';
import type { Reply, Task } from '#core/office/document/limited/messages.ts';
import type { Remark } from '#core/office/document/mark/mark-docx.ts';
import { guessName } from '#core/office/document/mark.ts';
import type { ReadDocument } from '#core/office/document/model.ts';
import { recogniseDocument } from '#core/office/document/recognise.ts';
import { inTemporaryFolder } from '#core/office/document/temporary-folder.ts';
import { DocxError } from '#core/office/docx/errors.ts';
import { endWorker } from '#core/office/end-worker.ts';
import { OfficeError } from '#core/office/errors.ts';

/** `megabytes` of heap for the reader; what 300 pages of twelve columns take is a quarter of it. */
export interface DocumentReaderLimits {
  readonly milliseconds: number;
  readonly megabytes: number;
}

const READER_LIMITS: DocumentReaderLimits = { milliseconds: 60_000, megabytes: 512 };
const READER = new URL('./limited/worker.ts', import.meta.url);

function nameDeath(error: unknown): Error {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') return new DocxError('memory-limit', {}, { cause: error });
  return error instanceof Error ? error : new Error(String(error));
}

function settle(reply: Reply): unknown {
  if ('answer' in reply) return reply.answer;
  if ('docx' in reply) throw new DocxError(reply.docx, reply.details);
  if ('office' in reply) throw new OfficeError(reply.office, reply.details);
  throw new Error(reply.defect);
}

/**
 * Has a program of its own work in a thread with limits of memory and time: whatever it meets, the server lives on and goes on answering.
 * The program ends with `answerOwner` (limited/answer.ts). @throws DocxError, OfficeError of the program, and `time-limit`, `memory-limit`
 */
export async function askApart<T>(
  program: URL,
  task: object,
  limits: DocumentReaderLimits = READER_LIMITS,
): Promise<T> {
  const worker = new Worker(program, {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: limits.megabytes, maxYoungGenerationSizeMb: 32 },
  });
  const { promise, resolve, reject } = Promise.withResolvers<Reply>();
  const timer = setTimeout(() => reject(new DocxError('time-limit')), limits.milliseconds);
  worker.once('message', resolve);
  worker.once('error', (error) => reject(nameDeath(error)));
  worker.once('exit', () => reject(new Error('the reader of the document has ended')));
  let hasAnswered = false;
  try {
    const reply = await promise;
    hasAnswered = true;
    return settle(reply) as T;
  } finally {
    clearTimeout(timer);
    await endWorker(worker, hasAnswered);
  }
}

const askReader = <T>(task: Task, limits: DocumentReaderLimits) => askApart<T>(READER, task, limits);

/** A converter has limits of its own and must not outlive the thread that waits for it: it is run from here. */
async function convertForeign(bytes: Uint8Array, fileName: string): Promise<Uint8Array> {
  const kind = await recogniseDocument(bytes, fileName);
  return kind.kind === 'foreign' ? convertToDocx(bytes, kind) : bytes;
}

/**
 * `readDocument` in a thread of its own with limits of memory and time: whatever the file does, the server lives on.
 * @throws DocxError, OfficeError as `readDocument`, and `time-limit`, `memory-limit`
 */
export async function readDocumentLimited(
  bytes: Uint8Array,
  fileName: string,
  limits: DocumentReaderLimits = READER_LIMITS,
): Promise<ReadDocument> {
  const readable = await convertForeign(bytes, fileName);
  return inTemporaryFolder((folder) => askReader({ ask: 'read', folder, bytes: readable, fileName }, limits));
}

/** `markDocument` in the same way. @throws DocxError, OfficeError */
export async function markDocumentLimited(
  bytes: Uint8Array,
  remarks: readonly Remark[],
  limits: DocumentReaderLimits = READER_LIMITS,
): Promise<Uint8Array> {
  const readable = await convertForeign(bytes, guessName(remarks));
  return inTemporaryFolder((folder) => askReader({ ask: 'mark', folder, bytes: readable, remarks }, limits));
}
