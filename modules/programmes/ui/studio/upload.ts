import { sendFile } from '../send-file.ts';

/** What a programme comes in. */
export const DOCUMENT_ENDINGS = ['.docx', '.doc', '.odt', '.rtf', '.xlsx', '.xls', '.csv', '.txt'] as const;

/** Sends a document to be read. @throws Error with words for the user */
export function uploadDocument(file: File): Promise<string> {
  return sendFile(file, 'programme');
}
