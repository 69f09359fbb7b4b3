import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDocx } from '#core/office/document/docx/read-docx.ts';

export const SAVED_FOLDER = join(import.meta.dirname, 'libreoffice');

/** Twins that LibreOffice has saved as DOCX; `tools/write-twins.ts` writes them anew. */
export const SAVED_TWINS = readdirSync(SAVED_FOLDER).map((name) => ({
  of: name.replace(/\.docx$/u, ''),
  form: 'DOCX saved by LibreOffice',
  read: () => readDocx(readFileSync(join(SAVED_FOLDER, name))),
}));
