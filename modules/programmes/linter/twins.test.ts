import { describe, expect, it } from 'vitest';
import { readProgramme } from '../reading/read-programme.ts';
import { TWINS_IN_FORMS } from '../reading/testing/twins/forms.ts';
import { lintDocument } from './lint.ts';
import type { Severity } from './model.ts';
import { EXPECTED_HINTS, EXPECTED_RULES } from './testing/expected-findings.ts';

describe('invented twins of the five source documents', () => {
  it.each(TWINS_IN_FORMS)('[3.3 to 3.7] twin of $of, $form: the faults of its source, and no other', async (twin) => {
    const document = await twin.read();
    const findings = lintDocument(document, readProgramme(document), { today: '2026-11-27' });
    const codesOf = (severity: Severity) => findings.filter((one) => one.severity === severity).map(({ code }) => code);
    expect(codesOf('rule')).toEqual(EXPECTED_RULES[twin.of]);
    expect(codesOf('hint').sort()).toEqual([...(EXPECTED_HINTS[twin.of] ?? [])].sort());
  });
});
