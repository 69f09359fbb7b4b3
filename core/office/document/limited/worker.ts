/** The program of the reader apart: one document, one answer. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Reply, Task } from '#core/office/document/limited/messages.ts';
import { markDocumentIn } from '#core/office/document/mark.ts';
import { readDocumentIn } from '#core/office/document/read.ts';
import { DocxError } from '#core/office/docx/errors.ts';
import { OfficeError } from '#core/office/errors.ts';

const task = workerData as Task;

async function reply(): Promise<Reply> {
  try {
    const { folder, bytes } = task;
    if (task.ask === 'read') return { answer: await readDocumentIn(folder, bytes, task.fileName) };
    return { answer: await markDocumentIn(folder, bytes, task.remarks) };
  } catch (error) {
    if (error instanceof DocxError) return { docx: error.code, details: error.details };
    if (error instanceof OfficeError) return { office: error.code, details: error.details };
    return { defect: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

parentPort?.postMessage(await reply());
