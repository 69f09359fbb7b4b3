import type { FindingCode, Severity } from '../model.ts';
import type { Plan } from './build-document.ts';

/** A fault put into an invented document on purpose: `at` stands in the finding's place or text. */
export interface Fault {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly at: string;
}

export interface FaultyDocument {
  readonly name: string;
  readonly plan: Plan;
  readonly faults: readonly Fault[];
}

export const rule = (code: FindingCode, at: string): Fault => ({ code, severity: 'rule', at });
export const hint = (code: FindingCode, at: string): Fault => ({ code, severity: 'hint', at });
