import { type Context, todayOf } from '#core/context.ts';
import { AppError } from '#core/errors.ts';
import { programmeErrors } from '../errors.ts';
import type { Finding } from '../linter/model.ts';
import type { ProgrammeReading } from '../reading/model.ts';
import { proposeFields } from '../rules/from-reading.ts';
import { openDocument } from './open-document.ts';
import { applyReading, askAbout, storeReading, understand } from './readings.ts';

const NONE = { tables: [] };

export interface Imported {
  readonly reading: ProgrammeReading;
  readonly findings: readonly Finding[];
  /** null: nothing was made. */
  readonly programmeId: string | null;
}

/** Reads and checks with what the municipality remembers; writes nothing. @throws AppError `document_unreadable` */
export async function previewDocument(context: Context, bytes: Uint8Array, fileName: string): Promise<Imported> {
  const content = await openDocument(bytes, fileName);
  const { reading, findings } = await understand(await askAbout(context, { content, corrections: NONE }));
  return { reading, findings, programmeId: null };
}

/** The studio without a person: the document becomes a draft with what was proposed. @throws AppError `document_unreadable`, `reading_empty` */
export async function importDocument(context: Context, bytes: Uint8Array, fileName: string): Promise<Imported> {
  const content = await openDocument(bytes, fileName);
  const { reading, findings } = await understand(await askAbout(context, { content, corrections: NONE }));
  if (reading.activities.length + reading.indicators.length === 0) throw new AppError(programmeErrors.reading_empty);
  const file = { name: fileName, mediaType: 'application/octet-stream', purpose: 'programme' as const };
  const { id: fileId } = await context.services.files.save(context, file, bytes);
  const readingId = await storeReading(context, fileId, fileName, content);
  const fields = proposeFields(reading, fileName, todayOf(context));
  return { reading, findings, programmeId: await applyReading(context, readingId, fields) };
}
