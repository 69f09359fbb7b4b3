/** What a programme comes in. */
export const DOCUMENT_ENDINGS = ['.docx', '.doc', '.odt', '.rtf', '.xlsx', '.xls', '.csv', '.txt'] as const;
