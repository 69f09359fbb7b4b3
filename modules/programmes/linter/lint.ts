import type { ReadDocument } from '#core/office/document/model.ts';
import type { ProgrammeReading } from '../reading/model.ts';
import { CHECKS } from './checks.ts';
import type { Finding, LintOptions } from './model.ts';
import type { Remark } from './source/model.ts';
import { readSource } from './source/read-source.ts';
import { sameKey } from './source/words.ts';

const LONGEST_WORDS = 200;

/** Code and words, no place: a row may move and the fault is still the same. */
function fingerprintOf({ code, words }: Remark): string {
  return `${code}: ${sameKey(words).slice(0, LONGEST_WORDS)}`;
}

function toFinding(remark: Remark): Finding {
  const { code, severity, spot, text, proposal = null } = remark;
  return { code, severity, place: spot.place, text, proposal, anchor: spot.anchor, fingerprint: fingerprintOf(remark) };
}

/** What is wrong in a document, in the order of its pages, without what a person has answered «так и надо» to. */
export function lintDocument(document: ReadDocument, reading: ProgrammeReading, options: LintOptions): Finding[] {
  const source = readSource(document, reading, options);
  return CHECKS.flatMap((check) => check(source))
    .sort((a, b) => a.spot.order - b.spot.order)
    .map(toFinding)
    .filter(({ fingerprint }) => !options.accepted?.has(fingerprint));
}
