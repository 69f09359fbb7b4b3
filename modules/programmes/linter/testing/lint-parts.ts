import { lintDocument } from '../lint.ts';
import type { Finding } from '../model.ts';
import { buildDocument, type Part, type Plan, text } from './build-document.ts';
import { CLOSED_DAYS, TODAY } from './score.ts';

/** Findings of a few blocks, of the codes that are looked at; the rest of a document is not there. */
export function lintParts(parts: readonly Part[], plan: Partial<Plan> = {}): Finding[] {
  const { document, reading } = buildDocument({ kind: 'other', title: null, ...plan, parts });
  return lintDocument(document, reading, { today: TODAY, closedDays: CLOSED_DAYS });
}

export const lintLines = (...lines: string[]): Finding[] => lintParts(lines.map((line) => text(line)));

/** Texts of one code, with plain spaces: tests are read by people. */
export const textsOfCode = (findings: readonly Finding[], code: string): string[] =>
  findings.filter((finding) => finding.code === code).map(({ text: said }) => said.replaceAll('\u00a0', ' '));

export const codesOf = (findings: readonly Finding[]): string[] => findings.map(({ code }) => code);
