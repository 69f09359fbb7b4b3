import type { Anchor } from '#core/office/document/model.ts';

/** `rule`: certain; `hint`: asks, may be meant so. */
export const SEVERITIES = ['rule', 'hint'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** A fault of a document, with its place and a proposal. @source test-cases.md 3.3 to 3.8 */
export interface Finding {
  /** Stable code: «numbering_gap», «year_out_of_range» …; its Russian text is in messages.ts. */
  readonly code: string;
  readonly severity: Severity;
  /** In Russian, as a person finds it: «Дорожная карта, строка 5, «Сроки»». */
  readonly place: string;
  /** What is wrong, in Russian, one sentence. */
  readonly text: string;
  /** What to do, in Russian; null: the author knows better. */
  readonly proposal: string | null;
  readonly anchor: Anchor | null;
  /** The same fault of the same words again: «так и надо» is remembered by it. */
  readonly fingerprint: string;
}
