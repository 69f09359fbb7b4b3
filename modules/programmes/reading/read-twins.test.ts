import { describe, expect, it } from 'vitest';
import { readProgramme } from './read-programme.ts';
import { countReading } from './testing/count-reading.ts';
import { EXPECTED_COUNTS } from './testing/expected-counts.ts';
import { TWINS_IN_FORMS } from './testing/twins/forms.ts';

/** The table of docs/reading.md, proven without the documents of real services. */
describe('invented twins of the five source documents', () => {
  it.each(TWINS_IN_FORMS)(
    '[DOC-01] [DOC-02] [DOC-17] [DOC-20] [PLAN-01] [PLAN-02] [PLAN-03] [PLAN-21] [PLAN-26] twin of $of, $form: counted as the source',
    async ({ of, read }) => {
      expect(countReading(readProgramme(await read()))).toEqual(EXPECTED_COUNTS[of]);
    },
  );
});
