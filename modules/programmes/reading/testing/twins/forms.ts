import { readDocx } from '#core/office/document/docx/read-docx.ts';
import type { ReadDocument } from '#core/office/document/model.ts';
import { readTextDocument } from '#core/office/document/text/read-text.ts';
import { TWINS } from './all.ts';
import type { Twin } from './parts.ts';
import { SAVED_TWINS } from './saved.ts';
import { toDocx } from './to-docx.ts';
import { toPasted, toText } from './to-text.ts';

/** What the last row holds below its first paragraph cannot be told from the text behind the table. */
export const PASTED = 'text pasted out of Word';

const FORMS: Readonly<Record<string, (twin: Twin) => Promise<ReadDocument>>> = {
  'text with tabs': async (twin) => readTextDocument(toText(twin)),
  [PASTED]: async (twin) => readTextDocument(toPasted(twin)),
  'DOCX as its author wrote it': (twin) => readDocx(toDocx(twin, 'whole')),
  'DOCX cut by pages': (twin) => readDocx(toDocx(twin, 'cut')),
};

/** Every twin in every form, some of them as LibreOffice has saved them. */
export const TWINS_IN_FORMS = [
  ...TWINS.flatMap((twin) =>
    Object.entries(FORMS).map(([form, read]) => ({ of: twin.of, form, read: () => read(twin) })),
  ),
  ...SAVED_TWINS,
];
