import type { ReadDocument } from '#core/office/document/model.ts';
import type { Day } from '#core/time/day.ts';
import { lintDocument } from '../../linter/lint.ts';
import type { Finding } from '../../linter/model.ts';
import type { Corrections, ProgrammeReading } from '../../reading/model.ts';
import { readProgramme } from '../../reading/read-programme.ts';

export interface Asked {
  readonly document: ReadDocument;
  readonly corrections: Corrections;
  readonly today: Day;
}

/** What a document says, and what is wrong in it. */
export interface Understood {
  readonly reading: ProgrammeReading;
  readonly findings: readonly Finding[];
}

export function understandHere({ document, corrections, today }: Asked): Understood {
  const reading = readProgramme(document, { corrections });
  return { reading, findings: lintDocument(document, reading, { today }) };
}
