import { AppError } from '#core/errors.ts';
import { describeDocumentError } from '#core/office/document/describe-error.ts';
import { markDocumentLimited, readDocumentLimited } from '#core/office/document/limited.ts';
import type { ReadDocument } from '#core/office/document/model.ts';
import { programmeErrors } from '../errors.ts';

type Remarks = Parameters<typeof markDocumentLimited>[1];

/** What is wrong with a file is told in words; a defect of ours goes on up. */
export async function explained<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const reason = describeDocumentError(error);
    if (reason === undefined) throw error;
    throw new AppError(programmeErrors.document_unreadable, { reason });
  }
}

/** Reads a document that people sent, apart from the server. @throws AppError `document_unreadable` with what is wrong and what to do */
export function openDocument(bytes: Uint8Array, fileName: string): Promise<ReadDocument> {
  return explained(readDocumentLimited(bytes, fileName));
}

/** The same file with remarks at their places. @throws AppError `document_unreadable` */
export function markOpened(bytes: Uint8Array, remarks: Remarks): Promise<Uint8Array> {
  return explained(markDocumentLimited(bytes, remarks));
}
