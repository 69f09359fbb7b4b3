import { open } from 'node:fs/promises';
import type { Permission } from '#core/access/grants.ts';
import { canSomewhere } from '#core/access/reach.ts';
import type { Context } from '#core/context.ts';
import { frameErrors } from '#core/contract/errors.ts';
import { AppError } from '#core/errors.ts';
import { pathwayErrors } from '#modules/pathways/errors.ts';
import { programmeErrors } from '#modules/programmes/errors.ts';

const MEGABYTE = 1024 * 1024;

/** One workbook or ZIP of a whole district; beyond it the user is told to split. */
export const UPLOAD_LIMIT = 300 * MEGABYTE;
const EVIDENCE_LIMIT = 20 * MEGABYTE;
/** A programme with the scans of its appendices. */
const DOCUMENT_LIMIT = 60 * MEGABYTE;

const PURPOSES = ['import', 'template', 'evidence', 'programme'] as const;
export type UploadPurpose = (typeof PURPOSES)[number];

/** What a file is sent for stands in a header; a sender that says nothing brings a table. */
export function readPurpose(header: unknown): UploadPurpose {
  return PURPOSES.find((purpose) => purpose === header) ?? 'import';
}

const TABLES: readonly Permission[] = ['import.run', 'diagnostics.import', 'template.edit'];
/** The service edits pathways only where an act says so, which the item decides: here it is enough that it may draft. */
const EVIDENCE: readonly Permission[] = ['pathway.confirm', 'pathway.edit', 'pathway.draft'];

const UPLOADERS: Record<UploadPurpose, readonly Permission[]> = {
  import: TABLES,
  template: TABLES,
  evidence: EVIDENCE,
  programme: ['programme.edit'],
};

/** @throws AppError `forbidden` */
export function requireUploader({ actor }: Context, purpose: UploadPurpose): void {
  const permissions = UPLOADERS[purpose];
  if (!permissions.some((permission) => canSomewhere(actor, permission))) throw new AppError(frameErrors.forbidden);
}

/** @param length as the sender announces it; NaN: not said. @throws AppError `too_large`, `evidence_size`, `document_size` */
export function requireSize(length: number, purpose: UploadPurpose): void {
  if (!Number.isFinite(length) || length > UPLOAD_LIMIT) throw new AppError(frameErrors.too_large);
  if (purpose === 'evidence' && length > EVIDENCE_LIMIT) throw new AppError(pathwayErrors.evidence_size);
  if (purpose === 'programme' && length > DOCUMENT_LIMIT) throw new AppError(programmeErrors.document_size);
}

const startsWith = (head: Uint8Array, bytes: readonly number[]) => bytes.every((byte, at) => head[at] === byte);
const textAt = (head: Uint8Array, at: number) => String.fromCharCode(...head.slice(at, at + 4));
const HEIC_BRANDS = ['heic', 'heix', 'mif1', 'hevc', 'msf1'];

/** The kind of a photograph or PDF by its first bytes; its name proves nothing. */
export function readEvidenceType(head: Uint8Array): string | undefined {
  if (textAt(head, 0) === '%PDF') return 'application/pdf';
  if (startsWith(head, [0xff, 0xd8, 0xff])) return 'image/jpeg';
  if (startsWith(head, [0x89, 0x50, 0x4e, 0x47])) return 'image/png';
  if (textAt(head, 0) === 'RIFF' && textAt(head, 8) === 'WEBP') return 'image/webp';
  if (textAt(head, 4) === 'ftyp' && HEIC_BRANDS.includes(textAt(head, 8))) return 'image/heic';
  return undefined;
}

async function readHead(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(16), 0, 16, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** The media type to keep a received file under. @throws AppError `evidence_kind` */
export async function readMediaType(path: string, purpose: UploadPurpose): Promise<string> {
  if (purpose !== 'evidence') return 'application/octet-stream';
  const type = readEvidenceType(await readHead(path));
  if (type === undefined) throw new AppError(pathwayErrors.evidence_kind);
  return type;
}
