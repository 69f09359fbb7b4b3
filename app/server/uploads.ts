import { open } from 'node:fs/promises';
import type { Permission } from '#core/access/grants.ts';
import { canSomewhere } from '#core/access/reach.ts';
import type { Context } from '#core/context.ts';
import { type ErrorEntry, frameErrors } from '#core/contract/errors.ts';
import { AppError } from '#core/errors.ts';
import type { FilePurpose } from '#core/files.ts';
import { readPackageType } from '#core/office/package-type.ts';
import { pathwayErrors } from '#modules/pathways/errors.ts';
import { programmeErrors } from '#modules/programmes/errors.ts';

const MEGABYTE = 1024 * 1024;

/** One workbook or ZIP of a whole district; beyond it the user is told to split. */
export const UPLOAD_LIMIT = 300 * MEGABYTE;
const EVIDENCE_LIMIT = 20 * MEGABYTE;
/** A programme with the scans of its appendices. */
const DOCUMENT_LIMIT = 60 * MEGABYTE;

/** What a kind of upload asks of its sender and of its content; one without `readType` is kept as bytes and read later. */
interface UploadRule {
  readonly permissions: readonly Permission[];
  readonly limit?: { readonly bytes: number; readonly refusal: ErrorEntry };
  readonly readType?: { readonly of: (path: string) => Promise<string | undefined>; readonly refusal: ErrorEntry };
}

const TABLES: readonly Permission[] = ['import.run', 'diagnostics.import', 'template.edit'];

const RULES = {
  import: { permissions: TABLES },
  template: { permissions: TABLES },
  evidence: {
    // The service edits pathways only where an act says so, which the item decides: here it is enough that it may draft.
    permissions: ['pathway.confirm', 'pathway.edit', 'pathway.draft'],
    limit: { bytes: EVIDENCE_LIMIT, refusal: pathwayErrors.evidence_size },
    readType: { of: readPictureType, refusal: pathwayErrors.evidence_kind },
  },
  programme: {
    permissions: ['programme.edit'],
    limit: { bytes: DOCUMENT_LIMIT, refusal: programmeErrors.document_size },
  },
  programme_evidence: {
    permissions: ['programme.report'],
    limit: { bytes: EVIDENCE_LIMIT, refusal: programmeErrors.programme_evidence_size },
    readType: { of: readPaperType, refusal: programmeErrors.programme_evidence_kind },
  },
} as const satisfies Partial<Record<FilePurpose, UploadRule>>;
export type UploadPurpose = keyof typeof RULES;

const ruleOf = (purpose: UploadPurpose): UploadRule => RULES[purpose];

/** What a file is sent for stands in a header; a sender that says nothing brings a table. */
export function readPurpose(header: unknown): UploadPurpose {
  return (Object.keys(RULES) as UploadPurpose[]).find((purpose) => purpose === header) ?? 'import';
}

/** @throws AppError `forbidden` */
export function requireUploader({ actor }: Context, purpose: UploadPurpose): void {
  if (!ruleOf(purpose).permissions.some((permission) => canSomewhere(actor, permission)))
    throw new AppError(frameErrors.forbidden);
}

/** @param length as the sender announces it; NaN: not said. @throws AppError `too_large` or the purpose's own refusal */
export function requireSize(length: number, purpose: UploadPurpose): void {
  if (!Number.isFinite(length) || length > UPLOAD_LIMIT) throw new AppError(frameErrors.too_large);
  const { limit } = ruleOf(purpose);
  if (limit && length > limit.bytes) throw new AppError(limit.refusal);
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

async function readPictureType(path: string): Promise<string | undefined> {
  return readEvidenceType(await readHead(path));
}

/** A picture, PDF or an office document; a package is told by its parts, whatever its name. */
async function readPaperType(path: string): Promise<string | undefined> {
  return (await readPictureType(path)) ?? readPackageType(path);
}

/** The media type to keep a received file under. @throws AppError of the purpose when its content is something else */
export async function readMediaType(path: string, purpose: UploadPurpose): Promise<string> {
  const { readType } = ruleOf(purpose);
  if (!readType) return 'application/octet-stream';
  const type = await readType.of(path);
  if (type === undefined) throw new AppError(readType.refusal);
  return type;
}
