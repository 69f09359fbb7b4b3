/** The program of the reader apart: one document, one answer. */
import { workerData } from 'node:worker_threads';
import { answerOwner } from '#core/office/document/limited/answer.ts';
import type { Task } from '#core/office/document/limited/messages.ts';
import { markDocumentIn } from '#core/office/document/mark.ts';
import { readDocumentIn } from '#core/office/document/read.ts';

const task = workerData as Task;

await answerOwner(() =>
  task.ask === 'read'
    ? readDocumentIn(task.folder, task.bytes, task.fileName)
    : markDocumentIn(task.folder, task.bytes, task.remarks),
);
