/**
 * What can be wrong with an office file a person gave us. The code is the contract; the Russian text is in messages.ts.
 * Anything thrown by the readers that is not an `OfficeError` is our own defect.
 */
export const OFFICE_ERROR_CODES = [
  'empty_file',
  'not_a_workbook',
  'picture',
  'pdf',
  'word_document',
  'open_document',
  'binary_workbook',
  'other_archive',
  'html_table',
  'xml_table',
  'password',
  'old_binary_unreadable',
  'bomb',
  'doctype',
  'broken_archive',
  'broken_xml',
  'unclosed_quote',
  'no_sheets',
  'no_such_sheet',
  'bad_cell_address',
  'too_many_rows',
  'too_many_columns',
  'too_many_strings',
  'too_many_files',
  'no_tables_in_archive',
  'time_limit',
  'memory_limit',
] as const;

export type OfficeErrorCode = (typeof OFFICE_ERROR_CODES)[number];

/** Facts for the message: names and numbers only, never the content of cells. */
export type OfficeErrorDetails = {
  readonly sheet?: string;
  readonly limit?: number;
  readonly part?: string;
  readonly cell?: string;
  readonly row?: number;
};

export class OfficeError extends Error {
  readonly code: OfficeErrorCode;
  readonly details: OfficeErrorDetails;

  constructor(code: OfficeErrorCode, details: OfficeErrorDetails = {}, options?: ErrorOptions) {
    super(`office file: ${code} ${JSON.stringify(details)}`, options);
    this.name = 'OfficeError';
    this.code = code;
    this.details = details;
  }
}
