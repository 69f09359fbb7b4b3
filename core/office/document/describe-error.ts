import { DocxError } from '#core/office/docx/errors.ts';
import { describeDocxError } from '#core/office/docx/messages.ts';
import { OfficeError } from '#core/office/errors.ts';
import { describeOfficeError } from '#core/office/messages.ts';

/** The Russian text of what is wrong with a file and what to do; `undefined`: it is a defect of ours. */
export function describeDocumentError(error: unknown): string | undefined {
  if (error instanceof DocxError) return describeDocxError(error.code, error.details);
  return error instanceof OfficeError ? describeOfficeError(error) : undefined;
}
