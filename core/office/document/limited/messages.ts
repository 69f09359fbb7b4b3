/** What the reader apart and its owner say to each other. */
import type { Remark } from '#core/office/document/mark/mark-docx.ts';
import type { DocxErrorCode, DocxErrorDetails } from '#core/office/docx/errors.ts';
import type { OfficeErrorCode, OfficeErrorDetails } from '#core/office/errors.ts';

export type Task = { readonly folder: string; readonly bytes: Uint8Array } & (
  | { readonly ask: 'read'; readonly fileName: string }
  | { readonly ask: 'mark'; readonly remarks: readonly Remark[] }
);

export type Reply =
  | { readonly answer: unknown }
  | { readonly docx: DocxErrorCode; readonly details: DocxErrorDetails }
  | { readonly office: OfficeErrorCode; readonly details: OfficeErrorDetails }
  | { readonly defect: string };
