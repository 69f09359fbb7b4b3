/** How well the checks find what was planted, and nothing else. */

import { lintDocument } from '../lint.ts';
import type { Finding, Severity } from '../model.ts';
import type { Built } from './build-document.ts';
import type { Fault } from './planted.ts';

export const TODAY = '2025-06-16';
export const CLOSED_DAYS: ReadonlySet<string> = new Set(['2025-11-04']);

export interface Outcome {
  readonly name: string;
  readonly found: readonly Fault[];
  readonly missed: readonly Fault[];
  readonly alarms: readonly Finding[];
}

const isOf = (finding: Finding, { code, severity, at }: Fault): boolean =>
  finding.code === code &&
  finding.severity === severity &&
  `${finding.place} ${finding.text} ${finding.proposal}`.includes(at);

/** Each fault takes one finding; findings that are left are false alarms. */
export function matchFaults(name: string, findings: readonly Finding[], faults: readonly Fault[]): Outcome {
  const left = [...findings];
  const found: Fault[] = [];
  const missed: Fault[] = [];
  for (const fault of faults) {
    const at = left.findIndex((finding) => isOf(finding, fault));
    if (at >= 0) left.splice(at, 1);
    (at >= 0 ? found : missed).push(fault);
  }
  return { name, found, missed, alarms: left };
}

export const lintBuilt = ({ document, reading }: Built): Finding[] =>
  lintDocument(document, reading, { today: TODAY, closedDays: CLOSED_DAYS });

export interface Score {
  readonly planted: number;
  readonly found: number;
  readonly alarms: number;
}

export function scoreOf(outcomes: readonly Outcome[], severity: Severity): Score {
  const count = (list: readonly { severity: Severity }[]) => list.filter((one) => one.severity === severity).length;
  const found = outcomes.reduce((sum, outcome) => sum + count(outcome.found), 0);
  const missed = outcomes.reduce((sum, outcome) => sum + count(outcome.missed), 0);
  return { planted: found + missed, found, alarms: outcomes.reduce((sum, outcome) => sum + count(outcome.alarms), 0) };
}
