import { AppError } from '#core/errors.ts';
import type { ReadDocument } from '#core/office/document/model.ts';
import type { Day } from '#core/time/day.ts';
import { programmeErrors } from '../errors.ts';
import type { Finding } from '../linter/model.ts';
import { writeRemark } from '../rules/write-remark.ts';
import type { Understood } from './apart/understand.ts';
import { markOpened, openDocument } from './open-document.ts';
import { understandDocument } from './understand.ts';

export interface Checked extends Understood {
  readonly document: ReadDocument;
}

/** Reads and checks a document; nothing is stored. @throws AppError `document_unreadable` */
export async function checkDocument(bytes: Uint8Array, fileName: string, today: Day): Promise<Checked> {
  const document = await openDocument(bytes, fileName);
  return { document, ...(await understandDocument({ document, corrections: { tables: [] }, today })) };
}

/** The answer of the page «Проверить документ». */
export async function checkBytes(bytes: Uint8Array, fileName: string, today: Day) {
  const { document, reading, findings } = await checkDocument(bytes, fileName, today);
  return {
    kind: reading.kind,
    title: reading.title,
    activities: reading.activities.length,
    indicators: reading.indicators.length,
    findings,
    mayMark: document.format === 'docx' || document.format === 'xlsx',
  };
}

/** The sender's own file with the remarks at their places. @throws AppError `document_not_markable` */
export async function markBytes(bytes: Uint8Array, fileName: string, today: Day): Promise<Uint8Array> {
  const { document, findings } = await checkDocument(bytes, fileName, today);
  return markFindings(bytes, document, findings);
}

export function markFindings(
  bytes: Uint8Array,
  { format }: Pick<ReadDocument, 'format'>,
  findings: readonly Finding[],
): Promise<Uint8Array> {
  if (format !== 'docx' && format !== 'xlsx') throw new AppError(programmeErrors.document_not_markable);
  const remarks = findings.flatMap((finding) =>
    finding.anchor === null ? [] : [{ anchor: finding.anchor, text: writeRemark(finding), author: 'Опора' }],
  );
  return markOpened(bytes, remarks);
}
