import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readProgramme } from '../reading/read-programme.ts';
import { FINDING_TITLES, SEVERITIES, type Severity } from './model.ts';
import { type Built, buildDocument } from './testing/build-document.ts';
import { CLEAN_DOCUMENTS } from './testing/clean.ts';
import { FAULTY_DOCUMENTS } from './testing/faulty.ts';
import { LATER_CLEAN } from './testing/later-clean.ts';
import { LATER_FAULTY } from './testing/later-faulty.ts';
import type { FaultyDocument } from './testing/planted.ts';
import { lintBuilt, matchFaults, type Outcome, scoreOf } from './testing/score.ts';

const clean = (documents: typeof CLEAN_DOCUMENTS): FaultyDocument[] => documents.map((one) => ({ ...one, faults: [] }));
const SETS = {
  first: [...FAULTY_DOCUMENTS, ...clean(CLEAN_DOCUMENTS)],
  second: [...LATER_FAULTY, ...clean(LATER_CLEAN)],
} as const;

const perfectly = ({ plan }: FaultyDocument): Built => buildDocument(plan);
const reallyRead = ({ plan }: FaultyDocument): Built => {
  const { document } = buildDocument(plan);
  return { document, reading: readProgramme(document) };
};
const tryAll = (documents: readonly FaultyDocument[], read: (one: FaultyDocument) => Built): Outcome[] =>
  documents.map((one) => matchFaults(one.name, lintBuilt(read(one)), one.faults));

const share = (part: number, whole: number): string => (whole === 0 ? 1 : part / whole).toFixed(2);

function rowOf(set: keyof typeof SETS, severity: Severity): string {
  const { planted, found, alarms } = scoreOf(tryAll(SETS[set], perfectly), severity);
  const cells = [set, severity, planted, found, alarms, share(found, found + alarms), share(found, planted)];
  return `| ${cells.join(' | ')} |`;
}

const DOCS = readFileSync(join(import.meta.dirname, '../../../docs/linter.md'), 'utf8');

describe('precision and recall on planted faults', () => {
  it('are the figures of docs/linter.md', () => {
    const rows = (['first', 'second'] as const).flatMap((set) => SEVERITIES.map((severity) => rowOf(set, severity)));
    expect(DOCS.split('\n').filter((line) => /^\| (?:first|second) \|/u.test(line))).toEqual(rows);
  });

  it.each([...SETS.first, ...SETS.second].map((one) => [one.name, one] as const))(
    '%s: what was planted, and nothing else',
    (_, one) => {
      const { missed, alarms } = matchFaults(one.name, lintBuilt(perfectly(one)), one.faults);
      expect({ missed, alarms }).toEqual({ missed: [], alarms: [] });
    },
  );

  it('every code has been planted', () => {
    const planted = new Set<string>(
      [...SETS.first, ...SETS.second].flatMap(({ faults }) => faults.map(({ code }) => code)),
    );
    expect(Object.keys(FINDING_TITLES).filter((code) => !planted.has(code))).toEqual([]);
  });

  it('through the real reading no rule is false, and nine of ten are found', () => {
    const outcomes = tryAll([...SETS.first, ...SETS.second], reallyRead);
    const { planted, found } = scoreOf(outcomes, 'rule');
    expect(outcomes.flatMap(({ alarms }) => alarms.filter(({ severity }) => severity === 'rule'))).toEqual([]);
    expect(found / planted).toBeGreaterThanOrEqual(0.9);
  });
});

describe('the list of codes', () => {
  it('is wholly in docs/linter.md', () => {
    expect(Object.keys(FINDING_TITLES).filter((code) => !DOCS.includes(`\`${code}\``))).toEqual([]);
  });
});
