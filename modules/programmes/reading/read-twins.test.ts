import { describe, expect, it } from 'vitest';
import type { ProgrammeReading } from './model.ts';
import { readProgramme } from './read-programme.ts';
import { countReading } from './testing/count-reading.ts';
import { EXPECTED_COUNTS } from './testing/expected-counts.ts';
import { TWINS } from './testing/twins/all.ts';
import { TWINS_IN_FORMS } from './testing/twins/forms.ts';
import { toProgrammeJson } from './to-json.ts';

/** What was understood, line breaks aside: one form breaks where another does not, and its headings part what is left over otherwise. */
const wordsOf = (reading: ProgrammeReading): string =>
  JSON.stringify({ ...toProgrammeJson(reading, []), unread: [] }, null, 1).replaceAll('\\n', ' ');

/** The table of docs/reading.md, proven without the documents of real services. */
describe('invented twins of the five source documents', () => {
  it.each(TWINS_IN_FORMS)(
    '[DOC-01] [DOC-02] [DOC-17] [DOC-20] [PLAN-01] [PLAN-02] [PLAN-03] [PLAN-21] [PLAN-26] twin of $of, $form: counted as the source',
    async ({ of, read }) => {
      expect(countReading(readProgramme(await read()))).toEqual(EXPECTED_COUNTS[of]);
    },
  );

  it.each(TWINS)(
    '[PLAN-02] twin of $of: in every form the same words, and for each row a place of its own',
    async (twin) => {
      const forms = TWINS_IN_FORMS.filter(({ of }) => of === twin.of);
      const readings = await Promise.all(forms.map(async ({ read }) => readProgramme(await read())));
      const [first, ...others] = readings.map(wordsOf);
      expect(others).toEqual(others.map(() => first));
      for (const { activities, indicators } of readings) {
        const anchors = [...activities, ...indicators].map(({ anchor }) => anchor);
        expect(new Set(anchors).size).toBe(anchors.length);
      }
    },
  );
});
