import type { ReadDocument } from '#core/office/document/model.ts';
import type { ProgrammeReading } from '../reading/model.ts';
import { CHECKS } from './checks.ts';
import type { Finding, LintOptions } from './model.ts';
import type { Remark } from './source/model.ts';
import { readSource } from './source/read-source.ts';
import { sameKey } from './source/words.ts';

const LONGEST_WORDS = 200;
/** A fault of one sort on every line is one thing to know. */
const MOST_OF_A_CODE = 100;

/** Code and words, no place: a row may move and the fault is still the same. */
function fingerprintOf({ code, words }: Remark): string {
  return `${code}: ${sameKey(words).slice(0, LONGEST_WORDS)}`;
}

function toFinding(remark: Remark): Finding {
  const { code, severity, spot, text, proposal = null } = remark;
  return { code, severity, place: spot.place, text, proposal, anchor: spot.anchor, fingerprint: fingerprintOf(remark) };
}

/** The last one that is shown says how many are not. */
function cutLong(findings: readonly Finding[]): Finding[] {
  const counts = new Map<string, number>();
  for (const { code } of findings) counts.set(code, (counts.get(code) ?? 0) + 1);
  const shown = new Map<string, number>();
  return findings.flatMap((finding) => {
    const number = (shown.get(finding.code) ?? 0) + 1;
    shown.set(finding.code, number);
    if (number > MOST_OF_A_CODE) return [];
    const rest = (counts.get(finding.code) ?? 0) - MOST_OF_A_CODE;
    return number === MOST_OF_A_CODE && rest > 0
      ? [{ ...finding, text: `${finding.text} Таких мест дальше ещё ${rest}.` }]
      : [finding];
  });
}

/** What is wrong in a document, in the order of its pages, without what a person has answered «так и надо» to. */
export function lintDocument(document: ReadDocument, reading: ProgrammeReading, options: LintOptions): Finding[] {
  const source = readSource(document, reading, options);
  const findings = CHECKS.flatMap((check) => check(source))
    .sort((a, b) => a.spot.order - b.spot.order)
    .map(toFinding)
    .filter(({ fingerprint }) => !options.accepted?.has(fingerprint));
  return cutLong(findings);
}
