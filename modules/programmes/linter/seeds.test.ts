import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SEEDS } from '#core/office/document/testing/seeds.ts';
import { readTextDocument } from '#core/office/document/text/read-text.ts';
import { readProgramme } from '../reading/read-programme.ts';
import { lintDocument } from './lint.ts';
import type { Finding, Severity } from './model.ts';
import { EXPECTED_HINTS, EXPECTED_RULES } from './testing/expected-findings.ts';

function lintSeed(path: string): Finding[] {
  const document = readTextDocument(readFileSync(path, 'utf8'));
  return lintDocument(document, readProgramme(document), { today: '2026-11-27' });
}

describe.skipIf(SEEDS.length === 0)('the five source documents', () => {
  it.each(SEEDS)(
    '[3.3 to 3.7] $name: its faults are found, its questions asked, and no rule is false',
    ({ name, path }) => {
      const findings = lintSeed(path);
      const codesOf = (severity: Severity) =>
        findings.filter((one) => one.severity === severity).map(({ code }) => code);
      const key = name.slice(0, 8);
      expect(codesOf('rule')).toEqual(EXPECTED_RULES[key]);
      expect(codesOf('hint').sort()).toEqual([...(EXPECTED_HINTS[key] ?? [])].sort());
    },
  );

  it.each(SEEDS)('$name: each finding can be told from the others and found in the file', ({ path }) => {
    const findings = lintSeed(path);
    expect(new Set(findings.map(({ fingerprint }) => fingerprint)).size).toBe(findings.length);
    expect(findings.filter(({ anchor }) => anchor === null)).toEqual([]);
  });
});
