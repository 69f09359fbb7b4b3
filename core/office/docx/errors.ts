/**
 * What can be wrong with a Word file as a whole. The code is the contract; the Russian text is in messages.ts.
 * What is wrong inside a readable template is a finding (check-template.ts), not an error.
 */
export const DOCX_ERROR_CODES = [
  'empty-file',
  'not-docx',
  'legacy-doc',
  'open-document',
  'word-template',
  'strict-format',
  'password',
  'macros',
  'active-content',
  'external-content',
  'doctype',
  'bomb',
  'damaged',
  'broken-template',
  'value-missing',
  'value-kind',
  'bad-image',
  'bad-chart',
  'pdf',
  'picture',
  'archive',
  'rich-text',
  'web-page',
  'no-text',
  'conversion-failed',
  'time-limit',
  'memory-limit',
  'no-such-place',
] as const;

export type DocxErrorCode = (typeof DOCX_ERROR_CODES)[number];

/** Facts for the message: names of parts and placeholders, never the text of a document. */
export type DocxErrorDetails = {
  readonly part?: string;
  readonly placeholder?: string;
  /** Where a remark was to stand, for `no-such-place`. */
  readonly anchor?: string;
  /** The first finding, already in Russian, for `broken-template`. */
  readonly finding?: string;
};

export class DocxError extends Error {
  readonly code: DocxErrorCode;
  readonly details: DocxErrorDetails;

  constructor(code: DocxErrorCode, details: DocxErrorDetails = {}, options?: ErrorOptions) {
    super(`docx: ${code} ${JSON.stringify(details)}`, options);
    this.name = 'DocxError';
    this.code = code;
    this.details = details;
  }
}
