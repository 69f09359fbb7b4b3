import { describeEmbeddedError } from './messages.ts';

/** What can go wrong with the embedded server; every code has a Russian line in messages.ts. */
export type EmbeddedErrorCode =
  | 'unsupported_platform'
  | 'folder_not_writable'
  | 'folder_closed'
  | 'already_running'
  | 'disk_full'
  | 'failed_to_start'
  | 'newer_version';

/** Facts for the message: only those that the code's line names are set. */
export type EmbeddedErrorDetails = {
  readonly folder?: string;
  /** The operating system's user that runs the server. */
  readonly user?: string;
  readonly pid?: number;
  readonly reason?: string;
  readonly found?: string;
  readonly expected?: string;
};

/** `message` is the Russian line itself, fit to be printed as it is. */
export class EmbeddedError extends Error {
  readonly code: EmbeddedErrorCode;
  readonly details: EmbeddedErrorDetails;

  constructor(code: EmbeddedErrorCode, details: EmbeddedErrorDetails = {}, options?: ErrorOptions) {
    super(describeEmbeddedError(code, details), options);
    this.name = 'EmbeddedError';
    this.code = code;
    this.details = details;
  }
}

/** Error codes of the file system that mean «not yours to write». */
const notWritable = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'EISDIR']);

/** The operating system's error code, or undefined for anything else. */
export function findErrorCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** Turns a file system error about the data folder into ours; anything else comes back as it is. */
export function explainFolderError(error: unknown, folder: string): unknown {
  if (error instanceof EmbeddedError) return error;
  const code = findErrorCode(error);
  if (code === undefined) return error;
  if (code === 'ENOSPC' || code === 'EDQUOT') return new EmbeddedError('disk_full', { folder }, { cause: error });
  if (notWritable.has(code)) return new EmbeddedError('folder_not_writable', { folder }, { cause: error });
  return error;
}
