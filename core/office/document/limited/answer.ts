import { parentPort } from 'node:worker_threads';
import type { Reply } from '#core/office/document/limited/messages.ts';
import { DocxError } from '#core/office/docx/errors.ts';
import { OfficeError } from '#core/office/errors.ts';

async function settle(work: () => unknown): Promise<Reply> {
  try {
    return { answer: await work() };
  } catch (error) {
    if (error instanceof DocxError) return { docx: error.code, details: error.details };
    if (error instanceof OfficeError) return { office: error.code, details: error.details };
    return { defect: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

/** The end of a program apart: its owner gets what the work gave, or why it gave nothing. */
export async function answerOwner(work: () => unknown): Promise<void> {
  parentPort?.postMessage(await settle(work));
}
