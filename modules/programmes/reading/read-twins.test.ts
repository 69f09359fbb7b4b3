import { describe, expect, it } from 'vitest';
import { convertToDocx, findConverter } from '#core/office/document/convert.ts';
import { readDocx } from '#core/office/document/docx/read-docx.ts';
import type { DocumentCell } from '#core/office/document/model.ts';
import { findBorrowed, listTableSizes, SEEDS, TABLE_SIZES } from '#core/office/document/testing/seeds.ts';
import { readTextDocument } from '#core/office/document/text/read-text.ts';
import type { ProgrammeReading } from './model.ts';
import { readProgramme } from './read-programme.ts';
import { countReading } from './testing/count-reading.ts';
import { EXPECTED_COUNTS } from './testing/expected-counts.ts';
import { TWINS } from './testing/twins/all.ts';
import { EXECUTION } from './testing/twins/execution.ts';
import { PASTED, TWINS_IN_FORMS } from './testing/twins/forms.ts';
import { SCHOOL_HELP } from './testing/twins/school-help.ts';
import { toDocx } from './testing/twins/to-docx.ts';
import { toText } from './testing/twins/to-text.ts';
import { toProgrammeJson } from './to-json.ts';

/** What was understood, line breaks aside: one form breaks where another does not, and its headings part what is left over otherwise. */
const wordsOf = (reading: ProgrammeReading): string =>
  JSON.stringify({ ...toProgrammeJson(reading, []), unread: [] }, null, 1).replaceAll('\\n', ' ');

const linesOf = ({ paragraphs }: DocumentCell): string[] => paragraphs.map(({ text }) => text);

/** The table of docs/reading.md, proven without the documents of real services. */
describe('invented twins of the five source documents', () => {
  it.each(TWINS_IN_FORMS)(
    '[DOC-01] [DOC-02] [DOC-17] [DOC-20] [PLAN-01] [PLAN-02] [PLAN-03] [PLAN-21] [PLAN-26] twin of $of, $form: counted as the source',
    async ({ of, read }) => {
      expect(countReading(readProgramme(await read()))).toEqual(EXPECTED_COUNTS[of]);
    },
  );

  it.each(TWINS)(
    '[PLAN-02] twin of $of: in every form of a file the same words, and for each row a place of its own',
    async (twin) => {
      const forms = TWINS_IN_FORMS.filter(({ of, form }) => of === twin.of && form !== PASTED);
      const readings = await Promise.all(forms.map(async ({ read }) => readProgramme(await read())));
      const [first, ...others] = readings.map(wordsOf);
      expect(others).toEqual(others.map(() => first));
      for (const { activities, indicators } of readings) {
        const anchors = [...activities, ...indicators].map(({ anchor }) => anchor);
        expect(new Set(anchors).size).toBe(anchors.length);
      }
    },
  );

  it.each(TWINS)('[PLAN-02] twin of $of: as text the tables of its source, row for row', (twin) => {
    expect(listTableSizes(readTextDocument(toText(twin)))).toBe(TABLE_SIZES[twin.of]);
  });

  it.skipIf(SEEDS.length === 0).each(TWINS)('twin of $of: no sentence is of the documents people have', (twin) => {
    const { blocks } = readTextDocument(toText(twin));
    const lines = blocks.flatMap((block) =>
      block.kind === 'paragraph' ? [block.text] : block.rows.flatMap(({ cells }) => cells.flatMap(linesOf)),
    );
    // The name of a law is what it is.
    expect(findBorrowed(lines, 9).filter((line) => !line.includes('Федеральный закон'))).toEqual([]);
  });
});

const CONVERTER = await findConverter();

describe.skipIf(CONVERTER === undefined)('twins through the LibreOffice that is here (skipped where it is not)', () => {
  it.each([SCHOOL_HELP, EXECUTION])(
    '[PLAN-02] twin of $of: as its author wrote it',
    async (twin) => {
      // Any extension does: LibreOffice, like us, looks at what a file is.
      const kind = { kind: 'foreign', extension: 'odt', code: 'open-document' } as const;
      const saved = await readDocx(await convertToDocx(toDocx(twin, 'whole'), kind, CONVERTER));
      const reading = readProgramme(saved);
      expect(countReading(reading)).toEqual(EXPECTED_COUNTS[twin.of]);
      expect(wordsOf(reading)).toBe(wordsOf(readProgramme(await readDocx(toDocx(twin, 'whole')))));
    },
    120_000,
  );
});
